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

/**
 * Reads and writes many rows in one round trip: the one class that goes past Hibernate, for what a
 * class that hands in at the same moment looks up and stores.
 */
@ApplicationScoped
public class PlainRows {
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
   * Reads with no transaction: one query sees one moment.
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

  /** The same within the transaction that there is, what it wrote included. */
  public <T> List<T> readWithin(String query, List<Column> parameters, Reading<T> reading) {
    return session.doReturningWork(connection -> read(connection, query, parameters, reading));
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
   * Inserts rows, in the order of the list, within the transaction that there is.
   *
   * @throws org.hibernate.exception.ConstraintViolationException where the database refuses one;
   *     none is stored then
   */
  public <R> void insert(String statement, List<R> rows, Filling<R> filling) {
    session.doWork(
        connection -> {
          try (PreparedStatement insert = connection.prepareStatement(statement)) {
            for (R row : rows) {
              filling.fill(insert, row);
              insert.addBatch();
            }
            insert.executeBatch();
          }
        });
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
