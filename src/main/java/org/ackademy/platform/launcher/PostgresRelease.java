package org.ackademy.platform.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.ackademy.platform.Build;

/**
 * A PostgreSQL that can be unpacked.
 *
 * @param version as in {@code 18.6.0}
 */
record PostgresRelease(String version, Archive archive) {

  /** Where its programs are. */
  @FunctionalInterface
  interface Archive {
    /** Opens the compressed archive of its programs. */
    InputStream open() throws IOException, StartFailure;
  }

  /** The one that this Ackademy brings. */
  static PostgresRelease bundled() {
    return new PostgresRelease(Build.postgresql(), PostgresRelease::onClassPath);
  }

  /** The major version, the only one whose data directories its programs read. */
  String major() {
    return version.substring(0, version.indexOf('.'));
  }

  private static InputStream onClassPath() throws StartFailure {
    String system = System.getProperty("os.name", "");
    String machine = System.getProperty("os.arch", "");
    return archiveNames(system, machine).stream()
        .map(name -> Optional.ofNullable(ClassLoader.getSystemResourceAsStream(name)))
        .flatMap(Optional::stream)
        .findFirst()
        .orElseThrow(() -> new StartFailure("postgres.none", system, machine));
  }

  /** The names under which the archive for a machine may lie on the class path. */
  static List<String> archiveNames(String system, String machine) {
    String os = system.toLowerCase(Locale.ROOT);
    String kernel = os.startsWith("mac") ? "darwin" : os.startsWith("win") ? "windows" : "linux";
    String processor =
        switch (machine) {
          case "amd64", "x86_64" -> "x86_64";
          case "aarch64", "arm64" -> "arm_64";
          default -> machine;
        };
    return List.of("postgres-" + kernel + "-" + processor + ".txz");
  }
}
