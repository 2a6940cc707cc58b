package org.ackademy.platform.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.ackademy.platform.Build;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * The programs of PostgreSQL, unpacked from the archive on the class path.
 *
 * @param folder holds {@code bin}, {@code lib} and {@code share}
 */
record PostgresPrograms(Path folder) {
  private static final int OWNER_MAY_EXECUTE = 0100;

  /**
   * Unpacks them into a folder of their own, once. An interrupted unpacking leaves only a draft,
   * which the next one throws away.
   */
  static PostgresPrograms unpack(Path programs, Progress progress)
      throws IOException, StartFailure {
    Path target = programs.resolve("postgresql-" + Build.postgresql());
    if (!Files.isDirectory(target)) {
      progress.says(Console.text("postgres.unpacking", Build.postgresql()));
      Path draft = programs.resolve("postgresql-" + Build.postgresql() + ".new");
      Private.delete(draft);
      Private.folder(draft);
      try (var archive = new TarArchiveInputStream(new XZInputStream(archive()))) {
        for (TarArchiveEntry entry = archive.getNextEntry();
            entry != null;
            entry = archive.getNextEntry()) {
          unpack(entry, archive, draft);
        }
      }
      Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
    }
    return new PostgresPrograms(target);
  }

  private static void unpack(TarArchiveEntry entry, InputStream content, Path folder)
      throws IOException {
    Path path = folder.resolve(entry.getName()).normalize();
    if (!path.startsWith(folder)) {
      throw new IOException("entry outside the archive: " + entry.getName());
    }
    if (entry.isDirectory()) {
      Files.createDirectories(path);
      return;
    }
    Files.createDirectories(path.resolveSibling("."));
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
      return;
    }
    Files.copy(content, path);
    if ((entry.getMode() & OWNER_MAY_EXECUTE) != 0
        && Files.getFileStore(path).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(
          path,
          EnumSet.of(
              PosixFilePermission.OWNER_READ,
              PosixFilePermission.OWNER_WRITE,
              PosixFilePermission.OWNER_EXECUTE));
    }
  }

  private static InputStream archive() throws StartFailure {
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

  /** The major version, the only one whose data directories these programs read. */
  static String major() {
    String version = Build.postgresql();
    return version.substring(0, version.indexOf('.'));
  }

  Path program(String name) {
    return folder.resolve("bin").resolve(name);
  }
}
