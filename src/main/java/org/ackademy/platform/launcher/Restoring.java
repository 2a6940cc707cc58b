package org.ackademy.platform.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Makes a database from a backup, where there is none yet: whole or not at all.
 *
 * <p>The schema is made by the migrations that the backup had seen, the rows are copied into it in
 * one transaction, and the migrations that came later are done last. So a backup can be read by a
 * later Ackademy and by any version of PostgreSQL that Ackademy runs on.
 */
public final class Restoring {
  private final Path file;
  private final Progress progress;

  public Restoring(Path file, Progress progress) {
    this.file = file;
    this.progress = progress;
  }

  /**
   * Restores into a data folder without a database, or into an empty database of the user's own.
   *
   * @throws StartFailure where the backup is none or damaged, or there is a database already;
   *     nothing has changed then
   */
  public void run(Path data, Optional<Database> external) throws StartFailure {
    try (var backup = BackupFile.open(file)) {
      if (external.isPresent()) {
        into(external.get(), backup);
      } else {
        into(data.toAbsolutePath().normalize(), PostgresRelease.bundled(), backup);
      }
    } catch (IOException | SQLException e) {
      throw new StartFailure(e, "restore.failed", file, String.valueOf(e.getMessage()));
    }
  }

  /** The same with a PostgreSQL that may be of another version. */
  void into(Path data, PostgresRelease release, BackupFile backup)
      throws StartFailure, IOException, SQLException {
    Path kept = DataFolder.cluster(data);
    if (Files.exists(kept)) {
      throw new StartFailure("restore.occupied", kept);
    }
    try (DataFolder folder = DataFolder.claim(data)) {
      DataFolder draft = folder.draft();
      Leftovers.end(draft);
      Private.delete(draft.cluster());
      try {
        try (var cluster = Cluster.start(draft, release, progress)) {
          fill(cluster.database(), backup);
        }
        // Until now a start would have found no database here; from now on it finds all of it.
        folder.keep(draft);
      } finally {
        Private.delete(draft.cluster());
      }
    }
  }

  private void into(Database database, BackupFile backup)
      throws StartFailure, IOException, SQLException {
    try (Connection connection = database.connect()) {
      connection.setAutoCommit(false);
      List<String> there = Tables.in(connection).everything();
      if (!there.isEmpty()) {
        throw new StartFailure(
            "restore.occupied", database.address() + ": " + String.join(", ", there));
      }
    }
    try {
      fill(database, backup);
    } catch (StartFailure | IOException | SQLException | RuntimeException e) {
      Schema.removeAll(database); // it was empty before
      throw e;
    }
  }

  private void fill(Database database, BackupFile backup)
      throws StartFailure, IOException, SQLException {
    Manifest manifest = backup.manifest();
    progress.says(Console.text("restore.filling", manifest.made(), manifest.schema()));
    Schema.migrateTo(database, manifest.schema());
    List<Manifest.Table> restored;
    try (Connection connection = database.connect()) {
      connection.setAutoCommit(false);
      var tables = Tables.in(connection);
      requireSameSchema(tables, manifest);
      restored = load(tables, backup);
      connection.commit();
    }
    String version = Schema.migrate(database);
    try (Connection connection = database.connect();
        var statement = connection.createStatement()) {
      statement.execute("ANALYZE"); // a new database knows nothing of its tables' sizes
    }
    progress.says(
        Console.text(
            "restore.done",
            String.valueOf(restored.stream().mapToLong(Manifest.Table::rows).sum()),
            String.valueOf(restored.size()),
            version));
  }

  private void requireSameSchema(Tables tables, Manifest manifest)
      throws SQLException, StartFailure {
    Map<String, List<String>> columns =
        manifest.tables().stream()
            .collect(Collectors.toMap(Manifest.Table::name, Manifest.Table::columns));
    Map<String, List<String>> known = tables.columns();
    if (!tables.migrations().equals(manifest.migrations())
        || !columns.entrySet().containsAll(known.entrySet())) {
      throw new StartFailure("backup.newer", file, manifest.ackademy());
    }
    // By the same migrations: so these are none of ours.
    List<String> others =
        columns.keySet().stream().filter(name -> !known.containsKey(name)).sorted().toList();
    if (!others.isEmpty()) {
      progress.says(Console.text("restore.others", String.join(", ", others)));
    }
  }

  private List<Manifest.Table> load(Tables tables, BackupFile backup)
      throws SQLException, IOException, StartFailure {
    Map<String, Manifest.Table> byName =
        backup.manifest().tables().stream()
            .collect(Collectors.toMap(Manifest.Table::name, table -> table));
    List<Manifest.Table> loaded = new ArrayList<>();
    for (String name : tables.inOrder()) {
      // A table is missing only where the schemas differ, and they do not.
      Manifest.Table table = Objects.requireNonNull(byName.get(name), name);
      try (InputStream rows = backup.member(table)) {
        tables.read(name, table.columns(), rows);
      }
      if (tables.count(name) != table.rows()) {
        throw new StartFailure("backup.damaged", file, table.member());
      }
      loaded.add(table);
    }
    Set<String> ours =
        tables.sequences().stream().map(Manifest.Sequence::name).collect(Collectors.toSet());
    for (Manifest.Sequence sequence : backup.manifest().sequences()) {
      if (ours.contains(sequence.name())) {
        tables.goOn(sequence);
      }
    }
    return loaded;
  }
}
