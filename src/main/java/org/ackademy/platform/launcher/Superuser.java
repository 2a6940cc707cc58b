package org.ackademy.platform.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * PostgreSQL refuses to run as root. Where we are root, it runs in a user namespace of its own: the
 * same user to the file system, nobody special to itself.
 */
final class Superuser {
  private static final int PROBE_TIMEOUT_SECONDS = 20;

  private Superuser() {}

  /**
   * What to put before a command of PostgreSQL.
   *
   * @throws StartFailure where we are root and this machine allows no user namespaces
   */
  static List<String> prefix() throws StartFailure {
    if (!isRoot()) {
      return List.of();
    }
    if (!unshareWorks()) {
      throw new StartFailure("postgres.root");
    }
    return List.of("unshare", "--user");
  }

  private static boolean isRoot() {
    Path self = Path.of("/proc/self");
    try {
      return Files.exists(self)
          ? Integer.valueOf(0).equals(Files.getAttribute(self, "unix:uid"))
          : "root".equals(System.getProperty("user.name"));
    } catch (IOException | UnsupportedOperationException e) {
      return "root".equals(System.getProperty("user.name"));
    }
  }

  private static boolean unshareWorks() {
    try {
      Process probe =
          new ProcessBuilder("unshare", "--user", "true")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return probe.waitFor(PROBE_TIMEOUT_SECONDS, TimeUnit.SECONDS) && probe.exitValue() == 0;
    } catch (IOException e) {
      return false; // there is no such program
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
