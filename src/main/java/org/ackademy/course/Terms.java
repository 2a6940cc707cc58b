package org.ackademy.course;

import java.util.OptionalInt;

/**
 * On which terms a quiz is given.
 *
 * @param attemptsMax how many attempts a learner has; absent for as many as they like
 * @param counting which attempt counts
 * @param release from when on learners are told how their answers did
 * @param feedback how much they are told then
 */
public record Terms(OptionalInt attemptsMax, Counting counting, Release release, Depth feedback) {
  /** For practice: any number of attempts, the best counts, all is told at once. */
  public static final Terms PRACTICE =
      new Terms(OptionalInt.empty(), Counting.BEST, Release.AT_ONCE, Depth.SOLUTION);

  public Terms {
    if (attemptsMax.isPresent() && attemptsMax.getAsInt() < 1) {
      throw new IllegalArgumentException("attempts " + attemptsMax.getAsInt());
    }
  }

  /** Which of a learner's attempts counts. */
  public enum Counting {
    BEST,
    LAST,
    FIRST,
    AVERAGE
  }

  /** The moment from which learners are told anything of how their answers did. */
  public enum Release {
    AT_ONCE,
    /** When the attempt was handed in. */
    AFTER_ATTEMPT,
    /** When the assignment has closed. */
    AFTER_CLOSING
  }

  /** How much learners are told. Each includes those before it. */
  public enum Depth {
    NOTHING,
    /** The verdict and the score. */
    VERDICT,
    /** The line that first could not have happened. */
    LINE,
    /** The rule that it breaks. */
    CODE,
    /** What leads to a repair, without the repaired answer. */
    REPAIR,
    /** All: what could have stood there, and what happened at both hosts. */
    SOLUTION;

    /** Whether this is told where so much is. */
    public boolean isWithin(Depth told) {
      return compareTo(told) <= 0;
    }

    /** The lesser of two. */
    public Depth atMost(Depth other) {
      return isWithin(other) ? this : other;
    }
  }
}
