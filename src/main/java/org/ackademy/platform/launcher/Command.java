package org.ackademy.platform.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs a program to its end with its output in a file. */
final class Command {
  private Command() {}

  /**
   * Its exit status.
   *
   * @throws IOException where it cannot be started or takes longer than that
   */
  static int run(List<String> words, Path output, Duration timeout) throws IOException {
    var builder =
        new ProcessBuilder(words)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
    // Messages of PostgreSQL are read by us too: in one language, whatever the user's is.
    builder.environment().put("LC_ALL", "C");
    Process process = builder.start();
    process.getOutputStream().close();
    try {
      if (!process.waitFor(timeout.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IOException(words.getFirst() + " took longer than " + timeout);
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while " + words.getFirst() + " ran", e);
    }
  }

  /** The last line of a log that says something, for an error message. */
  static String lastLine(Path log) throws IOException {
    if (!java.nio.file.Files.exists(log)) {
      return "";
    }
    return java.nio.file.Files.readAllLines(log, StandardCharsets.UTF_8).stream()
        .filter(line -> !line.isBlank())
        .reduce("", (earlier, later) -> later)
        .strip();
  }
}
