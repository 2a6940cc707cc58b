package org.ackademy.gradebook;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.Tuple;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.ackademy.course.Schedule;
import org.ackademy.question.Verdict;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;

/** Standings, and the attempts that they are made of. To be used within a transaction. */
@Dependent
class StandingStore {
  private static final String COLUMNS =
      """
      through, first_points, last_points, best_points, total_points, undecided, first_state,
      last_state, late
      """;

  /**
   * Answers as they are graded now, a person's decision before all, of the attempts that {@code
   * attempts} gives.
   */
  private static final String ANSWERS =
      """
      SELECT t.account_id, t.assignment_id, t.number, t.ended, v.exercise_id, w.timing,
        w.answered_at, t.due_at,
        CASE WHEN d.score IS NOT NULL THEN 'VALID' WHEN g.id IS NULL THEN w.verdict ELSE g.verdict END
          AS verdict,
        CASE WHEN d.score IS NOT NULL THEN d.score WHEN g.id IS NULL THEN w.score ELSE g.score END
          AS score
      FROM (%s) t
      LEFT JOIN answer w ON w.attempt_id = t.id AND w.timing <> 'TOO_LATE'
      LEFT JOIN exercise_version v ON v.id = w.exercise_version_id
      LEFT JOIN LATERAL (
        SELECT l.id, l.verdict, l.score FROM grading l WHERE l.answer_id = w.id
        ORDER BY l.sequence DESC LIMIT 1
      ) g ON true
      LEFT JOIN LATERAL (
        SELECT p.score FROM decision p WHERE p.answer_id = w.id ORDER BY p.sequence DESC LIMIT 1
      ) d ON true
      ORDER BY t.account_id, t.assignment_id, t.number, w.sequence
      """;

  private static final String OF_ONE =
      """
      SELECT p.id, p.account_id, p.assignment_id, p.number, a.due_at,
        e.attempt_id IS NOT NULL AS ended
      FROM attempt p
      JOIN assignment a ON a.id = p.assignment_id
      LEFT JOIN attempt_end e ON e.attempt_id = p.id
      WHERE p.assignment_id = :assignment AND p.account_id = :account
      """;

  /**
   * For each learner and assignment the few attempts after those of the standing: looked up one by
   * one in the index of attempt_number_once, whatever else there is.
   */
  private static final String AFTER_STANDINGS =
      """
      SELECT o.id, l.id AS account_id, a.id AS assignment_id, o.number, a.due_at, false AS ended
      FROM assignment a
      CROSS JOIN unnest(cast(:learners AS uuid[])) AS l (id)
      LEFT JOIN standing s ON s.assignment_id = a.id AND s.account_id = l.id
      CROSS JOIN LATERAL (
        SELECT p.id, p.number FROM attempt p
        WHERE p.assignment_id = a.id AND p.account_id = l.id AND p.number > coalesce(s.through, 0)
        ORDER BY p.number
        LIMIT 1000
      ) o
      WHERE a.course_id = :course
      """;

  private final StatelessSession session;

  @Inject
  StandingStore(StatelessSession session) {
    this.session = session;
  }

  /** Whose standing at what. */
  record Key(UUID account, UUID assignment) {}

  /** An attempt with its answers that were not too late, in the order of storing. */
  record Told(int number, Ended ended, List<CountedAnswer> answers) {}

  /** Whether an attempt can still change by itself. */
  enum Ended {
    YES,
    NO
  }

  /** A standing, which nobody else changes until the transaction ends. */
  Standing lock(UUID assignment, UUID account, Instant now) {
    session
        .createNativeMutationQuery(
            "INSERT INTO standing (assignment_id, account_id, "
                + COLUMNS
                + ", folded_at) VALUES (:assignment, :account, 0, 0, 0, 0, 0, 0, 'DECIDED',"
                + " 'DECIDED', 0, :now) ON CONFLICT DO NOTHING")
        .setParameter("assignment", assignment)
        .setParameter("account", account)
        .setParameter("now", now)
        .executeUpdate();
    return standing(
        session
            .createNativeQuery(
                "SELECT account_id, assignment_id, "
                    + COLUMNS
                    + " FROM standing WHERE assignment_id = :assignment"
                    + " AND account_id = :account FOR UPDATE",
                Tuple.class)
            .setParameter("assignment", assignment)
            .setParameter("account", account)
            .getSingleResult());
  }

