package org.ackademy.lms.mock;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The roster of a course of a mock platform, in parts, and the tokens that it wants to see. */
public final class MockRoster {
  private static final String SCOPE =
      "https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly";
  private static final String MEDIA_TYPE =
      "application/vnd.ims.lti-nrps.v2.membershipcontainer+json";
  private static final JsonMapper JSON = new JsonMapper();
  private static final int PART = 3;

  private final MockPlatform platform;
  private final URI toolKeys;
  private final List<Map<String, Object>> members = new CopyOnWriteArrayList<>();
  private final Set<String> tokens = ConcurrentHashMap.newKeySet();
  private final List<String> strangers = new CopyOnWriteArrayList<>();
  private volatile Fault fault = Fault.NONE;
  private final AtomicInteger parts = new AtomicInteger();

  /** What can be wrong with it. */
  public enum Fault {
    NONE,
    /** The second part does not come. */
    CUT_OFF,
    /** The next part is said to be elsewhere. */
    ELSEWHERE,
    /** Each part leads to itself. */
    ENDLESS,
    /** The web server in front strips the token. */
    STRIPPED,
    /** No token is given. */
    NO_TOKEN,
    EMPTY,
    NO_JSON
  }

  MockRoster(HttpServer server, MockPlatform platform, URI toolKeys) {
    this.platform = platform;
    this.toolKeys = toolKeys;
    server.createContext("/roster-token", this::token);
    server.createContext("/members", this::members);
    server.createContext("/stolen", this::stolen);
  }

  public String tokenUrl() {
    return platform.origin() + "/roster-token";
  }

  /** The claim of a launch. */
  public UnaryOperator<com.nimbusds.jwt.JWTClaimsSet.Builder> claim() {
    return claims ->
        claims.claim(
            "https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice",
            Map.of(
                "context_memberships_url",
                platform.origin() + "/members?course=1",
                "service_versions",
                List.of("2.0")));
  }

  /** Somebody is in the course, as this from now on. */
  public void has(String subject, String name, String role, @Nullable String status) {
    drops(subject);
    var member = new LinkedHashMap<String, Object>();
    member.put("user_id", subject);
    member.put("name", name);
    member.put("email", "somebody@school.example");
    member.put("roles", platform.quirk().roles(role));
    if (status != null) {
      member.put("status", status);
    }
    members.add(member);
  }

  /** Nobody hears of them any more. */
  public void drops(String subject) {
    members.removeIf(member -> subject.equals(member.get("user_id")));
  }

  public void fails(Fault how) {
    fault = how;
  }

  /** How many parts were given. */
  public int parts() {
    return parts.get();
  }

  /** What was sent to where nobody may send anything. */
  public List<String> stolen() {
    return List.copyOf(strangers);
  }

  private void stolen(HttpExchange in) throws IOException {
    strangers.add(String.valueOf(in.getRequestHeaders().getFirst("Authorization")));
    MockPlatform.answer(in, 200, "{\"members\":[]}");
  }

  private void token(HttpExchange in) throws IOException {
    Map<String, String> form =
        Forms.read(new String(in.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    boolean holds =
        "client_credentials".equals(form.get("grant_type"))
            && SCOPE.equals(form.get("scope"))
            && isOurs(form.getOrDefault("client_assertion", ""));
    if (!holds || fault == Fault.NO_TOKEN) {
      MockPlatform.answer(in, 400, "{\"error\":\"<b>invalid_scope</b>\"}");
      return;
    }
    String token = UUID.randomUUID().toString();
    tokens.add(token);
    MockPlatform.token(in, token, SCOPE);
  }

  private boolean isOurs(String assertion) {
    try {
      var token = SignedJWT.parse(assertion);
      var key =
          Objects.requireNonNull(
                  JWKSet.load(toolKeys.toURL()).getKeyByKeyId(token.getHeader().getKeyID()))
              .toRSAKey();
      return token.verify(new RSASSAVerifier(key))
          && platform.clientId().equals(token.getJWTClaimsSet().getIssuer())
          && platform.clientId().equals(token.getJWTClaimsSet().getSubject())
          && List.of(tokenUrl()).equals(token.getJWTClaimsSet().getAudience());
    } catch (ParseException | JOSEException | IOException e) {
      return false;
    }
  }

  private void members(HttpExchange in) throws IOException {
    String shown = String.valueOf(in.getRequestHeaders().getFirst("Authorization"));
    Map<String, String> asked = Forms.read(in.getRequestURI().getRawQuery());
    if (!shown.startsWith("Bearer ")
        || !tokens.contains(shown.substring("Bearer ".length()))
        || fault == Fault.STRIPPED
        || fault == Fault.NO_TOKEN) {
      MockPlatform.answer(in, 401, "Unauthorized");
      return;
    }
    if (!MEDIA_TYPE.equals(in.getRequestHeaders().getFirst("Accept"))
        || !"1".equals(asked.get("course"))) {
      MockPlatform.answer(in, 400, "No handler found");
      return;
    }
    int from = Integer.parseInt(asked.getOrDefault("from", "0"));
    if (fault == Fault.CUT_OFF && from > 0) {
      MockPlatform.answer(in, 503, "later");
      return;
    }
    if (fault == Fault.NO_JSON) {
      MockPlatform.answer(in, 200, "<html>");
      return;
    }
    parts.incrementAndGet();
    var all = new ArrayList<>(fault == Fault.EMPTY ? List.of() : members);
    int to = Math.min(from + PART, all.size());
    if (to < all.size() || fault == Fault.ENDLESS) {
      in.getResponseHeaders().add("Link", link(to));
    }
    MockPlatform.answer(
        in,
        200,
        JSON.writeValueAsString(
            Map.of(
                "id", "roster", "context", Map.of("id", "1"), "members", all.subList(from, to))));
  }

  private String link(int to) {
    String next =
        switch (fault) {
          case ELSEWHERE ->
              "http://localhost:" + URI.create(platform.origin()).getPort() + "/stolen";
          case ENDLESS -> platform.origin() + "/members?course=1&from=0";
          case NONE, CUT_OFF, STRIPPED, NO_TOKEN, EMPTY, NO_JSON ->
              platform.origin() + "/members?course=1&from=" + to;
        };
    return platform.quirk() == Quirk.MOODLE
        ? "<"
            + next.replace("&", "&amp;")
            + ">; rel="
            + new String("“next”".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1)
        : "<" + next + ">; rel=\"next\"";
  }
}
