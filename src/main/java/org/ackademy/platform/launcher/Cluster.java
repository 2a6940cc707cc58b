package org.ackademy.platform.launcher;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The PostgreSQL that keeps its data in a folder of the user.
 *
 * <p>It listens on loopback alone, asks everybody for a password, and writes through to the disk
 * before it answers a commit.
 */
final class Cluster implements AutoCloseable {
  static final Duration START_TIMEOUT = Duration.ofMinutes(3);
  static final Duration STOP_TIMEOUT = Duration.ofMinutes(1);

  /** Tries at a free port; another program may take one between our look and the start. */
  static final int PORT_TRIES = 3;

  private static final String ROLE = "ackademy";

  /** Where PostgreSQL's lock file names the port, counted from 0. */
  private static final int LOCK_LINE_OF_PORT = 3;

  /** What must hold in a database that people's answers are kept in. */
  private static final Map<String, String> DURABLE =
      Map.of("fsync", "on", "synchronous_commit", "on", "full_page_writes", "on");

  private final DataFolder folder;
  private final PostgresPrograms programs;
  private final int port;
  private final Database database;
  private @Nullable Vigil vigil;

  private Cluster(DataFolder folder, PostgresPrograms programs, int port, Database database) {
    this.folder = folder;
    this.programs = programs;
    this.port = port;
    this.database = database;
  }

  /** Makes the data directory where there is none, starts PostgreSQL and makes sure of our role. */
  static Cluster start(DataFolder folder, Progress progress) throws IOException, StartFailure {
    return start(folder, PostgresRelease.bundled(), progress);
  }

  /** The same with a PostgreSQL that may be of another version. */
  static Cluster start(DataFolder folder, PostgresRelease release, Progress progress)
      throws IOException, StartFailure {
    var programs = PostgresPrograms.unpack(folder.programs(), release, progress);
    Path log = folder.log("postgresql");
    Private.folder(log.resolveSibling("."));
    var passwords = Passwords.kept(folder.passwords());
    if (!Files.isDirectory(folder.cluster())) {
      progress.says(Console.text("postgres.creating", folder.cluster()));
      create(folder, programs, passwords, log);
    }
    requireSameMajor(folder.cluster(), release);
    progress.says(Console.text("postgres.starting", release.version()));
    int port = startOnFreePort(folder, programs, log);
    var ours = new Database(url(port, ROLE), ROLE, passwords.application());
    var cluster = new Cluster(folder, programs, port, ours);
    try {
      prepare(new Database(url(port, "postgres"), "postgres", passwords.superuser()), passwords);
    } catch (SQLException e) {
      cluster.close();
      throw new StartFailure(e, "postgres.failed", String.valueOf(e.getMessage()), log);
    }
    return cluster;
  }

  /**
   * The application's database in a data folder that another process owns, while PostgreSQL runs
   * there.
   */
  static Optional<Database> running(Path root) throws IOException {
    Path passwords = DataFolder.passwords(root);
    Path lock = DataFolder.cluster(root).resolve("postmaster.pid");
    if (!Files.exists(passwords) || !Files.exists(lock)) {
      return Optional.empty();
    }
    List<String> lines = Files.readAllLines(lock, StandardCharsets.UTF_8);
    if (lines.size() <= LOCK_LINE_OF_PORT) {
      return Optional.empty(); // it is about to start
    }
    int port = Integer.parseInt(lines.get(LOCK_LINE_OF_PORT).strip());
    return Optional.of(
        new Database(url(port, ROLE), ROLE, Passwords.kept(passwords).application()));
  }

  /** The application's database in it. */
  Database database() {
    return database;
  }

  /**
   * From now on it is started again, on the same port and with the same data, where it ends without
   * {@link #close}; the lines tell of it.
   */
  synchronized void watch(Progress progress) {
    vigil = Vigil.over(this, progress);
  }

  /** From now on it is left alone. */
  synchronized void leaveAlone() {
    if (vigil != null) {
      vigil.close();
      vigil = null;
    }
  }

  /** Its first process, whoever started that; empty where there is none. */
  Optional<ProcessHandle> postmaster() {
    return Leftovers.postmaster(folder);
  }

  /**
   * Starts one that has ended, after what is left of its processes has been ended too.
   *
   * @throws StartFailure where it does not start, or somebody else is about to start or stop it
   */
  void startAgain() throws IOException, StartFailure {
    if (Leftovers.isHandled(folder)) {
      throw new StartFailure("postgres.handled");
    }
    Leftovers.endDatabase(folder);
    startOn(port, folder, programs, folder.log("postgresql"));
  }

