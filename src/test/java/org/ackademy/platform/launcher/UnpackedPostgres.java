package org.ackademy.platform.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL's programs, unpacked once for the many installations that a run of tests makes: the
 * archive takes two seconds of a processor, and one of them after the other would find the same.
 */
final class UnpackedPostgres {
  private static @Nullable Path unpacked;

  private UnpackedPostgres() {}

  /**
   * Puts the programs where the installation in this folder has its own.
   *
   * @param once where they are unpacked; on the same disk, for files are linked
   */
  static synchronized void putInto(Path root, Path once) throws IOException, StartFailure {
    Path from = unpacked;
    if (from == null) {
      Private.folder(once);
      from = PostgresPrograms.unpack(once, PostgresRelease.bundled(), line -> {}).folder();
      unpacked = from;
    }
    try (var folder = DataFolder.claim(root)) {
      link(from, Private.folder(folder.programs()).resolve(from.getFileName()));
    }
  }

  private static void link(Path from, Path to) throws IOException {
    List<Path> all;
    try (Stream<Path> found = Files.walk(from)) {
      all = found.toList();
    }
    for (Path one : all) {
      Path other = to.resolve(from.relativize(one));
      if (Files.isSymbolicLink(one)) {
        Files.createSymbolicLink(other, Files.readSymbolicLink(one));
      } else if (Files.isDirectory(one, LinkOption.NOFOLLOW_LINKS)) {
        Files.createDirectory(other);
      } else {
        Files.createLink(other, one);
      }
    }
  }
}
