package org.ackademy.lms;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.restassured.response.Response;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.ackademy.lms.mock.Keys;
import org.ackademy.lms.mock.MockPlatform;
import org.ackademy.lms.mock.MockPlatform.Place;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Others who try to come from a learning management system, and tokens that nobody may believe. */
class LtiAttacksIT extends AtAPlatform {
  private static final String LTI = MockPlatform.LTI;

  private Response says(Place place, String role, UnaryOperator<JWTClaimsSet.Builder> says) {
    Visitor visitor = Visitor.of(platform, Visitor.person(role), place, says);
    return visitor.launch(visitor.signed());
  }

  /** What a token may not be, by what is wrong with it. */
  @SuppressWarnings("ImmutableEnumChecker") // functions of nothing but their arguments
  enum Attack {
    UNSIGNED((claims, key) -> new PlainJWT(claims).serialize()),
    HMAC_WITH_THE_PUBLIC_KEY(Attack::hmac),
    A_STRANGERS_KEY_OF_THE_SAME_NAME((claims, key) -> Keys.sign(claims, Keys.STRANGER)),
    A_KEY_THAT_IT_BRINGS_ALONG(
        (claims, key) ->
            Keys.sign(
                claims,
                Keys.STRANGER,
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                    .jwk(Keys.STRANGER.toPublicJWK())
                    .build())),
    A_KEY_FROM_AN_ADDRESS_THAT_IT_NAMES(
        (claims, key) ->
            Keys.sign(
                claims,
                Keys.STRANGER,
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                    .jwkURL(URI.create("http://127.0.0.1:1/keys"))
                    .keyID("first")
                    .build())),
    ANOTHER_ALGORITHM(
        (claims, key) ->
            Keys.sign(
                claims, key, new JWSHeader.Builder(JWSAlgorithm.PS256).keyID("first").build())),
    CHANGED_AFTER_SIGNING(
        (claims, key) -> {
          String[] parts = Keys.sign(claims, key).split("\\.", -1);
          return parts[0]
              + "."
              + Keys.sign(changed(claims, b -> b.subject("other")), key).split("\\.", -1)[1]
              + "."
              + parts[2];
        }),
    ANOTHER_AUDIENCE(Attack.with(b -> b.audience("somebody else"))),
    ANOTHER_PARTY(Attack.with(b -> b.claim("azp", "somebody else"))),
    SEVERAL_AUDIENCES_WITHOUT_A_PARTY((claims, key) -> several(claims, key, b -> b)),
    SEVERAL_AUDIENCES_AND_ANOTHER_PARTY(
        (claims, key) -> several(claims, key, b -> b.claim("azp", "another"))),
    ANOTHER_ISSUER(Attack.with(b -> b.issuer("https://evil.example"))),
    EXPIRED(
        Attack.with(b -> b.expirationTime(Date.from(Instant.now().minus(Duration.ofMinutes(2)))))),
    NEVER_EXPIRING(Attack.with(b -> b.expirationTime(null))),
    FROM_LAST_YEAR(
        Attack.with(b -> b.issueTime(Date.from(Instant.now().minus(Duration.ofDays(366)))))),
    FROM_THE_FUTURE(
        Attack.with(b -> b.issueTime(Date.from(Instant.now().plus(Duration.ofHours(1)))))),
    ANOTHER_NONCE(Attack.with(b -> b.claim("nonce", "replayed"))),
    NO_NONCE(Attack.with(b -> b.claim("nonce", null))),
    OVERSIZED(Attack.with(b -> b.claim("name", "x".repeat(60_000)))),
    A_LONG_SUBJECT(Attack.with(b -> b.subject("x".repeat(256)))),
    A_SUBJECT_OF_OTHER_LETTERS(Attack.with(b -> b.subject("김민지"))),
    NO_TOKEN((claims, key) -> "no token");

    private final BiFunction<JWTClaimsSet, RSAKey, String> lie;

    Attack(BiFunction<JWTClaimsSet, RSAKey, String> lie) {
      this.lie = lie;
    }

    private static JWTClaimsSet changed(
        JWTClaimsSet claims, UnaryOperator<JWTClaimsSet.Builder> change) {
      return change.apply(new JWTClaimsSet.Builder(claims)).build();
    }

    private static BiFunction<JWTClaimsSet, RSAKey, String> with(
        UnaryOperator<JWTClaimsSet.Builder> change) {
      return (claims, key) -> Keys.sign(changed(claims, change), key);
    }

    private static String several(
        JWTClaimsSet claims, RSAKey key, UnaryOperator<JWTClaimsSet.Builder> more) {
      return Keys.sign(
          changed(
              claims,
              b -> more.apply(b.audience(List.of(claims.getAudience().getFirst(), "another")))),
          key);
    }

