package org.ackademy.gradebook;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;
import org.ackademy.platform.security.Caller;
import org.hibernate.StatelessSession;

/** A learner's own marks in a course, as far as they are released, whoever asks. */
@Dependent
@Transactional
public class OwnMarks {
  private final Gradebooks gradebooks;
  private final StatelessSession session;

  @Inject
  OwnMarks(Gradebooks gradebooks, StatelessSession session) {
    this.gradebooks = gradebooks;
    this.session = session;
  }

  /** The course of an assignment, if there is one of this id. */
  public Optional<UUID> courseOf(UUID assignment) {
    return session
        .createNativeQuery("SELECT course_id FROM assignment WHERE id = :id", UUID.class)
        .setParameter("id", assignment)
        .getResultList()
        .stream()
        .findFirst();
  }

  /**
   * The mark for one assignment.
   *
   * @throws org.ackademy.platform.http.Refused where the learner may not see it
   */
  public GradebookView of(UUID course, UUID assignment, Caller.Person learner) {
    return GradebookView.of(gradebooks.cell(learner, course, assignment, learner.id()));
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
