package org.ackademy.gradebook.regrade;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.Tuple;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.ackademy.attempt.Grade;
import org.ackademy.attempt.Written;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;

/** The regrades that are stored. To be used within a transaction. */
@Dependent
class RegradeStore {
  private static final String REGRADES =
      """
      SELECT r.id, r.assignment_id, r.exercise_id, e.slug, r.against, r.lowering, r.reason,
        r.engine_version, r.through, r.made_by, r.made_at, r.applied_at,
        coalesce(b.answers, 0) AS answers, coalesce(b.graded, 0) AS graded, b.batches, b.ready,
        b.applied
      FROM regrade r
      LEFT JOIN exercise e ON e.id = r.exercise_id
      CROSS JOIN LATERAL (
        SELECT sum(s.answers) AS answers, sum(s.graded) AS graded, count(*) AS batches,
          count(s.graded_at) AS ready, count(s.applied_at) AS applied
        FROM regrade_batch s WHERE s.regrade_id = r.id
      ) b
      """;

  private static final String CHANGES =
      """
      SELECT c.id, c.answer_id, w.attempt_id, c.account_id, a.username, e.slug, c.old_verdict,
        c.old_line, c.old_code, c.old_score, c.old_engine, c.new_verdict, c.new_line, c.new_code,
        c.new_score, c.new_engine, c.fault, c.effect
      FROM regrade_change c
      JOIN answer w ON w.id = c.answer_id
      JOIN account a ON a.id = c.account_id
      JOIN exercise_version v ON v.id = c.exercise_version_id
      JOIN exercise e ON e.id = v.exercise_id
      WHERE c.regrade_id = :regrade AND c.id > :after
      ORDER BY c.id
      LIMIT :limit
      """;

  private static final String SHARES =
      """
      SELECT t.account_id, cast(count(*) AS integer)
      FROM attempt t
      JOIN answer w ON w.attempt_id = t.id
      JOIN exercise_version v ON v.id = w.exercise_version_id
      WHERE t.assignment_id = :assignment AND w.sequence <= :through
        AND v.exercise_id = coalesce(cast(cast(:exercise AS text) AS uuid), v.exercise_id)
      GROUP BY t.account_id
      ORDER BY t.account_id
      """;

  private static final String APPLY =
      """
      INSERT INTO grading (id, answer_id, regrade_id, exercise_version_id, verdict, line, code,
        score, explanation, engine_version, graded_at)
      SELECT c.id, c.answer_id, c.regrade_id, c.exercise_version_id, c.new_verdict, c.new_line,
        c.new_code, c.new_score, c.new_explanation, c.new_engine, cast(:now AS timestamptz)
      FROM regrade_change c
      WHERE c.regrade_id = :regrade AND c.batch = :batch AND c.effect = 'APPLIES'
        AND NOT EXISTS (
          SELECT 1 FROM grading g WHERE g.answer_id = c.answer_id AND g.sequence > c.base)
      """;

  private final StatelessSession session;

  @Inject
  RegradeStore(StatelessSession session) {
    this.session = session;
  }

  void add(Regrade regrade, String key) {
    session
        .createNativeMutationQuery(
            "INSERT INTO regrade (id, assignment_id, exercise_id, against, lowering, reason,"
                + " engine_version, through, made_by, made_at, idempotency_key) VALUES (:id,"
                + " :assignment, cast(cast(:exercise AS text) AS uuid), :against, :lowering,"
                + " :reason, :engine, :through, :by, :at, :key)")
        .setParameter("id", regrade.id())
        .setParameter("assignment", regrade.assignment())
        .setParameter(
            "exercise",
            regrade.exercise().map(found -> found.id().toString()).orElse(null),
            String.class)
        .setParameter("against", regrade.against().name())
        .setParameter("lowering", regrade.lowering().name())
        .setParameter("reason", regrade.reason())
        .setParameter("engine", regrade.engine())
        .setParameter("through", regrade.through())
        .setParameter("by", regrade.madeBy())
        .setParameter("at", regrade.madeAt())
        .setParameter("key", key)
        .executeUpdate();
  }

