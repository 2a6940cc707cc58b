package org.ackademy.platform;

import jakarta.annotation.sql.DataSourceDefinition;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * The one pool of connections, {@code java:app/jdbc/ackademy}; persistence.xml names it.
 *
 * <p>Address and login come from the configuration, never from this class.
 */
@DataSourceDefinition(
    name = DataSources.NAME,
    className = "org.postgresql.ds.PGSimpleDataSource",
    url = "${MPCONFIG=ackademy.db.url}",
    user = "${MPCONFIG=ackademy.db.user}",
    password = "${MPCONFIG=ackademy.db.password}",
    minPoolSize = 2,
    maxPoolSize = 20,
    properties = {
      // Rows that are inserted together go as one statement.
      "reWriteBatchedInserts=true",
      // The details that PostgreSQL adds to an error are whole rows, hashes and all.
      "logServerErrorDetail=false",
      "fish.payara.is-connection-validation-required=true",
      // Not at every use: that is a round trip each. What meets a connection that broke within the
      // second is told to come again.
      "fish.payara.validate-atmost-once-period-in-seconds=1",
      "fish.payara.connection-validation-method=custom-validation",
      "fish.payara.validation-classname="
          + "org.glassfish.api.jdbc.validation.PostgresConnectionValidation"
    })
@ApplicationScoped
public class DataSources {
  /** Under which it is looked up. */
  public static final String NAME = "java:app/jdbc/ackademy";
}
