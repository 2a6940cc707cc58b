package org.ackademy.platform.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** The kept PostgreSQL alone: what it promises, and what it recovers from. */
class ClusterIT {
  private static final Progress SILENT = line -> {};

  @Test
  void keepsWhatItAcknowledges() throws Exception {
    try (Connection connection = RunningAckademy.shared().database().getConnection()) {
      assertThat(first(connection, "SHOW fsync")).isEqualTo("on");
      assertThat(first(connection, "SHOW synchronous_commit")).isEqualTo("on");
      assertThat(first(connection, "SHOW full_page_writes")).isEqualTo("on");
    }
  }

  @Test
  void listensOnLoopbackAloneAndAsksForAPassword() throws Exception {
    var shared = RunningAckademy.shared();
    try (Connection connection = shared.database().getConnection()) {
      assertThat(first(connection, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
      assertThat(first(connection, "SHOW password_encryption")).isEqualTo("scram-sha-256");
      assertThat(first(connection, "SELECT count(*) FROM pg_roles WHERE rolsuper")).isEqualTo("1");
      assertThat(first(connection, "SELECT rolsuper FROM pg_roles WHERE rolname = current_user"))
          .isEqualTo("f");
    }
    var stranger = new Database(shared.databaseUrl(), "ackademy", "wrong");
    assertThatThrownBy(() -> stranger.connect().close())
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("password authentication failed");
  }

  @Test
  void keepsItsPasswordsToItself() throws Exception {
    Path root = RunningAckademy.freshFolder("passwords");
    try (var folder = DataFolder.claim(root);
        var cluster = Cluster.start(folder, SILENT)) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.passwords())))
          .isEqualTo("rw-------");
      String password = cluster.database().password();
      assertThat(cluster.database().toString()).doesNotContain(password);
      assertThat(root.resolve("postgresql.password")).doesNotExist();
      assertThat(folder.log("postgresql")).content().doesNotContain(password);
      assertThat(ProcessHandle.allProcesses())
          .noneMatch(process -> process.info().commandLine().orElse("").contains(password));
    }
  }

  @Test
  void startsAfterACrashAndLosesNothing() throws Exception {
    Path root = RunningAckademy.freshFolder("crashed-cluster");
    try (var folder = DataFolder.claim(root)) {
      var cluster = Cluster.start(folder, SILENT);
      try (Connection connection = cluster.database().connect();
          var statement = connection.createStatement()) {
        statement.execute("CREATE TABLE kept AS SELECT 42 AS answer");
      }
      Leftovers.kill(folder);
      assertThat(folder.cluster().resolve("postmaster.pid")).exists();
      Leftovers.end(folder);
      try (var again = Cluster.start(folder, SILENT);
          Connection connection = again.database().connect()) {
        assertThat(first(connection, "SELECT answer FROM kept")).isEqualTo("42");
      }
    }
  }

  @Test
  void endsAPostgresqlThatOutlivedItsLauncher() throws Exception {
    Path root = RunningAckademy.freshFolder("orphan");
    try (var folder = DataFolder.claim(root)) {
      var orphan = Cluster.start(folder, SILENT);
      Leftovers.end(folder);
      assertThatThrownBy(() -> orphan.database().connect().close())
          .isInstanceOf(SQLException.class);
      Cluster.start(folder, SILENT).close();
    }
  }

  @Test
  void isStartedAgainWhereItIsKilledAndWhenItsDataAreBack() throws Exception {
    Path root = RunningAckademy.freshFolder("watched-cluster");
    var said = new Said();
    try (var folder = DataFolder.claim(root);
        var cluster = Cluster.start(folder, SILENT)) {
      change(cluster, "CREATE TABLE kept AS SELECT 42 AS answer");
      cluster.watch(said);
      ProcessHandle first = cluster.postmaster().orElseThrow();
      first.destroyForcibly();
      said.await(0, "PostgreSQL runs again, with try ");
      ProcessHandle second = cluster.postmaster().orElseThrow();
      assertThat(second).isNotEqualTo(first);
      change(cluster, "UPDATE kept SET answer = 43");

      Path away = root.resolve("away");
      Files.move(folder.cluster(), away);
      int before = said.count();
      second.destroyForcibly();
      said.await(before, "Try 2,");
      assertThat(said.after(before))
          .filteredOn(line -> line.startsWith("Try "))
          .allSatisfy(
              line ->
                  assertThat(line)
                      .matches("Try [0-9]+, the next one in [0-9]+ s\\. .*does not exist.*"));
      Files.move(away, folder.cluster());
      said.await(before, "PostgreSQL runs again, with try ");
      try (Connection connection = cluster.database().connect()) {
        assertThat(first(connection, "SELECT answer FROM kept")).isEqualTo("43");
      }
    }
    assertThat(LauncherIT.processesOf(root)).isEmpty();
  }

  @Test
  void isLeftAloneWhileItRecoversByItselfAndOnceItIsClosed() throws Exception {
    Path root = RunningAckademy.freshFolder("attended-cluster");
    var said = new Said();
    try (var folder = DataFolder.claim(root);
        var cluster = Cluster.start(folder, SILENT)) {
      cluster.watch(said);
      ProcessHandle postmaster = cluster.postmaster().orElseThrow();
      killOneOfItsOthers(cluster);
      change(cluster, "SELECT pg_sleep(" + 2 * Vigil.LOOK_EVERY.toMillis() / 1000.0 + ")");
      assertThat(cluster.postmaster()).contains(postmaster);
      assertThat(said.after(0)).isEmpty();

      postmaster.destroyForcibly();
      said.await(0, "PostgreSQL has ended");
    }
    int atTheEnd = said.count();
    assertThat(LauncherIT.processesOf(root)).isEmpty();
    assertThat(said.after(atTheEnd)).isEmpty();
  }

  /** PostgreSQL then ends all of its processes but the first, and recovers. */
  private static void killOneOfItsOthers(Cluster cluster) throws SQLException {
    try (Connection connection = cluster.database().connect()) {
      long pid = Long.parseLong(first(connection, "SELECT pg_backend_pid()"));
      ProcessHandle.of(pid).orElseThrow().destroyForcibly();
      assertThatThrownBy(
              () -> {
                while (true) {
                  first(connection, "SELECT 1");
                }
              })
          .isInstanceOf(SQLException.class);
    }
    while (true) {
      try (Connection again = cluster.database().connect()) {
        assertThat(first(again, "SELECT 1")).isEqualTo("1");
        return;
      } catch (SQLException e) {
        // It recovers, or the connection was among what it ended.
        assertThat(e.getSQLState()).as(e.getMessage()).matches("(57P|08).*");
      }
    }
  }

  @Test
  void isNotMisledByALockThatNamesAStranger() throws Exception {
    Path root = RunningAckademy.freshFolder("stale-lock");
    try (var folder = DataFolder.claim(root)) {
      Cluster.start(folder, SILENT).close();
      long stranger = ProcessHandle.current().pid();
      Files.writeString(
          folder.cluster().resolve("postmaster.pid"), stranger + "\n" + folder.cluster() + "\n");
      Leftovers.end(folder);
      Cluster.start(folder, SILENT).close();
    }
  }

  @Test
  void recoversFromAnInterruptedUnpacking() throws Exception {
    Path root = RunningAckademy.emptyFolder("unpacking");
    try (var folder = DataFolder.claim(root)) {
      Path draft =
          folder
              .programs()
              .resolve("postgresql-" + org.ackademy.platform.Build.postgresql() + ".new");
      Files.createDirectories(draft.resolve("bin"));
      Files.writeString(draft.resolve("bin/postgres"), "half a program");
      Files.createDirectories(root.resolve("postgresql.new/base"));
      Cluster.start(folder, SILENT).close();
      assertThat(draft).doesNotExist();
    }
  }

  @Test
  void refusesDataOfAnotherMajorVersion() throws Exception {
    Path root = RunningAckademy.freshFolder("other-major");
    try (var folder = DataFolder.claim(root)) {
      Cluster.start(folder, SILENT).close();
      Files.writeString(folder.cluster().resolve("PG_VERSION"), "17\n");
      assertThatThrownBy(() -> Cluster.start(folder, SILENT))
          .isInstanceOf(StartFailure.class)
          .hasMessageContaining("17")
          .hasMessageContaining("backup");
    }
  }

  private static void change(Cluster cluster, String command) throws SQLException {
    try (Connection connection = cluster.database().connect();
        var statement = connection.createStatement()) {
      statement.execute(command);
    }
  }

  private static String first(Connection connection, String query) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      assertThat(rows.next()).isTrue();
      return rows.getString(1);
    }
  }
}
