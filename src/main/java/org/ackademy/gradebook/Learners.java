package org.ackademy.gradebook;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.ackademy.course.Arrangements;
import org.ackademy.course.Assignment;

/** What holds for one learner. */
final class Learners {
  private Learners() {}

  /** What takes points off, with the due time that was agreed with the learner. */
  static Costs costs(
      Arrangements arrangements,
      Assignment assignment,
      UUID learner,
      LatePolicy late,
      Clock clock) {
    Optional<Instant> due = assignment.schedule().due();
    Optional<Instant> own = arrangements.of(assignment, learner, clock.instant()).schedule().due();
    Duration extension =
        due.isPresent() && own.isPresent() ? Duration.between(due.get(), own.get()) : Duration.ZERO;
    return new Costs(late, assignment.terms().penalties(), extension);
  }
}
