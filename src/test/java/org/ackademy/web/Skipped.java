package org.ackademy.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Leaves word of what was not tested; the build says it in its last lines. */
final class Skipped {
  private static final Path WORDS = Path.of("target", "not-tested.txt");

  private Skipped() {}

  static void tell() {
    try {
      Files.writeString(
          WORDS,
          """
          THE WEB PAGES WERE NOT TESTED: Chromium or Node was not found.
          With -Dbrowser=required that is a failure.
          """);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
