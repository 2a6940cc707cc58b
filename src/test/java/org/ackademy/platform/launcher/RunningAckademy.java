package org.ackademy.platform.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The real application on a real server with a real PostgreSQL, for integration tests.
 *
 * <p>{@link #shared} is the one that runs for all tests; {@link #separate} is one of the caller's
 * own, which it may crash and start again on the same data.
 */
public final class RunningAckademy implements AutoCloseable {
  private static final Path TARGET = Path.of("target").toAbsolutePath();

  /** Tests run in several processes at a time, each with servers of its own. */
  private static final Path FOLDERS =
      TARGET.resolve("it").resolve(System.getProperty("ackademy.process", "1"));

  /** A quick start matters more here than speed later. */
  private static final List<String> SERVER_OPTIONS =
      List.of(
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-Xmx768m",
          "-Dackademy.rehearsal=NONE",
          // The receivers of tests are on this machine.
          "-Dackademy.webhooks.reach=EVERYWHERE",
          "-Dackademy.lti.reach=EVERYWHERE");

  /** The systems that the shared one speaks to; each is started by the tests that are about it. */
  private static final Neighbours NEIGHBOURS = Neighbours.somewhere();

  private static @Nullable RunningAckademy shared;

  private final LaunchSettings settings;
  private final Said said = new Said();
  private Launcher launcher;
  private Launcher.Started started;

  private RunningAckademy(LaunchSettings settings) {
    this.settings = settings;
    this.launcher = launcher();
    this.started = start(launcher);
  }

  /** The one that all tests share; starts it where it does not run yet. */
  public static synchronized RunningAckademy shared() {
    RunningAckademy running = shared;
    if (running == null) {
      LaunchSettings own = settings(freshFolder("shared"), Optional.empty());
      running = new RunningAckademy(withOptions(own, NEIGHBOURS.options()));
      shared = running;
      // An interrupted run stops it too; twice is as good as once.
      Runtime.getRuntime().addShutdownHook(new Thread(running::close, "stop-shared"));
    }
    return running;
  }

  /** Where the systems that the shared one speaks to have to be. */
  public static Neighbours neighbours() {
    return NEIGHBOURS;
  }

  private static LaunchSettings withOptions(LaunchSettings own, List<String> more) {
    var options = new ArrayList<>(own.serverOptions());
    options.addAll(more);
    return new LaunchSettings(
        own.port(), own.address(), own.data(), own.quizzes(), own.external(), options);
  }

  static synchronized void stopShared() {
    RunningAckademy running = shared;
    shared = null;
    if (running != null) {
      running.close();
    }
  }

  /** Starts another one, with data of its own under {@code target/it/PROCESS/NAME}. */
  public static RunningAckademy separate(String name) {
    return new RunningAckademy(settings(freshFolder(name), Optional.empty()));
  }

  /** The same with more options of the server. */
  public static RunningAckademy separate(String name, List<String> more) {
    return new RunningAckademy(withOptions(settings(freshFolder(name), Optional.empty()), more));
  }

  /** Starts another one with the server's own options, to be measured. */
  public static RunningAckademy measured(String name) {
    LaunchSettings own = settings(freshFolder(name), Optional.empty());
    return new RunningAckademy(
        new LaunchSettings(
            own.port(), own.address(), own.data(), own.quizzes(), own.external(), List.of()));
  }

  /** The same in a folder that the caller made: on a disk of its own. */
  public static RunningAckademy separateIn(Path folder) {
    return new RunningAckademy(settings(folder, Optional.empty()));
  }

  /** The same with quiz files from another folder than the project's. */
  public static RunningAckademy separate(String name, Path quizzes) {
    return new RunningAckademy(settings(freshFolder(name), Optional.of(quizzes)));
  }

  /** Starts a second server of the same installation: on the first one's database. */
  public static RunningAckademy alongside(RunningAckademy first, String name) {
    LaunchSettings own = settings(freshFolder(name), first.settings.quizzes());
    return new RunningAckademy(
        new LaunchSettings(
            own.port(),
            own.address(),
            own.data(),
            own.quizzes(),
            Optional.of(first.started.database()),
            first.settings.serverOptions()));
  }

  /**
   * Starts another one that listens on every address, so that nobody is there for demonstration.
   */
  public static RunningAckademy separateForEverybody(String name) {
    LaunchSettings own = settings(freshFolder(name), Optional.empty());
    return new RunningAckademy(
        new LaunchSettings(
            own.port(),
            new InetSocketAddress(0).getAddress(),
            own.data(),
            own.quizzes(),
            own.external(),
            own.serverOptions()));
  }

  /** Where it answers, with a slash at the end. */
  public URI root() {
    return started.root();
  }

  /** The lines that it told its operator at its last start. */
  public List<String> told() {
    return started.told();
  }

  /** The application's own database, to look into. */
  public DataSource database() {
    var source = new PGSimpleDataSource();
    source.setUrl(started.database().url());
    source.setUser(started.database().user());
    source.setPassword(started.database().password());
    return source;
  }

  /** How its database is logged in to, for other programs. */
  public Login login() {
    Database used = started.database();
    return new Login(used.url(), used.user(), used.password());
  }

  /**
   * A login to the database.
   *
   * @param url for JDBC
   */
  public record Login(String url, String user, String password) {}

  /** The processes of its database. */
  public Stream<ProcessHandle> databaseProcesses() {
    return itsDatabase().processes();
  }

  /** What the server has written into its log since it started first. */
  public String log() throws IOException {
    return Files.readString(data().resolve("log/server.log"));
  }

  Path data() {
    return settings.data();
  }

  String databaseUrl() {
    return started.database().url();
  }

  String databasePassword() {
    return started.database().password();
  }

  /** Kills server and database at once, as a loss of power would. */
  public void crash() {
    launcher.crash();
  }

  /** What may befall its database alone; the server runs on. */
  public Mishaps itsDatabase() {
    return new Mishaps(data(), said, started.database());
  }

  /** What the launcher says to its operator. */
  public Said said() {
    return said;
  }

  /** Starts it again on the same data, after {@link #crash} or {@link #close}; the port changes. */
  public void startAgain() {
    launcher = launcher();
    started = start(launcher);
  }

  @Override
  public void close() {
    launcher.close();
  }

  private Launcher launcher() {
    Path quizzes = Path.of("quizzes").toAbsolutePath();
    return new Launcher(
        settings,
        programs ->
            new Bundle(
                TARGET.resolve("bundle/payara-micro.jar"),
                TARGET.resolve("bundle/ackademy-web.war"),
                quizzes),
        line -> {
          System.out.println("[" + settings.data().getFileName() + "] " + line);
          said.says(line);
        });
  }

  private static Launcher.Started start(Launcher launcher) {
    try {
      return launcher.start();
    } catch (StartFailure e) {
      throw new IllegalStateException(e);
    }
  }

  static LaunchSettings settings(Path data, Optional<Path> quizzes) {
    return new LaunchSettings(
        0, InetAddress.getLoopbackAddress(), data, quizzes, Optional.empty(), SERVER_OPTIONS);
  }

  static Path folder(String name) {
    return FOLDERS.resolve(name);
  }

  /** For an installation that begins, with PostgreSQL's programs there already. */
  static Path freshFolder(String name) {
    Path folder = emptyFolder(name);
    try {
      UnpackedPostgres.putInto(folder, FOLDERS.resolve("unpacked"));
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (StartFailure e) {
      throw new IllegalStateException(e);
    }
  }

  /** The same with nothing in it, for what is about the unpacking too. */
  static Path emptyFolder(String name) {
    Path folder = folder(name);
    try {
      if (Files.exists(folder)) {
        // What an earlier, killed run left behind still has its files open.
        try (var claim = DataFolder.claim(folder)) {
          Leftovers.end(claim);
        }
      }
      Private.delete(folder);
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (StartFailure e) {
      throw new IllegalStateException(e);
    }
  }
}
