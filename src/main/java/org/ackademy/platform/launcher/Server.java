package org.ackademy.platform.launcher;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Payara Micro with the application, as a process of its own. */
final class Server implements AutoCloseable {
  /** A loaded machine was seen to need 100 s. */
  static final Duration READY_TIMEOUT = Duration.ofMinutes(10);

  static final Duration STOP_TIMEOUT = Duration.ofSeconds(30);

  private static final Duration POLL = Duration.ofMillis(150);
  private static final int HTTP_OK = 200;
  private static final String LISTENER =
      "configs.config.server-config.network-config.network-listeners.network-listener"
          + ".http-listener.";
  private static final String HTTP =
      "configs.config.server-config.network-config.protocols.protocol.http-listener.http.";

  private final Process process;
  private final Path log;

  private Server(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /**
   * Starts the process; it is not ready yet.
   *
   * @param environment the application's configuration; secrets go this way, for a command line is
   *     open to every user of the machine
   */
  static Server start(
      LaunchSettings settings,
      int port,
      Bundle bundle,
      DataFolder folder,
      Map<String, String> environment)
      throws IOException {
    Private.delete(folder.scratch());
    Private.folder(folder.scratch());
    Path commands = folder.scratch().resolve("before-boot");
    Files.writeString(commands, String.join("\n", beforeBoot(settings)) + "\n");
    var words = new ArrayList<String>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(settings.serverOptions());
    words.add("-Djava.io.tmpdir=" + folder.scratch());
    words.addAll(
        List.of(
            "-jar",
            bundle.server().toString(),
            "--nohazelcast",
            "--disablephonehome",
            "--port",
            Integer.toString(port),
            "--prebootcommandfile",
            commands.toString(),
            "--contextroot",
            "/",
            "--deploy",
            bundle.application().toString()));
    Path log = folder.log("server");
    var builder =
        new ProcessBuilder(words)
            .directory(folder.scratch().toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("DATABASE_"));
    builder.environment().putAll(environment);
    Process process = builder.start();
    process.getOutputStream().close();
    Leftovers.remember(process.toHandle(), folder.serverPid());
    return new Server(process, log);
  }

  private static List<String> beforeBoot(LaunchSettings settings) {
    return List.of(
        "set " + LISTENER + "address=" + settings.address().getHostAddress(),
        "set " + HTTP + "xpowered-by=false",
        "set " + HTTP + "server-header=false",
        "set " + HTTP + "xframe-options=false",
        // Its generated document would stand where ours belongs.
        "set-openapi-configuration --enabled=false --endpoint=openapi-generated");
  }

  /**
   * Waits until the application says that it is ready.
   *
   * @throws StartFailure where the process ends first, or takes longer than {@link #READY_TIMEOUT}
   */
  void awaitReady(URI root) throws StartFailure, InterruptedException {
    var request =
        HttpRequest.newBuilder(root.resolve("health/ready"))
            .timeout(Duration.ofSeconds(10))
            .build();
    long start = System.nanoTime();
    try (var client = HttpClient.newHttpClient()) {
      while (!answers(client, request)) {
        // The wait for the process's end paces the questions.
        if (process.waitFor(POLL.toMillis(), TimeUnit.MILLISECONDS)) {
          throw new StartFailure("server.ended", process.exitValue(), trouble(), log);
        }
        if (System.nanoTime() - start > READY_TIMEOUT.toNanos()) {
          throw new StartFailure("server.slow", READY_TIMEOUT.toMinutes(), trouble(), log);
        }
      }
    }
  }

  private static boolean answers(HttpClient client, HttpRequest request)
      throws InterruptedException {
    try {
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == HTTP_OK;
    } catch (IOException e) {
      return false; // it does not listen yet
    }
  }

  /** The first line of the log that looks like the reason. */
  private String trouble() {
    try (var lines = Files.lines(log, StandardCharsets.UTF_8)) {
      return lines
          .filter(line -> line.contains("Exception") || line.contains("SEVERE"))
          .findFirst()
          .orElse("")
          .strip();
    } catch (IOException | java.io.UncheckedIOException e) {
      return "";
    }
  }

  /** Waits for its end, whatever the reason. */
  int await() throws InterruptedException {
    return process.waitFor();
  }

  boolean isRunning() {
    return process.isAlive();
  }

  /** Ends it at once, as a crash would. */
  void kill() {
    process.destroyForcibly().onExit().join();
  }

  /** Asks it to end, and makes it where it does not. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(STOP_TIMEOUT.toSeconds(), TimeUnit.SECONDS)) {
        kill();
      }
    } catch (InterruptedException e) {
      kill();
      Thread.currentThread().interrupt();
    }
  }
}
