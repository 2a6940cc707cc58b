package org.ackademy.attempt;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.Tuple;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.ackademy.question.Definition;
import org.ackademy.question.Grading;
import org.ackademy.question.Language;
import org.ackademy.question.Verdict;
import org.ackademy.replay.Code;
import org.hibernate.StatelessSession;

/** Answers as they were written, and how they are graded anew. */
@Dependent
public class WrittenAnswers {
  private static final String ANSWERS =
      """
      SELECT w.id, w.sequence, t.account_id, t.quiz_version_id, w.exercise_version_id, w.seed,
        w.written, w.explanation ->> 'language' AS language,
        coalesce(g.sequence, 0) AS base,
        CASE WHEN g.id IS NULL THEN w.verdict ELSE g.verdict END AS verdict,
        CASE WHEN g.id IS NULL THEN w.line ELSE g.line END AS line,
        CASE WHEN g.id IS NULL THEN w.code ELSE g.code END AS code,
        CASE WHEN g.id IS NULL THEN w.score ELSE g.score END AS score,
        CASE WHEN g.id IS NULL THEN w.engine_version ELSE g.engine_version END AS engine
      FROM attempt t
      JOIN answer w ON w.attempt_id = t.id
      JOIN exercise_version v ON v.id = w.exercise_version_id
      LEFT JOIN LATERAL (
        SELECT * FROM grading l WHERE l.answer_id = w.id ORDER BY l.sequence DESC LIMIT 1
      ) g ON true
      WHERE t.assignment_id = :assignment
        AND t.account_id BETWEEN :first AND :last
        AND w.sequence > :after AND w.sequence <= :through
        AND v.exercise_id = coalesce(cast(cast(:exercise AS text) AS uuid), v.exercise_id)
      ORDER BY w.sequence
      LIMIT :limit
      """;

  private final StatelessSession session;

  @Inject
  WrittenAnswers(StatelessSession session) {
    this.session = session;
  }

  /** Some learners' answers in the order of storing. To be used within a transaction. */
  public List<Written> of(Part part, long after, int limit) {
    return session
        .createNativeQuery(ANSWERS, Tuple.class)
        .setParameter("assignment", part.assignment())
        .setParameter("first", part.firstAccount())
        .setParameter("last", part.lastAccount())
        .setParameter("after", after)
        .setParameter("through", part.through())
        .setParameter("exercise", part.exercise().map(UUID::toString).orElse(null), String.class)
        .setParameter("limit", limit)
        .getResultList()
        .stream()
        .map(WrittenAnswers::written)
        .toList();
  }

  private static Written written(Tuple row) {
    Integer line = row.get("line", Integer.class);
    return new Written(
        row.get("id", UUID.class),
        row.get("sequence", Long.class),
        row.get("account_id", UUID.class),
        row.get("quiz_version_id", UUID.class),
        row.get("exercise_version_id", UUID.class),
        row.get("seed", Long.class),
        row.get("written", String.class),
        Language.tagged(row.get("language", String.class)).orElse(Language.EN),
        new Written.Standing(
            row.get("base", Long.class),
            Verdict.valueOf(row.get("verdict", String.class)),
            line == null ? OptionalInt.empty() : OptionalInt.of(line),
            Optional.ofNullable(row.get("code", String.class)).map(Code::valueOf),
            row.get("score", BigDecimal.class),
            row.get("engine", String.class)));
  }

  /**
   * How an answer is graded by an exercise's version, where that is otherwise than it stands.
   *
   * @param drawn the exercise, drawn from the answer's seed
   * @return nothing where nothing changes
   */
  public static Optional<Grade> otherwise(Definition.Drawn drawn, Written written) {
    var graded = Grading.grade(drawn.prepared(), written.text(), written.language());
    Grade bare = Grade.of(graded, "{}", Engine.version());
    return written.standing().agrees(bare)
        ? Optional.empty()
        : Optional.of(
            Grade.of(graded, Explanation.json(drawn.exercise(), graded), Engine.version()));
  }

  /** All that a grading of a text says, as JSON, as it is kept with answers. */
  public static String explained(Definition.Drawn drawn, String text) {
    return Explanation.json(drawn.exercise(), Grading.grade(drawn.prepared(), text, Language.EN));
  }

  /** The version of what grades now. */
  public static String engine() {
    return Engine.version();
  }

  /**
   * Which answers.
   *
   * @param exercise only those to this one
   * @param firstAccount only those of learners from this id
   * @param lastAccount to this id
   * @param through only those that were stored up to this place
   */
  public record Part(
      UUID assignment,
      Optional<UUID> exercise,
      UUID firstAccount,
      UUID lastAccount,
      long through) {}
}
