package org.ackademy.lms;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.ackademy.course.CourseRole;
import org.hibernate.StatelessSession;

/** Which rosters there are, and what they said last. To be used within a transaction. */
@Dependent
class RosterStore {
  private static final String SOURCES =
      "SELECT c.id, c.course_id, d.registration_id, d.deployment, c.memberships_url"
          + " FROM lti_context c JOIN lti_deployment d ON d.id = c.deployment_id"
          + " JOIN lti_registration r ON r.id = d.registration_id"
          + " WHERE c.memberships_url IS NOT NULL AND d.state = 'ACTIVE' AND r.state = 'ACTIVE' ";

  private final StatelessSession session;
  private final RegistrationStore registrations;

  @Inject
  RosterStore(StatelessSession session, RegistrationStore registrations) {
    this.session = session;
    this.registrations = registrations;
  }

  /** Those of a course here, by age. */
  List<Roster.Source> ofCourse(UUID course) {
    return sources(
        session
            .createNativeQuery(SOURCES + "AND c.course_id = :course ORDER BY c.id", Tuple.class)
            .setParameter("course", course)
            .getResultList());
  }

  /** That of a context, where it can be asked for. */
  Optional<Roster.Source> ofContext(UUID context) {
    return sources(
            session
                .createNativeQuery(SOURCES + "AND c.id = :context", Tuple.class)
                .setParameter("context", context)
                .getResultList())
        .stream()
        .findFirst();
  }

  /** All by age, from the one after an id, that were not asked for since. */
  List<Roster.Source> after(UUID context, Instant since, int limit) {
    return sources(
        session
            .createNativeQuery(
                SOURCES
                    + "AND c.id > :after"
                    + " AND (c.roster_tried_at IS NULL OR c.roster_tried_at < :since)"
                    + " ORDER BY c.id LIMIT :limit",
                Tuple.class)
            .setParameter("after", context)
            .setParameter("since", since)
            .setParameter("limit", limit)
            .getResultList());
  }

  private List<Roster.Source> sources(List<Tuple> rows) {
    return rows.stream()
        .map(
            row -> {
              Registration registration = registrations.byId(row.get(2, UUID.class)).orElseThrow();
              return new Roster.Source(
                  row.get(0, UUID.class),
                  row.get(1, UUID.class),
                  registration,
                  registration.tenant(row.get(3, String.class)),
                  row.get(4, String.class));
            })
        .toList();
  }

  /**
   * What a platform said last of somebody in a context.
   *
   * @param role where they are there
   * @param began whether its word brought them in
   */
  record Told(UUID user, String subject, UUID account, Optional<CourseRole> role, boolean began) {}

  /** All of whom anything was said, by subject. */
  Map<String, Told> told(UUID context) {
    var told = new HashMap<String, Told>();
    for (Tuple row :
        session
            .createNativeQuery(
                "SELECT u.id, u.subject, u.account_id, m.role, m.state, m.began FROM lti_member m"
                    + " JOIN lti_user u ON u.id = m.user_id WHERE m.context_id = :context",
                Tuple.class)
            .setParameter("context", context)
            .getResultList()) {
      told.put(
          row.get(1, String.class),
          new Told(
              row.get(0, UUID.class),
              row.get(1, String.class),
              row.get(2, UUID.class),
              row.get(4, String.class).equals("HERE")
                  ? Optional.of(CourseRole.valueOf(row.get(3, String.class)))
                  : Optional.empty(),
              row.get(5, Boolean.class)));
    }
    return told;
  }

  void gone(UUID context, UUID user, Instant at) {
    session
        .createNativeMutationQuery(
            "UPDATE lti_member SET state = 'GONE', began = false, told_at = :at"
                + " WHERE context_id = :context AND user_id = :user")
        .setParameter("context", context)
        .setParameter("user", user)
        .setParameter("at", at)
        .executeUpdate();
  }

  /** It was read to its end. */
  void read(UUID context, Instant at) {
    session
        .createNativeMutationQuery(
            "UPDATE lti_context SET roster_tried_at = :at, roster_read_at = :at,"
                + " roster_trouble = NULL WHERE id = :id")
        .setParameter("at", at)
        .setParameter("id", context)
        .executeUpdate();
  }

  /** It was not. */
  void failed(UUID context, String why, Instant at) {
    session
        .createNativeMutationQuery(
            "UPDATE lti_context SET roster_tried_at = :at, roster_trouble = :why WHERE id = :id")
        .setParameter("at", at)
        .setParameter("why", why)
        .setParameter("id", context)
        .executeUpdate();
  }
}
