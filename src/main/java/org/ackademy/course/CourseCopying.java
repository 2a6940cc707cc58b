package org.ackademy.course;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.ackademy.platform.Ids;
import org.ackademy.platform.audit.Audit;
import org.ackademy.platform.audit.Subject;
import org.ackademy.platform.http.Creations;
import org.ackademy.platform.http.Problem;
import org.ackademy.platform.security.Caller;
import org.ackademy.question.Text;

/**
 * Makes a course for the next term from one that there is: its assignments with their dates moved,
 * without people, attempts, accommodations and access codes. Whoever copies teaches the new one.
 */
@Dependent
@Transactional
class CourseCopying {
  /** The most assignments of a course that is copied. */
  static final int ASSIGNMENTS_MAX = 500;

  private static final UUID FIRST = new UUID(0, 0);

  private final CourseStore store;
  private final Courses courses;
  private final Creations creations;
  private final Audit audit;
  private final Ids ids;
  private final Clock clock;

  @Inject
  CourseCopying(
      CourseStore store, Courses courses, Creations creations, Audit audit, Ids ids, Clock clock) {
    this.store = store;
    this.courses = courses;
    this.creations = creations;
    this.audit = audit;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Copies a course.
   *
   * @param wanted its name and its title, the old one's where missing
   * @param days by which dates are moved, in the course's time zone: what opened at nine opens at
   *     nine, whatever becomes of summer time
   * @throws org.ackademy.platform.http.Refused where the name is taken
   */
  Creations.Made copy(
      Caller.Person person, UUID course, New wanted, int days, Creations.Wish wish) {
    Membership membership = courses.visible(person, course).require(Membership.Right.RUN);
    Course source = membership.course();
    return creations.once(
        person.id(),
        wish,
        id -> {
          if (store.course(source.organisationId(), wanted.slug()).isPresent()) {
            throw Problem.ofFields(List.of(Problem.FieldFault.of("#/slug", "taken"))).refused();
          }
          Instant now = clock.instant();
          store.add(
              new Course(
                  id,
                  source.organisationId(),
                  wanted.slug(),
                  wanted.title().orElse(source.title()),
                  source.zone(),
                  now));
          if (!person.isAdministrator()) {
            store.add(new Enrolment(id, person.id(), CourseRole.INSTRUCTOR, now));
          }
          UnaryOperator<Instant> moved = at -> at.atZone(source.zone()).plusDays(days).toInstant();
          store
              .standingAssignments(course, FIRST, ASSIGNMENTS_MAX)
              .forEach(
                  assignment ->
                      store.add(
                          new Assignment(
                              ids.next(),
                              id,
                              assignment.quizId(),
                              moved(assignment.state(), moved),
                              now)));
          audit.record(
              Optional.of(person.id()),
              "course.copied",
              Subject.inCourse(id, "course", id),
              Map.of(),
              Map.of("slug", wanted.slug(), "from", course, "days", days));
        });
  }

  private static Assignment.State moved(Assignment.State state, UnaryOperator<Instant> moved) {
    Schedule schedule = state.schedule();
    return new Assignment.State(
        state.title(),
        new Schedule(
            schedule.opens().map(moved), schedule.due().map(moved), schedule.closes().map(moved)),
        state.terms(),
        // It is hashed with the old assignment's id, and a class of another term knows it.
        Optional.empty());
  }

  /** The course that is wanted. */
  record New(String slug, Optional<Text> title) {}
}
