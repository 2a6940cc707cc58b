package org.ackademy.platform;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;

/** What this copy of Ackademy was built as. */
public final class Build {
  private static final Properties FACTS = read();

  private Build() {}

  /** The version of Ackademy, as in {@code 0.2.0}. */
  public static String version() {
    return fact("version");
  }

  /** The version of the PostgreSQL inside, as in {@code 18.6.0}. */
  public static String postgresql() {
    return fact("postgresql");
  }

  private static String fact(String name) {
    return Objects.requireNonNull(FACTS.getProperty(name), name);
  }

  private static Properties read() {
    var facts = new Properties();
    try (InputStream in = Build.class.getResourceAsStream("build.properties")) {
      facts.load(Objects.requireNonNull(in, "build.properties"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return facts;
  }
}
