package org.ackademy.gradebook.analysis;

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
import java.util.Set;
import java.util.UUID;
import org.ackademy.question.Verdict;
import org.hibernate.StatelessSession;

/** What an analysis is made of. To be used within a transaction. */
@Dependent
class AnalysisStore {
  private static final String ANSWERS =
      """
      SELECT t.account_id, t.quiz_version_id, t.seed, t.started_at, e.slug, w.written,
        w.answered_at,
        CASE WHEN g.id IS NULL THEN w.verdict ELSE g.verdict END AS verdict,
        coalesce(h.score, CASE WHEN g.id IS NULL THEN w.score ELSE g.score END) AS score,
        cast(CASE WHEN g.id IS NULL THEN w.explanation ELSE g.explanation END AS text)
          AS explanation
      FROM attempt t
      JOIN attempt_end d ON d.attempt_id = t.id
      LEFT JOIN answer w ON w.attempt_id = t.id AND w.timing <> 'TOO_LATE'
      LEFT JOIN exercise_version v ON v.id = w.exercise_version_id
      LEFT JOIN exercise e ON e.id = v.exercise_id
      LEFT JOIN LATERAL (
        SELECT * FROM grading l WHERE l.answer_id = w.id ORDER BY l.sequence DESC LIMIT 1
      ) g ON true
      LEFT JOIN LATERAL (
        SELECT p.score FROM decision p WHERE p.answer_id = w.id ORDER BY p.sequence DESC LIMIT 1
      ) h ON true
      WHERE t.assignment_id = :assignment AND t.number = 1
        AND (:everybody OR EXISTS (
          SELECT 1 FROM section_member m
          WHERE m.account_id = t.account_id AND m.section_id IN (:sections)))
      ORDER BY t.id, w.sequence
      """;

  private final StatelessSession session;

  @Inject
  AnalysisStore(StatelessSession session) {
    this.session = session;
  }

  /**
   * All first attempts at an assignment that were handed in.
   *
   * @param sections only those of learners in one of them; all where empty
   */
  List<Told> told(UUID assignment, Set<UUID> sections) {
    Map<UUID, List<Tuple>> attempts = new LinkedHashMap<>();
    for (Tuple row :
        session
            .createNativeQuery(ANSWERS, Tuple.class)
            .setParameter("assignment", assignment)
            .setParameter("everybody", sections.isEmpty())
            // An empty list is no list to PostgreSQL.
            .setParameterList("sections", sections.isEmpty() ? Set.of(assignment) : sections)
            .getResultList()) {
      attempts.computeIfAbsent(row.get(0, UUID.class), account -> new ArrayList<>()).add(row);
    }
    return attempts.values().stream().map(AnalysisStore::attempt).toList();
  }

  private static Told attempt(List<Tuple> rows) {
    Tuple first = rows.getFirst();
    Map<String, Told.Answer> answers = new LinkedHashMap<>();
    Instant before = first.get(3, Instant.class);
    for (Tuple row : rows) {
      String exercise = row.get(4, String.class);
      if (exercise != null) {
        Instant at = row.get(6, Instant.class);
        Told.Answer earlier = answers.get(exercise);
        Duration spent = Duration.between(before, at);
        answers.put(
            exercise,
            new Told.Answer(
                exercise,
                row.get(5, String.class),
                Verdict.valueOf(row.get(7, String.class)),
                row.get(8, BigDecimal.class),
                earlier == null ? spent : spent.plus(earlier.spent()),
                row.get(9, String.class)));
        before = at;
      }
    }
    return new Told(
        first.get(0, UUID.class),
        first.get(1, UUID.class),
        first.get(2, Long.class),
        List.copyOf(answers.values()));
  }
}
