package org.ackademy.platform.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/**
 * What may befall the database of a running Ackademy.
 *
 * @param data the folder that keeps everything
 * @param said what the launcher says
 */
public record Mishaps(Path data, Said said, Database application) {
  /** How long it may need to end where it has no more room. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /**
   * Stops it and starts it again, as somebody who looks after it would; the server runs on.
   *
   * @param mode as pg_ctl has it: {@code fast} cuts clients off, {@code immediate} is a crash
   */
  public void restart(String mode) {
    control("--mode=" + mode, "restart");
  }

  private void control(String... arguments) {
    var words = new ArrayList<String>();
    try {
      words.addAll(Superuser.prefix());
      try (var programs = Files.list(data.resolve("programs"))) {
        words.add(
            programs
                .map(folder -> folder.resolve("bin/pg_ctl"))
                .filter(Files::exists)
                .findFirst()
                .orElseThrow()
                .toString());
      }
      words.addAll(List.of("--pgdata=" + data.resolve("postgresql"), "--wait"));
      words.addAll(List.of(arguments));
      int status = Command.run(words, data.resolve("log/postgresql.log"), Duration.ofMinutes(2));
      if (status != 0) {
        throw new IllegalStateException(words + ": " + status);
      }
    } catch (IOException | StartFailure e) {
      throw new IllegalStateException(e);
    }
  }

  /** Kills its first process, and nothing else. */
  public void kill() throws InterruptedException {
    int before = said.count();
    postmaster().destroyForcibly();
    // That it has ended; or, while an end before this is waited out, at once that it runs again.
    said.await(before, "PostgreSQL ");
  }

  /**
   * Kills its first process while its data are out of reach, waits until it could not be started so
   * many times, does something else, and brings the data back.
   */
  public void killOutOfReach(int tries, Runnable meanwhile) throws Exception {
    Path kept = data.resolve("postgresql");
    Path away = data.resolve("postgresql.away");
    int before = said.count();
    ProcessHandle postmaster = postmaster();
    Files.move(kept, away, StandardCopyOption.ATOMIC_MOVE);
    try {
      postmaster.destroyForcibly();
      said.await(before, "Try " + tries + ",");
      meanwhile.run();
    } finally {
      Files.move(away, kept, StandardCopyOption.ATOMIC_MOVE);
    }
  }

  /**
   * Fills the disk, and lets it begin one new file of its log after the other until there is no
   * room for one: it can then not recover either, and ends.
   */
  public void endByAFullDisk(Callable<?> filling) throws Exception {
    ProcessHandle postmaster = postmaster();
    String password = Passwords.kept(DataFolder.passwords(data)).superuser();
    var superuser = new Database(application.url(), "postgres", password);
    long until = System.nanoTime() + PATIENCE.toNanos();
    // On a full disk it may lack the room to let anybody in.
    Connection connection = superuser.connect();
    filling.call();
    while (Leftovers.runs(postmaster)) {
      assertThat(System.nanoTime()).as("room for one more").isLessThan(until);
      try {
        beginNewLogs(connection);
      } catch (SQLException e) {
        // It recovers, perhaps once more, or has ended.
        connection = reconnected(superuser, connection);
      }
    }
    connection.close();
  }

  private static void beginNewLogs(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      while (true) {
        statement.execute("SELECT pg_logical_emit_message(true, 'some', 'octets')");
        statement.execute("SELECT pg_switch_wal()");
      }
    }
  }

  private static Connection reconnected(Database database, Connection last) {
    try {
      return database.connect();
    } catch (SQLException e) {
      return last;
    }
  }

  private ProcessHandle postmaster() {
    return processes().findFirst().orElseThrow();
  }

  /** Its processes, the first one first. */
  public Stream<ProcessHandle> processes() {
    try (var lock = Files.lines(data.resolve("postgresql/postmaster.pid"))) {
      long postmaster = Long.parseLong(lock.findFirst().orElseThrow().strip());
      return ProcessHandle.of(postmaster).stream()
          .flatMap(found -> Stream.concat(Stream.of(found), found.children()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
