package org.ackademy.gradebook;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.Tuple;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hibernate.StatelessSession;

/** What a gradebook is made of, read straight from the answers. To be used within a transaction. */
@Dependent
class GradebookStore {
  /** The last answer to each exercise of each attempt that was not too late, added up. */
  private static final String SCORES =
      """
      SELECT t.account_id, t.assignment_id, t.number, coalesce(sum(last.score), 0) AS score
      FROM attempt t
      JOIN assignment g ON g.id = t.assignment_id
      LEFT JOIN LATERAL (
        SELECT DISTINCT ON (w.exercise_version_id) w.score
        FROM answer w
        WHERE w.attempt_id = t.id AND w.timing <> 'TOO_LATE'
        ORDER BY w.exercise_version_id, w.sequence DESC
      ) last ON true
      WHERE g.course_id = :course AND t.account_id IN (:learners)
      GROUP BY t.account_id, t.assignment_id, t.number
      """;

  private static final String LEARNERS =
      """
      SELECT a.id, a.username, a.display_name
      FROM enrolment e
      JOIN account a ON a.id = e.account_id
      WHERE e.course_id = :course AND e.role = 'LEARNER' AND e.left_at IS NULL
        AND a.username > :after
        AND (:everybody OR EXISTS (
          SELECT 1 FROM section_member m
          WHERE m.account_id = a.id AND m.section_id IN (:sections)))
      ORDER BY a.username
      LIMIT :limit
      """;

  private static final String EXERCISES =
      """
      SELECT exercises_of_an_attempt(
        (SELECT v.id FROM quiz_version v WHERE v.quiz_id = :quiz ORDER BY v.number DESC LIMIT 1))
      """;

  private final StatelessSession session;

  @Inject
  GradebookStore(StatelessSession session) {
    this.session = session;
  }

  /**
   * A course's learners by name, from the one after a name.
   *
   * @param sections only those in one of them; all where empty
   */
  List<Learner> learners(UUID course, Set<UUID> sections, String after, int limit) {
    return session
        .createNativeQuery(LEARNERS, Tuple.class)
        .setParameter("course", course)
        .setParameter("everybody", sections.isEmpty())
        .setParameterList("sections", sections.isEmpty() ? Set.of(course) : sections)
        .setParameter("after", after)
        .setParameter("limit", limit)
        .getResultList()
        .stream()
        .map(
            row ->
                new Learner(
                    row.get(0, UUID.class), row.get(1, String.class), row.get(2, String.class)))
        .toList();
  }

  /** The points of these learners' attempts at the course's assignments. */
  List<Row> scores(UUID course, List<UUID> learners) {
    if (learners.isEmpty()) {
      return List.of();
    }
    return session
        .createNativeQuery(SCORES, Tuple.class)
        .setParameter("course", course)
        .setParameterList("learners", learners)
        .getResultList()
        .stream()
        .map(
            row ->
                new Row(
                    row.get(0, UUID.class),
                    row.get(1, UUID.class),
                    new Mark.AttemptScore(row.get(2, Integer.class), row.get(3, BigDecimal.class))))
        .toList();
  }

  /** How many exercises an attempt at a quiz has now. */
  int exercises(UUID quiz) {
    return session
        .createNativeQuery(EXERCISES, Long.class)
        .setParameter("quiz", quiz)
        .getSingleResult()
        .intValue();
  }

  /** Somebody in a course who learns. */
  record Learner(UUID id, String username, String displayName) {}

  /** An attempt's points, and whose at what. */
  record Row(UUID learner, UUID assignment, Mark.AttemptScore attempt) {}
}
