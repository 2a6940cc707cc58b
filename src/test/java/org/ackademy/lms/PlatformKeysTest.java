package org.ackademy.lms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.ackademy.lms.mock.Keys;
import org.ackademy.lms.mock.MockPlatform;
import org.ackademy.lms.mock.MockPlatform.Person;
import org.ackademy.lms.mock.MockPlatform.Place;
import org.ackademy.lms.mock.MockPlatform.Visit;
import org.ackademy.lms.mock.Quirk;
import org.ackademy.platform.SetClock;
import org.ackademy.platform.jose.PublicKeys;
import org.ackademy.platform.jose.SignedTokens;
import org.ackademy.platform.jose.TokenRefused;
import org.ackademy.platform.outward.Outward;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A platform that changes its keys, and tokens that name keys which it never had. */
class PlatformKeysTest {
  private static final String NONCE = "nonce";
  private static final int STRANGERS = 200;

  private int asked;
  private final SetClock clock = new SetClock();

  @SuppressWarnings("NullAway.Init")
  private MockPlatform platform;

  @SuppressWarnings("NullAway.Init")
  private SignedTokens tokens;

  @BeforeEach
  void open() throws IOException {
    platform = new MockPlatform(Quirk.CANVAS, clock);
    var source =
        new PlatformTokens.Lasting(
            () -> {
              asked++;
              return new Outward.Answer(200, new JWKSet(platform.published()).toString(), Map.of());
            },
            clock);
    tokens = new SignedTokens(new PublicKeys(source, clock), clock, SignedTokens.Profile.LTI);
  }

  @AfterEach
  void close() {
    platform.close();
  }

  private String token() {
    var visit =
        new Visit(
            new Person("7", "김민지", "Learner"),
            new Place("1", "course", "link", Map.of()),
            says -> says,
            "https://tool.example/lti/launch");
    var query = new LinkedHashMap<>(platform.login(visit));
    query.put("scope", "openid");
    query.put("response_type", "id_token");
    query.put("response_mode", "form_post");
    query.put("prompt", "none");
    query.put("redirect_uri", "https://tool.example/lti/launch");
    query.put("nonce", NONCE);
    query.put("state", "state");
    String written =
        query.entrySet().stream()
            .map(
                field ->
                    field.getKey()
                        + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    return Objects.requireNonNull(
        platform
            .authorize(URI.create(platform.origin() + "/auth?school=1&" + written))
            .get("id_token"));
  }

  private void isBelieved(String token) throws TokenRefused, IOException {
    assertThat(
            tokens
                .read(
                    token, new SignedTokens.Expected(platform.issuer(), platform.clientId(), NONCE))
                .getSubject())
        .isEqualTo("7");
  }

  private void isRefused(String token) {
    assertThatThrownBy(() -> isBelieved(token)).isInstanceOf(TokenRefused.class);
  }

  @Test
  void aNewKeyIsFetchedOnceAndTheOldOneIsBelievedNoMore() throws Exception {
    isBelieved(token());
    String byTheOldOne = token();
    platform.rotate();
    clock.pass(Duration.ofMinutes(1));
    isBelieved(token());
    isBelieved(token());
    isBelieved(token());
    assertThat(asked).isEqualTo(2);
    isRefused(byTheOldOne);
    assertThat(asked).isEqualTo(2);
    // It is looked once more in a while whether the platform took it back.
    clock.pass(Duration.ofMinutes(1));
    isRefused(byTheOldOne);
    isBelieved(token());
    assertThat(asked).isEqualTo(3);
  }

  @Test
  void aKeyThatIsWithdrawnIsBelievedForAnHourAtMostThoughNothingNewIsNamed() throws Exception {
    isBelieved(token());
    clock.pass(Duration.ofMinutes(59));
    String byTheOldOne = token();
    isBelieved(byTheOldOne);
    platform.rotate();
    clock.pass(Duration.ofMinutes(1));
    isRefused(byTheOldOne);
    isBelieved(token());
  }

  @Test
  void keysThatNobodyHasDoNotHaveThePlatformAskedAgainAndAgain() throws Exception {
    isBelieved(token());
    for (int i = 0; i < STRANGERS; i++) {
      String name = "stranger-" + i;
      platform.lies(
          (claims, key) -> Keys.sign(claims, new RSAKey.Builder(key).keyID(name).build()));
      isRefused(token());
    }
    assertThat(asked).isEqualTo(1);
    clock.pass(Duration.ofMinutes(1));
    for (int i = 0; i < STRANGERS; i++) {
      isRefused(token());
    }
    assertThat(asked).isEqualTo(2);
    platform.repents();
    isBelieved(token());
    assertThat(asked).isEqualTo(2);
  }
}
