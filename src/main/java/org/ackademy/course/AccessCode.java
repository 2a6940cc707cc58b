package org.ackademy.course;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.text.Normalizer;
import java.util.UUID;
import org.ackademy.platform.Sha256;

/**
 * What must be known to begin an attempt, as it is kept: SHA-256 of the assignment's id and the
 * code. Not a slow hash, for a class of two thousand begins within seconds, and whoever reads the
 * database reads the quizzes and their keys beside it; guessing over REST is throttled.
 */
public final class AccessCode {
  static final int LENGTH_MAX = 100;

  private final byte[] digest;

  AccessCode(byte[] digest) {
    this.digest = digest.clone();
  }

  byte[] digest() {
    return digest.clone();
  }

  /** The code of an assignment. Blanks around it do not matter, nor how Hangul is composed. */
  static AccessCode of(UUID assignment, String code) {
    MessageDigest sha = Sha256.begin();
    sha.update(
        ByteBuffer.allocate(2 * Long.BYTES)
            .putLong(assignment.getMostSignificantBits())
            .putLong(assignment.getLeastSignificantBits())
            .array());
    String plain = Normalizer.normalize(code.strip(), Normalizer.Form.NFKC);
    return new AccessCode(sha.digest(plain.getBytes(StandardCharsets.UTF_8)));
  }

  /** Whether somebody knows it; takes as long whether they do or not. */
  public boolean isKnown(UUID assignment, String code) {
    return MessageDigest.isEqual(digest, of(assignment, code).digest);
  }

  /** Says nothing, so that no log does. */
  @Override
  public String toString() {
    return "AccessCode[hidden]";
  }
}
