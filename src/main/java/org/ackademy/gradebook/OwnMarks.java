package org.ackademy.gradebook;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.ackademy.platform.security.Caller;

/** A learner's own marks in a course, as far as they are released, whoever asks. */
@Dependent
@Transactional
public class OwnMarks {
  private final Gradebooks gradebooks;

  @Inject
  OwnMarks(Gradebooks gradebooks) {
    this.gradebooks = gradebooks;
  }

  /**
   * The marks.
   *
   * @param learner who is in the course now, as one
   */
  public GradebookView in(UUID course, Caller.Person learner) {
    return GradebookView.of(gradebooks.line(learner, course, learner.id()));
  }
}
