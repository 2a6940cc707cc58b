package org.ackademy.gradebook;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import org.ackademy.course.Terms;

/**
 * What attempts 1 to {@code through} of a learner at an assignment have come to. The attempt after
 * them can be added to it, so a mark never needs more than the attempts that are still open.
 *
 * @param undecided how many of them a person is still to decide about
 * @param late how many of them have a late answer that counts
 */
record Standing(
    int through,
    BigDecimal first,
    BigDecimal last,
    BigDecimal best,
    BigDecimal total,
    int undecided,
    AttemptPoints.Decision firstDecision,
    AttemptPoints.Decision lastDecision,
    int late) {

  /** Points are kept with as many digits as the database keeps, so that equal ones are equal. */
  Standing {
    first = kept(first);
    last = kept(last);
    best = kept(best);
    total = kept(total);
  }

  private static BigDecimal kept(BigDecimal points) {
    return points.setScale(Mark.SCORE_DIGITS, RoundingMode.HALF_UP);
  }

  /** Before the first attempt. */
  static final Standing NONE =
      new Standing(
          0,
          BigDecimal.ZERO,
          BigDecimal.ZERO,
          BigDecimal.ZERO,
          BigDecimal.ZERO,
          0,
          AttemptPoints.Decision.DECIDED,
          AttemptPoints.Decision.DECIDED,
          0);

  /**
   * With the next attempt.
   *
   * @throws IllegalArgumentException where it is another one
   */
  Standing with(AttemptPoints attempt) {
    if (attempt.number() != through + 1) {
      throw new IllegalArgumentException("attempt " + attempt.number() + " after " + through);
    }
    boolean isFirst = through == 0;
    return new Standing(
        attempt.number(),
        isFirst ? attempt.points() : first,
        attempt.points(),
        isFirst ? attempt.points() : best.max(attempt.points()),
        total.add(attempt.points()),
        undecided + (attempt.decision() == AttemptPoints.Decision.UNDECIDED ? 1 : 0),
        isFirst ? attempt.decision() : firstDecision,
        attempt.decision(),
        late + (attempt.timing() == AttemptPoints.Timing.LATE ? 1 : 0));
  }

  /** With all of these, in their order. */
  Standing with(List<AttemptPoints> attempts) {
    Standing standing = this;
    for (AttemptPoints attempt : attempts) {
      standing = standing.with(attempt);
    }
    return standing;
  }

  /**
   * The mark that they add up to; where a person is still to decide about what it hangs on, it has
   * no score.
   *
   * @return nothing where there is no attempt: no mark is not the mark 0
   */
  Optional<Mark> mark(Terms.Counting counting) {
    if (through == 0) {
      return Optional.empty();
    }
    return Optional.of(
        new Mark(
            isDecided(counting)
                ? Optional.of(score(counting).setScale(Mark.SCORE_DIGITS, RoundingMode.HALF_UP))
                : Optional.empty(),
            through,
            late));
  }

  private BigDecimal score(Terms.Counting counting) {
    return switch (counting) {
      case BEST -> best;
      case LAST -> last;
      case FIRST -> first;
      case AVERAGE ->
          total.divide(BigDecimal.valueOf(through), Mark.SCORE_DIGITS, RoundingMode.HALF_UP);
    };
  }

  private boolean isDecided(Terms.Counting counting) {
    return switch (counting) {
      case BEST, AVERAGE -> undecided == 0;
      case LAST -> lastDecision == AttemptPoints.Decision.DECIDED;
      case FIRST -> firstDecision == AttemptPoints.Decision.DECIDED;
    };
  }
}
