package org.ackademy.platform.oidc;

import com.nimbusds.jwt.JWTClaimsSet;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ackademy.platform.Settings;
import org.ackademy.platform.Sha256;
import org.ackademy.platform.http.Json;
import org.ackademy.platform.jose.PublicKeys;
import org.ackademy.platform.jose.SignedTokens;
import org.ackademy.platform.jose.TokenRefused;
import org.ackademy.platform.outward.Outward;
import org.ackademy.platform.outward.Reach;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * The provider that the operator named, by its discovery document: authorization code with PKCE
 * (RFC 7636), state and nonce. Every call may take as long as the network does.
 */
@ApplicationScoped
public class Provider {
  /** The discovery document is read again after so long. */
  static final Duration KEPT = Duration.ofHours(1);

  private static final int OK = 200;

  private final Optional<Settings.Oidc> settings;
  private final String callback;
  private final Clock clock;
  private @Nullable Known known;

  @Inject
  Provider(Settings settings, Clock clock) {
    this(settings.oidc(), settings.root() + "api/v1/sign-in/callback", clock);
  }

  Provider(Optional<Settings.Oidc> settings, String callback, Clock clock) {
    this.settings = settings;
    this.callback = callback;
    this.clock = clock;
  }

  /** What people know it by, where there is one. */
  public Optional<String> name() {
    return settings.map(Settings.Oidc::name);
  }

  /** Whether an issuer is ours; also where an answer names it (RFC 9207). */
  public boolean isIssuer(String issuer) {
    return settings.filter(named -> named.issuer().equals(issuer)).isPresent();
  }

  /**
   * What belongs to one signing in, drawn anew for each.
   *
   * @param state comes back with the browser
   * @param nonce comes back in the token
   * @param verifier is shown when the code is traded
   */
  public record Secrets(String state, String nonce, String verifier) {
    @Override
    public String toString() {
      return "Secrets[hidden]";
    }
  }

  /**
   * Who somebody is.
   *
   * @param subject names them at this issuer, for ever
   * @param username what they are called there, where it says so
   * @param displayName likewise
   */
  public record Somebody(
      String issuer, String subject, Optional<String> username, Optional<String> displayName) {}

  /** Where the browser is to go. */
  public URI authorization(Secrets secrets) throws IOException {
    Known provider = discovered();
    var query = new LinkedHashMap<String, String>();
    query.put("response_type", "code");
    query.put("scope", "openid profile");
    query.put("client_id", provider.settings.clientId());
    query.put("redirect_uri", callback);
    query.put("state", secrets.state());
    query.put("nonce", secrets.nonce());
    query.put("code_challenge", challenge(secrets.verifier()));
    query.put("code_challenge_method", "S256");
    String separator = provider.authorization.getRawQuery() == null ? "?" : "&";
    return URI.create(provider.authorization + separator + form(query));
  }

  /**
   * Trades a code for who somebody is.
   *
   * @throws TokenRefused where the token that came does not hold
   * @throws IOException where the provider gives none
   */
  public Somebody somebody(String code, Secrets secrets) throws IOException, TokenRefused {
    Known provider = discovered();
    var fields = new LinkedHashMap<String, String>();
    fields.put("grant_type", "authorization_code");
    fields.put("code", code);
    fields.put("redirect_uri", callback);
    fields.put("code_verifier", secrets.verifier());
    var headers = new LinkedHashMap<String, String>();
    headers.put("Content-Type", "application/x-www-form-urlencoded");
    headers.put("Accept", "application/json");
    provider.identify(fields, headers);
    JsonNode answer =
        json(
            Outward.exchange(
                provider.reach(), Outward.Request.post(provider.token, headers, form(fields))));
    String token = answer.path("id_token").asString("");
    JWTClaimsSet claims =
        provider.tokens.read(
            token,
            new SignedTokens.Expected(
                provider.settings.issuer(), provider.settings.clientId(), secrets.nonce()));
    return new Somebody(
        claims.getIssuer(),
        claims.getSubject(),
        text(claims, "preferred_username"),
        text(claims, "name"));
  }

  private static Optional<String> text(JWTClaimsSet claims, String name) {
    try {
      return Optional.ofNullable(claims.getStringClaim(name)).filter(text -> !text.isBlank());
    } catch (ParseException e) {
      return Optional.empty();
    }
  }

  private synchronized Known discovered() throws IOException {
    Settings.Oidc named = settings.orElseThrow(() -> new IOException("no provider is named"));
    Instant now = clock.instant();
    Known last = known;
    if (last != null && now.isBefore(last.at.plus(KEPT))) {
      return last;
    }
    String address = named.issuer().replaceFirst("/$", "") + "/.well-known/openid-configuration";
    JsonNode document =
        json(
            Outward.exchange(
                named.reach(),
                Outward.Request.get(URI.create(address), Map.of("Accept", "application/json"))));
    if (!named.issuer().equals(document.path("issuer").asString(""))) {
      throw new IOException("the discovery document is of another issuer");
    }
    Known read = new Known(named, document, now, clock);
    known = read;
    return read;
  }

  private static JsonNode json(Outward.Answer answer) throws IOException {
    if (answer.status() != OK) {
      throw new IOException("the provider answered " + answer.status());
    }
    try {
      return Json.mapper().readTree(answer.body());
    } catch (JacksonException e) {
      throw new IOException("the provider answered no JSON", e);
    }
  }

  private static String form(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** RFC 7636 4.2. */
  static String challenge(String verifier) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(Sha256.of(verifier));
  }

  /** A provider whose discovery document was read. */
  private static final class Known {
    private final Settings.Oidc settings;
    private final Instant at;
    private final URI authorization;
    private final URI token;
    private final boolean takesBasic;
    private final SignedTokens tokens;

    Known(Settings.Oidc settings, JsonNode document, Instant at, Clock clock) throws IOException {
      this.settings = settings;
      this.at = at;
      this.authorization = address(document, "authorization_endpoint");
      this.token = address(document, "token_endpoint");
      JsonNode ways = document.path("token_endpoint_auth_methods_supported");
      // Discovery 3: without a list it is client_secret_basic.
      this.takesBasic = ways.isMissingNode() || names(ways, "client_secret_basic");
      URI keys = address(document, "jwks_uri");
      this.tokens =
          new SignedTokens(
              new PublicKeys(
                  () ->
                      json(Outward.exchange(
                              reach(),
                              Outward.Request.get(keys, Map.of("Accept", "application/json"))))
                          .toString(),
                  clock),
              clock);
    }

    private static boolean names(JsonNode list, String name) {
      return list.valueStream().anyMatch(entry -> entry.asString("").equals(name));
    }

    private URI address(JsonNode document, String name) throws IOException {
      try {
        URI address = URI.create(document.path(name).asString(""));
        if (reach().allows(address)) {
          return address;
        }
      } catch (IllegalArgumentException e) {
        // Told below.
      }
      throw new IOException("the discovery document has no " + name + " that may be reached");
    }

    Reach reach() {
      return settings.reach();
    }

    /** Shows who we are: RFC 6749 2.3.1, and without a secret 3.2.1. */
    void identify(Map<String, String> fields, Map<String, String> headers) {
      String id = settings.clientId();
      Optional<String> secret = settings.clientSecret();
      if (secret.isPresent() && takesBasic) {
        String login = encoded(id) + ":" + encoded(secret.get());
        headers.put(
            "Authorization",
            "Basic "
                + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.US_ASCII)));
        return;
      }
      fields.put("client_id", id);
      secret.ifPresent(shown -> fields.put("client_secret", shown));
    }
  }
}
