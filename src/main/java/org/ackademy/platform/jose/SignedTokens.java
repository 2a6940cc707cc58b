package org.ackademy.platform.jose;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ackademy.platform.jose.TokenRefused.Reason;

/**
 * Reads a signed token and believes it only where all of it holds: the signature by a key of its
 * issuer, whom it is for, its times, its nonce. Keys that a token brings along are never used.
 *
 * @see <a href="https://openid.net/specs/openid-connect-core-1_0.html#IDTokenValidation">OpenID
 *     Connect Core 3.1.3.7</a>, which 1EdTech's security framework repeats
 */
public final class SignedTokens {
  /** How far clocks may be apart. */
  public static final Duration CLOCK_SKEW = Duration.ofSeconds(60);

  /** A token that was made longer ago is not for what is being done now. */
  public static final Duration AGE_MAX = Duration.ofMinutes(10);

  /** Characters; real ones have a few thousand. */
  static final int LENGTH_MAX = 65_536;

  /** OpenID Connect Core 2: characters of a subject. */
  static final int SUBJECT_LENGTH_MAX = 255;

  /** By public keys alone: with a shared secret the public key could be taken for it. */
  private static final Set<JWSAlgorithm> ALLOWED =
      Set.of(
          JWSAlgorithm.RS256,
          JWSAlgorithm.RS384,
          JWSAlgorithm.RS512,
          JWSAlgorithm.PS256,
          JWSAlgorithm.PS384,
          JWSAlgorithm.PS512,
          JWSAlgorithm.ES256,
          JWSAlgorithm.ES384,
          JWSAlgorithm.ES512);

  private final PublicKeys keys;
  private final Clock clock;
  private final Profile profile;

  public SignedTokens(PublicKeys keys, Clock clock) {
    this(keys, clock, Profile.OPENID);
  }

  /** The same for tokens of a profile. */
  public SignedTokens(PublicKeys keys, Clock clock, Profile profile) {
    this.keys = keys;
    this.clock = clock;
    this.profile = profile;
  }

  /** What kind of system signs. */
  public enum Profile {
    /** OpenID Connect: always about somebody. */
    OPENID,
    /** LTI 1.3: by RS256 alone, and it need not say who somebody is. */
    LTI
  }

  /**
   * What must hold of a token.
   *
   * @param issuer exactly
   * @param audience whom it is for: us
   * @param nonce that we gave out for it
   */
  public record Expected(String issuer, String audience, String nonce) {}

  /**
   * What a token says, if it is to be believed.
   *
   * @throws TokenRefused where it is not
   * @throws IOException where the issuer's keys cannot be read
   */
  public JWTClaimsSet read(String token, Expected expected) throws TokenRefused, IOException {
    SignedJWT parsed;
    JWTClaimsSet claims;
    if (token.length() > LENGTH_MAX) {
      throw new TokenRefused(Reason.FORM);
    }
    try {
      parsed = SignedJWT.parse(token);
      // What is not signed is looked at for nothing but its algorithm and its key's name.
      requireSigned(parsed);
      claims = parsed.getJWTClaimsSet();
    } catch (ParseException e) {
      throw new TokenRefused(isUnsigned(token) ? Reason.ALGORITHM : Reason.FORM);
    }
    requireParties(claims, expected);
    requireTimes(claims);
    requireNonce(claims, expected);
    requireSubject(claims);
    return claims;
  }

  private void requireSubject(JWTClaimsSet claims) throws TokenRefused {
    String subject = claims.getSubject();
    boolean fits =
        switch (profile) {
          case OPENID -> subject != null;
          case LTI -> subject == null || subject.chars().allMatch(c -> c >= ' ' && c < 0x7F);
        };
    boolean hasLength =
        subject == null || (!subject.isEmpty() && subject.length() <= SUBJECT_LENGTH_MAX);
    if (!fits || !hasLength) {
      throw new TokenRefused(Reason.SUBJECT);
    }
  }

  private boolean allows(JWSAlgorithm algorithm) {
    return switch (profile) {
      case OPENID -> ALLOWED.contains(algorithm);
      case LTI -> JWSAlgorithm.RS256.equals(algorithm);
    };
  }

  private static boolean isUnsigned(String token) {
    try {
      com.nimbusds.jwt.PlainJWT.parse(token);
      return true;
    } catch (ParseException e) {
      return false;
    }
  }

  private void requireSigned(SignedJWT token) throws TokenRefused, IOException {
    JWSAlgorithm algorithm = token.getHeader().getAlgorithm();
    if (!allows(algorithm)) {
      throw new TokenRefused(Reason.ALGORITHM);
    }
    Optional<String> id = Optional.ofNullable(token.getHeader().getKeyID());
    List<JWK> candidates = keys.of(algorithm, id);
    if (candidates.isEmpty()) {
      throw new TokenRefused(Reason.KEY);
    }
    for (JWK key : candidates) {
      try {
        if (token.verify(verifier(key))) {
          return;
        }
      } catch (JOSEException e) {
        // A curve that is not the algorithm's: this key did not sign it.
      }
    }
    throw new TokenRefused(Reason.SIGNATURE);
  }

  private static JWSVerifier verifier(JWK key) throws JOSEException {
    if (key instanceof RSAKey rsa) {
      return new RSASSAVerifier(rsa);
    }
    if (key instanceof ECKey ec) {
      return new ECDSAVerifier(ec);
    }
    throw new JOSEException("key of another kind");
  }

  private static void requireParties(JWTClaimsSet claims, Expected expected) throws TokenRefused {
    if (!expected.issuer().equals(claims.getIssuer())) {
      throw new TokenRefused(Reason.ISSUER);
    }
    List<String> audience = claims.getAudience();
    Object party = claims.getClaim("azp");
    boolean forUs = audience.contains(expected.audience());
    boolean partyFits = party == null ? audience.size() == 1 : party.equals(expected.audience());
    if (!forUs || !partyFits) {
      throw new TokenRefused(Reason.AUDIENCE);
    }
  }

  private void requireTimes(JWTClaimsSet claims) throws TokenRefused {
    Instant now = clock.instant();
    Date ends = claims.getExpirationTime();
    Date made = claims.getIssueTime();
    Date begins = claims.getNotBeforeTime();
    if (ends == null
        || made == null
        || !now.isBefore(ends.toInstant().plus(CLOCK_SKEW))
        || made.toInstant().isAfter(now.plus(CLOCK_SKEW))
        || made.toInstant().isBefore(now.minus(AGE_MAX).minus(CLOCK_SKEW))
        || (begins != null && begins.toInstant().isAfter(now.plus(CLOCK_SKEW)))) {
      throw new TokenRefused(Reason.TIME);
    }
  }

  private static void requireNonce(JWTClaimsSet claims, Expected expected) throws TokenRefused {
    boolean same =
        claims.getClaim("nonce") instanceof String nonce
            && MessageDigest.isEqual(
                nonce.getBytes(StandardCharsets.UTF_8),
                expected.nonce().getBytes(StandardCharsets.UTF_8));
    if (!same) {
      throw new TokenRefused(Reason.NONCE);
    }
  }
}
