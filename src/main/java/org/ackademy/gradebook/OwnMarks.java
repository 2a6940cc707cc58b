package org.ackademy.gradebook;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
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

  /** How a mark stands, as far as its learner may know it. */
  public enum Standing {
    /** There is none that counts. */
    NOTHING,
    /** A person is still to decide about an answer. */
    UNDECIDED,
    POINTS,
    /** The learner is not told yet. */
    UNTOLD
  }

  /**
   * A mark as its learner is told it.
   *
   * @param maximum the most points that the assignment gives
   * @param attempts how many there were
   */
  public record Told(
      Standing standing, Optional<BigDecimal> points, BigDecimal maximum, int attempts) {}

  /**
   * The mark for one assignment, in short.
   *
   * @throws org.ackademy.platform.http.Refused where the learner may not see it
   */
  public Told told(UUID course, UUID assignment, Caller.Person learner) {
    Gradebook gradebook = gradebooks.cell(learner, course, assignment, learner.id());
    Gradebook.Column column = gradebook.columns().getFirst();
    Cell cell = gradebook.rows().getFirst().cell(column);
    Standing standing =
        switch (cell.state()) {
          case NONE, EXCUSED -> Standing.NOTHING;
          case UNDECIDED -> Standing.UNDECIDED;
          case MISSING, GRADED, OVERRIDDEN -> Standing.POINTS;
          case UNTOLD -> Standing.UNTOLD;
        };
    return new Told(
        standing,
        cell.points().map(Points::plain),
        Points.plain(column.maximum()),
        cell.mark().map(Mark::attempts).orElse(0));
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
