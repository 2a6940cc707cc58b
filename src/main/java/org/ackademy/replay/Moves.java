package org.ackademy.replay;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ackademy.replay.Judgement.Move;
import org.ackademy.replay.LegalMoves.Option;
import org.ackademy.replay.Outcome.ClaimRefuted;
import org.ackademy.replay.Outcome.Explained;
import org.ackademy.replay.Outcome.TooMany;
import org.ackademy.replay.Outcome.Unexplained;

/**
 * What either host could have sent at a line, after the lines before it; where one of these cannot
 * have happened, after the nearest legal line in its place.
 *
 * @param line the line, from 1 to one past the last
 * @param ofA what A could have sent, each segment once
 * @param ofB what B could
 */
public record Moves(int line, List<Move> ofA, List<Move> ofB) {
  /** The most steps that are taken to find them. */
  static final long STEPS_MAX = 2_000_000;

  public Moves {
    ofA = List.copyOf(ofA);
    ofB = List.copyOf(ofB);
  }

  /** What a host could have sent. */
  public List<Move> of(Side side) {
    return side == Side.A ? ofA : ofB;
  }

  /**
   * The moves at a line; none are told where finding them would take too long.
   *
   * @param line 1 to one past the last line
   */
  public static Moves at(Case question, int line) {
    List<Line> lines = question.exchange().lines();
    Set<Integer> lengths =
        line <= lines.size()
            ? LegalMoves.lengthsFor(lines.get(line - 1).segment())
            : Set.of(LegalMoves.OCTETS_TYPICAL);
    var exchange =
        new Exchange(lines.subList(0, line - 1), Math.min(question.exchange().assumed(), line - 1));
    var before = new Case(question.id(), question.scenario(), exchange, Map.of());
    try {
      return after(before, lengths);
    } catch (Steps.Exhausted e) {
      return new Moves(line, List.of(), List.of());
    }
  }

  private static Moves after(Case before, Set<Integer> lengths) {
    var search = new Search(before, new Steps(STEPS_MAX));
    var diagnosis = new Diagnosis(before, search);
    Outcome outcome = search.run();
    while (outcome instanceof Unexplained unexplained) {
      Optional<Option> nearest = diagnosis.of(unexplained).nearest();
      outcome = search.run(Mistakes.assuming(unexplained, nearest), unexplained.at() + 1);
    }
    int line = before.exchange().size() + 1;
    List<Branch> branches =
        switch (outcome) {
          case Explained explained -> explained.branches();
          case ClaimRefuted refuted -> refuted.branches();
          case Unexplained unexplained -> List.of();
          case TooMany many -> List.of();
        };
    var moves = new LegalMoves(search);
    return new Moves(
        line,
        LegalMoves.told(moves.of(Side.A, branches, line, lengths)),
        LegalMoves.told(moves.of(Side.B, branches, line, lengths)));
  }
}