  void add(UUID regrade, Batch batch) {
    session
        .createNativeMutationQuery(
            "INSERT INTO regrade_batch (regrade_id, number, first_account, last_account, answers)"
                + " VALUES (:regrade, :number, :first, :last, :answers)")
        .setParameter("regrade", regrade)
        .setParameter("number", batch.number())
        .setParameter("first", batch.first())
        .setParameter("last", batch.last())
        .setParameter("answers", batch.answers())
        .executeUpdate();
  }

  /** The place of the answer that was stored last; those stored side by side may come after it. */
  long lastAnswer() {
    return session
        .createNativeQuery("SELECT coalesce(max(sequence), 0) FROM answer", Long.class)
        .getSingleResult();
  }

  Optional<UUID> exercise(UUID quiz, String name) {
    return session
        .createNativeQuery(
            "SELECT id FROM exercise WHERE quiz_id = :quiz AND slug = :name", UUID.class)
        .setParameter("quiz", quiz)
        .setParameter("name", name)
        .getResultList()
        .stream()
        .findFirst();
  }

  /** The name that an exercise keeps through all versions. */
  String exerciseOf(UUID exerciseVersion) {
    return session
        .createNativeQuery(
            "SELECT e.slug FROM exercise e JOIN exercise_version v ON v.exercise_id = e.id"
                + " WHERE v.id = :version",
            String.class)
        .setParameter("version", exerciseVersion)
        .getSingleResult();
  }

  List<Batch.Share> shares(Regrade regrade) {
    return session
        .createNativeQuery(SHARES, Tuple.class)
        .setParameter("assignment", regrade.assignment())
        .setParameter("through", regrade.through())
        .setParameter(
            "exercise",
            regrade.exercise().map(found -> found.id().toString()).orElse(null),
            String.class)
        .getResultList()
        .stream()
        .map(row -> new Batch.Share(row.get(0, UUID.class), row.get(1, Integer.class)))
        .toList();
  }

  Optional<Regrade> regrade(UUID id) {
    return session
        .createNativeQuery(REGRADES + " WHERE r.id = :id", Tuple.class)
        .setParameter("id", id)
        .getResultList()
        .stream()
        .map(RegradeStore::regrade)
        .findFirst();
  }

  Optional<Regrade> regrade(UUID assignment, UUID by, String key) {
    return session
        .createNativeQuery(
            REGRADES
                + " WHERE r.assignment_id = :assignment AND r.made_by = :by"
                + " AND r.idempotency_key = :key",
            Tuple.class)
        .setParameter("assignment", assignment)
        .setParameter("by", by)
        .setParameter("key", key)
        .getResultList()
        .stream()
        .map(RegradeStore::regrade)
        .findFirst();
  }

  /** An assignment's regrades by age, from the one after an id. */
  List<Regrade> regrades(UUID assignment, UUID after, int limit) {
    return session
        .createNativeQuery(
            REGRADES
                + " WHERE r.assignment_id = :assignment AND r.id > :after ORDER BY r.id LIMIT :limit",
            Tuple.class)
        .setParameter("assignment", assignment)
        .setParameter("after", after)
        .setParameter("limit", limit)
        .getResultList()
        .stream()
        .map(RegradeStore::regrade)
        .toList();
  }

  /**
   * How far a batch has been graded to see.
   *
   * @return nothing where it is done
   */
  Optional<Open> open(UUID regrade, int batch) {
    return session
        .createNativeQuery(
            "SELECT first_account, last_account, answers, graded_through FROM regrade_batch"
                + " WHERE regrade_id = :regrade AND number = :batch AND graded_at IS NULL",
            Tuple.class)
        .setParameter("regrade", regrade)
        .setParameter("batch", batch)
        .getResultList()
        .stream()
        .map(
            row ->
                new Open(
                    new Batch(
                        batch,
                        row.get(0, UUID.class),
                        row.get(1, UUID.class),
                        row.get(2, Integer.class)),
                    row.get(3, Long.class)))
        .findFirst();
  }

