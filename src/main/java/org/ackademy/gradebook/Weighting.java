package org.ackademy.gradebook;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.UUID;

/**
 * How an assignment counts.
 *
 * @param points the most that it gives; absent for a point an exercise
 * @param late what lateness costs
 */
record Weighting(Optional<UUID> category, Optional<BigDecimal> points, LatePolicy late) {
  /** Where nobody said anything else. */
  static final Weighting PLAIN =
      new Weighting(Optional.empty(), Optional.empty(), new LatePolicy.None());
}
