package org.ackademy.replay;

import java.util.Arrays;
import java.util.Optional;
import org.ackademy.replay.Judgement.Invalid;
import org.ackademy.replay.Judgement.Violation;
import org.ackademy.replay.Outcome.ClaimRefuted;
import org.ackademy.replay.Outcome.Explained;
import org.ackademy.replay.Outcome.TooMany;
import org.ackademy.replay.Outcome.Unexplained;
import org.ackademy.replay.Scenario.Network;
import org.ackademy.replay.Scenario.Vantage;
import org.ackademy.tcp.TcpState;
import org.jspecify.annotations.Nullable;

/**
 * Finds the misconception behind a mistake: the one under which the exchange, from its start, has
 * an explanation at the mistake and past it.
 *
 * <p>A name is trusted where it explains the line, or the claim, that nothing of the RFC explains
 * and all that follows up to the next mistake that has nothing to do with it. Of several the one
 * that explains furthest is named; of those the one by whose way of counting fewest numbers are
 * slips; of those the first of {@link Misconception}. Nothing is named where none explains so much.
 * Names never touch a verdict.
 */
final class Recognition {
  /** The longest exchange in which misconceptions are looked for, in lines. */
  static final int LINES_MAX = 400;

  /** The most steps that each misconception is played for. */
  static final long STEPS_MAX = 20_000;

  /** The same where only the lines around a mistake are played. */
  private static final long STEPS_AROUND_MAX = 4_000;

  /** A place in an exchange: the line, or what is claimed of a host after it. */
  record Place(int line, boolean claim) implements Comparable<Place> {
    static final Place END = new Place(Integer.MAX_VALUE, false);

    Place back(int lines) {
      return this.equals(END) ? END : new Place(line - lines, claim);
    }

    @Override
    public int compareTo(Place other) {
      return line != other.line
          ? Integer.compare(line, other.line)
          : Boolean.compare(claim, other.claim);
    }
  }

  /**
   * What is recognised.
   *
   * @param misconception the misconception
   * @param reach the first place that it does not explain
   */
  record Found(Misconception misconception, Place reach, int slips) {
    /** The same in an exchange with so many lines more before. */
    Found forward(int lines) {
      return new Found(misconception, reach.back(-lines), slips);
    }

    /** No other can be better. */
    private boolean isBest() {
      return reach.equals(Place.END) && slips == 0;
    }

    private boolean isBetterThan(Found other) {
      int further = reach.compareTo(other.reach);
      return further > 0 || (further == 0 && slips < other.slips);
    }
  }

  private Recognition() {}

  /** Whether exchanges such as this are looked at. */
  static boolean looksAt(Case question) {
    return question.exchange().size() <= LINES_MAX;
  }

  /**
   * The misconception behind a mistake.
   *
   * @param question the case, all mistakes before this one mended
   * @param mistake where the mistake is
   * @param next where the next one is
   */
  static Optional<Found> of(Case question, Place mistake, Place next) {
    Optional<Found> both = asSent(question, mistake).flatMap(scene -> best(scene, mistake, next));
    return both.isPresent()
        ? both
        : Scene.around(question, mistake.line()).flatMap(scene -> best(scene, mistake, next));
  }

  /**
   * Where a host is seen only through what arrives from it, it is not played: mistakes are looked
   * at as if it had sent each line where it arrived, if the RFC cannot explain them so either.
   */
  private static Optional<Scene> asSent(Case question, Place mistake) {
    Scenario scenario = question.scenario();
    boolean isHeard = scenario.network() == Network.LOSSY && scenario.vantage() != Vantage.WIRE;
    if (!isHeard) {
      return Optional.empty();
    }
    Case sent =
        new Case(
            question.id(), scenario.seenFrom(Vantage.WIRE), question.exchange(), question.claims());
    return Scene.around(sent, mistake.line())
        .filter(
            scene -> rightReach(scene).filter(place -> place.compareTo(mistake) <= 0).isPresent());
  }

  /** How far the RFC's hosts explain; nothing where that is not known. */
  private static Optional<Place> rightReach(Scene scene) {
    try {
      Outcome outcome = scene.played(new Search(scene.question(), new Steps(STEPS_MAX)));
      return switch (outcome) {
        case Explained explained -> Optional.of(Place.END);
        case Unexplained unexplained -> Optional.of(new Place(unexplained.at(), false));
        case ClaimRefuted refuted -> Optional.of(new Place(refuted.at(), true));
        case TooMany many -> Optional.empty();
      };
    } catch (Steps.Exhausted e) {
      return Optional.empty();
    }
  }

