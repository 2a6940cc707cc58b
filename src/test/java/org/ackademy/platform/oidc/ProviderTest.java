package org.ackademy.platform.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.ackademy.platform.Settings;
import org.ackademy.platform.jose.SignedTokens;
import org.ackademy.platform.jose.TokenRefused;
import org.ackademy.platform.jose.TokenRefused.Reason;
import org.ackademy.platform.outward.Reach;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A provider is believed where all that it says holds, and not otherwise. */
class ProviderTest {
  private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");
  private static final Provider.Secrets SECRETS =
      new Provider.Secrets("the state", "the nonce", "v".repeat(43));

  private Instant now = START;
  private MockProvider mock;
  private Provider provider;

  @BeforeEach
  void start() throws IOException {
    Clock clock = moving();
    mock = new MockProvider(0, clock);
    provider = provider(mock.issuer(), Reach.EVERYWHERE, clock);
  }

  private Clock moving() {
    InstantSource source = () -> now;
    return source.withZone(ZoneOffset.UTC);
  }

  private static Provider provider(String issuer, Reach reach, Clock clock) {
    return new Provider(
        Optional.of(
            new Settings.Oidc(
                issuer, "ackademy client", Optional.of("a secret: & %"), "School", reach)),
        "https://quiz.example.org/api/v1/sign-in/callback",
        clock);
  }

  @AfterEach
  void stop() {
    mock.close();
  }

  private Provider.Somebody signIn(UnaryOperator<JWTClaimsSet.Builder> says)
      throws IOException, TokenRefused {
    URI location = provider.authorization(SECRETS);
    return provider.somebody(mock.signIn(location, "minji", says), SECRETS);
  }

  @Test
  void tellsWhoSomebodyIs() throws Exception {
    Provider.Somebody somebody =
        signIn(claims -> claims.claim("preferred_username", "Minji").claim("name", "김민지"));
    assertThat(somebody)
        .isEqualTo(
            new Provider.Somebody(
                mock.issuer(), "minji", Optional.of("Minji"), Optional.of("김민지")));
  }

