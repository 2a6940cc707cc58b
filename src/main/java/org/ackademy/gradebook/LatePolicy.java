package org.ackademy.gradebook;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;

/** What being late costs. */
public sealed interface LatePolicy {

  /** Late answers are marked as that, and cost nothing. */
  record None() implements LatePolicy {}

  /**
   * So much for each period that has begun.
   *
   * @param percent of the most that an exercise gives, 0 to 100
   * @param floor in percent of the same: what is left at least, where so much was earned
   */
  record Stepwise(BigDecimal percent, Period period, BigDecimal floor) implements LatePolicy {}

  /** In what lateness is counted. */
  enum Period {
    HOUR(Duration.ofHours(1)),
    /** 24 hours, whatever the calendar says. */
    DAY(Duration.ofDays(1));

    private final Duration length;

    Period(Duration length) {
      this.length = length;
    }

    /** How many of these have begun. */
    long begun(Duration late) {
      if (!late.isPositive()) {
        return 0;
      }
      long whole = late.dividedBy(length);
      return length.multipliedBy(whole).equals(late) ? whole : whole + 1;
    }
  }

  /** A hundred percent. */
  BigDecimal HUNDRED = BigDecimal.valueOf(100);

  /**
   * What an answer is worth then.
   *
   * @param score 0 to 1
   * @param late how long after the due time it came
   * @return 0 to the score, with {@link Mark#SCORE_DIGITS} digits, half up
   */
  default BigDecimal after(BigDecimal score, Duration late) {
    return switch (this) {
      case None none -> score;
      case Stepwise stepwise -> {
        BigDecimal off =
            stepwise.percent().multiply(BigDecimal.valueOf(stepwise.period().begun(late)));
        BigDecimal left = score.subtract(share(off));
        BigDecimal least = score.min(share(stepwise.floor()));
        yield left.max(least)
            .max(BigDecimal.ZERO)
            .setScale(Mark.SCORE_DIGITS, RoundingMode.HALF_UP);
      }
    };
  }

  private static BigDecimal share(BigDecimal percent) {
    return percent.divide(HUNDRED);
  }
}