  private static Optional<Found> best(Scene scene, Place mistake, Place next) {
    Found best = null;
    for (Misconception misconception : Misconception.values()) {
      if (mistake.claim() && misconception.numbering() != Writing.Numbering.BY_THE_BOOK) {
        continue; // No way of counting changes a state.
      }
      Found found = reach(scene, misconception, mistake.line());
      boolean trusted = found.reach().compareTo(mistake) > 0 && found.reach().compareTo(next) >= 0;
      if (trusted && (best == null || found.isBetterThan(best))) {
        best = found;
        if (found.isBest()) {
          break;
        }
      }
    }
    return Optional.ofNullable(best);
  }

  /** Whether a misconception explains the first mistake as well as any other. */
  static boolean explains(Case question, Invalid invalid, Misconception misconception) {
    if (!looksAt(question)) {
      return false;
    }
    Place mistake = place(invalid.violation());
    Place next = invalid.further().stream().findFirst().map(Recognition::place).orElse(Place.END);
    if (mistake.claim() && misconception.numbering() != Writing.Numbering.BY_THE_BOOK) {
      return false;
    }
    Optional<Scene> scene = Scene.around(question, mistake.line());
    if (scene.isEmpty()) {
      return false;
    }
    Found found = reach(scene.get(), misconception, mistake.line());
    return found.reach().compareTo(mistake) > 0
        && found.reach().compareTo(next) >= 0
        && of(question, mistake, next).filter(best -> best.isBetterThan(found)).isEmpty();
  }

  private static Place place(Violation violation) {
    return new Place(violation.at(), violation.code() == Code.STATE_CLAIM);
  }

  /**
   * How far a misconception explains what is played of an exchange.
   *
   * @param first the first line, from 1, whose slips count
   */
  static Found reach(Scene scene, Misconception misconception, int first) {
    var writing = new Writing(misconception.numbering(), first);
    long most = scene.isWhole() ? STEPS_MAX : STEPS_AROUND_MAX;
    var steps = new Steps(most, misconception.machine());
    try {
      Outcome outcome = scene.played(new Search(scene.question(), steps, writing));
      return switch (outcome) {
        case Explained explained ->
            new Found(
                misconception,
                Place.END,
                explained.branches().stream().mapToInt(Branch::slips).min().orElse(0));
        case Unexplained unexplained ->
            new Found(
                misconception,
                new Place(unexplained.at(), false),
                unexplained.before().stream().mapToInt(Branch::slips).min().orElse(0));
        case ClaimRefuted refuted ->
            new Found(
                misconception,
                new Place(refuted.at(), true),
                refuted.branches().stream().mapToInt(Branch::slips).min().orElse(0));
        case TooMany many -> new Found(misconception, new Place(0, false), 0);
      };
    } catch (Steps.Exhausted e) {
      return new Found(misconception, new Place(0, false), 0);
    }
  }

  /**
   * The misconception by which nothing is missing from an exchange that is incomplete: its goal is
   * met, or, where a segment is owed, none is.
   */
  static Optional<Misconception> completing(Case question, Code missing) {
    int size = question.exchange().size();
    if (size > Scene.WHOLE_MAX || size == 0) {
      return Optional.empty();
    }
    for (Misconception misconception : Misconception.values()) {
      if (completes(question, missing, misconception)) {
        return Optional.of(misconception);
      }
    }
    return Optional.empty();
  }

  private static boolean isUnborn(@Nullable HostState end) {
    return end != null
        && Arrays.stream(TcpState.values())
            .allMatch(s -> s == TcpState.CLOSED || !end.hasPassed(s));
  }

  /** Whether nothing is missing from an exchange as whoever believes this has it. */
  static boolean completes(Case question, Code missing, Misconception misconception) {
    if (misconception.completes() == Misconception.Completes.NOWHERE) {
      return false;
    }
    try {
      var search =
          new Search(
              question,
              new Steps(STEPS_MAX, misconception.machine()),
              new Writing(misconception.numbering(), 1));
      if (!(search.run() instanceof Explained explained)) {
        return false;
      }
      var ending = new Ending(question, search);
      Ending.End end = ending.best(explained.branches());
      boolean provoked =
          misconception.completes() == Misconception.Completes.ANYWHERE
              || isUnborn(end.a())
              || isUnborn(end.b());
      return provoked
          && ((end.isGoal() && ending.meetsOnPaper())
              || (missing == Code.SEGMENT_OWED && end.isSettled()));
    } catch (Steps.Exhausted e) {
      return false;
    }
  }
}
