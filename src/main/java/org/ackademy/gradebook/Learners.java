package org.ackademy.gradebook;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.ackademy.course.Assignment;
import org.ackademy.course.Schedule;

/** What holds for one learner. */
final class Learners {
  private Learners() {}

  /**
   * What takes points off, with the due time that was agreed with the learner.
   *
   * @param own what holds for the learner
   */
  static Costs costs(Assignment assignment, Schedule own, LatePolicy late) {
    Optional<Instant> due = assignment.schedule().due();
    Duration extension =
        due.isPresent() && own.due().isPresent()
            ? Duration.between(due.get(), own.due().get())
            : Duration.ZERO;
    return new Costs(late, assignment.terms().penalties(), extension);
  }
}
