package org.ackademy.lms.mock;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;

/** Keys of a mock platform: made once, for they take their time. */
public final class Keys {
  static final RSAKey FIRST = make("first");
  static final RSAKey SECOND = make("second");

  /** Nobody's. */
  public static final RSAKey STRANGER = make("first");

  private Keys() {}

  private static RSAKey make(String id) {
    try {
      return new RSAKeyGenerator(2048)
          .keyID(id)
          .keyUse(KeyUse.SIGNATURE)
          .algorithm(JWSAlgorithm.RS256)
          .generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /** An honest signature. */
  public static String sign(JWTClaimsSet claims, RSAKey key) {
    return sign(
        claims, key, new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build());
  }

  /** A signature with a header of its own. */
  public static String sign(JWTClaimsSet claims, RSAKey key, JWSHeader header) {
    try {
      var token = new SignedJWT(header, claims);
      token.sign(new RSASSASigner(key));
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }
}
