package org.ackademy.course;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.LockMode;
import org.hibernate.StatelessSession;

/** The courses that are stored. To be used within a transaction. */
@Dependent
class CourseStore {
  private final StatelessSession session;
  private final Event<Exams.Changed> changed;

  @Inject
  CourseStore(StatelessSession session, Event<Exams.Changed> changed) {
    this.session = session;
    this.changed = changed;
  }

  void add(Organisation organisation) {
    session.insert(organisation);
  }

  void add(Course course) {
    session.insert(course);
  }

  void add(Enrolment enrolment) {
    session.insert(enrolment);
  }

  void add(InvitedCourse invited) {
    session.insert(invited);
  }

  void add(Assignment assignment) {
    session.insert(assignment);
    changed.fire(new Exams.Changed());
  }

  Optional<Organisation> organisation(String slug) {
    return session
        .createSelectionQuery("from Organisation where slug = :slug", Organisation.class)
        .setParameter("slug", slug)
        .uniqueResultOptional();
  }

  Optional<Course> course(UUID id) {
    return Optional.ofNullable(session.get(Course.class, id));
  }

  /** A course, kept from being changed by others until the transaction ends. */
  Optional<Course> courseToChange(UUID id) {
    return Optional.ofNullable(session.get(Course.class, id, LockMode.PESSIMISTIC_WRITE));
  }

  void update(Course course) {
    session.update(course);
  }

  Optional<Course> course(UUID organisation, String slug) {
    return session
        .createSelectionQuery(
            "from Course where organisationId = :organisation and slug = :slug", Course.class)
        .setParameter("organisation", organisation)
        .setParameter("slug", slug)
        .uniqueResultOptional();
  }

  /** All courses by age, from the one after an id. */
  List<Course> after(UUID after, int limit) {
    return session
        .createSelectionQuery("from Course where id > :after order by id", Course.class)
        .setParameter("after", after)
        .setMaxResults(limit)
        .getResultList();
  }

  /** The courses that somebody is in, by age, from the one after an id. */
  List<Course> ofAccount(UUID account, UUID after, int limit) {
    return session
        .createSelectionQuery(
            "select c from Course c join Enrolment e on e.courseId = c.id"
                + " where e.accountId = :account and e.leftAt is null and c.id > :after"
                + " order by c.id",
            Course.class)
        .setParameter("account", account)
        .setParameter("after", after)
        .setMaxResults(limit)
        .getResultList();
  }

  Optional<Enrolment> enrolment(UUID course, UUID account) {
    return Optional.ofNullable(session.get(Enrolment.class, new Enrolment.Key(course, account)));
  }

  /** The enrolments of some people in a course. */
  List<Enrolment> enrolments(UUID course, List<UUID> accounts) {
    return session
        .createSelectionQuery(
            "from Enrolment where courseId = :course and accountId in (:accounts)", Enrolment.class)
        .setParameter("course", course)
        .setParameterList("accounts", accounts)
        .getResultList();
  }

  /** The enrolments of somebody in some courses. */
  List<Enrolment> enrolments(List<UUID> courses, UUID account) {
    return session
        .createSelectionQuery(
            "from Enrolment where courseId in (:courses) and accountId = :account", Enrolment.class)
        .setParameterList("courses", courses)
        .setParameter("account", account)
        .getResultList();
  }

  Optional<InvitedCourse> invitedTo(UUID invitation) {
    return Optional.ofNullable(session.get(InvitedCourse.class, invitation));
  }

  /** The invitations into a course by age, from the one after an id. */
  List<InvitedCourse> invitedTo(UUID course, UUID after, int limit) {
    return session
        .createSelectionQuery(
            "from InvitedCourse where courseId = :course and invitationId > :after"
                + " order by invitationId",
            InvitedCourse.class)
        .setParameter("course", course)
        .setParameter("after", after)
        .setMaxResults(limit)
        .getResultList();
  }

  Optional<Assignment> assignment(UUID id) {
    return Optional.ofNullable(session.get(Assignment.class, id));
  }

  /** A course's assignments by age, from the one after an id. */
  List<Assignment> assignments(UUID course, UUID after, int limit) {
    return session
        .createSelectionQuery(
            "from Assignment where courseId = :course and id > :after order by id",
            Assignment.class)
        .setParameter("course", course)
        .setParameter("after", after)
        .setMaxResults(limit)
        .getResultList();
  }

  /** The assignments of several courses, by age. */
  List<Assignment> assignments(Collection<UUID> courses) {
    return session
        .createSelectionQuery(
            "from Assignment where courseId in (:courses) order by id", Assignment.class)
        .setParameterList("courses", courses)
        .getResultList();
  }

  /** A course's assignments that were not withdrawn by age, from the one after an id. */
  List<Assignment> standingAssignments(UUID course, UUID after, int limit) {
    return session
        .createSelectionQuery(
            "from Assignment where courseId = :course and withdrawnAt is null and id > :after"
                + " order by id",
            Assignment.class)
        .setParameter("course", course)
        .setParameter("after", after)
        .setMaxResults(limit)
        .getResultList();
  }

  /** An assignment, kept from being changed by others until the transaction ends. */
  Optional<Assignment> assignmentToChange(UUID id) {
    return Optional.ofNullable(session.get(Assignment.class, id, LockMode.PESSIMISTIC_WRITE));
  }

  void update(Assignment assignment) {
    session.update(assignment);
    changed.fire(new Exams.Changed());
  }

  /** Whether any attempt at an assignment began. */
  boolean isBegun(UUID assignment) {
    return session
        .createNativeQuery(
            "select exists (select 1 from attempt where assignment_id = :assignment)",
            Boolean.class)
        .setParameter("assignment", assignment)
        .getSingleResult();
  }

  /** Whether somebody learns in a course. */
  boolean learns(UUID course, UUID account) {
    return enrolment(course, account)
        .filter(Enrolment::isCurrent)
        .filter(enrolment -> enrolment.role() == CourseRole.LEARNER)
        .isPresent();
  }

  /** As what each of several is in which courses now; whoever is in none is not there. */
  Map<UUID, Map<UUID, CourseRole>> rolesOf(Collection<UUID> accounts) {
    return session
        .createSelectionQuery(
            "from Enrolment where accountId in (:accounts) and leftAt is null", Enrolment.class)
        .setParameterList("accounts", accounts)
        .getResultList()
        .stream()
        .collect(
            Collectors.groupingBy(
                Enrolment::accountId, Collectors.toMap(Enrolment::courseId, Enrolment::role)));
  }
}