  private static void create(
      DataFolder folder, PostgresPrograms programs, Passwords passwords, Path log)
      throws IOException, StartFailure {
    Path draft = folder.root().resolve("postgresql.new");
    Path passwordFile = folder.root().resolve("postgresql.password");
    Private.delete(draft);
    Private.write(passwordFile, passwords.superuser());
    try {
      run(
          programs,
          log,
          START_TIMEOUT,
          "initdb",
          "--pgdata=" + draft,
          "--username=postgres",
          "--pwfile=" + passwordFile,
          "--auth=scram-sha-256",
          "--encoding=UTF8",
          "--locale=C",
          "--locale-provider=builtin",
          "--builtin-locale=C.UTF-8");
    } finally {
      Files.deleteIfExists(passwordFile);
    }
    Files.move(draft, folder.cluster(), StandardCopyOption.ATOMIC_MOVE);
  }

  private static void requireSameMajor(Path cluster, PostgresRelease release)
      throws IOException, StartFailure {
    String major = Files.readString(cluster.resolve("PG_VERSION"), StandardCharsets.UTF_8).strip();
    if (!major.equals(release.major())) {
      throw new StartFailure("postgres.major", cluster, major, release.major());
    }
  }

  private static int startOnFreePort(DataFolder folder, PostgresPrograms programs, Path log)
      throws IOException, StartFailure {
    for (int tries = 1; ; tries++) {
      int port = freePort();
      try {
        startOn(port, folder, programs, log);
        return port;
      } catch (StartFailure e) {
        if (tries == PORT_TRIES) {
          throw e;
        }
      }
    }
  }

  private static void startOn(int port, DataFolder folder, PostgresPrograms programs, Path log)
      throws IOException, StartFailure {
    String options =
        "-p "
            + port
            + " -c listen_addresses=127.0.0.1 -c unix_socket_directories=''"
            + " -c fsync=on -c synchronous_commit=on -c full_page_writes=on";
    run(
        programs,
        log,
        START_TIMEOUT,
        "pg_ctl",
        "--pgdata=" + folder.cluster(),
        "--wait",
        "--timeout=" + START_TIMEOUT.toSeconds(),
        "--options=" + options,
        "start");
  }

  private static int freePort() throws IOException {
    try (var probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return probe.getLocalPort();
    }
  }

  private static String url(int port, String name) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + name;
  }

  private static void prepare(Database superuser, Passwords passwords)
      throws SQLException, StartFailure {
    try (Connection connection = superuser.connect()) {
      for (var setting : DURABLE.entrySet()) {
        String actual = first(connection, "SHOW " + setting.getKey());
        if (!actual.equals(setting.getValue())) {
          throw new StartFailure("postgres.notDurable", setting.getKey(), actual);
        }
      }
      if (first(connection, "SELECT count(*) FROM pg_roles WHERE rolname = '" + ROLE + "'")
          .equals("0")) {
        // The password is of URL-safe Base64, so it holds nothing to quote.
        change(
            connection,
            "CREATE ROLE " + ROLE + " LOGIN PASSWORD '" + passwords.application() + "'");
      }
      if (first(connection, "SELECT count(*) FROM pg_database WHERE datname = '" + ROLE + "'")
          .equals("0")) {
        change(connection, "CREATE DATABASE " + ROLE + " OWNER " + ROLE);
      }
    }
  }

  private static String first(Connection connection, String query) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getString(1);
    }
  }

  private static void change(Connection connection, String command) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(command);
    }
  }

  /** Stops it: clients are cut off, what they committed stays. */
  @Override
  public void close() {
    leaveAlone();
    try {
      run(
          programs,
          folder.log("postgresql"),
          STOP_TIMEOUT.plusSeconds(10),
          "pg_ctl",
          "--pgdata=" + folder.cluster(),
          "--wait",
          "--timeout=" + STOP_TIMEOUT.toSeconds(),
          "--mode=fast",
          "stop");
    } catch (IOException | StartFailure e) {
      Leftovers.end(folder);
    }
  }

  private static void run(
      PostgresPrograms programs, Path log, Duration timeout, String program, String... arguments)
      throws IOException, StartFailure {
    var words = new ArrayList<String>(Superuser.prefix());
    words.add(programs.program(program).toString());
    words.addAll(List.of(arguments));
    long before = Files.exists(log) ? Files.size(log) : 0;
    if (Command.run(words, log, timeout) != 0) {
      throw new StartFailure("postgres.failed", reason(log, before), log);
    }
  }

  /** Why a program failed. On a full disk it could not say so. */
  private static String reason(Path log, long before) throws IOException {
    String said = Command.complaint(log, before);
    return said.isEmpty()
        ? Console.text("postgres.silent", Files.getFileStore(log).getUsableSpace() >> 20)
        : said;
  }
}
