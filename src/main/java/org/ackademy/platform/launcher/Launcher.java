package org.ackademy.platform.launcher;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One running Ackademy: the claim on its data folder, its database and its server, started in this
 * order and stopped in the opposite one.
 */
public final class Launcher implements AutoCloseable {
  private final LaunchSettings settings;
  private final Bundle.Source source;
  private final Progress progress;
  private final Object lifecycle = new Object();

  private volatile boolean stopping;
  private volatile @Nullable Server server;
  private @Nullable DataFolder folder;
  private volatile @Nullable Cluster cluster;

  public Launcher(LaunchSettings settings, Bundle.Source source, Progress progress) {
    this.settings = settings;
    this.source = source;
    this.progress = progress;
  }

  /**
   * Starts everything and waits until it answers.
   *
   * @return where it answers and what its first start had to tell
   * @throws StartFailure where something stands in the way; nothing is left running then
   */
  public Started start() throws StartFailure {
    synchronized (lifecycle) {
      try {
        return startParts();
      } catch (StartFailure e) {
        closeParts();
        throw e;
      } catch (IOException e) {
        closeParts();
        throw failure(e);
      } catch (InterruptedException e) {
        closeParts();
        Thread.currentThread().interrupt();
        throw new StartFailure(e, "stopped");
      }
    }
  }

  private Started startParts() throws StartFailure, IOException, InterruptedException {
    var claimed = DataFolder.claim(settings.data());
    folder = claimed;
    Leftovers.end(claimed);
    int port = freePort(settings.address(), settings.port());
    keepLastLogs(claimed, List.of("server", "postgresql"));
    requireNotStopping();
    Database database = database(claimed);
    requireNotStopping();
    progress.says(Console.text("database.migrating", database.address()));
    String version = Schema.migrate(database);
    requireNotStopping();
    progress.says(Console.text("server.starting", version));
    URI root = settings.root(port);
    Path welcome = claimed.root().resolve("welcome");
    // Made here for the owner alone, since what is written into it may be an invitation.
    Private.write(welcome, "");
    Bundle bundle = source.place(Private.folder(claimed.programs()));
    var starting =
        Server.start(settings, port, bundle, claimed, environment(database, bundle, root, welcome));
    server = starting;
    starting.awaitReady(root);
    return new Started(root, database, told(welcome));
  }

  private void requireNotStopping() throws StartFailure {
    if (stopping) {
      throw new StartFailure("stopped");
    }
  }

  private Database database(DataFolder claimed) throws StartFailure, IOException {
    if (settings.external().isPresent()) {
      return settings.external().get();
    }
    var started = Cluster.start(claimed, progress);
    cluster = started;
    started.watch(progress);
    return started.database();
  }

  private Map<String, String> environment(
      Database database, Bundle bundle, URI root, Path welcome) {
    var environment = new HashMap<String, String>();
    environment.put("ACKADEMY_DB_URL", database.url());
    environment.put("ACKADEMY_DB_USER", database.user());
    environment.put("ACKADEMY_DB_PASSWORD", database.password());
    environment.put("ACKADEMY_QUIZZES", settings.quizzes().orElse(bundle.quizzes()).toString());
    environment.put("ACKADEMY_ACCOUNTS", settings.demoAccounts().name());
    environment.put("ACKADEMY_ROOT", root.toString());
    environment.put("ACKADEMY_WELCOME", welcome.toString());
    environment.put("ACKADEMY_LAUNCHER", Long.toString(ProcessHandle.current().pid()));
    return environment;
  }

  private static List<String> told(Path welcome) throws IOException {
    if (!Files.exists(welcome)) {
      return List.of();
    }
    var lines = Files.readAllLines(welcome);
    Files.delete(welcome); // an invitation is shown once and kept nowhere
    return lines;
  }

  private static int freePort(InetAddress address, int port) throws StartFailure, IOException {
    try (var probe = new ServerSocket()) {
      probe.setReuseAddress(true);
      probe.bind(new java.net.InetSocketAddress(address, port));
      return probe.getLocalPort();
    } catch (BindException e) {
      throw new StartFailure(e, "port.taken", String.valueOf(port), address.getHostAddress());
    }
  }

  private static void keepLastLogs(DataFolder folder, List<String> names) throws IOException {
    for (String name : names) {
      Path log = folder.log(name);
      Private.folder(log.resolveSibling("."));
      if (Files.exists(log)) {
        Files.move(log, folder.log(name + ".last"), StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  private StartFailure failure(IOException e) {
    String reason = String.valueOf(e.getMessage());
    return reason.contains("No space left")
        ? new StartFailure(e, "disk.full", settings.data(), 0, DataFolder.FREE_BYTES_MIN >> 20)
        : new StartFailure(e, "failed", e.getClass().getSimpleName() + ": " + reason);
  }

  /**
   * Waits until the server ends by itself or because of {@link #close}.
   *
   * @return its exit status
   */
  public int await() throws InterruptedException {
    Server running = server;
    return running == null ? 0 : running.await();
  }

  /** Whether somebody asked it to stop. */
  public boolean isStopping() {
    return stopping;
  }

  /** Ends every process at once, as a loss of power would. */
  void crash() {
    synchronized (lifecycle) {
      Server running = server;
      DataFolder owned = folder;
      leaveDatabaseAlone();
      if (running != null) {
        running.kill();
      }
      if (owned != null) {
        Leftovers.kill(owned);
      }
      server = null;
      cluster = null;
      closeParts();
    }
  }

  /** Stops everything in order. A start that is under way ends first. */
  @Override
  public void close() {
    stopping = true;
    leaveDatabaseAlone();
    Server running = server;
    if (running != null) {
      running.close();
    }
    synchronized (lifecycle) {
      closeParts();
    }
  }

  /** Whatever ends from now on stays ended. */
  private void leaveDatabaseAlone() {
    Cluster kept = cluster;
    if (kept != null) {
      kept.leaveAlone();
    }
  }

  private void closeParts() {
    closeAll(server, cluster, folder);
    server = null;
    cluster = null;
    folder = null;
  }

  private static void closeAll(
      @Nullable Server server, @Nullable Cluster cluster, @Nullable DataFolder folder) {
    if (server != null) {
      server.close();
    }
    if (cluster != null) {
      cluster.close();
    }
    if (folder != null) {
      folder.close();
    }
  }

  /**
   * What a start led to.
   *
   * @param root the address of the application
   * @param database the one in use
   * @param told lines that the application wants its operator to read, once
   */
  public record Started(URI root, Database database, List<String> told) {
    public Started {
      told = List.copyOf(told);
    }
  }
}
