package org.ackademy.web;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** What the tests of the web pages need of the machine that they run on. */
public final class Machine {
  private Machine() {}

  /**
   * Whether their absence is a failure: {@code -Dbrowser=required}, or CI=true in the environment.
   */
  static boolean isRequired() {
    return "required".equals(System.getProperty("browser")) || "true".equals(System.getenv("CI"));
  }

  public static Optional<Path> chromium() {
    return Stream.of("chromium", "chromium-browser", "google-chrome")
        .flatMap(name -> find(name).stream())
        .findFirst();
  }

  public static Optional<Path> node() {
    return find("node");
  }

  private static Optional<Path> find(String program) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
