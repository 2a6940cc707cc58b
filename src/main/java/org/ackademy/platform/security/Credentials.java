package org.ackademy.platform.security;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the {@code Authorization} header of a request shows (RFC 9110 11.6.2). */
sealed interface Credentials {
  /** The longest header that is read, in characters. */
  int HEADER_LENGTH_MAX = 2_048;

  /** There is no such header. */
  record None() implements Credentials {}

  /** RFC 6750. */
  record Bearer(String token) implements Credentials {
    @Override
    public String toString() {
      return "Bearer[hidden]";
    }
  }

  /** RFC 7617, in UTF-8. */
  record Basic(String username, String password) implements Credentials {
    @Override
    public String toString() {
      return "Basic[hidden]";
    }
  }

  /** Something else. */
  record Unknown() implements Credentials {}

  /** Reads a header. */
  static Credentials read(@Nullable String header) {
    if (header == null) {
      return new None();
    }
    int blank = header.indexOf(' ');
    if (blank < 0 || header.length() > HEADER_LENGTH_MAX) {
      return new Unknown();
    }
    String rest = header.substring(blank + 1).strip();
    return switch (header.substring(0, blank).toLowerCase(Locale.ROOT)) {
      case "bearer" -> new Bearer(rest);
      case "basic" -> basic(rest);
      default -> new Unknown();
    };
  }

  private static Credentials basic(String encoded) {
    try {
      var decoder = StandardCharsets.UTF_8.newDecoder();
      String pair = decoder.decode(ByteBuffer.wrap(Base64.getDecoder().decode(encoded))).toString();
      int colon = pair.indexOf(':');
      return colon < 0
          ? new Unknown()
          : new Basic(pair.substring(0, colon), pair.substring(colon + 1));
    } catch (IllegalArgumentException | CharacterCodingException e) {
      return new Unknown();
    }
  }
}
