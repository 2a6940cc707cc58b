package org.ackademy.platform.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Runs a program to its end with its output in a file. */
final class Command {
  /** Octets of its output that are looked through for what it complained of. */
  static final int SAID_MAX = 1 << 20;

  private static final Pattern COMPLAINT = Pattern.compile("(?:FATAL|PANIC|initdb: error): +(.+)");

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

  /**
   * What a program complained of last in a log: as PostgreSQL marks it, else the last line that
   * says something; empty where there is none.
   *
   * @param before octets of the log that were there before the program ran
   */
  static String complaint(Path log, long before) throws IOException {
    if (!Files.exists(log)) {
      return "";
    }
    try (InputStream said = Files.newInputStream(log)) {
      said.skipNBytes(Math.min(before, Files.size(log)));
      List<String> lines =
          new String(said.readNBytes(SAID_MAX), StandardCharsets.UTF_8)
              .lines()
              .map(String::strip)
              .filter(line -> !line.isEmpty())
              .toList();
      return lines.reversed().stream()
          .map(COMPLAINT::matcher)
          .filter(Matcher::find)
          .map(found -> found.group(1))
          .findFirst()
          .orElse(lines.isEmpty() ? "" : lines.getLast());
    }
  }
}
