package org.ackademy.platform.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
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
  static PostgresPrograms unpack(Path programs, PostgresRelease release, Progress progress)
      throws IOException, StartFailure {
    Path target = programs.resolve("postgresql-" + release.version());
    if (!Files.isDirectory(target)) {
      progress.says(Console.text("postgres.unpacking", release.version()));
      Path draft = programs.resolve("postgresql-" + release.version() + ".new");
      Private.delete(draft);
      Private.folder(draft);
      try (var archive = new TarArchiveInputStream(new XZInputStream(release.archive().open()))) {
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

  Path program(String name) {
    return folder.resolve("bin").resolve(name);
  }
}
