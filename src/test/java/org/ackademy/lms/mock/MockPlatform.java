package org.ackademy.lms.mock;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import tools.jackson.databind.json.JsonMapper;

/**
 * A learning management system: begins logins, answers at its authorization endpoint, signs,
 * publishes and changes its keys. It can be told to differ as real ones do, and to lie.
 */
public final class MockPlatform implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();

  public static final String LTI = "https://purl.imsglobal.org/spec/lti/claim/";

  private static final int THREADS = 8;

  private final HttpServer server;
  private final Clock clock;
  private final Quirk quirk;
  private final String host;
  private final String clientId;
  private final DeepLinks links = new DeepLinks(this);
  private final Map<String, Visit> hints = new ConcurrentHashMap<>();
  private final Map<String, Visit> starts = new ConcurrentHashMap<>();
  private volatile RSAKey key = Keys.FIRST;
  private volatile boolean keysAreAway;
  private volatile BiFunction<JWTClaimsSet, RSAKey, String> lie = Keys::sign;

  /**
   * Somebody on their way to a tool.
   *
   * @param says changes what the token says
   */
  public record Visit(
      Person person, Place place, UnaryOperator<JWTClaimsSet.Builder> says, String target) {}

  /** Somebody with a role in a course, as in {@code Learner}. */
  public record Person(String subject, String name, String role) {}

  /** A link in a course of a deployment. */
  public record Place(String deployment, String context, String link, Map<String, String> custom) {
    public Place {
      custom = Map.copyOf(custom);
    }
  }

  public MockPlatform(Quirk quirk, Clock clock) throws IOException {
    this(quirk, clock, "127.0.0.1");
  }

  /**
   * One that is called by another name.
   *
   * @param host stands for the loopback address
   */
  public MockPlatform(Quirk quirk, Clock clock, String host) throws IOException {
    this.quirk = quirk;
    this.host = host;
    this.clock = clock;
    this.clientId = "client-" + UUID.randomUUID();
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/keys", this::keys);
    server.createContext("/return", links::taken);
    // Several tools' threads come at once.
    server.setExecutor(Executors.newFixedThreadPool(THREADS, MockPlatform::daemon));
    server.start();
  }

  private static Thread daemon(Runnable work) {
    var thread = new Thread(work, "mock-platform");
    thread.setDaemon(true);
    return thread;
  }

  /** Opens its gradebook to a tool with these keys. */
  public MockGrades grades(URI toolKeys) {
    return new MockGrades(server, quirk, clientId, origin(), toolKeys, clock);
  }

  public String origin() {
    return "http://" + host + ":" + server.getAddress().getPort();
  }

  public String issuer() {
    return quirk == Quirk.BLACKBOARD ? "https://blackboard.com" : origin();
  }

  public String clientId() {
    return clientId;
  }

  public Quirk quirk() {
    return quirk;
  }

  /** Has pages for browsers from now on: courses with a frame, and what signs people in. */
  public void showsCourses() {
    var pages = new BrowserPages(this);
    server.createContext("/auth", pages::authorization);
    server.createContext("/course", pages::course);
    server.createContext("/keeper", pages::keeper);
    server.createContext("/registers", pages::registers);
    server.createContext("/back", pages::back);
  }

  /** Lets tools register from now on. */
  public MockRegistry registry() {
    return new MockRegistry(server, this);
  }

  /** Opens its roster to a tool with these keys. */
  public MockRoster roster(URI toolKeys) {
    return new MockRoster(server, this, toolKeys);
  }

  /** Where choosing is asked for and answered. */
  public DeepLinks links() {
    return links;
  }

  /** What is registered of it elsewhere. */
  public Map<String, Object> registration() {
    return Map.of(
        "name",
        "A school",
        "issuer",
        issuer(),
        "clientId",
        clientId,
        "authorizationUrl",
        origin() + "/auth?school=1",
        "tokenUrl",
        origin() + "/token",
        "keysUrl",
        origin() + "/keys",
        "admits",
        "ACTIVE");
  }

  /** Signs with another key from now on, and publishes that one alone. */
  public void rotate() {
    key = key.equals(Keys.FIRST) ? Keys.SECOND : Keys.FIRST;
  }

  /** The public key of this moment. */
  public RSAKey published() {
    return key.toPublicJWK();
  }

  /** Its keys cannot be had from now on. */
  public void loseKeys() {
    keysAreAway = true;
  }

  /** Makes its tokens otherwise from now on. */
  public void lies(BiFunction<JWTClaimsSet, RSAKey, String> other) {
    lie = other;
  }

  /** Is honest from now on. */
  public void repents() {
    lie = Keys::sign;
  }

  /** What it posts, or puts into an address, when somebody follows a link to a tool. */
  public Map<String, String> login(Visit visit) {
    String hint = UUID.randomUUID().toString();
    hints.put(hint, visit);
    var fields = new LinkedHashMap<String, String>();
    fields.put("iss", issuer());
    fields.put("login_hint", hint);
    fields.put("target_link_uri", visit.target());
    fields.put("lti_message_hint", "{\"launchid\":\"" + hint + "\"}");
    fields.put("lti_deployment_id", visit.place().deployment());
    fields.put("client_id", clientId);
    return fields;
  }

  /** Has pages for browsers from now on: one with a link, and its authorization endpoint. */
  public void opensToBrowsers() {
    server.createContext(
        "/start",
        out -> {
          Visit visit = starts.get(Objects.requireNonNull(out.getRequestURI().getQuery()));
          page(
              out, Objects.requireNonNull(visit).target().replace("launch", "login"), login(visit));
        });
    server.createContext(
        "/auth",
        out -> {
          URI asked = URI.create(origin() + out.getRequestURI());
          String back = Forms.read(asked.getRawQuery()).getOrDefault("redirect_uri", "");
          page(out, back, authorize(asked));
        });
  }

  /** Where a browser begins: it is to submit the one form there. */
  public URI link(Visit visit) {
    String name = UUID.randomUUID().toString();
    starts.put(name, visit);
    return URI.create(origin() + "/start?" + name);
  }

  /** A form that goes on by itself, but at the start. */
  private static void page(HttpExchange out, String to, Map<String, String> fields)
      throws IOException {
    var html = new StringBuilder("<!doctype html><title>LMS</title><form method=post action=\"");
    html.append(to).append("\">");
    fields.forEach(
        (name, value) ->
            html.append("<input type=hidden name=\"")
                .append(name)
                .append("\" value=\"")
                .append(value.replace("&", "&amp;").replace("\"", "&quot;"))
                .append("\">"));
    html.append("</form>");
    if (to.endsWith("/launch")) {
      html.append("<script>document.forms[0].submit()</script>");
    }
    byte[] octets = html.toString().getBytes(StandardCharsets.UTF_8);
    out.getResponseHeaders().add("Content-Type", "text/html; charset=utf-8");
    out.sendResponseHeaders(200, octets.length);
    out.getResponseBody().write(octets);
    out.close();
  }

  /**
   * What its authorization endpoint has the browser post to the tool.
   *
   * @throws IllegalArgumentException where the request is not as it must be
   */
  public Map<String, String> authorize(URI location) {
    Map<String, String> asked = Forms.read(location.getRawQuery());
    require(location.toString().startsWith(origin() + "/auth?school=1&"), "where it is");
    require("openid".equals(asked.get("scope")), "scope");
    require("id_token".equals(asked.get("response_type")), "response_type");
    require("form_post".equals(asked.get("response_mode")), "response_mode");
    require("none".equals(asked.get("prompt")), "prompt");
    require(clientId.equals(asked.get("client_id")), "client_id");
    require(asked.getOrDefault("redirect_uri", "").endsWith("/lti/launch"), "redirect_uri");
    require(!asked.getOrDefault("nonce", "").isEmpty(), "nonce");
    Visit visit = hints.remove(asked.getOrDefault("login_hint", ""));
    if (visit == null) {
      // A hint is good once.
      return Map.of("error", "login_required", "state", asked.getOrDefault("state", ""));
    }
    require(
        asked.getOrDefault("lti_message_hint", "").contains(asked.get("login_hint")),
        "lti_message_hint");
    return Map.of(
        "id_token",
        lie.apply(claims(visit, asked.getOrDefault("nonce", "")), key),
        "state",
        asked.get("state"));
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw new IllegalArgumentException(what);
    }
  }

  private JWTClaimsSet claims(Visit visit, String nonce) {
    Instant now = clock.instant();
    Place place = visit.place();
    var claims =
        new JWTClaimsSet.Builder()
            .issuer(issuer())
            .subject(visit.person().subject())
            .audience(clientId)
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plus(quirk.lifetime())))
            .claim("nonce", nonce)
            .claim("name", visit.person().name())
            .claim(LTI + "version", "1.3.0")
            .claim(LTI + "message_type", "LtiResourceLinkRequest")
            .claim(LTI + "deployment_id", place.deployment())
            .claim(LTI + "target_link_uri", visit.target())
            .claim(LTI + "roles", quirk.roles(visit.person().role()))
            .claim(LTI + "context", Map.of("id", place.context(), "title", "TCP for all"))
            .claim(LTI + "resource_link", Map.of("id", place.link(), "title", "Week 1"))
            .claim(LTI + "custom", place.custom());
    return visit.says().apply(quirk.besides(claims)).build();
  }

  private void keys(HttpExchange out) throws IOException {
    if (keysAreAway) {
      answer(out, 503, "{}");
      return;
    }
    JWK shown = key.toPublicJWK();
    answer(out, 200, new JWKSet(shown).toString());
  }

  /** Gives a token for services, good for an hour. */
  static void token(HttpExchange out, String token, String scope) throws IOException {
    answer(
        out,
        200,
        JSON.writeValueAsString(
            Map.of(
                "access_token",
                token,
                "token_type",
                "Bearer",
                "expires_in",
                3600,
                "scope",
                scope)));
  }

  static void answer(HttpExchange out, int status, String json) throws IOException {
    answer(out, status, "application/json", json);
  }

  static void answer(HttpExchange out, int status, String type, String text) throws IOException {
    byte[] octets = text.getBytes(StandardCharsets.UTF_8);
    out.getResponseHeaders().add("Content-Type", type);
    out.sendResponseHeaders(status, octets.length == 0 ? -1 : octets.length);
    out.getResponseBody().write(octets);
    out.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
