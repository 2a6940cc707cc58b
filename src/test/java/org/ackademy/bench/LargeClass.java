package org.ackademy.bench;

import java.security.SecureRandom;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.ackademy.platform.security.Scope;
import org.ackademy.platform.security.Secret;

/** Learners who are enrolled and signed in already: written into the database as REST would. */
final class LargeClass {
  private static final Duration SIGNED_IN_FOR = Duration.ofDays(1);
  private static final String NAME = "exam-load";

  private LargeClass() {}

  /**
   * Enrols learners in a course.
   *
   * @return a token for each
   */
  static List<String> enrol(DataSource database, UUID course, int learners) throws SQLException {
    var random = new SecureRandom();
    var tokens = new ArrayList<String>();
    Instant now = Instant.now();
    try (var connection = database.getConnection();
        var accounts =
            connection.prepareStatement(
                "insert into account (id, username, display_name, role, origin, created_at)"
                    + " values (?, ?, ?, 'MEMBER', 'INVITATION', ?)");
        var enrolments =
            connection.prepareStatement(
                "insert into enrolment (course_id, account_id, role, enrolled_at)"
                    + " values (?, ?, 'LEARNER', ?)");
        var signedIn =
            connection.prepareStatement(
                "insert into access_token"
                    + " (id, account_id, name, digest, scopes, created_at, expires_at)"
                    + " values (?, ?, ?, ?, ?, ?, ?)")) {
      connection.setAutoCommit(false);
      for (int i = 0; i < learners; i++) {
        UUID id = UUID.randomUUID();
        Secret secret = Secret.draw(Secret.Kind.ACCESS_TOKEN, random);
        set(accounts, id, NAME + "-" + UUID.randomUUID(), "Learner " + i, at(now));
        set(enrolments, course, id, at(now));
        set(
            signedIn,
            UUID.randomUUID(),
            id,
            NAME,
            secret.digest(),
            Scope.ATTEMPT_READ.tag() + " " + Scope.ATTEMPT_WRITE.tag(),
            at(now),
            at(now.plus(SIGNED_IN_FOR)));
        tokens.add(secret.reveal());
      }
      accounts.executeBatch();
      enrolments.executeBatch();
      signedIn.executeBatch();
      connection.commit();
    }
    return tokens;
  }

  private static Timestamp at(Instant instant) {
    return Timestamp.from(instant);
  }

  private static void set(PreparedStatement statement, Object... values) throws SQLException {
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
    statement.addBatch();
  }
}
