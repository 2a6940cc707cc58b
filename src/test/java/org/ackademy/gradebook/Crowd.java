package org.ackademy.gradebook;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** Many learners like one, put straight into the database: their attempts and answers too. */
public final class Crowd {
  private final DataSource database;

  public Crowd(DataSource database) {
    this.database = database;
  }

  /**
   * Copies a learner with an attempt that has ended.
   *
   * @param attempt of the learner who is copied
   * @param learners how many more there are then
   * @param attempts how many each of them has
   * @param verdict with which the copies of the answers are stored, as a column of SQL
   * @param score the same
   */
  public void copy(String attempt, int learners, int attempts, String verdict, String score)
      throws SQLException {
    run(
        "CREATE TEMPORARY TABLE crowd ON COMMIT DROP AS SELECT gen_random_uuid() AS id, n"
            + " FROM generate_series(1, "
            + learners
            + ") n",
        "INSERT INTO account SELECT (jsonb_populate_record(a, jsonb_build_object('id', c.id,"
            + " 'username', 'crowd-' || left(c.id::text, 18)))).* FROM crowd c, account a"
            + " JOIN attempt t ON t.account_id = a.id WHERE t.id = '"
            + attempt
            + "'",
        "INSERT INTO enrolment SELECT (jsonb_populate_record(e, jsonb_build_object("
            + "'account_id', c.id))).* FROM crowd c, enrolment e JOIN attempt t"
            + " ON t.account_id = e.account_id WHERE t.id = '"
            + attempt
            + "'",
        "CREATE TEMPORARY TABLE crowd_attempt ON COMMIT DROP AS SELECT gen_random_uuid() AS id,"
            + " c.id AS account, k AS number FROM crowd c, generate_series(1, "
            + attempts
            + ") k",
        "INSERT INTO attempt SELECT (jsonb_populate_record(t, jsonb_build_object('id', c.id,"
            + " 'account_id', c.account, 'number', c.number, 'idempotency_key',"
            + " 'crowd-' || c.number))).* FROM crowd_attempt c, attempt t WHERE t.id = '"
            + attempt
            + "'",
        "INSERT INTO attempt_end SELECT (jsonb_populate_record(e, jsonb_build_object("
            + "'attempt_id', c.id))).* FROM crowd_attempt c, attempt_end e WHERE e.attempt_id = '"
            + attempt
            + "'",
        "INSERT INTO answer ("
            + columns("")
            + ") SELECT "
            + columns("x.")
            + " FROM crowd_attempt c, answer w, jsonb_populate_record(w, jsonb_build_object('id',"
            + " gen_random_uuid(), 'attempt_id', c.id, 'verdict', "
            + verdict
            + ", 'score', "
            + score
            + ", 'code', NULL, 'line', NULL)) x WHERE w.attempt_id = '"
            + attempt
            + "'");
  }

  /** All columns of an answer that the database does not give by itself. */
  private String columns(String prefix) throws SQLException {
    try (Connection connection = database.getConnection();
        var rows =
            connection
                .createStatement()
                .executeQuery(
                    "SELECT string_agg(column_name, ' ' ORDER BY ordinal_position)"
                        + " FROM information_schema.columns WHERE table_name = 'answer'"
                        + " AND is_identity = 'NO'")) {
      rows.next();
      return Stream.of(rows.getString(1).split(" "))
          .map(prefix::concat)
          .collect(Collectors.joining(", "));
    }
  }

  /** Runs statements in one transaction. */
  public void run(String... statements) throws SQLException {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      try (var statement = connection.createStatement()) {
        for (String text : statements) {
          statement.execute(text);
        }
      }
      connection.commit();
    }
  }

  /** Lets the database know what it has, as it would after a while. */
  public void vacuum() throws SQLException {
    try (Connection connection = database.getConnection();
        var statement = connection.createStatement()) {
      statement.execute("VACUUM ANALYZE");
    }
  }

  /** The one value that a query gives, as a text. */
  public String value(String query) throws SQLException {
    try (Connection connection = database.getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      rows.next();
      return String.valueOf(rows.getString(1));
    }
  }
}
