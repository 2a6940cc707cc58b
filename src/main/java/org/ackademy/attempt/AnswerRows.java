package org.ackademy.attempt;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.ZoneOffset;
import java.util.List;
import org.ackademy.platform.PlainRows;
import org.ackademy.replay.Code;

/** Stores answers, many in one round trip. To be used within a transaction. */
@Dependent
class AnswerRows {
  private static final String INSERT =
      """
      INSERT INTO answer (id, attempt_id, exercise_version_id, seed, written, answered_at, timing,
        verdict, line, code, score, explanation, engine_version, idempotency_key, request_digest)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?)
      """;

  private static final String ENDED =
      "SELECT attempt_id FROM attempt_end WHERE attempt_id = ANY (?)";

  private final PlainRows rows;

  @Inject
  AnswerRows(PlainRows rows) {
    this.rows = rows;
  }

  /**
   * Inserts rows, in the order of the list.
   *
   * @throws org.hibernate.exception.ConstraintViolationException where the database refuses one;
   *     none is stored then
   */
  void insert(List<Answer> answers) {
    rows.insert(INSERT, answers, AnswerRows::fill);
  }

  /** Whether any of these answers' attempts was handed in. */
  boolean anyEnded(List<Answer> answers) {
    var attempts =
        new PlainRows.Column("uuid", answers.stream().map(Answer::attemptId).distinct().toList());
    return !rows.readWithin(ENDED, List.of(attempts), row -> row.getString(1)).isEmpty();
  }

  private static void fill(PreparedStatement row, Answer answer) throws SQLException {
    int at = 0;
    row.setObject(++at, answer.id());
    row.setObject(++at, answer.attemptId());
    row.setObject(++at, answer.exerciseVersionId());
    row.setLong(++at, answer.seed());
    row.setString(++at, answer.written());
    row.setObject(++at, answer.answeredAt().atOffset(ZoneOffset.UTC));
    row.setString(++at, answer.timing().name());
    row.setString(++at, answer.verdict().name());
    if (answer.line().isPresent()) {
      row.setInt(++at, answer.line().getAsInt());
    } else {
      row.setNull(++at, Types.INTEGER);
    }
    row.setString(++at, answer.code().map(Code::name).orElse(null));
    row.setBigDecimal(++at, answer.score());
    row.setString(++at, answer.explanation());
    row.setString(++at, answer.engineVersion());
    row.setString(++at, answer.idempotencyKey());
    row.setBytes(++at, answer.requestDigest());
  }
}
