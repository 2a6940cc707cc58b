package org.ackademy.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A file that nobody can keep in mind at once is divided. */
class SourcesTest {
  private static final int LINES_MAX = 600;
  private static final int SOURCES_MIN = 100;

  @Test
  void noFileIsTooLong() throws IOException {
    List<Path> sources = sources();
    assertThat(sources).hasSizeGreaterThan(SOURCES_MIN);
    assertThat(sources)
        .allSatisfy(source -> assertThat(Files.readAllLines(source).size()).isLessThan(LINES_MAX));
  }

  private static List<Path> sources() throws IOException {
    try (var files = Files.walk(Path.of("src"))) {
      return files.filter(file -> file.toString().endsWith(".java")).toList();
    }
  }
}
