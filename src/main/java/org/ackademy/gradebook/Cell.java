package org.ackademy.gradebook;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * What stands in a gradebook for a learner and an assignment.
 *
 * @param computed the points that the attempts came to, {@link Mark#SCORE_DIGITS} digits, half up
 * @param points those that count; absent where there are none or they may not be told yet
 */
record Cell(
    State state,
    Optional<Mark> mark,
    Optional<BigDecimal> computed,
    Optional<BigDecimal> points,
    ByHand byHand) {

  /** What a learner sees who is not told yet. */
  static final Cell UNTOLD =
      new Cell(State.UNTOLD, Optional.empty(), Optional.empty(), Optional.empty(), ByHand.NOTHING);

  /** How a mark stands. */
  enum State {
    /** Nothing yet, and there is still time. */
    NONE,
    /** Nothing, and it is over: this counts as no points. */
    MISSING,
    /** A person is still to decide about an answer. */
    UNDECIDED,
    GRADED,
    OVERRIDDEN,
    EXCUSED,
    /** Learners are not told yet. */
    UNTOLD
  }

  /** Whether a learner could still hand something in. */
  enum Time {
    LEFT,
    OVER
  }

  /**
   * Puts together what the attempts came to and what was done by hand: this goes first.
   *
   * @param maximum the most points that the assignment gives
   * @param exercises for how many exercises, 1 at least
   */
  static Cell of(Optional<Mark> mark, ByHand byHand, BigDecimal maximum, int exercises, Time time) {
    Optional<BigDecimal> computed =
        mark.flatMap(Mark::score)
            .map(
                score ->
                    score
                        .multiply(maximum)
                        .divide(
                            BigDecimal.valueOf(exercises),
                            Mark.SCORE_DIGITS,
                            RoundingMode.HALF_UP));
    State state = state(mark, byHand, time);
    Optional<BigDecimal> points =
        switch (state) {
          case NONE, UNDECIDED, EXCUSED, UNTOLD -> Optional.empty();
          case MISSING -> Optional.of(BigDecimal.ZERO);
          case GRADED -> computed;
          case OVERRIDDEN -> byHand.points();
        };
    return new Cell(state, mark, computed, points, byHand);
  }

  private static State state(Optional<Mark> mark, ByHand byHand, Time time) {
    if (byHand.counts() == ByHand.Counts.EXCUSED) {
      return State.EXCUSED;
    }
    if (byHand.points().isPresent()) {
      return State.OVERRIDDEN;
    }
    if (mark.isEmpty()) {
      return time == Time.OVER ? State.MISSING : State.NONE;
    }
    return mark.get().score().isPresent() ? State.GRADED : State.UNDECIDED;
  }
}