  void put(UUID assignment, UUID account, Standing standing, Instant now) {
    session
        .createNativeMutationQuery(
            "UPDATE standing SET ("
                + COLUMNS
                + ", folded_at) = (:through, :first, :last, :best, :total, :undecided,"
                + " :firstState, :lastState, :late, cast(:now AS timestamptz))"
                + " WHERE assignment_id = :assignment AND account_id = :account")
        .setParameter("through", standing.through())
        .setParameter("first", standing.first())
        .setParameter("last", standing.last())
        .setParameter("best", standing.best())
        .setParameter("total", standing.total())
        .setParameter("undecided", standing.undecided())
        .setParameter("firstState", standing.firstDecision().name())
        .setParameter("lastState", standing.lastDecision().name())
        .setParameter("late", standing.late())
        .setParameter("now", now)
        .setParameter("assignment", assignment)
        .setParameter("account", account)
        .executeUpdate();
  }

  /** All attempts of a learner at an assignment, in order. */
  List<Told> attempts(UUID assignment, UUID account) {
    return told(session
            .createNativeQuery(ANSWERS.formatted(OF_ONE), Tuple.class)
            .setParameter("assignment", assignment)
            .setParameter("account", account)
            .getResultList())
        .getOrDefault(new Key(account, assignment), List.of());
  }

  /** The attempts at a course's assignments that no standing holds. */
  Map<Key, List<Told>> afterStandings(UUID course, List<UUID> learners) {
    return told(
        session
            .createNativeQuery(ANSWERS.formatted(AFTER_STANDINGS), Tuple.class)
            .setParameter("course", course)
            .setParameter("learners", learners.toArray(UUID[]::new))
            .getResultList());
  }

  /** The standings of learners at a course's assignments. */
  Map<Key, Standing> standings(UUID course, List<UUID> learners) {
    var standings = new LinkedHashMap<Key, Standing>();
    for (Tuple row :
        session
            .createNativeQuery(
                "SELECT s.account_id, s.assignment_id, "
                    + COLUMNS
                    + " FROM standing s JOIN assignment a ON a.id = s.assignment_id"
                    + " WHERE a.course_id = :course"
                    + " AND s.account_id = ANY (cast(:learners AS uuid[]))",
                Tuple.class)
            .setParameter("course", course)
            .setParameter("learners", learners.toArray(UUID[]::new))
            .getResultList()) {
      standings.put(new Key(row.get(0, UUID.class), row.get(1, UUID.class)), standing(row));
    }
    return standings;
  }

  /** The learners who attempted an assignment, in the order of their ids. */
  List<UUID> learners(UUID assignment) {
    return session
        .createNativeQuery(
            "SELECT DISTINCT account_id FROM attempt WHERE assignment_id = :assignment"
                + " ORDER BY account_id",
            UUID.class)
        .setParameter("assignment", assignment)
        .getResultList();
  }

  private static Standing standing(Tuple row) {
    return new Standing(
        row.get(2, Integer.class),
        row.get(3, BigDecimal.class),
        row.get(4, BigDecimal.class),
        row.get(5, BigDecimal.class),
        row.get(6, BigDecimal.class),
        row.get(7, Integer.class),
        AttemptPoints.Decision.valueOf(row.get(8, String.class)),
        AttemptPoints.Decision.valueOf(row.get(9, String.class)),
        row.get(10, Integer.class));
  }

  private static Map<Key, List<Told>> told(List<Tuple> rows) {
    var told = new LinkedHashMap<Key, List<Told>>();
    for (Tuple row : rows) {
      List<Told> attempts =
          told.computeIfAbsent(
              new Key(row.get(0, UUID.class), row.get(1, UUID.class)), key -> new ArrayList<>());
      int number = row.get(2, Integer.class);
      if (attempts.isEmpty() || attempts.getLast().number() != number) {
        Ended ended = row.get(3, Boolean.class) ? Ended.YES : Ended.NO;
        attempts.add(new Told(number, ended, new ArrayList<>()));
      }
      answer(row).ifPresent(attempts.getLast().answers()::add);
    }
    return told;
  }

  private static Optional<CountedAnswer> answer(Tuple row) {
    UUID exercise = row.get(4, UUID.class);
    if (exercise == null) {
      return Optional.empty();
    }
    return Optional.of(
        new CountedAnswer(
            exercise,
            Verdict.valueOf(row.get(8, String.class)),
            row.get(9, BigDecimal.class),
            late(row.get(5, String.class), row.get(6, Instant.class), row.get(7, Instant.class))));
  }

  /** How late an answer came; what was agreed when it came decides whether it did. */
  private static Duration late(String timing, Instant answeredAt, @Nullable Instant due) {
    return switch (Schedule.Timing.valueOf(timing)) {
      case IN_TIME -> Duration.ZERO;
      case LATE, TOO_LATE -> {
        Duration after = due == null ? Duration.ZERO : Duration.between(due, answeredAt);
        yield after.isPositive() ? after : Duration.ofNanos(1);
      }
    };
  }
}
