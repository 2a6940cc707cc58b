package org.ackademy.course;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.StatelessSession;

/** The courses that are stored. To be used within a transaction. */
@Dependent
class CourseStore {
  private final StatelessSession session;

  @Inject
  CourseStore(StatelessSession session) {
    this.session = session;
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
}
