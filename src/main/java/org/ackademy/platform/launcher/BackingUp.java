package org.ackademy.platform.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.ackademy.platform.Build;
import org.ackademy.platform.http.Json;

/**
 * Copies all data of an Ackademy into one file, whether it runs or not.
 *
 * <p>All of it is read in one snapshot, so the file holds what had been acknowledged at one
 * instant, and nothing by halves; nobody waits for it.
 */
public final class BackingUp {
  private final Path file;
  private final InstantSource clock;
  private final Progress progress;

  /**
   * @param file which is replaced where it exists, once the new one is whole
   */
  public BackingUp(Path file, InstantSource clock, Progress progress) {
    this.file = file;
    this.clock = clock;
    this.progress = progress;
  }

  /**
   * Backs the embedded database of a data folder up, or a server of the user's own.
   *
   * @throws StartFailure where there is nothing to back up or something stood in the way; the file
   *     is then as it was
   */
  public void run(Path data, Optional<Database> external) throws StartFailure {
    try {
      if (external.isPresent()) {
        save(external.get());
      } else {
        embedded(data.toAbsolutePath().normalize());
      }
    } catch (IOException | SQLException e) {
      throw new StartFailure(e, "backup.failed", file, String.valueOf(e.getMessage()));
    }
  }

  private void embedded(Path data) throws StartFailure, IOException, SQLException {
    if (!Files.isDirectory(DataFolder.cluster(data))) {
      throw new StartFailure("backup.nothing", data);
    }
    Optional<DataFolder> claimed = DataFolder.claimIfFree(data);
    if (claimed.isEmpty()) {
      save(Cluster.running(data).orElseThrow(() -> new StartFailure("backup.starting", data)));
      return;
    }
    try (DataFolder folder = claimed.get()) {
      Leftovers.end(folder);
      try (var cluster = Cluster.start(folder, progress)) {
        save(cluster.database());
      }
    }
  }

  /** The same for a database that runs. */
  void save(Database database) throws StartFailure, IOException, SQLException {
    try (Connection connection = database.connect()) {
      connection.setAutoCommit(false);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      connection.setReadOnly(true);
      Manifest made = BackupFile.write(file, zip -> copy(connection, zip));
      connection.rollback();
      progress.says(
          Console.text(
              "backup.done",
              file,
              String.valueOf(made.rows()),
              String.valueOf(made.tables().size()),
              made.schema(),
              String.valueOf(Files.size(file))));
    }
  }

  private Manifest copy(Connection connection, ZipOutputStream zip)
      throws IOException, StartFailure {
    try {
      String made = clock.instant().toString();
      var tables = Tables.in(connection);
      List<Manifest.Migration> migrations = tables.migrations();
      if (migrations.isEmpty()) {
        throw new StartFailure("backup.nothing", connection.getMetaData().getURL());
      }
      var written = new ArrayList<Manifest.Table>();
      for (Map.Entry<String, List<String>> table : tables.columns().entrySet()) {
        written.add(copy(tables, table.getKey(), table.getValue(), zip));
      }
      var manifest =
          new Manifest(
              Manifest.FORMAT,
              Manifest.LAYOUT,
              made,
              Build.version(),
              connection.getMetaData().getDatabaseProductVersion(),
              migrations,
              written,
              tables.sequences());
      zip.putNextEntry(new ZipEntry(Manifest.MEMBER));
      zip.write(Json.mapper().writeValueAsBytes(manifest));
      zip.closeEntry();
      return manifest;
    } catch (SQLException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private static Manifest.Table copy(
      Tables tables, String name, List<String> columns, ZipOutputStream zip)
      throws IOException, SQLException {
    try (var member = BackupFile.member(zip, "tables/" + name + ".copy")) {
      long rows = tables.write(name, columns, member);
      return new Manifest.Table(name, columns, rows, member.end());
    }
  }
}