    private static String hmac(JWTClaimsSet claims, RSAKey key) {
      try {
        var token =
            new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(key.getKeyID()).build(), claims);
        token.sign(new MACSigner(key.toRSAPublicKey().getEncoded()));
        return token.serialize();
      } catch (JOSEException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void noTokenButAnHonestOneIsBelieved(Attack attack) {
    platform.lies(attack.lie);
    Visitor visitor = Visitor.of(platform, Visitor.person("Learner"), Visitor.place("opening"));
    Map<String, String> form = visitor.signed();
    told(visitor.launch(form), "token");
    // Nor the same again.
    told(visitor.launch(form), "flow");
  }

  private static Stream<UnaryOperator<JWTClaimsSet.Builder>> noLaunches() {
    return Stream.of(
        says -> says.claim(LTI + "version", "1.2.0"),
        says -> says.claim(LTI + "version", null),
        says -> says.claim(LTI + "message_type", "LtiEulaRequest"),
        says -> says.claim(LTI + "message_type", "LtiDeepLinkingResponse"),
        says -> says.claim(LTI + "deployment_id", ""),
        says -> says.claim(LTI + "deployment_id", "x".repeat(256)),
        says -> says.claim(LTI + "resource_link", null),
        says -> says.claim(LTI + "resource_link", Map.of("id", "x".repeat(256))),
        says -> says.claim(LTI + "context", Map.of("id", "x".repeat(256))),
        says -> says.claim(LTI + "target_link_uri", "https://evil.example/"),
        says -> says.claim(LTI + "target_link_uri", null));
  }

  @ParameterizedTest
  @MethodSource
  void noLaunches(UnaryOperator<JWTClaimsSet.Builder> says) {
    told(says(Visitor.place("opening"), "Learner", says), "message");
  }

  @Test
  void oneBrowserCannotEndWhatAnotherBegan() {
    Place place = Visitor.place("opening");
    Visitor attacker = Visitor.of(platform, Visitor.person("Learner"), place);
    Map<String, String> form = attacker.signed();
    Visitor victim = Visitor.of(platform, Visitor.person("Learner"), place);
    Map<String, String> own = victim.signed();
    // The attacker's token, posted by the victim: signing in as somebody else is no gift.
    told(victim.launch(form), "flow");
    // Swapped: the one's state with the other's token.
    told(
        victim.launch(Map.of("state", own.get("state"), "id_token", form.get("id_token"))),
        "token");
    told(attacker.launch(Map.of("id_token", form.get("id_token"))), "flow");
    told(attacker.launch(Map.of("state", "x", "id_token", form.get("id_token"))), "flow");
    // A code that was sent to somebody else is nothing in their browser.
    Visitor sender = Visitor.of(platform, Visitor.person("Learner"), place);
    URI page = sender.arrives();
    victim.enters(page).then().statusCode(403);
    sender.enters(page).then().statusCode(201);
  }

  @Test
  void aTokenThatWasUsedIsNotUsedAgain() {
    Visitor visitor = Visitor.of(platform, Visitor.person("Learner"), Visitor.place("opening"));
    Map<String, String> form = visitor.signed();
    Visitor.location(visitor.launch(form));
    told(visitor.launch(form), "flow");
    // With a state of today: its nonce is another.
    Map<String, String> later = visitor.signed();
    told(
        visitor.launch(Map.of("state", later.get("state"), "id_token", form.get("id_token"))),
        "token");
  }

  @Test
  void loginsLeadNowhereElse() {
    Visitor visitor = Visitor.of(platform, Visitor.person("Learner"), Visitor.place("opening"));
    for (String target :
        List.of(
            "https://evil.example/",
            "//evil.example/",
            Visitor.root().replaceFirst("/$", "") + "@evil.example/",
            Visitor.root().replaceFirst("/$", ".evil.example/"),
            "javascript:alert(1)",
            "no address")) {
      told(visitor.login(Map.of("target_link_uri", target)), "login");
    }
    told(visitor.login(Map.of("login_hint", "")), "login");
    told(visitor.login(Map.of("login_hint", "x".repeat(4_001))), "login");
    told(visitor.login(Map.of("iss", "https://evil.example")), "unknown-platform");
    told(visitor.login(Map.of("client_id", "another")), "unknown-platform");
    var twin = new HashMap<>(platform.registration());
    twin.put("clientId", "twin-" + UUID.randomUUID());
    administrator().body(twin).post("/api/v1/lti/registrations").then().statusCode(201);
    told(visitor.login(Map.of("client_id", "")), "which-platform");
  }
}
