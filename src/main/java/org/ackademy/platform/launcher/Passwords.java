package org.ackademy.platform.launcher;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Objects;
import java.util.Properties;

/**
 * The two passwords of the kept PostgreSQL: of its superuser, which only the launcher uses, and of
 * the application's role.
 */
record Passwords(String superuser, String application) {
  private static final int BYTES = 24;

  /** Reads them, or draws and keeps them where there are none yet. */
  static Passwords kept(Path file) throws IOException {
    if (!Files.exists(file)) {
      var drawn = new Properties();
      drawn.setProperty("superuser", draw());
      drawn.setProperty("application", draw());
      var text = new StringWriter();
      drawn.store(text, null);
      Private.write(file, text.toString());
    }
    var read = new Properties();
    try (var in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      read.load(in);
    }
    return new Passwords(word(read, "superuser"), word(read, "application"));
  }

  private static String word(Properties read, String name) {
    return Objects.requireNonNull(read.getProperty(name), name);
  }

  private static String draw() {
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  @Override
  public String toString() {
    return "Passwords[…]";
  }
}
