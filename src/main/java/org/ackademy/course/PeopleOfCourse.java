package org.ackademy.course;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.StatelessSession;

/** Who is in courses and their sections, as it is stored. To be used within a transaction. */
@Dependent
class PeopleOfCourse {
  private static final String PEOPLE =
      "select e, a.username, a.displayName, a.email"
          + " from Enrolment e join Account a on a.id = e.accountId where e.courseId = :course";
  private static final String IN_SECTIONS =
      " and exists (select 1 from SectionMember m where m.courseId = e.courseId"
          + " and m.accountId = e.accountId and m.sectionId in (:sections))";

  private final StatelessSession session;

  @Inject
  PeopleOfCourse(StatelessSession session) {
    this.session = session;
  }

  void add(Section section) {
    session.insert(section);
  }

  void add(SectionMember member) {
    session.insert(member);
  }

  void remove(SectionMember member) {
    session.delete(member);
  }

  void remove(Section section) {
    session.delete(section);
  }

  void rename(Section section, String name) {
    session
        .createMutationQuery("update Section set name = :name where id = :id")
        .setParameter("name", name)
        .setParameter("id", section.id())
        .executeUpdate();
  }

  Optional<Section> section(UUID course, UUID id) {
    return Optional.ofNullable(session.get(Section.class, id))
        .filter(section -> section.courseId().equals(course));
  }

  /** A course's sections by age, from the one after an id. */
  List<Section> sections(UUID course, UUID after, int limit) {
    return session
        .createSelectionQuery(
            "from Section where courseId = :course and id > :after order by id", Section.class)
        .setParameter("course", course)
        .setParameter("after", after)
        .setMaxResults(limit)
        .getResultList();
  }

  /** The sections of a course that somebody is in. */
  Set<UUID> sectionsOf(UUID course, UUID account) {
    return memberships(course, account).stream()
        .map(SectionMember::sectionId)
        .collect(Collectors.toSet());
  }

  List<SectionMember> memberships(UUID course, UUID account) {
    return session
        .createSelectionQuery(
            "from SectionMember where courseId = :course and accountId = :account order by"
                + " sectionId",
            SectionMember.class)
        .setParameter("course", course)
        .setParameter("account", account)
        .getResultList();
  }

  /** Whether somebody is in one of these sections. */
  boolean isInOneOf(Set<UUID> sections, UUID account) {
    return session
            .createSelectionQuery(
                "select count(*) from SectionMember"
                    + " where accountId = :account and sectionId in (:sections)",
                Long.class)
            .setParameter("account", account)
            .setParameterList("sections", sections)
            .getSingleResult()
        > 0;
  }

  /** Locks an enrolment until the transaction ends, so that changes to it come one by one. */
  void lock(UUID course, UUID account) {
    session
        .createNativeQuery(
            "select 1 from enrolment where course_id = :course and account_id = :account"
                + " for no key update",
            Integer.class)
        .setParameter("course", course)
        .setParameter("account", account)
        .getResultList();
  }

  /** Locks a course, so that changes that count its people come one by one. */
  void lock(UUID course) {
    session
        .createNativeQuery(
            "select 1 from course where id = :course for no key update", Integer.class)
        .setParameter("course", course)
        .getSingleResult();
  }

  void change(UUID course, UUID account, CourseRole role) {
    session
        .createMutationQuery(
            "update Enrolment set role = :role, leftAt = null"
                + " where courseId = :course and accountId = :account")
        .setParameter("role", role)
        .setParameter("course", course)
        .setParameter("account", account)
        .executeUpdate();
  }

  void end(UUID course, UUID account, Instant now) {
    session
        .createMutationQuery(
            "update Enrolment set leftAt = :now"
                + " where courseId = :course and accountId = :account and leftAt is null")
        .setParameter("now", now)
        .setParameter("course", course)
        .setParameter("account", account)
        .executeUpdate();
  }

  /** Whether somebody is, or was, in another course too. */
  boolean isElsewhere(UUID course, UUID account) {
    return session
            .createSelectionQuery(
                "select count(*) from Enrolment"
                    + " where accountId = :account and courseId <> :course",
                Long.class)
            .setParameter("account", account)
            .setParameter("course", course)
            .getSingleResult()
        > 0;
  }

  /** The accounts of those who are in a course, and never were in another. */
  List<UUID> ownAccounts(UUID course) {
    return session
        .createSelectionQuery(
            "select e.accountId from Enrolment e where e.courseId = :course and e.leftAt is null"
                + " and not exists (select 1 from Enrolment other"
                + " where other.accountId = e.accountId and other.courseId <> :course)",
            UUID.class)
        .setParameter("course", course)
        .getResultList();
  }

