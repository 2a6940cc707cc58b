package org.ackademy.platform.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * What the server process needs as files.
 *
 * @param server the jar of Payara Micro
 * @param application the WAR
 * @param quizzes the folder of quiz files
 */
public record Bundle(Path server, Path application, Path quizzes) {
  private static final String PREFIX = "bundle/";

  /** Where a bundle comes from. */
  @FunctionalInterface
  public interface Source {
    /**
     * Makes the bundle available as files.
     *
     * @param programs a folder that may keep unpacked files until the next start
     */
    Bundle place(Path programs) throws IOException;
  }

  /** The bundle inside the jar that this class was loaded from. */
  public static Source inThisJar() {
    return programs -> unpack(thisJar(), programs.resolve("bundle"));
  }

  private static Path thisJar() throws IOException {
    try {
      return Path.of(Bundle.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IOException(e);
    }
  }

  /** Unpacks what is not there yet; what an interrupted start left half-written is replaced. */
  static Bundle unpack(Path jar, Path folder) throws IOException {
    Private.folder(folder);
    Private.delete(folder.resolve("quizzes"));
    Private.folder(folder.resolve("quizzes"));
    try (var file = new JarFile(jar.toFile())) {
      var entries = file.stream().filter(entry -> entry.getName().startsWith(PREFIX)).toList();
      for (JarEntry entry : entries) {
        Path target = folder.resolve(entry.getName().substring(PREFIX.length())).normalize();
        if (!target.startsWith(folder)) {
          throw new IOException("entry outside the archive: " + entry.getName());
        }
        if (entry.isDirectory()) {
          Files.createDirectories(target);
        } else if (!isUnpacked(entry, target)) {
          unpack(file, entry, target);
        }
      }
    }
    return new Bundle(
        folder.resolve("payara-micro.jar"),
        folder.resolve("ackademy-web.war"),
        folder.resolve("quizzes"));
  }

  /** The checksum beside a file is written after the file is whole. */
  private static boolean isUnpacked(JarEntry entry, Path target) throws IOException {
    Path seal = seal(target);
    return Files.exists(target)
        && Files.exists(seal)
        && Files.readString(seal).equals(Long.toHexString(entry.getCrc()));
  }

  private static void unpack(JarFile jar, JarEntry entry, Path target) throws IOException {
    Files.createDirectories(target.resolveSibling("."));
    Path draft = target.resolveSibling(target.getFileName() + ".new");
    Files.deleteIfExists(seal(target));
    try (InputStream content = jar.getInputStream(entry)) {
      Files.copy(content, draft, StandardCopyOption.REPLACE_EXISTING);
    }
    Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    if (!entry.getName().startsWith(PREFIX + "quizzes/")) {
      Files.writeString(seal(target), Long.toHexString(entry.getCrc()));
    }
  }

  private static Path seal(Path target) {
    return target.resolveSibling(target.getFileName() + ".crc");
  }
}
