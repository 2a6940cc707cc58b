package org.ackademy.course;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.ackademy.platform.http.Problem;
import org.ackademy.platform.security.Caller;

/**
 * Finds courses and assignments for people. What somebody may not see looks as if it did not exist.
 * Each call is a short transaction, or joins its caller's.
 */
@Dependent
@Transactional
public class Courses {
  private final CourseStore store;
  private final PeopleOfCourse people;

  @Inject
  Courses(CourseStore store, PeopleOfCourse people) {
    this.store = store;
    this.people = people;
  }

  /** The courses that a person may see, by age, from the one after an id. */
  List<Membership> visibleTo(Caller.Person person, UUID after, int limit) {
    List<Course> courses =
        person.isAdministrator()
            ? store.after(after, limit)
            : store.ofAccount(person.id(), after, limit);
    return courses.stream().flatMap(course -> membership(person, course).stream()).toList();
  }

  /**
   * A course that a person may see.
   *
   * @throws org.ackademy.platform.http.Refused where there is none
   */
  public Membership visible(Caller.Person person, UUID course) {
    return store
        .course(course)
        .flatMap(found -> membership(person, found))
        .orElseThrow(() -> Problem.notFound().refused());
  }

  /**
   * An assignment of a course that a person may see.
   *
   * @throws org.ackademy.platform.http.Refused where there is none
   */
  public Given visible(Caller.Person person, UUID course, UUID assignment) {
    Given given = visibleAssignment(person, assignment);
    boolean withdrawn = given.assignment().withdrawnAt().isPresent();
    if (!given.assignment().courseId().equals(course)
        || (withdrawn && !given.membership().teaches())) {
      throw Problem.notFound().refused();
    }
    return given;
  }

  /**
   * An assignment of whatever course, if a person may see it.
   *
   * @throws org.ackademy.platform.http.Refused where there is none
   */
  public Given visibleAssignment(Caller.Person person, UUID assignment) {
    return store
        .assignment(assignment)
        .map(found -> new Given(visible(person, found.courseId()), found))
        .orElseThrow(() -> Problem.notFound().refused());
  }

  /**
   * Whether somebody sees what this learner does: their own, or a learner's of theirs. An assistant
   * who is limited to sections sees that of the learners who are in one of them now.
   */
  public boolean seesWorkOf(Membership membership, Caller.Person person, UUID learner) {
    if (learner.equals(person.id())) {
      return true;
    }
    Set<UUID> sections = membership.onlySections();
    return membership.teaches() && (sections.isEmpty() || people.isInOneOf(sections, learner));
  }

  /** An assignment as a learner of its course has it, whether they are still in it or not. */
  public Optional<Given> ofLearner(UUID assignment) {
    return store
        .assignment(assignment)
        .flatMap(
            found ->
                store
                    .course(found.courseId())
                    .map(
                        course ->
                            new Given(
                                new Membership(course, Membership.Part.LEARNER, Set.of()), found)));
  }

  /**
   * A course's assignments by age, from the one after an id; withdrawn ones for those who teach
   * alone.
   */
  public List<Assignment> assignments(Membership membership, UUID after, int limit) {
    return membership.teaches()
        ? store.assignments(membership.course().id(), after, limit)
        : store.standingAssignments(membership.course().id(), after, limit);
  }

  private Optional<Membership> membership(Caller.Person person, Course course) {
    Optional<Membership.Part> part =
        store
            .enrolment(course.id(), person.id())
            .filter(Enrolment::isCurrent)
            .map(Enrolment::role)
            .map(Membership.Part::of);
    if (person.isAdministrator()) {
      part = Optional.of(Membership.Part.ADMINISTRATOR);
    }
    return part.map(
        found ->
            new Membership(
                course,
                found,
                found == Membership.Part.ASSISTANT
                    ? people.sectionsOf(course.id(), person.id())
                    : Set.of()));
  }

  /**
   * An assignment, and as what somebody sees it.
   *
   * @param membership in its course
   */
  public record Given(Membership membership, Assignment assignment) {}
}
