package org.ackademy.platform.launcher;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Brings a database to the schema that this copy of Ackademy works with. */
final class Schema {
  /** Held, so that its level stays: what Flyway does is told in our own words. */
  private static final Logger FLYWAY = Logger.getLogger("org.flywaydb");

  static {
    FLYWAY.setLevel(Level.SEVERE);
  }

  private Schema() {}

  /**
   * Runs the migrations that the database has not seen.
   *
   * @return the version that the schema has now, "0" where there is no migration
   * @throws StartFailure where the database cannot be reached or refuses a migration
   */
  static String migrate(Database database) throws StartFailure {
    try (Connection probe = database.connect()) {
      probe.isValid(Database.CONNECT_TIMEOUT_SECONDS);
    } catch (SQLException e) {
      throw new StartFailure(e, "database.unreachable", database.address(), oneLine(e));
    }
    try {
      var flyway =
          Flyway.configure()
              .dataSource(database.url(), database.user(), database.password())
              .locations("classpath:db")
              .validateMigrationNaming(true)
              .load();
      String version = flyway.migrate().targetSchemaVersion;
      if (version != null) {
        return version;
      }
      var current = flyway.info().current();
      return current == null ? "0" : String.valueOf(current.getVersion());
    } catch (FlywayException e) {
      throw new StartFailure(e, "database.migration", database.address(), oneLine(e));
    }
  }

  private static String oneLine(Exception e) {
    return String.valueOf(e.getMessage()).strip().replaceAll("\\s*\\R\\s*", " ");
  }
}
