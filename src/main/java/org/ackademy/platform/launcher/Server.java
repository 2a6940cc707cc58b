package org.ackademy.platform.launcher;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
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
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Payara Micro with the application, as a process of its own. */
final class Server implements AutoCloseable {
  /** A loaded machine was seen to need 100 s. */
  static final Duration READY_TIMEOUT = Duration.ofMinutes(10);

  static final Duration STOP_TIMEOUT = Duration.ofSeconds(30);

  /**
   * How long a connection that is kept open may be silent. While a whole class waits for its turn,
   * the server must not hang up on those whose requests it has not yet read.
   */
  static final Duration KEPT_OPEN_TIMEOUT = Duration.ofMinutes(2);

  private static final Duration POLL = Duration.ofMillis(150);
  private static final int HTTP_OK = 200;

  /** What the server writes when it is through with its start, whatever became of it. */
  private static final String THROUGH = ") ready in ";

  /** What the server answers while it has no application. */
  private static final String EMPTY = "No Application deployed";

  private static final Pattern COLOUR = Pattern.compile("\u001B\\[[0-9;]*m");
  private static final Pattern DEPLOYING =
      Pattern.compile("Exception while .* the app(?: \\[[^]]*])? : (.+)");
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
    words.addAll(ServerMemory.options(settings.serverOptions(), System.getenv()));
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
        "set " + HTTP + "timeout-seconds=" + KEPT_OPEN_TIMEOUT.toSeconds(),
        // Its generated document would stand where ours belongs.
        "set-openapi-configuration --enabled=false --endpoint=openapi-generated");
  }

  /**
   * Waits until the application says that it is ready.
   *
   * @throws StartFailure where the process ends first, stays up without the application, or takes
   *     longer than {@link #READY_TIMEOUT}
   */
  void awaitReady(URI root) throws StartFailure, InterruptedException {
    var request =
        HttpRequest.newBuilder(root.resolve("health/ready"))
            .timeout(Duration.ofSeconds(10))
            .build();
    long start = System.nanoTime();
    try (var client = HttpClient.newHttpClient()) {
      while (true) {
        // Looked up before it is asked: an empty server that is through will stay empty.
        boolean through = firstLine(line -> line.contains(THROUGH)).isPresent();
        switch (answer(client, request)) {
          case READY -> {
            return;
          }
          case EMPTY -> {
            if (through) {
              throw new StartFailure("server.empty", trouble(), log);
            }
          }
          case NOT_YET -> {
            // Asked again.
          }
        }
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

  private enum Answer {
    READY,
    EMPTY,
    NOT_YET
  }

  private static Answer answer(HttpClient client, HttpRequest request) throws InterruptedException {
    try {
      var response = client.send(request, HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() == HTTP_OK) {
        return Answer.READY;
      }
      return response.body().contains(EMPTY) ? Answer.EMPTY : Answer.NOT_YET;
    } catch (IOException e) {
      return Answer.NOT_YET; // it does not listen yet
    }
  }

  /** The line of the log that gives the reason, or else the first that looks like one. */
  private String trouble() {
    Optional<String> reason =
        firstLine(line -> DEPLOYING.matcher(line).find())
            .map(DEPLOYING::matcher)
            .filter(Matcher::find)
            .map(found -> found.group(1));
    return reason
        .or(() -> firstLine(line -> line.contains("Exception") || line.contains("SEVERE")))
        .orElse("")
        .strip();
  }

  private Optional<String> firstLine(Predicate<String> wanted) {
    // Whatever is not UTF-8 must not end the search.
    try (var reader =
        new BufferedReader(
            new InputStreamReader(Files.newInputStream(log), StandardCharsets.UTF_8))) {
      return reader
          .lines()
          .map(line -> COLOUR.matcher(line).replaceAll(""))
          .filter(wanted)
          .findFirst();
    } catch (IOException | java.io.UncheckedIOException e) {
      return Optional.empty();
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
