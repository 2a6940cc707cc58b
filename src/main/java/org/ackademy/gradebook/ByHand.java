package org.ackademy.gradebook;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What those who teach made of a mark.
 *
 * @param points in place of what the attempts came to
 * @param reason why, for those who teach
 * @param remark what the learner is told
 * @param changed by whom and when; absent where nothing was ever done
 */
record ByHand(
    Counts counts,
    Optional<BigDecimal> points,
    Optional<String> reason,
    Optional<String> remark,
    Optional<Changed> changed) {
  /** Nothing. */
  static final ByHand NOTHING =
      new ByHand(
          Counts.COUNTS, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /** Whether a mark counts. */
  enum Counts {
    COUNTS,
    /** As if the assignment had not been given to this learner. */
    EXCUSED
  }

  /** Who did it, and when. */
  record Changed(UUID by, Instant at) {}
}
