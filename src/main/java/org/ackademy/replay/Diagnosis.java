package org.ackademy.replay;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ackademy.replay.Distance.Field;
import org.ackademy.replay.Judgement.Detail;
import org.ackademy.replay.Judgement.Move;
import org.ackademy.replay.Judgement.View;
import org.ackademy.replay.Judgement.Views;
import org.ackademy.replay.Judgement.Violation;
import org.ackademy.replay.LegalMoves.Option;
import org.ackademy.replay.Outcome.ClaimRefuted;
import org.ackademy.replay.Outcome.Unexplained;
import org.ackademy.tcp.Control;
import org.ackademy.tcp.Segment;
import org.ackademy.tcp.Seq;
import org.ackademy.tcp.TcpState;
import org.jspecify.annotations.Nullable;

/** Says what a line breaks, and what could have stood in its place. */
final class Diagnosis {
  private final Case question;
  private final LegalMoves moves;
  private final Search search;

  Diagnosis(Case question, Search search) {
    this.question = question;
    this.search = search;
    this.moves = new LegalMoves(search);
  }

  /**
   * What is found out about a line without explanation. What is told of it is worked out when it is
   * asked for, and only before anybody goes on from the line: of a mistake that is carried on
   * through many lines it is not.
   */
  final class Finding {
    private final Unexplained unexplained;
    private final Line line;
    private final List<Option> own;
    private final Optional<Carrying> carrying;
    private final Optional<Option> comparable;
    private @Nullable List<Option> options;

    private Finding(Unexplained unexplained) {
      this.unexplained = unexplained;
      this.line = question.exchange().line(unexplained.at());
      this.own = moves(line.from());
      own.sort(Comparator.comparingInt(option -> distance(line, option)));
      this.comparable =
          own.stream()
              .filter(option -> Distance.isComparable(line.segment(), option.segment()))
              .findFirst();
      this.carrying = carrying(unexplained, line);
    }

    private List<Option> moves(Side of) {
      Set<Integer> lengths = LegalMoves.lengthsFor(line.segment());
      return moves.of(of, unexplained.before(), unexplained.at(), lengths);
    }

    /** The line's number. */
    int at() {
      return unexplained.at();
    }

    /** The legal move that differs least, if its sender has any that compares. */
    Optional<Option> nearest() {
      return carrying.map(Carrying::corrected).or(() -> comparable);
    }

    /** All legal moves, those of the line's sender first. */
    List<Option> options() {
      if (options == null) {
        List<Option> all = new ArrayList<>();
        carrying.map(Carrying::corrected).ifPresent(all::add);
        all.addAll(own);
        all.addAll(moves(line.from().peer()));
        options = List.copyOf(all);
      }
      return options;
    }

    /** What the line breaks. */
    Violation violation() {
      Branch branch = nearest().map(Option::branch).orElse(unexplained.before().get(0));
      Blame.Verdict found =
          carrying
              .map(wrong -> Blame.Verdict.of(wrong.fault()))
              .orElseGet(() -> blame(branch, line, at(), comparable));
      return new Violation(
          found.code(),
          at(),
          line.from(),
          found.field(),
          found.expected(),
          found.actual(),
          found.section(),
          found.detail(),
          views(branch),
          legal());
    }

    /** The first of all legal moves: those of the peer where they are among these. */
    private List<Move> legal() {
      List<Option> first = new ArrayList<>();
      carrying.map(Carrying::corrected).ifPresent(first::add);
      first.addAll(own);
      List<Move> told = LegalMoves.told(first);
      return told.size() < LegalMoves.MOVES_MAX ? LegalMoves.told(options()) : told;
    }
  }

  Finding of(Unexplained unexplained) {
    return new Finding(unexplained);
  }

  /** A line of which nothing is wrong but what it carries, and that line put right. */
  private record Carrying(Carried.Fault fault, Option corrected) {}

  private Optional<Carrying> carrying(Unexplained unexplained, Line line) {
    for (Branch branch : unexplained.before()) {
      if (Carried.isPlain(line.segment(), branch.sentBy(line.from()))) {
        continue;
      }
      Optional<Emissions.Refused> refused =
          search.fillings().refused(branch, line, unexplained.at());
      if (refused.isPresent()) {
        Emissions.Refused r = refused.get();
        return Optional.of(
            new Carrying(r.fault(), new Option(line.from(), r.fill(), branch, r.states())));
      }
    }
    return Optional.empty();
  }

  private Blame.Verdict blame(Branch branch, Line line, int at, Optional<Option> nearest) {
    return Arrived.fault(branch, line, question.scenario())
        .filter(fault -> search.seeing().isOnlyArriving(line.from()))
        .map(fault -> Blame.Verdict.ofArrival(fault, line.segment()))
        .orElseGet(
            () ->
                new Blame(question, search, branch, line, at, nearest.map(Option::segment))
                    .verdict());
  }

  private static int distance(Line line, Option option) {
    boolean comparable = Distance.isComparable(line.segment(), option.segment());
    Set<Field> fields = Distance.between(line, option.segment());
    // Of moves equally near, the one whose flags are right is meant.
    return fields.size() * 2 + (fields.contains(Field.FLAGS) ? 1 : 0) + (comparable ? 0 : 100);
  }

  static Violation of(ClaimRefuted refuted) {
    Views seen = views(refuted.branches().get(0));
    View least = Explanations.view(refuted.least().tcb());
    return new Violation(
        Code.STATE_CLAIM,
        refuted.at(),
        refuted.side(),
        "state",
        String.join(" / ", refuted.possible().stream().map(TcpState::rfcName).toList()),
        refuted.claimed().rfcName(),
        Code.STATE_CLAIM.section(),
        Optional.empty(),
        refuted.side() == Side.A ? new Views(least, seen.b()) : new Views(seen.a(), least),
        List.of());
  }

  private static Views views(Branch branch) {
    return new Views(
        Explanations.view(Explanations.least(branch.a()).tcb()),
        Explanations.view(Explanations.least(branch.b()).tcb()));
  }

  /** What is owed at the end: the moves that need no user. */
  List<Move> owed(Side debtor, Branch branch) {
    int after = question.exchange().size() + 1;
    List<Option> options = moves.of(debtor, List.of(branch), after, Set.of());
    options.removeIf(option -> needsUser(option.segment(), option));
    // What comes by itself goes before what needs a call or a timer first.
    options.sort(Comparator.comparing(o -> Explanations.least(o.after()).cost()));
    return LegalMoves.told(options);
  }

  private static boolean needsUser(Segment segment, Option option) {
    boolean again =
        option.after().states().stream()
            .allMatch(
                state -> Seq.isBefore(segment.seq(), state.tcb().sndNxt() - segment.seqLength()));
    return (segment.isFin() && !again)
        || segment.length() > 0
        || (segment.isSyn() && !segment.has(Control.ACK) && !again);
  }

  /** Whether two numbers differ by one, and which way. */
  static Optional<Detail> byOne(int expected, int actual) {
    return switch (actual - expected) {
      case 1 -> Optional.of(Detail.ONE_TOO_HIGH);
      case -1 -> Optional.of(Detail.ONE_TOO_LOW);
      default -> Optional.empty();
    };
  }
}
