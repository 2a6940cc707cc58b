package org.ackademy.interop.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpHeaders;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "0.0.0.0",
        "10.1.2.3",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.0.1",
        "169.254.169.254",
        "100.64.0.1",
        "192.0.2.1",
        "198.18.0.1",
        "198.51.100.7",
        "203.0.113.9",
        "224.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "fe80::1",
        "fc00::1",
        "fd12:3456::1",
        "::ffff:127.0.0.1",
        "64:ff9b::7f00:1",
        "2002:7f00:1::",
        "2001:0:1::",
        "2001:db8::1",
        "ff02::1"
      })
  void ownNetworksAreOutOfReach(String address) throws UnknownHostException {
    assertThat(Reach.PUBLIC.allows(InetAddress.getByName(address))).isFalse();
    assertThat(Reach.PUBLIC.resolve(address)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.1.1.1", "8.8.8.8", "172.32.0.1", "100.128.0.1", "2606:4700::1111"})
  void publicOnesAreNot(String address) throws UnknownHostException {
    assertThat(Reach.PUBLIC.allows(InetAddress.getByName(address))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://example.org/hook", "https://user:password@example.org/", "ftp://example.org/",
        "https:///nobody", "https://example.org/#part", "file:///etc/passwd"
      })
  void onlyHttpsWithAHostIsAReceiver(String url) {
    assertThat(Reach.PUBLIC.allows(URI.create(url))).isFalse();
  }

  @Test
  void aReceiverMayHaveAPortAndAQuery() {
    assertThat(Reach.PUBLIC.allows(URI.create("https://example.org:8443/hook?x=1"))).isTrue();
    assertThat(Reach.EVERYWHERE.allows(URI.create("http://127.0.0.1:1/"))).isTrue();
  }

  @Test
  void waitsGrowAndEnd() {
    var random = new SplittableRandom(1);
    Instant now = Instant.EPOCH;
    Duration before = Duration.ZERO;
    for (int tries = 1; tries <= Backoff.WAITS.size(); tries++) {
      Duration wait = Duration.between(now, Backoff.next(tries, now, random).orElseThrow());
      Duration least = Backoff.WAITS.get(tries - 1);
      assertThat(wait).isBetween(least, least.multipliedBy(11).dividedBy(10)).isGreaterThan(before);
      before = wait;
    }
    assertThat(Backoff.next(Backoff.WAITS.size() + 1, now, random)).isEmpty();
  }
}
