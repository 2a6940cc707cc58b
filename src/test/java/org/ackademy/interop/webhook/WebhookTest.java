package org.ackademy.interop.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import java.net.http.HttpHeaders;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.ackademy.platform.jobs.Patience;
import org.junit.jupiter.api.Test;

/** Signatures, addresses, and when a message is tried again. */
class WebhookTest {
  private static final String BODY = "{\"type\":\"grade.changed\",\"data\":{\"course\":\"가\"}}";

  /** By the standard's own library. */
  @Test
  void othersVerifyTheSignature() throws Exception {
    SigningKey key = SigningKey.random(new SecureRandom());
    Instant now = Instant.now();
    var verifier = new Webhook(key.reveal());
    assertThatCode(() -> verifier.verify(BODY, headers(key.sign("msg_1", now, BODY), now)))
        .doesNotThrowAnyException();
    SigningKey other = SigningKey.random(new SecureRandom());
    String both = other.sign("msg_1", now, BODY) + " " + key.sign("msg_1", now, BODY);
    assertThatCode(() -> verifier.verify(BODY, headers(both, now))).doesNotThrowAnyException();
    assertThatThrownBy(
            () -> verifier.verify(BODY + " ", headers(key.sign("msg_1", now, BODY), now)))
        .isInstanceOf(WebhookVerificationException.class);
    assertThatThrownBy(() -> verifier.verify(BODY, headers(other.sign("msg_1", now, BODY), now)))
        .isInstanceOf(WebhookVerificationException.class);
    assertThat(key.toString()).doesNotContain(key.reveal().substring(6));
  }

  private static HttpHeaders headers(String signature, Instant at) {
    return HttpHeaders.of(
        Map.of(
            "webhook-id", List.of("msg_1"),
            "webhook-timestamp", List.of(String.valueOf(at.getEpochSecond())),
            "webhook-signature", List.of(signature)),
        (name, value) -> true);
  }

  @Test
  void waitsGrowAndEnd() {
    var random = new SplittableRandom(1);
    Instant now = Instant.EPOCH;
    Duration before = Duration.ZERO;
    for (int tries = 1; tries <= Patience.DAYS.waits().size(); tries++) {
      Duration wait = Duration.between(now, Patience.DAYS.next(tries, now, random).orElseThrow());
      Duration least = Patience.DAYS.waits().get(tries - 1);
      assertThat(wait).isBetween(least, least.multipliedBy(11).dividedBy(10)).isGreaterThan(before);
      before = wait;
    }
    assertThat(Patience.DAYS.next(Patience.DAYS.waits().size() + 1, now, random)).isEmpty();
  }
}
