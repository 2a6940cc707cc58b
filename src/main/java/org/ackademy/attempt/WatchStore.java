package org.ackademy.attempt;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;

/** How far learners have come, read at once for a whole class. To be used within a transaction. */
@Dependent
class WatchStore {
  private static final String SEATS =
      """
      SELECT a.id, a.username, a.display_name, t.id, t.number, t.quiz_version_id, t.started_at,
        d.ended_at, w.answered, greatest(w.newest, f.newest)
      FROM enrolment e
      JOIN account a ON a.id = e.account_id
      LEFT JOIN LATERAL (
        SELECT * FROM attempt l WHERE l.assignment_id = :assignment AND l.account_id = e.account_id
        ORDER BY l.number DESC LIMIT 1
      ) t ON true
      LEFT JOIN attempt_end d ON d.attempt_id = t.id
      LEFT JOIN LATERAL (
        SELECT count(DISTINCT exercise_version_id) AS answered, max(answered_at) AS newest
        FROM answer WHERE attempt_id = t.id
      ) w ON true
      LEFT JOIN LATERAL (SELECT max(saved_at) AS newest FROM draft WHERE attempt_id = t.id) f
        ON true
      WHERE e.course_id = :course AND e.role = 'LEARNER' AND e.left_at IS NULL
        AND (:everybody OR EXISTS (SELECT 1 FROM section_member m
          WHERE m.account_id = e.account_id AND m.section_id IN (:sections)))
      ORDER BY a.username
      """;

  private final StatelessSession session;

  @Inject
  WatchStore(StatelessSession session) {
    this.session = session;
  }

  /**
   * The learners of a course, each with their newest attempt at an assignment.
   *
   * @param sections only those in one of them; all where empty
   */
  List<Seat> seats(UUID course, UUID assignment, Set<UUID> sections) {
    // An empty list is no list to PostgreSQL.
    Set<UUID> named = sections.isEmpty() ? Set.of(new UUID(0, 0)) : sections;
    return session
        .createNativeQuery(SEATS, Tuple.class)
        .setParameter("course", course)
        .setParameter("assignment", assignment)
        .setParameter("everybody", sections.isEmpty())
        .setParameterList("sections", named)
        .getResultList()
        .stream()
        .map(WatchStore::seat)
        .toList();
  }

  private static Seat seat(Tuple row) {
    @Nullable UUID attempt = row.get(3, UUID.class);
    return new Seat(
        row.get(0, UUID.class),
        row.get(1, String.class),
        row.get(2, String.class),
        attempt == null
            ? Optional.empty()
            : Optional.of(
                new Sitting(
                    attempt,
                    row.get(4, Integer.class),
                    row.get(5, UUID.class),
                    row.get(6, Instant.class),
                    Optional.ofNullable(row.get(7, Instant.class)),
                    row.get(8, Long.class).intValue(),
                    Optional.ofNullable(row.get(9, Instant.class)))));
  }

  /**
   * A learner.
   *
   * @param sitting their newest attempt
   */
  record Seat(UUID learner, String username, String displayName, Optional<Sitting> sitting) {}

  /**
   * An attempt as far as it has come.
   *
   * @param answered how many of its exercises have an answer
   * @param newest when its learner last wrote something that the server has
   */
  record Sitting(
      UUID attempt,
      int number,
      UUID quizVersion,
      Instant startedAt,
      Optional<Instant> endedAt,
      int answered,
      Optional<Instant> newest) {}
}
