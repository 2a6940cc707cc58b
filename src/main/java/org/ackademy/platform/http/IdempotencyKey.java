package org.ackademy.platform.http;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a client calls one wish, so that sending it again does not make it two: the header {@code
 * Idempotency-Key} (draft-ietf-httpapi-idempotency-key-header). The draft wants it in quotes; it is
 * taken without them too.
 *
 * @param text 1 to {@link #LENGTH_MAX} visible ASCII characters
 */
public record IdempotencyKey(String text) {
  public static final int LENGTH_MAX = 255;

  private static final Pattern FORM = Pattern.compile("[!-~&&[^\"\\\\]]{1," + LENGTH_MAX + "}");

  /**
   * Reads a header that may be missing.
   *
   * @throws Refused where it is malformed
   */
  public static Optional<IdempotencyKey> optional(@Nullable String header) {
    return header == null ? Optional.empty() : Optional.of(required(header));
  }

  /**
   * Reads a header.
   *
   * @throws Refused where it is missing or malformed
   */
  public static IdempotencyKey required(@Nullable String header) {
    if (header == null) {
      throw Problem.of(400, "idempotency-key-missing").refused();
    }
    String text = header.strip();
    if (text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"")) {
      text = text.substring(1, text.length() - 1);
    }
    if (!FORM.matcher(text).matches()) {
      throw Problem.of(400, "idempotency-key-malformed", String.valueOf(LENGTH_MAX)).refused();
    }
    return new IdempotencyKey(text);
  }
}
