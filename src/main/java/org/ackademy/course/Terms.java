package org.ackademy.course;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * On which terms a quiz is given.
 *
 * @param attemptsMax how many attempts a learner has; absent for as many as they like
 * @param counting which attempt counts
 * @param release from when on learners are told how their answers did
 * @param feedback how much they are told then
 * @param timeLimit how long an attempt may take; absent for as long as the schedule lets it
 * @param penalties what further attempts and wrong answers cost
 * @param sitting how an attempt is sat
 */
public record Terms(
    OptionalInt attemptsMax,
    Counting counting,
    Release release,
    Depth feedback,
    Optional<Duration> timeLimit,
    Penalties penalties,
    Sitting sitting) {
  /** For practice: any number of attempts, the best counts, all is told at once. */
  public static final Terms PRACTICE =
      new Terms(
          OptionalInt.empty(),
          Counting.BEST,
          Release.AT_ONCE,
          Depth.SOLUTION,
          Optional.empty(),
          Penalties.NONE,
          Sitting.PRACTICE);

  public Terms {
    if (attemptsMax.isPresent() && attemptsMax.getAsInt() < 1) {
      throw new IllegalArgumentException("attempts " + attemptsMax.getAsInt());
    }
    if (timeLimit.isPresent() && !timeLimit.get().isPositive()) {
      throw new IllegalArgumentException("time limit " + timeLimit.get());
    }
  }

  /** The same with so many attempts. */
  public Terms withAttemptsMax(OptionalInt attempts) {
    return new Terms(attempts, counting, release, feedback, timeLimit, penalties, sitting);
  }

  /** The same with another time limit. */
  public Terms withTimeLimit(Optional<Duration> limit) {
    return new Terms(attemptsMax, counting, release, feedback, limit, penalties, sitting);
  }

  /** The same with other feedback. */
  public Terms withFeedback(Release from, Depth depth) {
    return new Terms(attemptsMax, counting, from, depth, timeLimit, penalties, sitting);
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
    /** When the attempt was handed in, or its time is over. */
    AFTER_ATTEMPT,
    /** When the assignment has closed for the learner. */
    AFTER_CLOSING,
    /** When somebody who teaches says so. */
    BY_HAND
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

  /**
   * What is taken off, as shares of what there is to be had. Whoever adds up marks applies them;
   * answers keep their scores as graded.
   *
   * @param furtherAttempt 0 to 1: of an attempt's points, for each attempt before it
   * @param wrongAnswer 0 to 1: of an exercise's point, for each answer before the last one to it in
   *     the same attempt that was not worth the whole point
   */
  public record Penalties(BigDecimal furtherAttempt, BigDecimal wrongAnswer) {
    public static final Penalties NONE = new Penalties(BigDecimal.ZERO, BigDecimal.ZERO);

    public Penalties {
      requireShare(furtherAttempt);
      requireShare(wrongAnswer);
    }

    private static void requireShare(BigDecimal share) {
      if (share.signum() < 0 || share.compareTo(BigDecimal.ONE) > 0) {
        throw new IllegalArgumentException("share " + share);
      }
    }

    /**
     * What an exercise is worth after wrong answers to it; never below 0.
     *
     * @param score of the last answer, 0 to 1
     * @param wrongBefore how many answers in the same attempt before it were worth less than 1
     */
    public BigDecimal exercise(BigDecimal score, int wrongBefore) {
      return score
          .subtract(wrongAnswer.multiply(BigDecimal.valueOf(wrongBefore)))
          .max(BigDecimal.ZERO);
    }

    /**
     * What an attempt is worth, for its place among the learner's; never below 0.
     *
     * @param points of its exercises, added up
     * @param number of the attempt, from 1
     */
    public BigDecimal attempt(BigDecimal points, int number) {
      BigDecimal share =
          BigDecimal.ONE.subtract(furtherAttempt.multiply(BigDecimal.valueOf(number - 1L)));
      return points.multiply(share.max(BigDecimal.ZERO));
    }
  }

  /**
   * How an attempt is sat.
   *
   * @param order of the exercises
   * @param drafts what becomes of drafts when an attempt's time is over
   * @param guard what nobody is to be helped by meanwhile
   */
  public record Sitting(Order order, Drafts drafts, Guard guard) {
    public static final Sitting PRACTICE = new Sitting(Order.AS_WRITTEN, Drafts.LEFT, Guard.NONE);
  }

  /** The order of the exercises. */
  public enum Order {
    AS_WRITTEN,
    /** Drawn for each attempt. */
    SHUFFLED
  }

  /** What becomes of a draft when an attempt's time is over. */
  public enum Drafts {
    LEFT,
    /** It is handed in as an answer, and graded. */
    HANDED_IN
  }

  /** What nobody is to be helped by while the assignment is open. */
  public enum Guard {
    NONE,
    /**
     * An exam: guests and its learners hear of a replay only verdict, line and code, and its quiz
     * is read by those who teach alone.
     */
    EXAM
  }
}
