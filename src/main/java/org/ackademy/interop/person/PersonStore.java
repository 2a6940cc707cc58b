package org.ackademy.interop.person;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.Tuple;
import jakarta.persistence.TupleElement;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.ackademy.platform.http.Json;
import org.hibernate.StatelessSession;

/** What tables hold of a person, and how it is forgotten. To be used within a transaction. */
@Dependent
class PersonStore {
  /** Each part of what is handed out: its name, and what finds it. No digest is among it. */
  private static final Map<String, String> PARTS = parts();

  private final StatelessSession session;

  @Inject
  PersonStore(StatelessSession session) {
    this.session = session;
  }

  private static Map<String, String> parts() {
    var parts = new LinkedHashMap<String, String>();
    parts.put(
        "account",
        "SELECT id, username, display_name, email, role, origin, created_at, disabled_at"
            + " FROM account WHERE id = :person");
    parts.put(
        "enrolments",
        "SELECT e.course_id, CAST(c.title AS text) AS title_json, e.role, e.enrolled_at, e.left_at,"
            + " (SELECT string_agg(s.name, ', ' ORDER BY s.name) FROM section_member m"
            + " JOIN section s ON s.id = m.section_id"
            + " WHERE m.account_id = e.account_id AND m.course_id = e.course_id) AS sections"
            + " FROM enrolment e JOIN course c ON c.id = e.course_id"
            + " WHERE e.account_id = :person ORDER BY e.enrolled_at");
    parts.put(
        "appeals",
        "SELECT a.answer_id, a.comment, a.appealed_at, r.outcome, r.reason, r.replied_at"
            + " FROM appeal a LEFT JOIN appeal_reply r ON r.appeal_id = a.id"
            + " WHERE a.account_id = :person ORDER BY a.appealed_at");
    parts.put(
        "drafts",
        "SELECT d.attempt_id, x.slug AS exercise, d.written, d.saved_at FROM draft d"
            + " JOIN attempt t ON t.id = d.attempt_id"
            + " JOIN exercise_version v ON v.id = d.exercise_version_id"
            + " JOIN exercise x ON x.id = v.exercise_id"
            + " WHERE t.account_id = :person ORDER BY d.saved_at");
    parts.put(
        "accommodations",
        "SELECT assignment_id, time_percent, more_minutes, more_attempts, opens_at, due_at,"
            + " closes_at, agreed_at FROM accommodation WHERE account_id = :person");
    parts.put(
        "sessions",
        "SELECT id, created_at, seen_at, expires_at, ended_at FROM web_session"
            + " WHERE account_id = :person ORDER BY id");
    parts.put(
        "tokens",
        "SELECT id, name, scopes, created_at, expires_at, revoked_at, used_at FROM access_token"
            + " WHERE account_id = :person ORDER BY id");
    parts.put(
        "identities",
        "SELECT issuer, subject, linked_at FROM identity WHERE account_id = :person ORDER BY id");
    parts.put(
        "lms",
        "SELECT r.issuer, u.tenant, u.subject, u.kind, u.made_at, u.seen_at, (SELECT"
            + " string_agg(c.context || ' ' || m.role, ', ' ORDER BY c.id) FROM lti_member m JOIN"
            + " lti_context c ON c.id = m.context_id WHERE m.user_id = u.id) AS contexts FROM"
            + " lti_user u JOIN lti_registration r ON r.id = u.registration_id WHERE u.account_id ="
            + " :person ORDER BY u.id");
    parts.put(
        "lms-scores",
        "SELECT l.assignment_id, s.state, s.sent_points, s.sent_maximum, s.sent_at FROM lti_score s"
            + " JOIN lti_user u ON u.id = s.user_id JOIN lti_link l ON l.id = s.link_id"
            + " WHERE u.account_id = :person ORDER BY s.id");
    parts.put(
        "audit",
        "SELECT done_at, action, subject_kind, subject, course_id,"
            + " CASE WHEN account_id = :person THEN 'you' ELSE 'somebody else' END AS done_by,"
            + " CAST(before AS text) AS before_json, CAST(after AS text) AS after_json FROM audit"
            + " WHERE account_id = :person OR subject = CAST(:person AS text) ORDER BY sequence");
    return java.util.Collections.unmodifiableMap(parts);
  }

  /** All that stands in tables about a person, by part. */
  Map<String, List<Map<String, Object>>> about(UUID person) {
    var found = new LinkedHashMap<String, List<Map<String, Object>>>();
    PARTS.forEach(
        (part, query) ->
            found.put(
                part,
                session
                    .createNativeQuery(query, Tuple.class)
                    .setParameter("person", person)
                    .getResultList()
                    .stream()
                    .map(PersonStore::row)
                    .toList()));
    return found;
  }

  private static Map<String, Object> row(Tuple tuple) {
    var row = new LinkedHashMap<String, Object>();
    for (TupleElement<?> element : tuple.getElements()) {
      String name = element.getAlias();
      Object value = tuple.get(name);
      if (value == null) {
        continue;
      }
      boolean isJson = name.endsWith("_json");
      row.put(
          isJson ? name.substring(0, name.length() - "_json".length()) : name,
          isJson ? Json.mapper().readTree(value.toString()) : plain(value));
    }
    return row;
  }

  private static Object plain(Object value) {
    return value instanceof Number ? value : value.toString();
  }

  /** The courses in which somebody learns now. */
  List<UUID> learningIn(UUID person) {
    return session
        .createNativeQuery(
            "SELECT course_id FROM enrolment WHERE account_id = :person AND left_at IS NULL"
                + " AND role = 'LEARNER' ORDER BY course_id",
            UUID.class)
        .setParameter("person", person)
        .getResultList();
  }

  /** Whether somebody is there who was not forgotten yet, and under which name. */
  Optional<String> username(UUID person) {
    return session
        .createNativeQuery(
            "SELECT username FROM account WHERE id = :person AND erased_at IS NULL", String.class)
        .setParameter("person", person)
        .getResultList()
        .stream()
        .findFirst();
  }

  void erase(UUID person, UUID pseudonym, Instant now) {
    session
        .createNativeQuery(
            "SELECT CAST(erase_person(:person, :pseudonym, :now) AS text)", String.class)
        .setParameter("person", person)
        .setParameter("pseudonym", pseudonym)
        .setParameter("now", now)
        .getResultList();
  }
}
