package org.ackademy.lms;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import org.ackademy.platform.Ids;
import org.ackademy.platform.jobs.Job;

/**
 * What we sign with, and what others check it with. A key is made ahead, published a day before it
 * signs, and stays published for two days after it did.
 */
@ApplicationScoped
public class ToolKeys implements Job.Recurring {
  private static final int RSA_BITS = 2048;

  /** The one that signs and the next one. */
  private static final int AHEAD = 2;

  private final KeyStore store;
  private final Ids ids;
  private final SecureRandom random;

  @Inject
  ToolKeys(KeyStore store, Ids ids, SecureRandom random) {
    this.store = store;
    this.ids = ids;
    this.random = random;
  }

  /** The JWK set for others. */
  String published() {
    List<String> keys = store.published();
    if (keys.size() < AHEAD) {
      makeMissing();
      keys = store.published();
    }
    return "{\"keys\":[" + String.join(",", keys) + "]}";
  }

  /** Signs, so that others can check by {@link #published}. */
  String sign(JWTClaimsSet claims) {
    RSAKey key =
        store
            .current()
            .or(
                () -> {
                  makeMissing();
                  return store.current();
                })
            .orElseThrow();
    var token =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.RS256)
                .type(JOSEObjectType.JWT)
                .keyID(key.getKeyID())
                .build(),
            claims);
    try {
      token.sign(new RSASSASigner(key));
    } catch (JOSEException e) {
      throw new IllegalStateException("no signature", e);
    }
    return token.serialize();
  }

  /** The one that signs, and the next one; made with no transaction open, for it takes its time. */
  private void makeMissing() {
    if (store.current().isEmpty()) {
      store.take(key());
    }
    if (store.lacksNext()) {
      store.take(key());
    }
  }

  private RSAKey key() {
    try {
      return new RSAKeyGenerator(RSA_BITS)
          .keyID(ids.next().toString())
          .keyUse(KeyUse.SIGNATURE)
          .algorithm(JWSAlgorithm.RS256)
          .secureRandom(random)
          .generate();
    } catch (JOSEException e) {
      throw new IllegalStateException("no key", e);
    }
  }

  @Override
  public String name() {
    return "lti-keys";
  }

  @Override
  public Duration pause() {
    return Duration.ofDays(1);
  }

  @Override
  public void run() {
    store.turn();
    store.sealAnew();
    makeMissing();
  }
}
