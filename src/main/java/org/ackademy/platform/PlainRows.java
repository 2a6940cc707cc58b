package org.ackademy.platform;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.hibernate.StatelessSession;
import org.hibernate.dialect.Dialect;
import org.hibernate.dialect.PostgreSQLDialect;
import org.hibernate.exception.ConstraintViolationException;

/**
 * Reads and writes many rows in one round trip: the one class that goes past Hibernate, for what a
 * class that hands in at the same moment looks up and stores.
 */
@ApplicationScoped
public class PlainRows {
  /** What PostgreSQL says of a row that is there already. */
  private static final String DOUBLED = "23505";

  private static final Dialect DIALECT = new PostgreSQLDialect();

  @Resource(lookup = DataSources.NAME)
  private DataSource database;

  private final StatelessSession session;

  // The container sets the field before anybody can call.
  @SuppressWarnings("NullAway.Init")
  @Inject
  PlainRows(StatelessSession session) {
    this.session = session;
  }

  /**
   * Reads with no transaction: one query sees one moment. Where the query takes its values by
   * {@code (SELECT ?::type[])} and not by {@code ?} alone, PostgreSQL does not see how many they
   * are when it plans, and so plans once and not each time.
   *
   * @throws IllegalStateException where the database cannot be asked; its cause says why
   */
  public <T> List<T> read(String query, List<Column> parameters, Reading<T> reading) {
    try (Connection connection = database.getConnection()) {
      return read(connection, query, parameters, reading);
    } catch (SQLException e) {
      throw new IllegalStateException("rows cannot be read", e);
    }
  }

  private static <T> List<T> read(
      Connection connection, String query, List<Column> parameters, Reading<T> reading)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      for (int i = 0; i < parameters.size(); i++) {
        Column column = parameters.get(i);
        statement.setArray(i + 1, connection.createArrayOf(column.type(), column.array()));
      }
      List<T> found = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          found.add(reading.read(rows));
        }
      }
      return found;
    }
  }

  /**
   * Works within the transaction that there is.
   *
   * @throws org.hibernate.JDBCException where the database refuses; nothing is stored then
   */
  public void within(Work work) {
    session.doWork(connection -> work.on(new Held(connection)));
  }

  /**
   * Works in a transaction of its own: all is stored when this returns, or nothing where the work
   * takes it back. That takes the database alone and no transaction manager, which would cost more
   * than what is stored.
   *
   * @throws ConstraintViolationException where a row is there already
   * @throws IllegalStateException where the database refuses otherwise; its cause says why
   */
  public void alone(Work work) {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      boolean done = false;
      try {
        var held = new Held(connection);
        work.on(held);
        if (!held.isUndone) {
          connection.commit();
          done = true;
        }
      } finally {
        if (!done) {
          connection.rollback();
        }
        connection.setAutoCommit(true);
      }
    } catch (SQLException e) {
      throw refused(e);
    }
  }

  private static RuntimeException refused(SQLException e) {
    if (!DOUBLED.equals(e.getSQLState())) {
      return new IllegalStateException("rows cannot be written", e);
    }
    String constraint = DIALECT.getViolatedConstraintNameExtractor().extractConstraintName(e);
    return new ConstraintViolationException("a row is there already", e, constraint);
  }

  /** A connection while a transaction lasts. */
  public static final class Held {
    private final Connection connection;
    private boolean isUndone;

    private Held(Connection connection) {
      this.connection = connection;
    }

    /** Nothing of the work is to be stored; for a transaction of its own. */
    public void undo() {
      isUndone = true;
    }

    /** Reads, what the transaction wrote included. */
    public <T> List<T> read(String query, List<Column> parameters, Reading<T> reading)
        throws SQLException {
      return PlainRows.read(connection, query, parameters, reading);
    }

    /** Inserts rows, in the order of the list. */
    public <R> void insert(String statement, List<R> rows, Filling<R> filling) throws SQLException {
      try (PreparedStatement insert = connection.prepareStatement(statement)) {
        for (R row : rows) {
          filling.fill(insert, row);
          insert.addBatch();
        }
        insert.executeBatch();
      }
    }
  }

  /**
   * A parameter with a value for each thing that is asked for.
   *
   * @param type of a value, as the database calls it
   */
  public record Column(String type, List<?> values) {
    public Column {
      values = List.copyOf(values);
    }

    private Object[] array() {
      return values.stream().allMatch(byte[].class::isInstance)
          ? values.toArray(byte[][]::new)
          : values.toArray();
    }
  }

  /** Something to do in a transaction. */
  @FunctionalInterface
  public interface Work {
    void on(Held held) throws SQLException;
  }

  /** Makes something of the row at which a result stands. */
  @FunctionalInterface
  public interface Reading<T> {
    T read(ResultSet row) throws SQLException;
  }

  /** Sets the parameters of a statement. */
  @FunctionalInterface
  public interface Filling<R> {
    void fill(PreparedStatement statement, R row) throws SQLException;
  }
}
