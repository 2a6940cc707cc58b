package org.ackademy.lms;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.Tuple;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.StatelessSession;
import org.hibernate.query.NativeQuery;

/** The outbox of scores as it is stored. To be used within a transaction. */
@Dependent
class ScoreStore {
  private static final String COLUMNS =
      """
      SELECT s.id, s.version, s.state, s.changed_at, s.tries, s.tried_at, s.reason, s.answer,
        s.stamp, s.stamped, s.stamped_points, s.stamped_maximum, s.ever_final,
        s.sent_points, s.sent_maximum, s.sent_attempts, s.sent_at,
        u.account_id, u.subject, u.kind = 'PERSON' AND coalesce(m.role = 'LEARNER', false) AS learns,
        c.course_id, l.assignment_id, l.id AS link_id, l.link, l.line_item_url, c.line_items_url,
        coalesce(c.scopes, '') AS scopes, d.registration_id
      FROM lti_score s JOIN lti_user u ON u.id = s.user_id
        JOIN lti_link l ON l.id = s.link_id JOIN lti_context c ON c.id = l.context_id
        JOIN lti_deployment d ON d.id = c.deployment_id
        LEFT JOIN lti_member m ON m.context_id = c.id AND m.user_id = u.id
      """;

  /** Links that show an assignment, with learners who are known there; no tester, no teacher. */
  private static final String PAIRS =
      """
      FROM lti_link l
        JOIN lti_member m ON m.context_id = l.context_id AND m.role = 'LEARNER'
        JOIN lti_user u ON u.id = m.user_id AND u.kind = 'PERSON'
      WHERE l.assignment_id = :assignment AND u.account_id = :account
      """;

  private final StatelessSession session;

  @Inject
  ScoreStore(StatelessSession session) {
    this.session = session;
  }

  /** A score in one of its versions: what a job is about. */
  record Told(UUID score, long version) {}

  /** A link that shows an assignment, and a learner who is known there. */
  record Pair(UUID link, UUID user) {}

  /** Where a learner's mark for an assignment goes. */
  List<Pair> pairs(UUID assignment, UUID account) {
    return pairs("SELECT l.id, u.id " + PAIRS + " ORDER BY l.id, u.id", assignment, account);
  }

  /** The same where nothing was written down yet. */
  List<Pair> newPairs(UUID assignment, UUID account) {
    return pairs(
        "SELECT l.id, u.id "
            + PAIRS
            + " AND NOT EXISTS (SELECT FROM lti_score s WHERE s.link_id = l.id AND s.user_id ="
            + " u.id) ORDER BY l.id, u.id",
        assignment,
        account);
  }

  private List<Pair> pairs(String query, UUID assignment, UUID account) {
    return session
        .createNativeQuery(query, Tuple.class)
        .setParameter("assignment", assignment)
        .setParameter("account", account)
        .getResultList()
        .stream()
        .map(row -> new Pair(row.get(0, UUID.class), row.get(1, UUID.class)))
        .toList();
  }

  /** Writes down somebody of whom nothing is to be sent yet. */
  void met(UUID id, Pair pair, Instant at) {
    session
        .createNativeMutationQuery(
            "INSERT INTO lti_score (id, link_id, user_id, version, state, reason, tries,"
                + " ever_final, changed_at) VALUES (:id, :link, :user, 0, 'WITHHELD', 'NO_MARK', 0,"
                + " false, :at) ON CONFLICT DO NOTHING")
        .setParameter("id", id)
        .setParameter("link", pair.link())
        .setParameter("user", pair.user())
        .setParameter("at", at)
        .executeUpdate();
  }

  /** Writes down that a mark changed. */
  Told changed(UUID id, Pair pair, Instant at) {
    return told(
        session
            .createNativeQuery(
                "INSERT INTO lti_score (id, link_id, user_id, version, state, reason, tries,"
                    + " ever_final, changed_at) VALUES (:id, :link, :user, 1, 'WAITING', 'CHANGED',"
                    + " 0, false, :at) ON CONFLICT (link_id, user_id) DO UPDATE SET version ="
                    + " lti_score.version + 1, state = 'WAITING', reason = 'CHANGED', tries = 0,"
                    + " changed_at = :at RETURNING id, version",
                Tuple.class)
            .setParameter("id", id)
            .setParameter("link", pair.link())
            .setParameter("user", pair.user())
            .setParameter("at", at));
  }

  /** Has a score be sent again: it is a version of its own. */
  Told again(UUID id, Instant at) {
    return told(
        session
            .createNativeQuery(
                "UPDATE lti_score SET version = version + 1, state = 'WAITING', reason = 'CHANGED',"
                    + " tries = 0, changed_at = :at WHERE id = :id RETURNING id, version",
                Tuple.class)
            .setParameter("id", id)
            .setParameter("at", at));
  }

