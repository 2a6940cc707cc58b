package org.ackademy.course;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.StatelessSession;

/**
 * What OneRoster tells of courses, all of them at once. When something changed last is what its row
 * and its newest entry in the audit log say. To be used within a transaction.
 */
@Dependent
class OneRosterStore {
  private static final String PEOPLE =
      """
      SELECT e.course_id, e.account_id, e.role, e.enrolled_at, e.left_at, a.username,
        a.display_name, a.email,
        greatest(e.enrolled_at, e.left_at, (SELECT max(u.done_at) FROM audit u
          WHERE u.course_id = e.course_id AND u.subject = cast(e.account_id AS text)
            AND u.subject_kind = 'enrolment')) AS enrolment_changed,
        greatest(a.created_at, (SELECT max(u.done_at) FROM audit u
          WHERE u.subject = cast(a.id AS text))) AS account_changed
      FROM enrolment e
      JOIN account a ON a.id = e.account_id
      WHERE e.course_id = ANY (cast(:courses AS uuid[])) AND a.origin <> 'MACHINE'
      ORDER BY e.course_id, e.account_id
      """;

  private static final String IN_SECTIONS =
      """
      SELECT m.course_id, m.account_id FROM section_member m
      WHERE m.section_id = ANY (cast(:sections AS uuid[]))
      """;

  private static final String COURSES =
      """
      SELECT c.id, greatest(c.created_at,
        (SELECT max(u.done_at) FROM audit u WHERE u.subject = cast(c.id AS text)))
      FROM course c WHERE c.id = ANY (cast(:courses AS uuid[]))
      """;

  private final StatelessSession session;

  @Inject
  OneRosterStore(StatelessSession session) {
    this.session = session;
  }

  /** Somebody in a course, or who was. */
  record Enrolled(
      UUID course,
      UUID account,
      CourseRole role,
      Instant enrolledAt,
      Optional<Instant> leftAt,
      String username,
      String displayName,
      Optional<String> email,
      Instant changed,
      Instant accountChanged) {
    boolean isCurrent() {
      return leftAt.isEmpty();
    }
  }

  /** Everybody in these courses whom somebody may see who is limited as these memberships say. */
  List<Enrolled> people(Collection<Membership> memberships) {
    Map<UUID, Membership> by =
        memberships.stream()
            .collect(Collectors.toMap(membership -> membership.course().id(), each -> each));
    Set<Place> shown =
        places(
            memberships.stream()
                .flatMap(membership -> membership.onlySections().stream())
                .toList());
    return session
        .createNativeQuery(PEOPLE, Tuple.class)
        .setParameter("courses", by.keySet().toArray(UUID[]::new))
        .getResultList()
        .stream()
        .map(OneRosterStore::enrolled)
        .filter(
            one ->
                Objects.requireNonNull(by.get(one.course())).onlySections().isEmpty()
                    || shown.contains(new Place(one.course(), one.account())))
        .toList();
  }

  private record Place(UUID course, UUID account) {}

  private Set<Place> places(List<UUID> sections) {
    return sections.isEmpty()
        ? Set.of()
        : session
            .createNativeQuery(IN_SECTIONS, Tuple.class)
            .setParameter("sections", sections.toArray(UUID[]::new))
            .getResultList()
            .stream()
            .map(row -> new Place(row.get(0, UUID.class), row.get(1, UUID.class)))
            .collect(Collectors.toSet());
  }

  private static Enrolled enrolled(Tuple row) {
    return new Enrolled(
        row.get(0, UUID.class),
        row.get(1, UUID.class),
        CourseRole.valueOf(row.get(2, String.class)),
        row.get(3, Instant.class),
        Optional.ofNullable(row.get(4, Instant.class)),
        row.get(5, String.class),
        row.get(6, String.class),
        Optional.ofNullable(row.get(7, String.class)),
        row.get(8, Instant.class),
        row.get(9, Instant.class));
  }

  /** When courses changed last. */
  Map<UUID, Instant> changed(Collection<UUID> courses) {
    return session
        .createNativeQuery(COURSES, Tuple.class)
        .setParameter("courses", courses.toArray(UUID[]::new))
        .getResultList()
        .stream()
        .collect(Collectors.toMap(row -> row.get(0, UUID.class), row -> row.get(1, Instant.class)));
  }

  /** The organisations of these ids. */
  List<Organisation> organisations(Collection<UUID> ids) {
    return session
        .createSelectionQuery(
            "from Organisation where id in (:ids) order by id", Organisation.class)
        .setParameterList("ids", ids)
        .getResultList();
  }
}
