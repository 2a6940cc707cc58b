package org.ackademy.platform.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** {@code java -jar target/ackademy.jar serve} as its users start, stop and kill it. */
class RunnableJarIT {
  private static final Pattern READY = Pattern.compile(".*(http://127\\.0\\.0\\.1:\\d+/) .*");
  private static final int END_SECONDS = 90;

  @Test
  void survivesAKillAndStopsCleanlyWhenAsked() throws Exception {
    Path folder = RunningAckademy.emptyFolder("jar");
    var killed = Jar.serve(folder);
    URI first = killed.awaitReady();
    assertThat(status(first)).isEqualTo(200);
    killed.process.destroyForcibly().onExit().get(END_SECONDS, TimeUnit.SECONDS);

    var again = Jar.serve(folder);
    URI second = again.awaitReady();
    assertThat(status(second)).isEqualTo(200);
    assertThat(again.lines).anyMatch(line -> line.contains("PostgreSQL"));
    Path backup = folder.resolveSibling("jar.backup");
    assertThat(Jar.run("backup", backup.toString(), "--data=" + folder)).isEqualTo(0);
    again.process.destroy(); // SIGTERM, as Ctrl-C is SIGINT
    again.process.onExit().get(END_SECONDS, TimeUnit.SECONDS);
    assertThat(LauncherIT.processesOf(folder)).isEmpty();
    DataFolder.claim(folder).close();

    Path elsewhere = RunningAckademy.freshFolder("jar-restored");
    assertThat(Jar.run("restore", backup.toString(), "--data=" + elsewhere)).isEqualTo(0);
    assertThat(Jar.run("restore", backup.toString(), "--data=" + elsewhere)).isEqualTo(1);
    assertThat(Jar.run("backup", "--data=" + elsewhere)).isEqualTo(2);
  }

  @Test
  void wrongUsageEndsWithStatus2() throws Exception {
    assertThat(Jar.run("no-such-command")).isEqualTo(2);
    assertThat(Jar.run("serve", "--port=70000")).isEqualTo(2);
    assertThat(Jar.run()).isEqualTo(2);
  }

  @Test
  void helpEndsWithStatus0() throws Exception {
    assertThat(Jar.run("--help")).isEqualTo(0);
    assertThat(Jar.run("serve", "--help")).isEqualTo(0);
    assertThat(Jar.run("--version")).isEqualTo(0);
  }

  /** Nothing that these need may be missing in the jar. */
  @Test
  void authorsToolsAndReplayRunFromTheJar() throws Exception {
    assertThat(Jar.run("quiz", "check", "quizzes", "--fast", "--coverage")).isEqualTo(0);
    assertThat(Jar.run("quiz", "preview", "quizzes/closing/close-half.yaml")).isEqualTo(0);
    assertThat(Jar.run("replay", "src/test/resources/exchanges/hand.ndjson")).isEqualTo(0);
  }

  private static int status(URI root) throws IOException, InterruptedException {
    try (var client = HttpClient.newHttpClient()) {
      var request = HttpRequest.newBuilder(root.resolve("health/ready")).build();
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }
  }

  private record Jar(Process process, BufferedReader output, List<String> lines) {
    static Jar serve(Path folder) throws IOException {
      Process process =
          start("serve", "--port=0", "--data=" + folder, "--quizzes=" + Path.of("quizzes"));
      return new Jar(
          process,
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)),
          new ArrayList<>());
    }

    static int run(String... words) throws Exception {
      Process process = start(words);
      process.getInputStream().transferTo(System.out);
      return process.onExit().get(END_SECONDS, TimeUnit.SECONDS).exitValue();
    }

    private static Process start(String... words) throws IOException {
      var command = new ArrayList<String>();
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.addAll(List.of("-Duser.language=en", "-jar", "target/ackademy.jar"));
      command.addAll(List.of(words));
      var builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder.environment().keySet().removeIf(name -> name.startsWith("DATABASE_"));
      // Other tests need the processors.
      builder.environment().put("ACKADEMY_REHEARSAL", "NONE");
      builder.environment().put("JDK_JAVA_OPTIONS", "-XX:+UseSerialGC -XX:TieredStopAtLevel=1");
      return builder.start();
    }

    /** Reads on until it says where it answers. */
    URI awaitReady() throws IOException {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        lines.add(line);
        var ready = READY.matcher(line);
        if (line.contains("Ready") && ready.matches()) {
          return URI.create(ready.group(1));
        }
      }
      throw new AssertionError("ended before it was ready: " + lines);
    }
  }
}
