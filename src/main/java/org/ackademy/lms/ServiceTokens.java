package org.ackademy.lms;

import com.nimbusds.jwt.JWTClaimsSet;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.ackademy.platform.Ids;
import org.ackademy.platform.Settings;
import org.ackademy.platform.http.Json;
import org.ackademy.platform.outward.Outward;
import org.ackademy.platform.outward.Reach;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Tokens for the services of learning management systems, by a signed assertion. Each server keeps
 * its own for as long as they last; of many that need the same one, one asks for it. No call is
 * made within a transaction.
 *
 * @see <a
 *     href="https://www.imsglobal.org/spec/security/v1p1#using-json-web-tokens-with-oauth-2-0-client-credentials-grant">
 *     1EdTech Security Framework 4.1</a>
 */
@ApplicationScoped
class ServiceTokens {
  /** An assertion is good for so long. */
  static final Duration ASSERTION = Duration.ofMinutes(5);

  /** A token is not used in its last minutes, or in the second half of a short life. */
  static final Duration SPARED = Duration.ofMinutes(5);

  /** Where a platform does not say how long. */
  static final Duration LIFE_ASSUMED = Duration.ofMinutes(1);

  /** No token is kept for longer. */
  static final Duration LIFE_MAX = Duration.ofDays(1);

  private static final int OK = 200;
  private static final int CREATED = 201;
  private static final int UNAUTHORIZED = 401;

  /** What may stand in a header, of a length that servers take. */
  private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7E]{1,6000}");

  private final Signer signer;
  private final Exchange exchange;
  private final Ids ids;
  private final Clock clock;
  private final Map<Key, Kept> kept = new ConcurrentHashMap<>();

  /** Who signs assertions. */
  @FunctionalInterface
  interface Signer {
    String sign(JWTClaimsSet claims);
  }

  /** Who sends requests. */
  @FunctionalInterface
  interface Exchange {
    Outward.Answer send(Outward.Request request) throws IOException;
  }

  @Inject
  ServiceTokens(ToolKeys keys, Settings settings, Ids ids, Clock clock) {
    this(keys::sign, exchange(settings.ltiReach()), ids, clock);
  }

  ServiceTokens(Signer signer, Exchange exchange, Ids ids, Clock clock) {
    this.signer = signer;
    this.exchange = exchange;
    this.ids = ids;
    this.clock = clock;
  }

  private static Exchange exchange(Reach reach) {
    return request -> Outward.exchange(reach, request);
  }

  /** There is no token to be had; the message is what the platform said. */
  static final class NoToken extends IOException {
    private static final long serialVersionUID = 1L;

    NoToken(String message) {
      super(message);
    }
  }

  /** Whose, for what; with other terms it is another one. */
  private record Key(UUID registration, Registration.Terms terms, SequencedSet<String> scopes) {}

  /** One of a system and some scopes. Who holds its monitor asks. */
  private static final class Kept {
    private @Nullable String token;
    private Instant until = Instant.EPOCH;
  }

  /**
   * Sends a request with a token that is good for these scopes. Where it is not accepted another
   * one is had, once.
   *
   * @param request without {@code Authorization}
   * @return what came back in the end, a 401 too
   * @throws NoToken where no token is to be had
   * @throws IOException where there is no answer
   */
  Outward.Answer answered(
      Registration registration, Collection<String> scopes, Outward.Request request)
      throws IOException {
    String token = token(registration, scopes);
    Outward.Answer answer = exchange.send(with(token, request));
    if (answer.status() != UNAUTHORIZED) {
      return answer;
    }
    drop(registration, scopes, token);
    return exchange.send(with(token(registration, scopes), request));
  }

  private static Outward.Request with(String token, Outward.Request request) {
    var headers = new LinkedHashMap<>(request.headers());
    headers.put("Authorization", "Bearer " + token);
    return new Outward.Request(request.method(), request.url(), headers, request.body());
  }

  /**
   * A token that is good for these scopes.
   *
   * @throws NoToken where the platform gives none
   * @throws IOException where it does not answer
   */
  String token(Registration registration, Collection<String> scopes) throws IOException {
    var wanted = new TreeSet<>(scopes);
    Kept mine = kept(registration, wanted);
    synchronized (mine) {
      Instant now = clock.instant();
      String token = mine.token;
      if (token != null && now.isBefore(mine.until)) {
        return token;
      }
      JsonNode answer = asked(registration.terms(), wanted, now);
      String fresh = answer.path("access_token").asString("");
      if (!TOKEN.matcher(fresh).matches()) {
        throw new NoToken("the token endpoint gave no token");
      }
      requireGranted(answer, wanted);
      mine.token = fresh;
      mine.until = now.plus(used(answer));
      return fresh;
    }
  }

  /** One that was not accepted is not shown again; one that was had since stays. */
  void drop(Registration registration, Collection<String> scopes, String token) {
    Kept mine = kept(registration, new TreeSet<>(scopes));
    synchronized (mine) {
      if (token.equals(mine.token)) {
        mine.token = null;
      }
    }
  }

  private Kept kept(Registration registration, SequencedSet<String> scopes) {
    return kept.computeIfAbsent(
        new Key(registration.id(), registration.terms(), scopes), key -> new Kept());
  }

  /** How long a token is used. */
  private static Duration used(JsonNode answer) {
    long seconds = answer.path("expires_in").asLong(0);
    Duration life =
        seconds <= 0 ? LIFE_ASSUMED : Duration.ofSeconds(Math.min(seconds, LIFE_MAX.toSeconds()));
    return life.compareTo(SPARED.multipliedBy(2)) > 0 ? life.minus(SPARED) : life.dividedBy(2);
  }

  private JsonNode asked(Registration.Terms terms, SequencedSet<String> scopes, Instant now)
      throws IOException {
    var form = new LinkedHashMap<String, String>();
    form.put("grant_type", "client_credentials");
    form.put("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
    form.put("client_assertion", assertion(terms, now));
    form.put("scope", String.join(" ", scopes));
    Outward.Answer answer =
        exchange.send(
            Outward.Request.post(
                terms.token(),
                Map.of(
                    "Content-Type",
                    "application/x-www-form-urlencoded",
                    "Accept",
                    "application/json"),
                LoginParameters.query(form)));
    if (answer.status() != OK && answer.status() != CREATED) {
      throw new NoToken("the token endpoint answered " + PlatformWords.of(answer));
    }
    try {
      return Json.mapper().readTree(answer.body());
    } catch (JacksonException e) {
      throw new NoToken("the token endpoint answered no JSON");
    }
  }

  private String assertion(Registration.Terms terms, Instant now) {
    return signer.sign(
        new JWTClaimsSet.Builder()
            .issuer(terms.clientId())
            .subject(terms.clientId())
            .audience(terms.tokenAudience().orElse(terms.token().toString()))
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plus(ASSERTION)))
            .jwtID(ids.next().toString())
            .build());
  }

  /** Systems grant what an administrator there ticked, and may say so. */
  private static void requireGranted(JsonNode answer, Set<String> scopes) throws NoToken {
    String granted = answer.path("scope").asString("").strip();
    var missing = new HashSet<>(scopes);
    missing.removeAll(List.of(granted.split("\\s+", -1)));
    if (!granted.isEmpty() && !missing.isEmpty()) {
      throw new NoToken("not granted: " + PlatformWords.of(String.join(" ", missing)));
    }
  }
}
