package org.ackademy.course;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
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
    Map<UUID, Enrolment> enrolments =
        courses.isEmpty()
            ? Map.of()
            : store.enrolments(courses.stream().map(Course::id).toList(), person.id()).stream()
                .collect(Collectors.toMap(Enrolment::courseId, Function.identity()));
    return courses.stream()
        .flatMap(
            course ->
                membership(person, course, Optional.ofNullable(enrolments.get(course.id())))
                    .stream())
        .toList();
  }

  /** All courses that somebody teaches, or may see as if they did, by age. */
  public List<Membership> taught(Caller.Person person) {
    return visibleTo(person, new UUID(0, 0), Integer.MAX_VALUE).stream()
        .filter(Membership::teaches)
        .toList();
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
        .flatMap(
            found ->
                store
                    .course(found.courseId())
                    .flatMap(course -> membership(person, course))
                    .map(membership -> new Given(membership, found)))
        .orElseThrow(() -> Problem.notFound().refused());
  }

  /**
   * Assignments for several people, in as few queries as assignments and courses are among them;
   * for a single one {@link #visibleAssignment} costs less, for it looks up by keys alone.
   *
   * @return for each in order; nothing where there is none that the person may see
   */
  public List<Optional<Given>> visibleAssignments(List<Wanted> wanted) {
    Map<UUID, Assignment> assignments =
        wanted.stream()
            .map(Wanted::assignment)
            .distinct()
            .flatMap(id -> store.assignment(id).stream())
            .collect(Collectors.toMap(Assignment::id, Function.identity()));
    Map<UUID, Course> courses =
        assignments.values().stream()
            .map(Assignment::courseId)
            .distinct()
            .flatMap(id -> store.course(id).stream())
            .collect(Collectors.toMap(Course::id, Function.identity()));
    Map<UUID, Map<UUID, Enrolment>> enrolments = new HashMap<>();
    courses
        .keySet()
        .forEach(
            course ->
                enrolments.put(
                    course,
                    store.enrolments(course, asking(wanted, assignments, course)).stream()
                        .collect(Collectors.toMap(Enrolment::accountId, Function.identity()))));
    return wanted.stream()
        .map(
            one ->
                Optional.ofNullable(assignments.get(one.assignment()))
                    .flatMap(
                        found -> {
                          Course course =
                              Objects.requireNonNull(courses.get(found.courseId()), "its course");
                          Optional<Enrolment> enrolment =
                              Optional.ofNullable(
                                  enrolments
                                      .getOrDefault(course.id(), Map.of())
                                      .get(one.person().id()));
                          return membership(one.person(), course, enrolment)
                              .map(membership -> new Given(membership, found));
                        }))
        .toList();
  }

  private static List<UUID> asking(
      List<Wanted> wanted, Map<UUID, Assignment> assignments, UUID course) {
    return wanted.stream()
        .filter(
            one ->
                Optional.ofNullable(assignments.get(one.assignment()))
                    .map(Assignment::courseId)
                    .filter(course::equals)
                    .isPresent())
        .map(one -> one.person().id())
        .distinct()
        .toList();
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

  /** The assignments of courses that somebody teaches, by age; withdrawn ones too. */
  public List<Assignment> assignments(List<Membership> taught) {
    List<UUID> ids =
        taught.stream().map(membership -> membership.requireTeaching().course().id()).toList();
    return ids.isEmpty() ? List.of() : store.assignments(ids);
  }

  private Optional<Membership> membership(Caller.Person person, Course course) {
    return membership(person, course, store.enrolment(course.id(), person.id()));
  }

  private Optional<Membership> membership(
      Caller.Person person, Course course, Optional<Enrolment> enrolment) {
    Optional<Membership.Part> part =
        enrolment.filter(Enrolment::isCurrent).map(Enrolment::role).map(Membership.Part::of);
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

  /** An assignment that somebody wants to see. */
  public record Wanted(Caller.Person person, UUID assignment) {}

  /**
   * An assignment, and as what somebody sees it.
   *
   * @param membership in its course
   */
  public record Given(Membership membership, Assignment assignment) {}
}
