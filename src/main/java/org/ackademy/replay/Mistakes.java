package org.ackademy.replay;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ackademy.replay.Diagnosis.Finding;
import org.ackademy.replay.Distance.Field;
import org.ackademy.replay.Judgement.Violation;
import org.ackademy.replay.LegalMoves.Option;
import org.ackademy.replay.Line.Fate;
import org.ackademy.replay.Outcome.ClaimRefuted;
import org.ackademy.replay.Outcome.Explained;
import org.ackademy.replay.Outcome.TooMany;
import org.ackademy.replay.Outcome.Unexplained;
import org.ackademy.replay.Recognition.Found;
import org.ackademy.replay.Recognition.Place;
import org.ackademy.tcp.Segment;

/**
 * Goes on after a mistake as if the nearest legal move had stood in its place, so that mistakes
 * that have nothing to do with each other are all found, and one mistake is told once.
 */
final class Mistakes {
  /** The most mistakes that are told of one exchange. */
  static final int TOLD_MAX = 10;

  /** The most lines without explanation that are looked at for them. */
  static final int LOOKED_MAX = 40;

  /** The most mistakes for which a misconception is looked for. */
  static final int NAMED_MAX = 3;

  /** The longest exchange in which lines that are missing are looked for. */
  private static final int LINES_COMPLETED_MAX = 60;

  /** How soon the next line is wrong too, in lines, where one that is missing is looked for. */
  private static final int SOON = 2;

  private final Case question;
  private final Search search;
  private final Diagnosis diagnosis;

  /** The line in which each was met last. */
  private final Map<Shift, Integer> shifts = new HashMap<>();

  /** The lines without explanation. */
  private final Set<Integer> wrong = new HashSet<>();

  Mistakes(Case question, Search search, Diagnosis diagnosis) {
    this.question = question;
    this.search = search;
    this.diagnosis = diagnosis;
  }

  /**
   * A wrong number is carried on: who writes one sequence space off by so much goes on so, and
   * makes no new mistake, until a number of that space is right again.
   *
   * @param space whose sequence space it is
   * @param by how far off, on the circle
   */
  private record Shift(Side space, int by) {}

  /** The mistakes from the first on; at least one. */
  List<Violation> from(Outcome first) {
    List<Told> told = new ArrayList<>();
    var mended = new Mended(question);
    Outcome outcome = first;
    for (int looked = 0; looked < LOOKED_MAX && told.size() < TOLD_MAX; looked++) {
      switch (outcome) {
        case Unexplained unexplained -> {
          Finding finding = diagnosis.of(unexplained);
          if (isNews(finding)) {
            told.add(Told.of(finding.violation(), mended));
          }
          int at = unexplained.at();
          List<Option> options = looked < NAMED_MAX && isShort() ? finding.options() : List.of();
          // Of a short one more is tried from here on.
          Branch.Lists lists =
              isShort() || unexplained.before().size() > 1
                  ? Branch.Lists.SHARED
                  : Branch.Lists.OWNED;
          Outcome changed = search.run(assuming(unexplained, finding.nearest(), lists), at + 1);
          Optional<Missing> missing = missing(at, options, changed);
          if (missing.isPresent()) {
            mended.insert(at, missing.get().option());
            outcome = missing.get().outcome();
          } else {
            mended.mend(at, finding.nearest());
            outcome = changed;
          }
        }
        case ClaimRefuted refuted -> {
          told.add(Told.of(Diagnosis.of(refuted), mended));
          mended.unclaim(refuted.at(), refuted.side());
          outcome = search.beyond(refuted);
        }
        case Explained explained -> {
          return named(told);
        }
        case TooMany many -> {
          return named(told);
        }
      }
    }
    return named(told);
  }

  private boolean isShort() {
    return question.exchange().size() <= LINES_COMPLETED_MAX;
  }

  /** A legal move with which a line and more after it are explained. */
  private record Missing(Option option, Outcome outcome) {}