  long countOfInstructors(UUID course) {
    return session
        .createSelectionQuery(
            "select count(*) from Enrolment"
                + " where courseId = :course and role = :role and leftAt is null",
            Long.class)
        .setParameter("course", course)
        .setParameter("role", CourseRole.INSTRUCTOR)
        .getSingleResult();
  }

  Optional<Enrolled> person(UUID course, UUID account) {
    return session
        .createSelectionQuery(PEOPLE + " and e.accountId = :account", Tuple.class)
        .setParameter("course", course)
        .setParameter("account", account)
        .uniqueResultOptional()
        .flatMap(row -> enrolled(course, List.of(row)).stream().findFirst());
  }

  /** Who is, or was, in a course, in the order of their accounts' ids, from the one after one. */
  List<Enrolled> people(UUID course, Wanted wanted, UUID after, int limit) {
    var where = new StringBuilder(PEOPLE).append(" and e.accountId > :after");
    where.append(
        switch (wanted.state()) {
          case CURRENT -> " and e.leftAt is null";
          case LEFT -> " and e.leftAt is not null";
        });
    wanted.role().ifPresent(role -> where.append(" and e.role = :role"));
    if (!wanted.sections().isEmpty()) {
      where.append(IN_SECTIONS);
    }
    var query =
        session
            .createSelectionQuery(where + " order by e.accountId", Tuple.class)
            .setParameter("course", course)
            .setParameter("after", after)
            .setMaxResults(limit);
    wanted.role().ifPresent(role -> query.setParameter("role", role));
    if (!wanted.sections().isEmpty()) {
      query.setParameterList("sections", wanted.sections());
    }
    return enrolled(course, query.getResultList());
  }

  /** All who are, or were, in a course. */
  List<Enrolled> all(UUID course) {
    return enrolled(
        course,
        session
            .createSelectionQuery(PEOPLE, Tuple.class)
            .setParameter("course", course)
            .getResultList());
  }

  /** Whether an assistant of a course is limited to this section, and to no other. */
  boolean limitsAlone(Section section) {
    return session
            .createSelectionQuery(
                "select count(*) from Enrolment e where e.courseId = :course"
                    + " and e.role = :role and e.leftAt is null and exists (select 1 from"
                    + " SectionMember m where m.courseId = e.courseId"
                    + " and m.accountId = e.accountId and m.sectionId = :section)"
                    + " and not exists (select 1 from SectionMember m where"
                    + " m.courseId = e.courseId and m.accountId = e.accountId"
                    + " and m.sectionId <> :section)",
                Long.class)
            .setParameter("course", section.courseId())
            .setParameter("role", CourseRole.ASSISTANT)
            .setParameter("section", section.id())
            .getSingleResult()
        > 0;
  }

  /** Puts somebody into exactly these sections of a course. */
  void place(UUID course, UUID account, Set<UUID> sections) {
    List<SectionMember> now = memberships(course, account);
    now.stream().filter(member -> !sections.contains(member.sectionId())).forEach(this::remove);
    Set<UUID> kept = now.stream().map(SectionMember::sectionId).collect(Collectors.toSet());
    sections.stream()
        .filter(section -> !kept.contains(section))
        .forEach(section -> add(new SectionMember(section, account, course)));
  }

  void add(Enrolment enrolment) {
    session.insert(enrolment);
  }

  private List<Enrolled> enrolled(UUID course, List<Tuple> rows) {
    if (rows.isEmpty()) {
      return List.of();
    }
    Map<UUID, List<UUID>> sections =
        session
            .createSelectionQuery(
                "from SectionMember where courseId = :course and accountId in (:accounts)"
                    + " order by sectionId",
                SectionMember.class)
            .setParameter("course", course)
            .setParameterList(
                "accounts", rows.stream().map(row -> enrolment(row).accountId()).toList())
            .getResultList()
            .stream()
            .collect(
                Collectors.groupingBy(
                    SectionMember::accountId,
                    Collectors.mapping(SectionMember::sectionId, Collectors.toList())));
    return rows.stream()
        .map(
            row ->
                new Enrolled(
                    enrolment(row),
                    row.get(1, String.class),
                    row.get(2, String.class),
                    Optional.ofNullable(row.get(3, String.class)),
                    sections.getOrDefault(enrolment(row).accountId(), List.of())))
        .toList();
  }

  private static Enrolment enrolment(Tuple row) {
    return row.get(0, Enrolment.class);
  }

  /**
   * Who of a course's people is wanted.
   *
   * @param sections those in one of them; all where empty
   */
  record Wanted(State state, Optional<CourseRole> role, Set<UUID> sections) {}

  /** Whether somebody still is in a course. */
  enum State {
    CURRENT,
    LEFT
  }

  /** Somebody in a course. */
  record Enrolled(
      Enrolment enrolment,
      String username,
      String displayName,
      Optional<String> email,
      List<UUID> sections) {}
}