  private static Told told(NativeQuery<Tuple> query) {
    return query.getResultList().stream()
        .map(row -> new Told(row.get(0, UUID.class), row.get(1, Long.class)))
        .findFirst()
        .orElseThrow();
  }

  /** Those that could not be sent for lack of a service that a launch may have told of since. */
  List<UUID> lackedServices(UUID assignment, UUID account) {
    return session
        .createNativeQuery(
            "SELECT s.id FROM lti_score s JOIN (SELECT l.id AS link, u.id AS person "
                + PAIRS
                + ") p ON p.link = s.link_id AND p.person = s.user_id WHERE s.state = 'DEAD' AND"
                + " s.reason IN ('NOT_ALLOWED', 'NO_COLUMN', 'PLATFORM_OFF')",
            UUID.class)
        .setParameter("assignment", assignment)
        .setParameter("account", account)
        .getResultList();
  }

  /** Whether anything may have come of a learner at an assignment. */
  boolean hasMark(UUID assignment, UUID account) {
    return !session
        .createNativeQuery(
            "SELECT 1 FROM standing WHERE assignment_id = :assignment AND account_id = :account"
                + " UNION ALL SELECT 1 FROM by_hand WHERE assignment_id = :assignment"
                + " AND account_id = :account LIMIT 1",
            Integer.class)
        .setParameter("assignment", assignment)
        .setParameter("account", account)
        .getResultList()
        .isEmpty();
  }

  /**
   * Claims a score in its newest version for a job, with the timestamp and the points that it is
   * going to send. Whoever claimed it and came back has it still.
   *
   * @return whether it did; not where the mark changed meanwhile or another job is at it
   */
  boolean claim(Told told, Claimed claimed, Instant now) {
    return session
            .createNativeMutationQuery(
                "UPDATE lti_score SET claim = :version, claimed_until = :until, stamp = :stamp,"
                    + " stamped = :version, stamped_points = :points, stamped_maximum = :maximum,"
                    + " ever_final = ever_final OR :points IS NOT NULL"
                    + " WHERE id = :id AND state = 'WAITING' AND version = :version"
                    + " AND (claim IS NULL OR claim = :version OR claimed_until < :now)")
            .setParameter("id", told.score())
            .setParameter("version", told.version())
            .setParameter("until", claimed.until())
            .setParameter("stamp", claimed.stamp())
            .setParameter(
                "points", claimed.points().map(Score.Points::points).orElse(null), BigDecimal.class)
            .setParameter(
                "maximum",
                claimed.points().map(Score.Points::maximum).orElse(null),
                BigDecimal.class)
            .setParameter("now", now)
            .executeUpdate()
        == 1;
  }

  /** What a job claims. */
  record Claimed(Instant stamp, Optional<Score.Points> points, Instant until) {}

  void release(Told told) {
    session
        .createNativeMutationQuery(
            "UPDATE lti_score SET claim = NULL, claimed_until = NULL"
                + " WHERE id = :id AND claim = :version")
        .setParameter("id", told.score())
        .setParameter("version", told.version())
        .executeUpdate();
  }

  /** Has the next try take a later timestamp than this one. */
  void unstamp(Told told, Instant atLeast) {
    session
        .createNativeMutationQuery(
            "UPDATE lti_score SET stamped = NULL, stamp = greatest(stamp, :least)"
                + " WHERE id = :id AND stamped = :version")
        .setParameter("id", told.score())
        .setParameter("version", told.version())
        .setParameter("least", atLeast)
        .executeUpdate();
  }

  /** Notes what came of a try, if the mark did not change meanwhile. */
  void tried(
      Told told, Score.State state, Score.Reason reason, Optional<String> answer, Instant at) {
    session
        .createNativeMutationQuery(
            "UPDATE lti_score SET tries = tries + 1, state = :state, reason = :reason,"
                + " answer = :answer, tried_at = :at WHERE id = :id AND version = :version")
        .setParameter("id", told.score())
        .setParameter("version", told.version())
        .setParameter("state", state.name())
        .setParameter("reason", reason.name())
        .setParameter("answer", answer.filter(said -> !said.isEmpty()).orElse(null), String.class)
        .setParameter("at", at)
        .executeUpdate();
  }

  /** Notes that the learner may not know it yet; that is no try. */
  void untold(Told told, Instant at) {
    session
        .createNativeMutationQuery(
            "UPDATE lti_score SET reason = 'UNRELEASED', tried_at = :at"
                + " WHERE id = :id AND version = :version")
        .setParameter("id", told.score())
        .setParameter("version", told.version())
        .setParameter("at", at)
        .executeUpdate();
  }

