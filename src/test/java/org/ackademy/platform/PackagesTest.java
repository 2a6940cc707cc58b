package org.ackademy.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Every package says what it is for and that absence is never a silent null. */
class PackagesTest {
  private static final Path SOURCES = Path.of("src/main/java");

  @Test
  void everyPackageIsNullMarkedAndDescribed() throws IOException {
    SortedSet<Path> packages = packagesWithSources();
    assertThat(packages).as("packages looked at").isNotEmpty();
    assertThat(packages)
        .allSatisfy(
            folder -> {
              Path info = folder.resolve("package-info.java");
              assertThat(info).isRegularFile();
              assertThat(info).content().contains("/**").contains("@NullMarked\n");
            });
  }

  private static SortedSet<Path> packagesWithSources() throws IOException {
    try (var files = Files.walk(SOURCES)) {
      var found = new TreeSet<Path>();
      files
          .filter(file -> file.toString().endsWith(".java"))
          .map(file -> file.getParent())
          .forEach(found::add);
      return found;
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
