package org.ackademy.attempt;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.ZoneOffset;
import java.util.List;
import org.ackademy.platform.PlainRows;
import org.ackademy.platform.http.Problem;
import org.ackademy.platform.http.Refused;
import org.ackademy.replay.Code;

/** Stores answers, many in one round trip. */
@Dependent
class AnswerRows {
  private static final String INSERT =
      """
      INSERT INTO answer (id, attempt_id, exercise_version_id, seed, written, answered_at, timing,
        verdict, line, code, score, explanation, engine_version, idempotency_key, request_digest)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?)
      """;

  private static final String ENDED =
      "SELECT attempt_id FROM attempt_end WHERE attempt_id = ANY ((SELECT ?::uuid[])::uuid[])";

  private final PlainRows rows;

  @Inject
  AnswerRows(PlainRows rows) {
    this.rows = rows;
  }

  /**
   * Keeps graded answers, all or none, in a transaction of their own. What is kept when this
   * returns is not lost, whatever happens next.
   *
   * @throws org.ackademy.platform.http.Refused where an attempt was handed in meanwhile
   * @throws org.hibernate.exception.ConstraintViolationException where the same key came in twice
   *     at once, and this one second
   */
  void keep(List<Answer> answers) {
    rows.alone(held -> keep(held, answers));
  }

  /** The same within the transaction that there is. */
  void keepWithin(List<Answer> answers) {
    rows.within(held -> keep(held, answers));
  }

  private static void keep(PlainRows.Held held, List<Answer> answers) throws SQLException {
    held.insert(INSERT, answers, AnswerRows::fill);
    var attempts =
        new PlainRows.Column("uuid", answers.stream().map(Answer::attemptId).distinct().toList());
    // The new rows hold off whoever hands the attempts in, so this cannot change any more.
    if (!held.read(ENDED, List.of(attempts), row -> row.getString(1)).isEmpty()) {
      throw handedIn();
    }
  }

  static Refused handedIn() {
    return Problem.of(409, "attempt-handed-in").refused();
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
