package org.ackademy.attempt;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.ZoneOffset;
import java.util.List;
import org.ackademy.replay.Code;
import org.hibernate.StatelessSession;

/**
 * Stores answers, many in one round trip: the one place that goes past Hibernate for speed. To be
 * used within a transaction.
 */
@Dependent
class AnswerRows {
  private static final String INSERT =
      """
      INSERT INTO answer (id, attempt_id, exercise_version_id, seed, written, answered_at, timing,
        verdict, line, code, score, explanation, engine_version, idempotency_key, request_digest)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?)
      """;

  private final StatelessSession session;

  @Inject
  AnswerRows(StatelessSession session) {
    this.session = session;
  }

  /**
   * Inserts rows, in the order of the list.
   *
   * @throws org.hibernate.exception.ConstraintViolationException where the database refuses one;
   *     none is stored then
   */
  void insert(List<Answer> answers) {
    session.doWork(connection -> insert(connection, answers));
  }

  private static void insert(Connection connection, List<Answer> answers) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
      for (Answer answer : answers) {
        fill(statement, answer);
        statement.addBatch();
      }
      statement.executeBatch();
    }
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
