package org.ackademy.gradebook;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.ackademy.course.Terms;

/**
 * A learner's mark for an assignment.
 *
 * @param score the points, each exercise counting 1
 * @param attempts how many attempts it comes from
 */
record Mark(BigDecimal score, int attempts) {
  static final int SCORE_DIGITS = 6;

  /**
   * The mark that attempts add up to.
   *
   * @param attempts of one learner at one assignment, in any order
   * @return nothing where there is no attempt: no mark is not the mark 0
   */
  static Optional<Mark> of(List<AttemptScore> attempts, Terms.Counting counting) {
    return score(attempts, counting)
        .map(
            score -> new Mark(score.setScale(SCORE_DIGITS, RoundingMode.HALF_UP), attempts.size()));
  }

  private static Optional<BigDecimal> score(List<AttemptScore> attempts, Terms.Counting counting) {
    var byNumber = Comparator.comparingInt(AttemptScore::number);
    return switch (counting) {
      case BEST -> attempts.stream().map(AttemptScore::score).max(Comparator.naturalOrder());
      case LAST -> attempts.stream().max(byNumber).map(AttemptScore::score);
      case FIRST -> attempts.stream().min(byNumber).map(AttemptScore::score);
      case AVERAGE ->
          attempts.stream()
              .map(AttemptScore::score)
              .reduce(BigDecimal::add)
              .map(
                  sum ->
                      sum.divide(
                          BigDecimal.valueOf(attempts.size()), SCORE_DIGITS, RoundingMode.HALF_UP));
    };
  }

  /**
   * An attempt's points.
   *
   * @param number of the attempt, from 1
   * @param score of the last answer to each exercise that was not too late, added up
   */
  record AttemptScore(int number, BigDecimal score) {}
}
