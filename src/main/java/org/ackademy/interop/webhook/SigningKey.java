package org.ackademy.interop.webhook;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs messages as Standard Webhooks has it: HMAC-SHA256 over id, time and body. */
final class SigningKey {
  /** The standard wants 24 to 64. */
  private static final int OCTETS = 32;

  private static final String PREFIX = "whsec_";
  private static final String ALGORITHM = "HmacSHA256";

  private final byte[] octets;

  SigningKey(byte[] octets) {
    this.octets = octets.clone();
  }

  static SigningKey random(SecureRandom random) {
    var octets = new byte[OCTETS];
    random.nextBytes(octets);
    return new SigningKey(octets);
  }

  byte[] octets() {
    return octets.clone();
  }

  /** As its owner is told of it, once. */
  String reveal() {
    return PREFIX + Base64.getEncoder().encodeToString(octets);
  }

  /** A signature with its version. */
  String sign(String id, Instant at, String body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(octets, ALGORITHM));
      String signed = id + "." + at.getEpochSecond() + "." + body;
      return "v1,"
          + Base64.getEncoder()
              .encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }

  @Override
  public String toString() {
    return "SigningKey[hidden]";
  }
}
