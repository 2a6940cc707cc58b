package org.ackademy.gradebook;

import java.time.Duration;
import org.ackademy.course.Terms;

/**
 * What takes points off.
 *
 * @param extension how much later than the assignment's the learner's due time is
 */
record Costs(LatePolicy late, Terms.Penalties penalties, Duration extension) {
  /** Nothing does. */
  static final Costs NONE = of(new LatePolicy.None());

  /** Lateness alone. */
  static Costs of(LatePolicy late) {
    return new Costs(late, Terms.Penalties.NONE, Duration.ZERO);
  }

  /** How late an answer came for this learner; one that was late stays so. */
  Duration lateness(CountedAnswer answer) {
    if (!answer.isLate()) {
      return Duration.ZERO;
    }
    Duration left = answer.late().minus(extension);
    return left.isPositive() ? left : Duration.ofNanos(1);
  }
}