  /**
   * Notes that answers of a batch were graded.
   *
   * @return whether nobody else has noted that meanwhile
   */
  boolean advance(UUID regrade, int batch, String server, long from, long to, int graded) {
    return session
            .createNativeMutationQuery(
                "UPDATE regrade_batch SET graded_through = :to, graded = graded + :graded,"
                    + " graded_by = :server"
                    + " WHERE regrade_id = :regrade AND number = :batch"
                    + " AND graded_through = :from AND graded_at IS NULL")
            .setParameter("to", to)
            .setParameter("server", server)
            .setParameter("graded", graded)
            .setParameter("regrade", regrade)
            .setParameter("batch", batch)
            .setParameter("from", from)
            .executeUpdate()
        == 1;
  }

  /** Notes that all answers of a batch were graded to see. */
  void finish(UUID regrade, int batch, Instant now) {
    session
        .createNativeMutationQuery(
            "UPDATE regrade_batch SET graded_at = :now"
                + " WHERE regrade_id = :regrade AND number = :batch AND graded_at IS NULL")
        .setParameter("now", now)
        .setParameter("regrade", regrade)
        .setParameter("batch", batch)
        .executeUpdate();
  }

  void add(UUID regrade, int batch, Change change, Change.Effect effect) {
    Written answer = change.answer();
    Written.Standing old = answer.standing();
    @Nullable Grade grade =
        switch (change.outcome()) {
          case Change.Outcome.Otherwise otherwise -> otherwise.grade();
          case Change.Outcome.Impossible impossible -> null;
        };
    @Nullable String fault =
        switch (change.outcome()) {
          case Change.Outcome.Otherwise otherwise -> null;
          case Change.Outcome.Impossible impossible -> impossible.fault();
        };
    session
        .createNativeMutationQuery(
            "INSERT INTO regrade_change VALUES (:id, :regrade, :batch, :answer, :account, :version,"
                + " :base, :oldVerdict, :oldLine, :oldCode, :oldScore, :oldEngine, :verdict, :line,"
                + " :code, :score, cast(:explanation AS jsonb), :engine, :fault, :effect)")
        .setParameter("id", change.id())
        .setParameter("regrade", regrade)
        .setParameter("batch", batch)
        .setParameter("answer", answer.id())
        .setParameter("account", answer.account())
        .setParameter("version", change.exerciseVersion())
        .setParameter("base", old.base())
        .setParameter("oldVerdict", old.verdict().name())
        .setParameter("oldLine", boxed(old.line()), Integer.class)
        .setParameter("oldCode", old.code().map(Enum::name).orElse(null), String.class)
        .setParameter("oldScore", old.score())
        .setParameter("oldEngine", old.engine())
        .setParameter("verdict", grade == null ? null : grade.verdict().name(), String.class)
        .setParameter("line", grade == null ? null : boxed(grade.line()), Integer.class)
        .setParameter(
            "code", grade == null ? null : grade.code().map(Enum::name).orElse(null), String.class)
        .setParameter("score", grade == null ? null : grade.score(), BigDecimal.class)
        .setParameter("explanation", grade == null ? null : grade.explanation(), String.class)
        .setParameter("engine", grade == null ? null : grade.engine(), String.class)
        .setParameter("fault", fault, String.class)
        .setParameter("effect", effect.name())
        .executeUpdate();
  }

  private static @Nullable Integer boxed(OptionalInt value) {
    return value.isPresent() ? (Integer) value.getAsInt() : null;
  }

  /** Asks for the changes in earnest, once. */
  boolean apply(UUID regrade, UUID by, Instant now) {
    return session
            .createNativeMutationQuery(
                "UPDATE regrade SET applied_by = :by, applied_at = :now"
                    + " WHERE id = :regrade AND applied_at IS NULL")
            .setParameter("by", by)
            .setParameter("now", now)
            .setParameter("regrade", regrade)
            .executeUpdate()
        == 1;
  }

