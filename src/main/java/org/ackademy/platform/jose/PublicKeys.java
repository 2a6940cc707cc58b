package org.ackademy.platform.jose;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyType;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import java.io.IOException;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The public keys of another system (RFC 7517), which changes them when it likes: they are read
 * again after a while, and sooner where a token names one that is not among them.
 */
public final class PublicKeys {
  /** After so long a key that was withdrawn is believed no more. */
  static final Duration KEPT = Duration.ofHours(1);

  /** Tokens that name unknown keys cannot have them read more often. */
  static final Duration READ_AGAIN = Duration.ofMinutes(1);

  /** NIST SP 800-131A: shorter ones are no longer to be believed. */
  static final int RSA_BITS_MIN = 2048;

  private final Source source;
  private final Clock clock;
  private List<JWK> keys = List.of();
  private @Nullable Instant readAt;

  /** Where they are. */
  @FunctionalInterface
  public interface Source {
    /** The JSON of a JWK set. */
    String read() throws IOException;
  }

  public PublicKeys(Source source, Clock clock) {
    this.source = source;
    this.clock = clock;
  }

  /**
   * The keys that may have signed a token.
   *
   * @param id the key's name in the token, where it has one
   * @throws IOException where they cannot be read
   */
  List<JWK> of(JWSAlgorithm algorithm, Optional<String> id) throws IOException {
    List<JWK> found = matching(current(KEPT), algorithm, id);
    return found.isEmpty() ? matching(current(READ_AGAIN), algorithm, id) : found;
  }

  private synchronized List<JWK> current(Duration age) throws IOException {
    Instant now = clock.instant();
    Instant last = readAt;
    if (last == null || !now.isBefore(last.plus(age))) {
      try {
        keys = JWKSet.parse(source.read()).getKeys();
      } catch (ParseException e) {
        throw new IOException("no JWK set", e);
      }
      readAt = now;
    }
    return keys;
  }

  private static List<JWK> matching(List<JWK> keys, JWSAlgorithm algorithm, Optional<String> id) {
    return keys.stream()
        .filter(key -> key instanceof AsymmetricJWK)
        .filter(key -> key.getKeyType().equals(KeyType.forAlgorithm(algorithm)))
        .filter(key -> key.getKeyUse() == null || key.getKeyUse().equals(KeyUse.SIGNATURE))
        .filter(key -> key.getAlgorithm() == null || key.getAlgorithm().equals(algorithm))
        .filter(key -> !(key instanceof RSAKey) || key.size() >= RSA_BITS_MIN)
        .filter(key -> id.isEmpty() || id.get().equals(key.getKeyID()))
        .toList();
  }
}
