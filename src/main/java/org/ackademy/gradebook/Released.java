package org.ackademy.gradebook;

import java.time.Instant;
import org.ackademy.course.Assignment;
import org.ackademy.course.Schedule;
import org.ackademy.course.Terms;

/** How much of a mark its learner is told. */
enum Released {
  NOTHING,
  /** What the attempts came to that have ended. */
  ENDED_ATTEMPTS,
  ALL;

  static Released of(Assignment assignment, Schedule schedule, Instant now) {
    Terms terms = assignment.terms();
    if (assignment.withdrawnAt().isPresent() || !Terms.Depth.VERDICT.isWithin(terms.feedback())) {
      return NOTHING;
    }
    return switch (terms.release()) {
      case AT_ONCE -> ALL;
      case AFTER_ATTEMPT -> schedule.isOver(now) ? ALL : ENDED_ATTEMPTS;
      case AFTER_CLOSING -> schedule.isOver(now) ? ALL : NOTHING;
      case BY_HAND ->
          assignment.releasedAt().filter(at -> !now.isBefore(at)).isPresent() ? ALL : NOTHING;
    };
  }
}
