package org.ackademy.platform.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** The tables of a database, copied out of it and into it inside one transaction. */
final class Tables {
  /** Flyway's own: a restored database has its own history of migrations. */
  private static final String HISTORY = "flyway_schema_history";

  /** So that every server writes and reads values alike, whatever its own settings are. */
  private static final String ALIKE =
      "SET LOCAL TimeZone = 'UTC'; SET LOCAL DateStyle = 'ISO, MDY';"
          + " SET LOCAL IntervalStyle = 'postgres'; SET LOCAL extra_float_digits = 1;"
          + " SET LOCAL bytea_output = 'hex'; SET LOCAL search_path = public";

  private final Connection connection;
  private final CopyManager copies;

  private Tables(Connection connection) throws SQLException {
    this.connection = connection;
    this.copies = connection.unwrap(PGConnection.class).getCopyAPI();
  }

  /** Those that this transaction sees; its isolation is the caller's affair. */
  static Tables in(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(ALIKE);
    }
    return new Tables(connection);
  }

  /** The columns of every table, in the order in which they were made; computed ones left out. */
  Map<String, List<String>> columns() throws SQLException {
    var found = new LinkedHashMap<String, List<String>>();
    for (String[] row :
        rows(
            """
            SELECT c.relname, a.attname FROM pg_class c
            JOIN pg_attribute a ON a.attrelid = c.oid
            WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'
              AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
            ORDER BY c.relname, a.attnum""",
            2)) {
      if (!row[0].equals(HISTORY)) {
        found.computeIfAbsent(row[0], name -> new ArrayList<>()).add(row[1]);
      }
    }
    return found;
  }

  /** The names of all that could be in the way of a new schema. */
  List<String> everything() throws SQLException {
    return rows(
            "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace"
                + " AND relkind IN ('r', 'p', 'v', 'm', 'S', 'f') ORDER BY 1",
            1)
        .stream()
        .map(row -> row[0])
        .toList();
  }

  /** The migrations that made them, oldest first; none where there are no tables of ours. */
  List<Manifest.Migration> migrations() throws SQLException {
    if (rows("SELECT to_regclass('public." + HISTORY + "') IS NOT NULL", 1)
        .getFirst()[0]
        .equals("f")) {
      return List.of();
    }
    return rows(
            "SELECT version, checksum FROM "
                + HISTORY
                + " WHERE success AND version IS NOT NULL AND checksum IS NOT NULL"
                + " ORDER BY installed_rank",
            2)
        .stream()
        .map(row -> new Manifest.Migration(row[0], Integer.parseInt(row[1])))
        .toList();
  }

  /** What is drawn next from every sequence. */
  List<Manifest.Sequence> sequences() throws SQLException {
    var found = new ArrayList<Manifest.Sequence>();
    for (String[] row :
        rows("SELECT sequencename FROM pg_sequences WHERE schemaname = 'public' ORDER BY 1", 1)) {
      String next = "SELECT CASE WHEN is_called THEN last_value + 1 ELSE last_value END FROM ";
      found.add(
          new Manifest.Sequence(
              row[0], Long.parseLong(rows(next + quoted(row[0]), 1).getFirst()[0])));
    }
    return found;
  }

  /** Has a sequence go on from there. */
  void goOn(Manifest.Sequence sequence) throws SQLException {
    rows(
        "SELECT setval('public." + quoted(sequence.name()) + "', " + sequence.next() + ", false)",
        1);
  }

  /**
   * Writes a table out.
   *
   * @return how many rows it has
   */
  long write(String table, List<String> columns, OutputStream out)
      throws SQLException, IOException {
    return copies.copyOut("COPY " + named(table, columns) + " TO STDOUT", out);
  }

  /**
   * Adds rows to a table.
   *
   * @return how many
   */
  long read(String table, List<String> columns, InputStream in) throws SQLException, IOException {
    return copies.copyIn("COPY " + named(table, columns) + " FROM STDIN", in);
  }

  long count(String table) throws SQLException {
    return Long.parseLong(rows("SELECT count(*) FROM " + quoted(table), 1).getFirst()[0]);
  }

  /**
   * All tables, each after those that its rows refer to.
   *
   * @throws IllegalStateException where two refer to each other
   */
  Set<String> inOrder() throws SQLException {
    Map<String, Set<String>> refersTo = new LinkedHashMap<>();
    columns().keySet().forEach(table -> refersTo.put(table, new LinkedHashSet<>()));
    for (String[] row :
        rows(
            """
            SELECT f.relname, t.relname FROM pg_constraint k
            JOIN pg_class f ON f.oid = k.conrelid
            JOIN pg_class t ON t.oid = k.confrelid
            WHERE k.contype = 'f' AND k.conrelid <> k.confrelid
              AND k.connamespace = 'public'::regnamespace""",
            2)) {
      refersTo.computeIfAbsent(row[0], name -> new LinkedHashSet<>()).add(row[1]);
    }
    var ordered = new LinkedHashSet<String>();
    while (ordered.size() < refersTo.size()) {
      var free =
          refersTo.entrySet().stream()
              .filter(table -> !ordered.contains(table.getKey()))
              .filter(table -> ordered.containsAll(table.getValue()))
              .map(Map.Entry::getKey)
              .toList();
      if (free.isEmpty()) {
        throw new IllegalStateException("tables that refer to each other");
      }
      ordered.addAll(free);
    }
    return ordered;
  }

  private static String named(String table, List<String> columns) {
    return quoted(table)
        + columns.stream().map(Tables::quoted).collect(Collectors.joining(", ", " (", ")"));
  }

  private static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  private List<String[]> rows(String query, int columns) throws SQLException {
    var found = new ArrayList<String[]>();
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      while (rows.next()) {
        var row = new String[columns];
        for (int i = 0; i < columns; i++) {
          row[i] = rows.getString(i + 1);
        }
        found.add(row);
      }
    }
    return found;
  }
}
