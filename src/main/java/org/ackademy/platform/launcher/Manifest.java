package org.ackademy.platform.launcher;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a backup says of itself, in the member {@link #MEMBER}.
 *
 * @param format always {@link #FORMAT}
 * @param layout {@link #LAYOUT}, or a later Ackademy's
 * @param made the instant from which its data are, as in ISO 8601
 * @param ackademy the version that made it
 * @param postgresql the version of the PostgreSQL that it was read from
 * @param migrations what had been done to the schema, oldest first
 * @param tables in no order that matters
 * @param sequences from which numbers of rows are drawn
 */
record Manifest(
    String format,
    int layout,
    String made,
    String ackademy,
    String postgresql,
    List<Migration> migrations,
    List<Table> tables,
    List<Sequence> sequences) {
  static final String MEMBER = "manifest.json";
  static final String FORMAT = "ackademy-backup";
  static final int LAYOUT = 1;

  /** Names of tables, columns and sequences: nothing that SQL would read otherwise. */
  private static final Pattern NAME = Pattern.compile("[a-z_][a-z0-9_]{0,62}");

  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

  Manifest {
    migrations = List.copyOf(migrations);
    tables = List.copyOf(tables);
    sequences = List.copyOf(sequences);
    if (migrations.isEmpty() || !areDifferent(tables)) {
      throw new IllegalArgumentException("migrations or tables");
    }
  }

  private static boolean areDifferent(List<Table> tables) {
    Set<String> names = new HashSet<>();
    return tables.stream().allMatch(table -> names.add(table.name()));
  }

  /** The version of its schema. */
  String schema() {
    return migrations.getLast().version();
  }

  long rows() {
    return tables.stream().mapToLong(Table::rows).sum();
  }

  private static String named(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("name " + name);
    }
    return name;
  }

  /**
   * A change of the schema.
   *
   * @param checksum of its text, as Flyway has it
   */
  record Migration(String version, int checksum) {}

  /**
   * A table.
   *
   * @param columns in the order of its member
   * @param sha256 of its member, in hexadecimal
   */
  record Table(String name, List<String> columns, long rows, String sha256) {
    Table {
      named(name);
      columns = List.copyOf(columns);
      columns.forEach(Manifest::named);
      if (columns.isEmpty() || rows < 0 || !SHA256.matcher(sha256).matches()) {
        throw new IllegalArgumentException("table " + name);
      }
    }

    /** Where its rows are, in PostgreSQL's text form of COPY, which all its versions read. */
    String member() {
      return "tables/" + name + ".copy";
    }
  }

  /**
   * A sequence.
   *
   * @param next the number that is drawn from it next
   */
  record Sequence(String name, long next) {
    Sequence {
      named(name);
    }
  }
}
