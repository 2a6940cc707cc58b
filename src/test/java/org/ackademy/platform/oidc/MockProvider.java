package org.ackademy.platform.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** An OpenID Connect provider with real keys, which can be told to lie. */
public final class MockProvider implements AutoCloseable {
  /** Made once: keys take their time. */
  private static final List<RSAKey> KEYS = List.of(key("first"), key("second"));

  private final HttpServer server;
  private final Clock clock;
  private final Map<String, Grant> grants = new ConcurrentHashMap<>();
  private final AtomicInteger current = new AtomicInteger();
  private volatile Lie lie = (claims, key) -> sign(claims, key);
  private volatile String document;

  /** How a token is made; the honest way signs it. */
  @FunctionalInterface
  public interface Lie {
    String token(JWTClaimsSet claims, RSAKey key) throws JOSEException;
  }

  private record Grant(Map<String, String> asked, UnaryOperator<JWTClaimsSet.Builder> says) {}

  public MockProvider(int port, Clock clock) throws IOException {
    this.clock = clock;
    this.server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.createContext("/.well-known/openid-configuration", out -> answer(out, 200, document));
    server.createContext(
        "/jwks",
        out -> answer(out, 200, new JWKSet(KEYS.get(current.get()).toPublicJWK()).toString()));
    server.createContext("/token", this::token);
    server.createContext("/authorize", this::letIn);
    server.start();
    this.document = discovery("");
  }

  /** The discovery document, with more fields before the others. */
  public String discovery(String more) {
    return """
        {%s"issuer":"%s","authorization_endpoint":"%s/authorize?tenant=1",
         "token_endpoint":"%s/token","jwks_uri":"%s/jwks"}"""
        .formatted(more, issuer(), issuer(), issuer(), issuer());
  }

  public void document(String text) {
    this.document = text;
  }

  public String issuer() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Signs with another key from now on, and publishes that one alone. */
  public void rotate() {
    current.set(1 - current.get());
  }

  public void lies(Lie other) {
    this.lie = other;
  }

  /** The key of this moment, for tests that lie. */
  public RSAKey key() {
    return KEYS.get(current.get());
  }

  /** What a person does who goes where the browser is sent, and signs in: the code they get. */
  public String signIn(URI location, String subject, UnaryOperator<JWTClaimsSet.Builder> says) {
    Map<String, String> asked = fields(location.getRawQuery());
    String code = UUID.randomUUID().toString();
    grants.put(code, new Grant(asked, claims -> says.apply(claims.subject(subject))));
    return code;
  }

  /** The parameters of an address or a form. */
  public static Map<String, String> fields(String form) {
    var fields = new LinkedHashMap<String, String>();
    for (String field : form.split("&", -1)) {
      String[] parts = field.split("=", 2);
      fields.put(decoded(parts[0]), parts.length > 1 ? decoded(parts[1]) : "");
    }
    return fields;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  /** A browser that comes is somebody at once, called 김민지, and sent back. */
  private void letIn(HttpExchange out) throws IOException {
    URI location = out.getRequestURI();
    String code = signIn(location, UUID.randomUUID().toString(), says -> says.claim("name", "김민지"));
    Map<String, String> asked = fields(location.getRawQuery());
    out.getResponseHeaders()
        .add(
            "Location",
            asked.get("redirect_uri") + "?code=" + code + "&state=" + asked.get("state"));
    out.sendResponseHeaders(302, -1);
    out.close();
  }

  private void token(HttpExchange out) throws IOException {
    Map<String, String> shown =
        fields(new String(out.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    Grant grant = grants.remove(shown.getOrDefault("code", ""));
    String login =
        Objects.requireNonNullElse(out.getRequestHeaders().getFirst("Authorization"), "");
    if (grant == null
        || !login.equals("Basic " + expectedLogin(grant.asked()))
        || !Objects.equals(shown.get("redirect_uri"), grant.asked().get("redirect_uri"))
        || !"S256".equals(grant.asked().get("code_challenge_method"))
        || !Provider.challenge(shown.getOrDefault("code_verifier", ""))
            .equals(grant.asked().get("code_challenge"))) {
      answer(out, 400, "{\"error\":\"invalid_grant\"}");
      return;
    }
    Instant now = clock.instant();
    var claims =
        new JWTClaimsSet.Builder()
            .issuer(issuer())
            .audience(grant.asked().get("client_id"))
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plusSeconds(300)))
            .claim("nonce", grant.asked().get("nonce"));
    try {
      String token = lie.token(grant.says().apply(claims).build(), key());
      answer(
          out,
          200,
          "{\"token_type\":\"Bearer\",\"access_token\":\"x\",\"id_token\":\"" + token + "\"}");
    } catch (JOSEException e) {
      throw new IOException(e);
    }
  }

  private static String expectedLogin(Map<String, String> asked) {
    String id = java.net.URLEncoder.encode(asked.get("client_id"), StandardCharsets.UTF_8);
    String secret = java.net.URLEncoder.encode("a secret: & %", StandardCharsets.UTF_8);
    return Base64.getEncoder()
        .encodeToString((id + ":" + secret).getBytes(StandardCharsets.US_ASCII));
  }

  /** An honest signature. */
  public static String sign(JWTClaimsSet claims, RSAKey key) throws JOSEException {
    var token =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(), claims);
    token.sign(new RSASSASigner(key));
    return token.serialize();
  }

  /** A new key. */
  public static RSAKey key(String id) {
    try {
      return new RSAKeyGenerator(2048).keyID(id).keyUse(KeyUse.SIGNATURE).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void answer(HttpExchange out, int status, String json) throws IOException {
    byte[] octets = json.getBytes(StandardCharsets.UTF_8);
    out.getResponseHeaders().add("Content-Type", "application/json");
    // 0 means chunked, as some providers answer.
    out.sendResponseHeaders(status, octets.length > 500 ? 0 : octets.length);
    out.getResponseBody().write(octets);
    out.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