  /**
   * Adds the gradings of a batch, once; an answer that was graded otherwise meanwhile is left
   * alone.
   *
   * @return whether nobody had added them before
   */
  boolean apply(UUID regrade, int batch, Instant now) {
    boolean first =
        session
                .createNativeMutationQuery(
                    "UPDATE regrade_batch SET applied_at = :now"
                        + " WHERE regrade_id = :regrade AND number = :batch AND applied_at IS NULL")
                .setParameter("now", now)
                .setParameter("regrade", regrade)
                .setParameter("batch", batch)
                .executeUpdate()
            == 1;
    if (first) {
      session
          .createNativeMutationQuery(APPLY)
          .setParameter("now", now)
          .setParameter("regrade", regrade)
          .setParameter("batch", batch)
          .executeUpdate();
    }
    return first;
  }

  /** The learners of a batch with answers that it changes, in the order of their ids. */
  List<UUID> changed(UUID regrade, int batch) {
    return session
        .createNativeQuery(
            "SELECT DISTINCT account_id FROM regrade_change WHERE regrade_id = :regrade"
                + " AND batch = :batch AND effect = 'APPLIES' ORDER BY account_id",
            UUID.class)
        .setParameter("regrade", regrade)
        .setParameter("batch", batch)
        .getResultList();
  }

  /** How many changes there are of each effect. */
  List<Tuple> effects(UUID regrade) {
    return session
        .createNativeQuery(
            "SELECT effect, count(*) FROM regrade_change WHERE regrade_id = :regrade"
                + " GROUP BY effect ORDER BY effect",
            Tuple.class)
        .setParameter("regrade", regrade)
        .getResultList();
  }

  /** A regrade's changes in the order of finding, from the one after an id. */
  List<Change.Stored> changes(UUID regrade, UUID after, int limit) {
    return session
        .createNativeQuery(CHANGES, Tuple.class)
        .setParameter("regrade", regrade)
        .setParameter("after", after)
        .setParameter("limit", limit)
        .getResultList()
        .stream()
        .map(RegradeStore::change)
        .toList();
  }

  private static Change.Stored change(Tuple row) {
    return new Change.Stored(
        row.get(0, UUID.class),
        row.get(1, UUID.class),
        row.get(2, UUID.class),
        row.get(3, UUID.class),
        row.get(4, String.class),
        row.get(5, String.class),
        side(row, 6),
        row.get(11, String.class) == null ? Optional.empty() : Optional.of(side(row, 11)),
        Optional.ofNullable(row.get(16, String.class)),
        Change.Effect.valueOf(row.get(17, String.class)));
  }

  private static Change.Side side(Tuple row, int first) {
    Integer line = row.get(first + 1, Integer.class);
    return new Change.Side(
        row.get(first, String.class),
        line == null ? OptionalInt.empty() : OptionalInt.of(line),
        Optional.ofNullable(row.get(first + 2, String.class)),
        row.get(first + 3, BigDecimal.class),
        row.get(first + 4, String.class));
  }

  private static Regrade regrade(Tuple row) {
    return new Regrade(
        row.get(0, UUID.class),
        row.get(1, UUID.class),
        Optional.ofNullable(row.get(2, UUID.class))
            .map(id -> new Regrade.Exercise(id, row.get(3, String.class))),
        Regrade.Against.valueOf(row.get(4, String.class)),
        Regrade.Lowering.valueOf(row.get(5, String.class)),
        row.get(6, String.class),
        row.get(7, String.class),
        row.get(8, Long.class),
        row.get(9, UUID.class),
        row.get(10, Instant.class),
        Optional.ofNullable(row.get(11, Instant.class)),
        new Regrade.Progress(
            row.get(12, Long.class),
            row.get(13, Long.class),
            row.get(14, Long.class),
            row.get(15, Long.class),
            row.get(16, Long.class)));
  }

  /**
   * A batch that is not graded to its end.
   *
   * @param through answers up to this place have been graded
   */
  record Open(Batch batch, long through) {}
}
