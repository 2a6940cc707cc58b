package org.ackademy.gradebook;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * A learner's mark for an assignment.
 *
 * @param score the points, each exercise counting 1, with {@link #SCORE_DIGITS} digits; absent
 *     while a person is still to decide about an answer on which it hangs
 * @param attempts how many attempts it comes from
 * @param late how many of them have a late answer that counts
 */
record Mark(Optional<BigDecimal> score, int attempts, int late) {
  static final int SCORE_DIGITS = 6;
}
