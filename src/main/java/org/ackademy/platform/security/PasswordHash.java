package org.ackademy.platform.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * An Argon2id hash (RFC 9106) in PHC string form: {@code $argon2id$v=19$m=…,t=…,p=…$salt$hash}.
 *
 * @param phc the string; it carries its own parameters, so that these can be raised later
 */
record PasswordHash(String phc) {
  /** KiB of memory for one hash; OWASP asks for 19,456 at least with {@link #PASSES} 2. */
  static final int MEMORY_KIB = 32_768;

  static final int PASSES = 2;
  static final int LANES = 1;
  static final int SALT_OCTETS = 16;
  static final int HASH_OCTETS = 32;

  /**
   * What a password is compared with where there is no such account, so that both cost the same. No
   * password is known to have this hash.
   */
  static final PasswordHash OF_NOBODY =
      new PasswordHash(
          "$argon2id$v=19$m="
              + MEMORY_KIB
              + ",t="
              + PASSES
              + ",p="
              + LANES
              + "$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");

  private static final Pattern FORM =
      Pattern.compile(
          "\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,3}),p=(\\d{1,2})"
              + "\\$([A-Za-z0-9+/]{11,86})\\$([A-Za-z0-9+/]{43})");

  /** Hashes a password with a salt of its own. */
  static PasswordHash of(String password, SecureRandom random) {
    byte[] salt = new byte[SALT_OCTETS];
    random.nextBytes(salt);
    byte[] hash = hash(password, new Cost(MEMORY_KIB, PASSES, LANES), salt);
    var base64 = Base64.getEncoder().withoutPadding();
    return new PasswordHash(
        "$argon2id$v=19$m="
            + MEMORY_KIB
            + ",t="
            + PASSES
            + ",p="
            + LANES
            + "$"
            + base64.encodeToString(salt)
            + "$"
            + base64.encodeToString(hash));
  }

  /** Whether this is the password's hash; takes as long whether it is or not. */
  boolean isOf(String password) {
    return parsed()
        .map(parts -> MessageDigest.isEqual(parts.hash, hash(password, parts.cost, parts.salt)))
        .orElse(false);
  }

  private Optional<Parts> parsed() {
    var form = FORM.matcher(phc);
    if (!form.matches()) {
      return Optional.empty();
    }
    var cost =
        new Cost(
            Integer.parseInt(form.group(1)),
            Integer.parseInt(form.group(2)),
            Integer.parseInt(form.group(3)));
    var base64 = Base64.getDecoder();
    return Optional.of(new Parts(cost, base64.decode(form.group(4)), base64.decode(form.group(5))));
  }

  private static byte[] hash(String password, Cost cost, byte[] salt) {
    var generator = new Argon2BytesGenerator();
    generator.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(cost.memoryKib)
            .withIterations(cost.passes)
            .withParallelism(cost.lanes)
            .withSalt(salt)
            .build());
    byte[] hash = new byte[HASH_OCTETS];
    generator.generateBytes(octets(password), hash);
    return hash;
  }

  /** The same octets on every keyboard: one writes Hangul composed, another in its parts. */
  private static byte[] octets(String password) {
    return Normalizer.normalize(password, Normalizer.Form.NFKC).getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return "PasswordHash[hidden]";
  }

  private record Cost(int memoryKib, int passes, int lanes) {}

  private static final class Parts {
    private final Cost cost;
    private final byte[] salt;
    private final byte[] hash;

    Parts(Cost cost, byte[] salt, byte[] hash) {
      this.cost = cost;
      this.salt = salt;
      this.hash = hash;
    }
  }
}
