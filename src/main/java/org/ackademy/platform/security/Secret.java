package org.ackademy.platform.security;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import org.ackademy.platform.Sha256;

/**
 * A token or an invitation in clear. It is shown once and kept nowhere; only its digest is stored.
 *
 * <p>Its text is the kind's prefix, 43 characters for 256 random bits, and 8 hexadecimal digits
 * that catch typing mistakes and let scanners for leaked secrets know one.
 */
public final class Secret {
  private static final int RANDOM_OCTETS = 32;
  private static final int CHECK_DIGITS = 8;
  private static final int RANDOM_CHARACTERS = 43;

  private final String text;

  private Secret(String text) {
    this.text = text;
  }

  /** A new secret. */
  public static Secret draw(Kind kind, SecureRandom random) {
    byte[] octets = new byte[RANDOM_OCTETS];
    random.nextBytes(octets);
    String body = kind.prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
    return new Secret(body + check(body));
  }

  /** What somebody presents, if it can be one of ours at all. */
  public static Optional<Secret> read(Kind kind, String presented) {
    int length = kind.prefix.length() + RANDOM_CHARACTERS;
    if (presented.length() != length + CHECK_DIGITS || !presented.startsWith(kind.prefix)) {
      return Optional.empty();
    }
    return presented.substring(length).equals(check(presented.substring(0, length)))
        ? Optional.of(new Secret(presented))
        : Optional.empty();
  }

  private static String check(String body) {
    var sum = new CRC32();
    sum.update(body.getBytes(StandardCharsets.UTF_8));
    return String.format("%08x", sum.getValue());
  }

  /** SHA-256 of the text: with 256 random bits there is nothing to guess, so no slow hash. */
  public byte[] digest() {
    return Sha256.of(text);
  }

  /**
   * What was found for secrets, by the secret.
   *
   * @param found in any order; nothing for a secret that is not known
   */
  static <R, V> Map<Secret, V> byDigest(
      List<Secret> secrets, List<R> found, Function<R, byte[]> digest, Function<R, V> value) {
    Map<ByteBuffer, V> known =
        found.stream().collect(Collectors.toMap(row -> ByteBuffer.wrap(digest.apply(row)), value));
    Map<Secret, V> values = new HashMap<>();
    for (Secret secret : secrets) {
      Optional.ofNullable(known.get(ByteBuffer.wrap(secret.digest())))
          .ifPresent(each -> values.put(secret, each));
    }
    return values;
  }

  /** The secret itself, for the one answer that shows it. */
  public String reveal() {
    return text;
  }

  /** Says nothing, so that no log does. */
  @Override
  public String toString() {
    return "Secret[hidden]";
  }

  /** What a secret is good for. */
  public enum Kind {
    ACCESS_TOKEN("ack_pat_"),
    INVITATION("ack_inv_"),
    /** A browser's cookie. */
    WEB_SESSION("ack_ses_"),
    /** The cookie of a browser that is at a provider. */
    SIGN_IN_FLOW("ack_flw_"),
    /** Leave to set a password. */
    PASSWORD_LINK("ack_pwd_"),
    /** The cookie of a browser that is at a learning management system. */
    LAUNCH_FLOW("ack_lfl_"),
    /** A launch that waits for its browser to show what the system's frame kept. */
    LAUNCH_HELD("ack_lhd_"),
    /** What a launched page trades for its token. */
    LAUNCH_ENTRY("ack_len_"),
    /** Leave for a learning management system to register itself. */
    LMS_INVITATION("ack_lri_");

    private final String prefix;

    Kind(String prefix) {
      this.prefix = prefix;
    }
  }
}
