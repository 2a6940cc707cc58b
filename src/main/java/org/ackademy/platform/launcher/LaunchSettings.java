package org.ackademy.platform.launcher;

import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a user may decide about a start.
 *
 * @param port of the web server, 0 for any free one
 * @param address the web server listens on
 * @param data the folder that keeps everything
 * @param quizzes a folder of quiz files to load in place of the bundled one
 * @param external a PostgreSQL server to use in place of the embedded one
 * @param serverOptions further options of the server's Java machine
 */
public record LaunchSettings(
    int port,
    InetAddress address,
    Path data,
    Optional<Path> quizzes,
    Optional<Database> external,
    List<String> serverOptions) {
  public static final int PORT_MAX = 65_535;

  public LaunchSettings {
    if (port < 0 || port > PORT_MAX) {
      throw new IllegalArgumentException("port " + port);
    }
    serverOptions = List.copyOf(serverOptions);
  }

  /**
   * The server named by {@code DATABASE_URL}, {@code DATABASE_USER} and {@code DATABASE_PASSWORD}.
   *
   * @throws StartFailure where the first is there without the others, or is no JDBC URL
   */
  public static Optional<Database> external(Map<String, String> environment) throws StartFailure {
    String url = environment.getOrDefault("DATABASE_URL", "");
    if (url.isBlank()) {
      return Optional.empty();
    }
    if (!url.startsWith("jdbc:postgresql:")) {
      throw new StartFailure("database.url");
    }
    String user = environment.getOrDefault("DATABASE_USER", "");
    String password = environment.getOrDefault("DATABASE_PASSWORD", "");
    if (user.isBlank() || password.isBlank()) {
      throw new StartFailure("database.login");
    }
    return Optional.of(new Database(url, user, password));
  }

  /**
   * Whether demo accounts may exist: never where anybody but this machine's user could use them.
   */
  DemoAccounts demoAccounts() {
    return external.isEmpty() && address.isLoopbackAddress()
        ? DemoAccounts.PRESENT
        : DemoAccounts.ABSENT;
  }

  /** The address to open in a browser, once the port is known. */
  URI root(int actualPort) {
    String host = address.isAnyLocalAddress() ? "localhost" : literal();
    return URI.create("http://" + host + ":" + actualPort + "/");
  }

  private String literal() {
    String text = address.getHostAddress();
    return text.contains(":") ? "[" + text + "]" : text;
  }

  /** Whether accounts with published passwords exist. */
  enum DemoAccounts {
    PRESENT,
    ABSENT
  }
}
