package org.ackademy.lms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jwt.JWTClaimsSet;
import java.io.IOException;
import java.net.URI;
import java.security.SecureRandom;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.ackademy.lms.mock.Forms;
import org.ackademy.platform.Ids;
import org.ackademy.platform.SetClock;
import org.ackademy.platform.outward.Outward;
import org.junit.jupiter.api.Test;

/** Tokens for the services of a platform, with a token endpoint that is a few lines. */
class ServiceTokensTest {
  private static final String TOKEN_URL = "https://lms.example.org/token";
  private static final List<String> SCOPES = List.of("b", "a");

  private final SetClock clock = new SetClock();
  private final List<Map<String, String>> asked = Collections.synchronizedList(new ArrayList<>());
  private final List<String> shown = Collections.synchronizedList(new ArrayList<>());
  private String answer = "";
  private int status = 200;
  private int served = 200;

  private final ServiceTokens tokens =
      new ServiceTokens(
          claims -> claims.toString(), this::send, new Ids(clock, new SecureRandom()), clock);

  private Outward.Answer send(Outward.Request request) {
    if (!request.url().toString().equals(TOKEN_URL)) {
      shown.add(request.headers().getOrDefault("Authorization", "none"));
      return new Outward.Answer(served, "", Map.of());
    }
    asked.add(Forms.read(request.body().orElseThrow()));
    String body =
        answer.isEmpty()
            ? "{\"access_token\":\"t%d\",\"expires_in\":3600}".formatted(asked.size())
            : answer;
    return new Outward.Answer(status, body, Map.of());
  }

  private static Registration registration(Optional<String> audience) {
    return new Registration(
        UUID.fromString("00000000-0000-0000-0000-000000000001"),
        new Registration.Terms(
            "A school",
            "https://lms.example.org",
            "client",
            URI.create("https://lms.example.org/auth"),
            URI.create(TOKEN_URL),
            audience,
            URI.create("https://lms.example.org/keys"),
            Registration.State.ACTIVE,
            Registration.DeploymentState.ACTIVE),
        UUID.fromString("00000000-0000-0000-0000-000000000002"),
        Instant.EPOCH);
  }

  private String token() throws IOException {
    return tokens.token(registration(Optional.empty()), SCOPES);
  }

  private JWTClaimsSet assertion(int which) throws ParseException {
    return JWTClaimsSet.parse(asked.get(which).getOrDefault("client_assertion", ""));
  }

  @Test
  void oneIsAskedForByAnAssertionOfOurOwn() throws IOException, ParseException {
    assertThat(token()).isEqualTo("t1");
    assertThat(asked.getFirst())
        .containsEntry("grant_type", "client_credentials")
        .containsEntry(
            "client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer")
        .containsEntry("scope", "a b");
    JWTClaimsSet claims = assertion(0);
    assertThat(claims.getIssuer()).isEqualTo("client");
    assertThat(claims.getSubject()).isEqualTo("client");
    assertThat(claims.getAudience()).containsExactly(TOKEN_URL);
    assertThat(claims.getIssueTime()).isEqualTo(clock.instant());
    assertThat(claims.getExpirationTime()).isEqualTo(clock.instant().plus(ServiceTokens.ASSERTION));
    assertThat(claims.getJWTID()).isNotEmpty();
  }

  @Test
  void theAudienceIsTheOneThatWasAgreed() throws IOException, ParseException {
    tokens.token(registration(Optional.of("https://api.example.org/auth")), SCOPES);
    token();
    assertThat(assertion(0).getAudience()).containsExactly("https://api.example.org/auth");
    // With other terms it is another token, by an assertion of its own.
    assertThat(assertion(1).getAudience()).containsExactly(TOKEN_URL);
    assertThat(assertion(1).getJWTID()).isNotEqualTo(assertion(0).getJWTID());
  }

  @Test
  void itIsKeptUntilItsLastMinutes() throws IOException {
    token();
    clock.pass(Duration.ofMinutes(54));
    assertThat(tokens.token(registration(Optional.empty()), List.of("a", "b"))).isEqualTo("t1");
    clock.pass(Duration.ofMinutes(1));
    assertThat(token()).isEqualTo("t2");
    assertThat(tokens.token(registration(Optional.empty()), List.of("a"))).isEqualTo("t3");
  }

  @Test
  void aShortLifeIsUsedToItsHalf() throws IOException {
    answer = "{\"access_token\":\"short\",\"expires_in\":60}";
    token();
    clock.pass(Duration.ofSeconds(29));
    token();
    assertThat(asked).hasSize(1);
    clock.pass(Duration.ofSeconds(1));
    token();
    assertThat(asked).hasSize(2);
  }

  @Test
  void ofManyOneAsks() throws Exception {
    var together = new CountDownLatch(16);
    try (var threads = Executors.newFixedThreadPool(16)) {
      Callable<String> one =
          () -> {
            together.countDown();
            together.await();
            return token();
          };
      for (Future<String> token : threads.invokeAll(Collections.nCopies(16, one))) {
        assertThat(token.get()).isEqualTo("t1");
      }
    }
    assertThat(asked).hasSize(1);
  }

  @Test
  void oneThatIsNotAcceptedIsHadAnewOnce() throws IOException {
    var request = Outward.Request.get(URI.create("https://lms.example.org/items"), Map.of());
    served = 401;
    Outward.Answer answered = tokens.answered(registration(Optional.empty()), SCOPES, request);
    assertThat(answered.status()).isEqualTo(401);
    assertThat(shown).containsExactly("Bearer t1", "Bearer t2");
    // What another one dropped late does not drop the newer one.
    tokens.drop(registration(Optional.empty()), SCOPES, "t1");
    assertThat(token()).isEqualTo("t2");
  }

  @Test
  void lessThanWasAskedForIsNoToken() {
    answer = "{\"access_token\":\"t\",\"expires_in\":3600,\"scope\":\"a c\"}";
    assertThatThrownBy(this::token)
        .isInstanceOf(ServiceTokens.NoToken.class)
        .hasMessage("not granted: b");
  }

  @Test
  void whatWouldBreakAHeaderIsNoToken() {
    answer = "{\"access_token\":\"t\\r\\nHost: elsewhere\",\"expires_in\":3600}";
    assertThatThrownBy(this::token).isInstanceOf(ServiceTokens.NoToken.class);
  }

  @Test
  void aRefusalIsToldInThePlatformsWords() throws IOException {
    status = 400;
    answer = "{\"error\":\"<b>invalid_client</b>\",\"sent\":\"eyJhbGciOiJub25lIn0.e30.c2ln\"}";
    assertThatThrownBy(this::token)
        .isInstanceOf(ServiceTokens.NoToken.class)
        .hasMessageContaining("400")
        .hasMessageContaining("invalid_client")
        .hasMessageNotContainingAny("<b>", "c2ln");
    // It is asked again the next time.
    status = 200;
    answer = "";
    assertThat(token()).isEqualTo("t2");
  }
}
