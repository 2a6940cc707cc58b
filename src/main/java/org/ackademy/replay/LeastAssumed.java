package org.ackademy.replay;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ackademy.replay.Ending.End;
import org.ackademy.replay.Judgement.Frame;
import org.ackademy.replay.Outcome.Explained;
import org.ackademy.replay.Scenario.Vantage;

/**
 * The explanation that assumes least where anything may be lost: with the fewest segments that do
 * not arrive in their turn, and the fewest that arrive again or late.
 *
 * <p>At a host's place that host's arrivals stand where they do. What befell the other is told as
 * if it had sent each line where it arrived; of a host of which that is no course nothing is told.
 */
final class LeastAssumed {
  /** Up to so many lines it is searched for. */
  static final int LINES_MAX = 400;

  /** The most steps that this may take; then the explanation that was found first is told. */
  private static final long STEPS_MAX = 200_000;

  private final Case question;
  private final Explanations explanations;

  LeastAssumed(Case question, Explanations explanations) {
    this.question = question;
    this.explanations = explanations;
  }

  /**
   * The frames up to a line, and one more; nothing where the bound is met.
   *
   * @param a how A's part was found first
   * @param b how B's was
   */
  Optional<List<Frame>> frames(Branch branch, HostState a, HostState b, int upTo) {
    Case filled = explanations.filled(branch, upTo);
    Case wire = seenOnTheWire(filled);
    try {
      Search all = Search.counting(wire, new Steps(STEPS_MAX));
      if (!(all.run() instanceof Explained explained)) {
        return Optional.empty();
      }
      End end = new Ending(wire, all).best(explained.branches());
      var told = new Explanations(wire);
      return Optional.of(
          switch (question.scenario().vantage()) {
            case WIRE -> {
              HostState leastA = told.shown(end, Side.A);
              HostState leastB = told.shown(end, Side.B);
              yield explanations.frames(end.branch(), leastA, leastB, upTo);
            }
            case HOST_A -> explanations.frames(branch, a, told.shown(end, Side.B), upTo);
            case HOST_B -> explanations.frames(branch, told.shown(end, Side.A), b, upTo);
          });
    } catch (Steps.Exhausted e) {
      return Optional.empty();
    }
  }

  private static Case seenOnTheWire(Case filled) {
    return filled.scenario().vantage() == Vantage.WIRE
        ? filled
        : new Case(
            filled.id(), filled.scenario().seenFrom(Vantage.WIRE), filled.exchange(), Map.of());
  }
}