  @Test
  void asksWithStateNonceAndPkceAndKeepsWhatTheAddressHadAlready() throws Exception {
    URI location = provider.authorization(SECRETS);
    assertThat(MockProvider.fields(location.getRawQuery()))
        .containsEntry("tenant", "1")
        .containsEntry("response_type", "code")
        .containsEntry("state", "the state")
        .containsEntry("nonce", "the nonce")
        .containsEntry("code_challenge_method", "S256")
        .containsEntry("scope", "openid profile");
    assertThat(location.toString()).doesNotContain(SECRETS.verifier());
    // RFC 7636 appendix B.
    assertThat(Provider.challenge("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"))
        .isEqualTo("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
  }

  static Stream<Arguments> lies() {
    MockProvider.Lie none = (claims, key) -> new PlainJWT(claims).serialize();
    MockProvider.Lie publicKeyAsSecret =
        (claims, key) -> {
          var token =
              new SignedJWT(
                  new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(key.getKeyID()).build(), claims);
          token.sign(new MACSigner(key.toRSAPublicKey().getEncoded()));
          return token.serialize();
        };
    MockProvider.Lie ownKeyInside =
        (claims, key) -> {
          RSAKey own = MockProvider.key(key.getKeyID());
          var token =
              new SignedJWT(
                  new JWSHeader.Builder(JWSAlgorithm.RS256)
                      .keyID(own.getKeyID())
                      .jwk(own.toPublicJWK())
                      .build(),
                  claims);
          token.sign(new RSASSASigner(own));
          return token.serialize();
        };
    MockProvider.Lie unknownKey =
        (claims, key) -> MockProvider.sign(claims, MockProvider.key("another"));
    MockProvider.Lie changed =
        (claims, key) -> {
          String[] parts = MockProvider.sign(claims, key).split("\\.", -1);
          String other = new PlainJWT(claims).serialize().split("\\.", -1)[1];
          String swapped =
              new PlainJWT(new JWTClaimsSet.Builder(claims).subject("admin").build())
                  .serialize()
                  .split("\\.", -1)[1];
          assertThat(other).isNotEqualTo(swapped);
          return parts[0] + "." + swapped + "." + parts[2];
        };
    return Stream.of(
        Arguments.of(none, Reason.ALGORITHM),
        Arguments.of(publicKeyAsSecret, Reason.ALGORITHM),
        Arguments.of(ownKeyInside, Reason.SIGNATURE),
        Arguments.of(unknownKey, Reason.KEY),
        Arguments.of(changed, Reason.SIGNATURE),
        Arguments.of((MockProvider.Lie) (claims, key) -> "no.token.atall", Reason.FORM),
        Arguments.of((MockProvider.Lie) (claims, key) -> "", Reason.FORM),
        Arguments.of(claiming(c -> c.issuer("https://evil.example")), Reason.ISSUER),
        Arguments.of(claiming(c -> c.issuer(null)), Reason.ISSUER),
        Arguments.of(claiming(c -> c.audience("another client")), Reason.AUDIENCE),
        Arguments.of(
            claiming(c -> c.audience(List.of("ackademy client", "another"))), Reason.AUDIENCE),
        Arguments.of(claiming(c -> c.claim("azp", "another")), Reason.AUDIENCE),
        Arguments.of(claiming(c -> c.claim("nonce", "another")), Reason.NONCE),
        Arguments.of(claiming(c -> c.claim("nonce", null)), Reason.NONCE),
        Arguments.of(claiming(c -> c.subject("")), Reason.SUBJECT),
        Arguments.of(claiming(c -> c.subject("x".repeat(256))), Reason.SUBJECT),
        Arguments.of(claiming(c -> c.expirationTime(null)), Reason.TIME),
        Arguments.of(claiming(c -> c.issueTime(null)), Reason.TIME),
        Arguments.of(
            claiming(c -> c.expirationTime(Date.from(START.minus(SignedTokens.CLOCK_SKEW)))),
            Reason.TIME),
        Arguments.of(
            claiming(
                c -> c.issueTime(Date.from(START.plus(SignedTokens.CLOCK_SKEW).plusSeconds(1)))),
            Reason.TIME),
        Arguments.of(
            claiming(c -> c.issueTime(Date.from(START.minus(Duration.ofHours(1))))), Reason.TIME),
        Arguments.of(
            claiming(c -> c.notBeforeTime(Date.from(START.plus(Duration.ofMinutes(5))))),
            Reason.TIME));
  }

  private static MockProvider.Lie claiming(UnaryOperator<JWTClaimsSet.Builder> change) {
    return new MockProvider.Lie() {
      @Override
      public String token(JWTClaimsSet claims, RSAKey key) throws JOSEException {
        return MockProvider.sign(change.apply(new JWTClaimsSet.Builder(claims)).build(), key);
      }
    };
  }

  @ParameterizedTest
  @MethodSource("lies")
  void doesNotBelieve(MockProvider.Lie lie, Reason reason) {
    mock.lies(lie);
    assertThatThrownBy(() -> signIn(claims -> claims))
        .isInstanceOfSatisfying(
            TokenRefused.class, refused -> assertThat(refused.reason()).isEqualTo(reason));
  }

  @Test
  void clocksMayBeAMinuteApart() throws Exception {
    mock.lies(claiming(c -> c.expirationTime(Date.from(START.minusSeconds(59)))));
    assertThat(signIn(claims -> claims).subject()).isEqualTo("minji");
    mock.lies(claiming(c -> c.issueTime(Date.from(START.plusSeconds(59)))));
    assertThat(signIn(claims -> claims).subject()).isEqualTo("minji");
    mock.lies(
        claiming(
            c -> c.audience(List.of("other", "ackademy client")).claim("azp", "ackademy client")));
    assertThat(signIn(claims -> claims).subject()).isEqualTo("minji");
  }

  @Test
  void followsAChangeOfKeysAndForgetsTheOldOnes() throws Exception {
    signIn(claims -> claims);
    RSAKey old = mock.key();
    mock.rotate();
    // At once: whoever names unknown keys cannot have them read again and again.
    assertThatThrownBy(() -> signIn(claims -> claims)).isInstanceOf(TokenRefused.class);
    now = now.plus(Duration.ofMinutes(2));
    assertThat(signIn(claims -> claims).subject()).isEqualTo("minji");
    mock.lies((claims, key) -> MockProvider.sign(claims, old));
    assertThatThrownBy(() -> signIn(claims -> claims)).isInstanceOf(TokenRefused.class);
  }

  @Test
  void aCodeIsTradedOnceByTheOneWhoAskedForIt() throws Exception {
    String code = mock.signIn(provider.authorization(SECRETS), "minji", claims -> claims);
    var others = new Provider.Secrets("the state", "the nonce", "w".repeat(43));
    assertThatThrownBy(() -> provider.somebody(code, others)).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> provider.somebody(code, SECRETS)).isInstanceOf(IOException.class);
  }

  @Test
  void theDocumentIsTheIssuersOwnAndLeadsNowhereElse() {
    assertThatThrownBy(
            () -> provider("http://127.0.0.1:1/", Reach.PUBLIC, moving()).authorization(SECRETS))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("may not be reached");
    assertThatThrownBy(
            () -> provider("https://localhost/", Reach.PUBLIC, moving()).authorization(SECRETS))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("may not be reached");
    for (String document :
        List.of(
            mock.discovery("").replace(mock.issuer() + "\",", "https://evil.example\","),
            mock.discovery("").replace(mock.issuer() + "/jwks", "file:///etc/passwd"),
            mock.discovery("").replace("token_endpoint", "other_endpoint"),
            "{\"issuer\":3}",
            "[]",
            "no JSON")) {
      mock.document(document);
      assertThatThrownBy(() -> provider.authorization(SECRETS))
          .as(document)
          .isInstanceOf(IOException.class);
    }
  }
}
