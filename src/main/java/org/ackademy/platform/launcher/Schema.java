package org.ackademy.platform.launcher;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;

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
    return migrateTo(database, "latest");
  }

  /** The same up to a version, as in {@code 034}. */
  static String migrateTo(Database database, String target) throws StartFailure {
    try (Connection probe = database.connect()) {
      probe.isValid(Database.CONNECT_TIMEOUT_SECONDS);
    } catch (SQLException e) {
      throw new StartFailure(e, "database.unreachable", database.address(), oneLine(e));
    }
    try {
      var flyway = configured(database).target(target).load();
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

  /** Removes all tables and what else there is: for a database that was empty before. */
  static void removeAll(Database database) throws StartFailure {
    try {
      configured(database).cleanDisabled(false).load().clean();
    } catch (FlywayException e) {
      throw new StartFailure(e, "database.migration", database.address(), oneLine(e));
    }
  }

  private static FluentConfiguration configured(Database database) {
    return Flyway.configure()
        .dataSource(database.url(), database.user(), database.password())
        .locations("classpath:db")
        .validateMigrationNaming(true);
  }

  private static String oneLine(Exception e) {
    return String.valueOf(e.getMessage()).strip().replaceAll("\\s*\\R\\s*", " ");
  }
}