  /**
   * The legal move that is missing before a line: with it more of what follows is explained, the
   * line itself first, than with the nearest legal move in the line's place.
   */
  private Optional<Missing> missing(int at, List<Option> options, Outcome changed) {
    int reached = reached(changed);
    if (reached - at > SOON) {
      return Optional.empty();
    }
    Set<Segment> tried = new HashSet<>();
    Missing best = null;
    for (Option option : options) {
      if (tried.size() >= LegalMoves.MOVES_MAX || !tried.add(option.segment())) {
        continue;
      }
      Branch with =
          option
              .branch()
              .after(
                  option.from(),
                  at - 1,
                  Fate.UNSAID,
                  option.fill(),
                  option.after(),
                  Branch.Lists.SHARED);
      Outcome outcome = search.run(List.of(with), at);
      if (reached(outcome) > reached) {
        reached = reached(outcome);
        best = new Missing(option, outcome);
      }
    }
    return Optional.ofNullable(best);
  }

  /** The first line that is not explained. */
  private static int reached(Outcome outcome) {
    return switch (outcome) {
      case Explained explained -> Integer.MAX_VALUE;
      case Unexplained unexplained -> unexplained.at();
      case ClaimRefuted refuted -> refuted.at();
      case TooMany many -> many.at();
    };
  }

  /**
   * A mistake.
   *
   * @param violation what it breaks
   * @param question the case with the mistakes before it mended
   * @param removed how many lines that left out
   */
  private record Told(Violation violation, Case question, int removed) {
    static Told of(Violation violation, Mended mended) {
      return new Told(violation, mended.asCase(), mended.removed());
    }

    private Place place() {
      return new Place(violation.at(), violation.code() == Code.STATE_CLAIM);
    }
  }

  /** The same mistakes, with the misconceptions that explain them. */
  private List<Violation> named(List<Told> told) {
    List<Violation> named = new ArrayList<>();
    boolean looks = Recognition.looksAt(question);
    Optional<Found> last = Optional.empty();
    for (int i = 0; i < told.size(); i++) {
      Told one = told.get(i);
      Place next = i + 1 < told.size() ? told.get(i + 1).place() : Place.END;
      boolean known = last.filter(f -> f.reach().compareTo(one.place()) > 0).isPresent();
      if (looks && !known && i < NAMED_MAX) {
        int by = one.removed();
        last =
            Recognition.of(one.question(), one.place().back(by), next.back(by))
                .map(found -> found.forward(by));
      }
      named.add(
          (known || i < NAMED_MAX ? last : Optional.<Found>empty())
              .map(found -> one.violation().because(found.misconception()))
              .orElse(one.violation()));
    }
    return named;
  }

  /** Whether anything in the line is wrong that is not carried on. */
  private boolean isNews(Finding finding) {
    int at = finding.at();
    Line line = question.exchange().line(at);
    wrong.add(at);
    if (finding.nearest().isEmpty()) {
      return true;
    }
    Segment legal = finding.nearest().get().segment();
    boolean news = false;
    Set<Field> fields = Distance.between(line, legal);
    for (Field field : fields) {
      news |=
          switch (field) {
            case SEQ -> isNews(new Shift(line.from(), line.segment().seq() - legal.seq()), at);
            case ACK ->
                isNews(new Shift(line.from().peer(), line.segment().ack() - legal.ack()), at);
            case FLAGS, LENGTH -> true;
          };
    }
    return news || fields.isEmpty();
  }

  private boolean isNews(Shift shift, int at) {
    Integer before = shifts.put(shift, at);
    return before == null || isRightBetween(shift.space(), before, at);
  }

  /** Whether a line that has an explanation states a number of this space. */
  private boolean isRightBetween(Side space, int after, int before) {
    for (int number = after + 1; number < before; number++) {
      Line line = question.exchange().line(number);
      boolean states =
          line.from() == space ? line.given().seq() : line.segment().isAck() && line.given().ack();
      if (states && !wrong.contains(number)) {
        return true;
      }
    }
    return false;
  }

  /** The line's nearest legal move in its place; where it has none, the line left out. */
  static List<Branch> assuming(Unexplained unexplained, Optional<Option> nearest) {
    return assuming(unexplained, nearest, Branch.Lists.SHARED);
  }

  private static List<Branch> assuming(
      Unexplained unexplained, Optional<Option> nearest, Branch.Lists lists) {
    return nearest
        .map(
            option ->
                List.of(
                    option
                        .branch()
                        .after(
                            option.from(),
                            unexplained.at(),
                            Fate.UNSAID,
                            option.fill(),
                            option.after(),
                            lists)))
        .orElse(unexplained.before());
  }
}