  /** The scores of an assignment that were not released when they were looked at. */
  List<Told> unreleased(UUID assignment) {
    return session
        .createNativeQuery(
            "SELECT s.id, s.version FROM lti_score s JOIN lti_link l ON l.id = s.link_id"
                + " WHERE l.assignment_id = :assignment AND s.state = 'WAITING'"
                + " AND s.reason = 'UNRELEASED' ORDER BY s.id",
            Tuple.class)
        .setParameter("assignment", assignment)
        .getResultList()
        .stream()
        .map(row -> new Told(row.get(0, UUID.class), row.get(1, Long.class)))
        .toList();
  }

  /** Notes what the system there has taken, if nothing was sent after it. */
  void sent(Told told, Instant stamp, Taken taken) {
    session
        .createNativeMutationQuery(
            "UPDATE lti_score SET sent_points = :points, sent_maximum = :maximum,"
                + " sent_attempts = :attempts, sent_at = :at WHERE id = :id AND stamp = :stamp")
        .setParameter("id", told.score())
        .setParameter("stamp", stamp)
        .setParameter(
            "points", taken.points().map(Score.Points::points).orElse(null), BigDecimal.class)
        .setParameter(
            "maximum", taken.points().map(Score.Points::maximum).orElse(null), BigDecimal.class)
        .setParameter("attempts", taken.attempts())
        .setParameter("at", taken.at())
        .executeUpdate();
  }

  /** What the system there has taken. */
  record Taken(Optional<Score.Points> points, int attempts, Instant at) {}

  Optional<Score> byId(UUID id) {
    return session
        .createNativeQuery(COLUMNS + " WHERE s.id = :id", Tuple.class)
        .setParameter("id", id)
        .getResultList()
        .stream()
        .map(ScoreStore::score)
        .findFirst();
  }

  /** Those of a course by age, from the one after an id. */
  List<Score> ofCourse(UUID course, Optional<Score.State> state, UUID after, int limit) {
    NativeQuery<Tuple> query =
        session
            .createNativeQuery(
                COLUMNS
                    + " WHERE c.course_id = :of AND s.id > :after"
                    + (state.isPresent() ? " AND s.state = :state" : "")
                    + " ORDER BY s.id LIMIT :limit",
                Tuple.class)
            .setParameter("of", course);
    state.ifPresent(wanted -> query.setParameter("state", wanted.name()));
    return part(query, after, limit);
  }

  /** Those of an assignment by age, from the one after an id. */
  List<Score> ofAssignment(UUID assignment, UUID after, int limit) {
    return part(
        session
            .createNativeQuery(
                COLUMNS
                    + " WHERE l.assignment_id = :of AND s.id > :after ORDER BY s.id LIMIT :limit",
                Tuple.class)
            .setParameter("of", assignment),
        after,
        limit);
  }

  private static List<Score> part(NativeQuery<Tuple> query, UUID after, int limit) {
    return query.setParameter("after", after).setParameter("limit", limit).getResultList().stream()
        .map(ScoreStore::score)
        .toList();
  }

  private static Score score(Tuple row) {
    return new Score(
        row.get("id", UUID.class),
        row.get("version", Long.class),
        Score.State.valueOf(row.get("state", String.class)),
        row.get("changed_at", Instant.class),
        new Score.Try(
            row.get("tries", Integer.class),
            Optional.ofNullable(row.get("tried_at", Instant.class)),
            Score.Reason.valueOf(row.get("reason", String.class)),
            Optional.ofNullable(row.get("answer", String.class))),
        new Score.Stamped(
            Optional.ofNullable(row.get("stamp", Instant.class)),
            Optional.ofNullable(row.get("stamped", Long.class)),
            points(row, "stamped_points", "stamped_maximum"),
            row.get("ever_final", Boolean.class) ? Score.Finality.ONCE : Score.Finality.NEVER),
        new Score.Sent(
            points(row, "sent_points", "sent_maximum"),
            Optional.ofNullable(row.get("sent_attempts", Integer.class)),
            Optional.ofNullable(row.get("sent_at", Instant.class))),
        new Score.Learner(
            row.get("account_id", UUID.class),
            row.get("subject", String.class),
            row.get("learns", Boolean.class) ? Score.Kind.LEARNS : Score.Kind.OTHER),
        target(row));
  }

  private static Optional<Score.Points> points(Tuple row, String points, String maximum) {
    return Optional.ofNullable(row.get(points, BigDecimal.class))
        .map(some -> new Score.Points(some, row.get(maximum, BigDecimal.class)));
  }

  private static Score.Target target(Tuple row) {
    return new Score.Target(
        row.get("course_id", UUID.class),
        row.get("assignment_id", UUID.class),
        row.get("link_id", UUID.class),
        row.get("link", String.class),
        Optional.ofNullable(row.get("line_item_url", String.class)),
        Optional.ofNullable(row.get("line_items_url", String.class)),
        List.of(row.get("scopes", String.class).split(" ", -1)),
        row.get("registration_id", UUID.class));
  }
}
