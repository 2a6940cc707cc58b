package org.ackademy.platform.health;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready means: the database answers, and its schema was migrated without a failure. */
@Readiness
@ApplicationScoped
public class DatabaseReady implements HealthCheck {
  private static final String LATEST =
      "SELECT version FROM flyway_schema_history WHERE success ORDER BY installed_rank DESC LIMIT 1";
  private static final String FAILURES =
      "SELECT count(*) FROM flyway_schema_history WHERE NOT success";

  @Resource(lookup = "java:app/jdbc/ackademy")
  private DataSource dataSource;

  // The container sets the field before anybody can call.
  @SuppressWarnings("NullAway.Init")
  DatabaseReady() {}

  @Override
  public HealthCheckResponse call() {
    var response = HealthCheckResponse.named("database");
    try (Connection connection = dataSource.getConnection()) {
      String failures = first(connection, FAILURES);
      return response
          .withData("schema", first(connection, LATEST))
          .status(failures.equals("0"))
          .build();
    } catch (SQLException e) {
      // The reason may name hosts and users; it is for the log, where the pool has written it.
      return response.down().build();
    }
  }

  private static String first(Connection connection, String query) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      return rows.next() ? String.valueOf(rows.getString(1)) : "none";
    }
  }
}
