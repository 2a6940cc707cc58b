package org.ackademy.lms.mock;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/** Asks a tool for links, and takes them as strictly as platforms do. */
public final class DeepLinks {
  /** To be given back as it is: blanks, quotes and all. */
  public static final String DATA = " csrf=\"1\" & more\n ü ";

  private static final String CLAIM = "https://purl.imsglobal.org/spec/lti-dl/claim/";
  private static final Duration GOOD_MAX = Duration.ofMinutes(6);

  private final MockPlatform platform;
  private final List<JWTClaimsSet> received = new CopyOnWriteArrayList<>();
  private volatile String toolRoot = "";

  DeepLinks(MockPlatform platform) {
    this.platform = platform;
  }

  /** Where browsers post answers. */
  public String returnUrl() {
    return platform.origin() + "/return?from=1";
  }

  /** Where the tool is whose answers are taken. */
  public void from(String root) {
    toolRoot = root;
  }

  /** The claims of an honest request. */
  public UnaryOperator<JWTClaimsSet.Builder> asks() {
    return asks(Map.of());
  }

  /**
   * The claims of a request.
   *
   * @param more settings, in place of usual ones
   */
  public UnaryOperator<JWTClaimsSet.Builder> asks(Map<String, ?> more) {
    var settings = new HashMap<String, Object>();
    settings.put("deep_link_return_url", returnUrl());
    settings.put("accept_types", List.of("link", "ltiResourceLink"));
    settings.put("accept_presentation_document_targets", List.of("iframe"));
    settings.put("accept_multiple", true);
    settings.put("accept_lineitem", true);
    settings.put("data", DATA);
    Map<String, Object> said = platform.quirk().choosing(settings);
    said.putAll(more);
    return claims ->
        claims
            .claim(MockPlatform.LTI + "message_type", "LtiDeepLinkingRequest")
            .claim(MockPlatform.LTI + "resource_link", null)
            .claim(CLAIM + "deep_linking_settings", said);
  }

  /** All answers that were taken. */
  public List<JWTClaimsSet> received() {
    return List.copyOf(received);
  }

  /**
   * Takes an answer.
   *
   * @return its links
   * @throws IllegalArgumentException where it is not as it must be
   */
  public List<Map<String, Object>> take(String jwt) {
    try {
      var token = SignedJWT.parse(jwt);
      require(JWSAlgorithm.RS256.equals(token.getHeader().getAlgorithm()), "alg");
      var key =
          Objects.requireNonNull(
                  JWKSet.load(URI.create(toolRoot + "lti/jwks.json").toURL())
                      .getKeyByKeyId(token.getHeader().getKeyID()),
                  "kid")
              .toRSAKey();
      require(token.verify(new RSASSAVerifier(key)), "signature");
      return taken(token.getJWTClaimsSet());
    } catch (ParseException | JOSEException | IOException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private List<Map<String, Object>> taken(JWTClaimsSet claims) throws ParseException {
    require(platform.clientId().equals(claims.getIssuer()), "iss");
    require(List.of(platform.issuer()).equals(claims.getAudience()), "aud");
    Instant now = Instant.now();
    require(claims.getIssueTime().toInstant().isBefore(now.plusSeconds(60)), "iat");
    require(claims.getExpirationTime().toInstant().isAfter(now), "exp");
    require(claims.getExpirationTime().toInstant().isBefore(now.plus(GOOD_MAX)), "exp");
    String nonce = claims.getStringClaim("nonce");
    require(received.stream().noneMatch(other -> nonce.equals(other.getClaim("nonce"))), "nonce");
    require("1.3.0".equals(claims.getClaim(MockPlatform.LTI + "version")), "version");
    require(
        "LtiDeepLinkingResponse".equals(claims.getClaim(MockPlatform.LTI + "message_type")),
        "message_type");
    require(claims.getClaim(MockPlatform.LTI + "deployment_id") != null, "deployment_id");
    require(DATA.equals(claims.getClaim(CLAIM + "data")), "data");
    var items = new ArrayList<Map<String, Object>>();
    for (Object item : (List<?>) claims.getClaim(CLAIM + "content_items")) {
      var link = new HashMap<String, Object>();
      ((Map<?, ?>) item).forEach((name, value) -> link.put(name.toString(), value));
      require("ltiResourceLink".equals(link.get("type")), "type");
      Object url = link.get("url");
      switch (platform.quirk()) {
        case MOODLE -> require(url == null, "url");
        case CANVAS, BLACKBOARD, BRIGHTSPACE ->
            require((toolRoot + "lti/launch").equals(url), "url");
      }
      custom(link).forEach((name, value) -> require(value.indexOf('\n') < 0, name));
      items.add(link);
    }
    received.add(claims);
    return items;
  }

  /** What a link has set. */
  public static Map<String, String> custom(Map<String, Object> link) {
    var custom = new HashMap<String, String>();
    ((Map<?, ?>) Objects.requireNonNull(link.get("custom")))
        .forEach((name, value) -> custom.put(name.toString(), (String) value));
    return custom;
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw new IllegalArgumentException(what);
    }
  }

  void taken(HttpExchange in) throws IOException {
    Map<String, String> form =
        Forms.read(new String(in.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    int links = take(form.getOrDefault("JWT", "")).size();
    MockPlatform.answer(
        in, 200, "text/html; charset=utf-8", "<!doctype html><h1>" + links + " taken</h1>");
  }
}
