package org.ackademy.lms.mock;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The token endpoint and the gradebook of a mock platform: exact media types, exact addresses, none
 * for strangers, and what else the platform is known for.
 */
public final class MockGrades {
  public static final String AGS = "https://purl.imsglobal.org/spec/lti-ags/";
  private static final String SCOPES = AGS + "scope/";
  private static final JsonMapper JSON = new JsonMapper();
  private static final String ITEM = "application/vnd.ims.lis.v2.lineitem+json";

  private final Quirk quirk;
  private final String clientId;
  private final String origin;
  private final Clock clock;
  private final URI toolKeys;
  private final Set<String> tokens = new HashSet<>();
  private final Set<String> assertions = new HashSet<>();
  private final Map<String, Map<String, Object>> items = new LinkedHashMap<>();
  private final Map<String, Held> held = new LinkedHashMap<>();
  private final Set<String> strangers = new HashSet<>();
  private final List<Accepted> accepted = new ArrayList<>();
  private final List<Posted> posted = new ArrayList<>();
  private final List<String> wrongs = new ArrayList<>();
  private final Map<String, Integer> underWay = new LinkedHashMap<>();
  private SplittableRandom faults = new SplittableRandom(0);
  private double share;
  private int refusals;
  private int slowdowns;
  private int submissions;
  private int tokensGiven;
  private String nextOrigin;
  private String reason = "User cannot be found in the course";
  private List<String> granted = List.of("lineitem", "result.readonly", "score");

  private record Held(Instant at, @Nullable BigDecimal score, BigDecimal maximum) {}

  /** A score that was taken; -1 where none was given. */
  public record Accepted(
      String item, String user, Instant at, BigDecimal score, String grading, String handedIn) {}

  /** A score that came, whatever became of it. */
  public record Posted(String user, Instant at, BigDecimal score) {}

  MockGrades(
      HttpServer server, Quirk quirk, String clientId, String origin, URI toolKeys, Clock clock) {
    this.quirk = quirk;
    this.clientId = clientId;
    this.origin = origin;
    this.nextOrigin = origin;
    this.toolKeys = toolKeys;
    this.clock = clock;
    server.createContext("/token", this::token);
    server.createContext("/items", this::items);
  }

  /** What a launch says of it; the line item alone where one is named. */
  public Map<String, Object> claim(@Nullable String item) {
    var claim = new LinkedHashMap<String, Object>();
    claim.put("scope", granted.stream().map(scope -> SCOPES + scope).toList());
    claim.put("lineitems", origin + "/items?course=1");
    if (item != null) {
      claim.put("lineitem", item);
    }
    return claim;
  }

  /** A column that somebody there made. */
  public synchronized String column() {
    return item(Map.of("label", "by hand", "scoreMaximum", 100));
  }

  private String item(Map<String, Object> fields) {
    String address = origin + "/items/" + UUID.randomUUID() + "/lineitem" + query("?");
    var item = new LinkedHashMap<>(fields);
    item.put("id", address);
    items.put(URI.create(address).getPath(), item);
    return address;
  }

  /** Moodle's addresses go on with a query. */
  private String query(String sign) {
    return quirk == Quirk.MOODLE ? sign + "type_id=1" : "";
  }

  /** The audience of assertions. */
  public String audience() {
    return quirk == Quirk.BRIGHTSPACE
        ? "https://api.brightspace.com/auth/token"
        : origin + "/token";
  }

  /** Gives another reason for what it does not take. */
  public synchronized void says(String why) {
    reason = why;
  }

  /** Offers these services alone from now on, as in {@code score}. */
  public synchronized void offers(List<String> scopes) {
    granted = scopes;
  }

  /** Answers so many requests with the wish to be left alone for a moment. */
  public synchronized void slowsDown(int requests) {
    slowdowns = requests;
  }

  /** Says that the next parts of its lists are at another place. */
  public synchronized void leadsTo(String other) {
    nextOrigin = other;
  }

  /** What it took for attempts of learners. */
  public synchronized int submissions() {
    return submissions;
  }

  public synchronized int tokensGiven() {
    return tokensGiven;
  }

  public synchronized List<Posted> posted() {
    return List.copyOf(posted);
  }

  /** Fails so many of all requests from now on, by chance. */
  public synchronized void fails(double ofAll, long seed) {
    share = ofAll;
    faults = new SplittableRandom(seed);
  }

  /** Knows nobody of this name. */
  public synchronized void forgets(String user) {
    strangers.add(user);
  }

  public synchronized void knows(String user) {
    strangers.remove(user);
  }

  /** Ends all tokens. */
  public synchronized void endTokens() {
    tokens.clear();
  }

  public synchronized void loseItems() {
    items.clear();
  }

  /** What it holds of somebody, in the columns of all. */
  public synchronized List<BigDecimal> of(String user) {
    return held.entrySet().stream()
        .filter(entry -> entry.getKey().endsWith(" " + user))
        .map(entry -> entry.getValue().score())
        .filter(Objects::nonNull)
        .toList();
  }

  /** Changes what it holds, as a teacher there may. */
  public synchronized void override(String user, BigDecimal score) {
    held.replaceAll(
        (key, was) ->
            key.endsWith(" " + user) ? new Held(clock.instant(), score, was.maximum()) : was);
  }

  public synchronized List<Accepted> accepted() {
    return List.copyOf(accepted);
  }

  /** What no client may do. */
  public synchronized List<String> wrongs() {
    return List.copyOf(wrongs);
  }

  public synchronized List<Map<String, Object>> columns() {
    return List.copyOf(items.values());
  }

  public synchronized int refusals() {
    return refusals;
  }

  private synchronized void wrong(String what) {
    wrongs.add(what);
  }

  /** Before it is done, or after: then it was done, and nobody is told. */
  private enum Fault {
    NONE,
    BEFORE,
    AFTER
  }

  private synchronized Fault fault() {
    if (faults.nextDouble() >= share) {
      return Fault.NONE;
    }
    return faults.nextBoolean() ? Fault.BEFORE : Fault.AFTER;
  }

  private void token(HttpExchange out) throws IOException {
    Map<String, String> form =
        Forms.read(new String(out.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    Fault fault = fault();
    if (fault != Fault.NONE) {
      MockPlatform.answer(out, 503, "{}");
      return;
    }
    String why = refusal(form);
    if (why != null) {
      wrong("token: " + why);
      MockPlatform.answer(out, 400, "{\"error\":\"" + why + "\"}");
      return;
    }
    String token = UUID.randomUUID().toString();
    synchronized (this) {
      tokensGiven++;
      tokens.add(token);
    }
    MockPlatform.token(out, token, form.getOrDefault("scope", ""));
  }

  private @Nullable String refusal(Map<String, String> form) throws IOException {
    if (!"client_credentials".equals(form.get("grant_type"))) {
      return "grant_type";
    }
    if (!"urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
        .equals(form.get("client_assertion_type"))) {
      return "client_assertion_type";
    }
    try {
      SignedJWT assertion = SignedJWT.parse(form.getOrDefault("client_assertion", ""));
      JWTClaimsSet claims = assertion.getJWTClaimsSet();
      var published = JWKSet.parse(read(toolKeys)).getKeyByKeyId(assertion.getHeader().getKeyID());
      if (published == null
          || !JWSAlgorithm.RS256.equals(assertion.getHeader().getAlgorithm())
          || !assertion.verify(new RSASSAVerifier(published.toRSAKey()))) {
        return "signature";
      }
      Instant now = clock.instant();
      boolean holds =
          clientId.equals(claims.getIssuer())
              && clientId.equals(claims.getSubject())
              && claims.getAudience().equals(List.of(audience()))
              && claims.getExpirationTime().toInstant().isAfter(now)
              && claims.getExpirationTime().toInstant().isBefore(now.plusSeconds(301))
              && isFresh(claims.getJWTID());
      return holds ? null : "claims";
    } catch (ParseException | JOSEException e) {
      return "form";
    }
  }

  private synchronized boolean isFresh(String id) {
    return id != null && assertions.add(id);
  }

  private static String read(URI address) throws IOException {
    try (var client = HttpClient.newHttpClient()) {
      return client
          .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString())
          .body();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private void items(HttpExchange out) throws IOException {
    String authorization =
        Objects.requireNonNullElse(out.getRequestHeaders().getFirst("Authorization"), "");
    byte[] body = out.getRequestBody().readAllBytes();
    synchronized (this) {
      if (!tokens.contains(authorization.replaceFirst("Bearer ", ""))) {
        MockPlatform.answer(out, 401, "{}");
        return;
      }
    }
    if (isSlowedDown()) {
      out.getResponseHeaders().add("X-Rate-Limit-Remaining", "0.0");
      out.getResponseHeaders().add("Retry-After", "1");
      MockPlatform.answer(out, 403, "403 Forbidden (Rate Limit Exceeded)");
      return;
    }
    Fault fault = fault();
    if (fault == Fault.BEFORE) {
      MockPlatform.answer(out, 502, "<html><b>Bad gateway</b></html>");
      return;
    }
    Answer answer = answered(out, new String(body, StandardCharsets.UTF_8));
    if (answer.status() >= 400) {
      synchronized (this) {
        refusals++;
      }
    }
    if (fault == Fault.AFTER) {
      MockPlatform.answer(out, 504, "");
      return;
    }
    if (answer.link() != null) {
      // In UTF-8, as it comes from there.
      out.getResponseHeaders()
          .add(
              "Link",
              new String(
                  answer.link().getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
    }
    MockPlatform.answer(out, answer.status(), answer.body());
  }

  private synchronized boolean isSlowedDown() {
    return slowdowns-- > 0;
  }

  private record Answer(int status, String body, @Nullable String link) {
    static Answer of(int status, Object body) {
      return new Answer(status, JSON.writeValueAsString(body), null);
    }

    static Answer no(int status, String why) {
      return of(status, Map.of("error", why));
    }
  }

  private Answer answered(HttpExchange out, String body) {
    String path = out.getRequestURI().getPath();
    String type = Objects.requireNonNullElse(out.getRequestHeaders().getFirst("Content-Type"), "");
    String accept = Objects.requireNonNullElse(out.getRequestHeaders().getFirst("Accept"), "");
    Map<String, String> query = Forms.read(out.getRequestURI().getRawQuery());
    if (path.equals("/items")) {
      if (!"1".equals(query.get("course"))) {
        return Answer.no(400, "no course");
      }
      return out.getRequestMethod().equals("POST") ? made(type, body) : listed(accept, query);
    }
    if (quirk == Quirk.MOODLE && !"1".equals(query.get("type_id"))) {
      return Answer.no(400, "no type_id");
    }
    if (path.endsWith("/lineitem")) {
      return shown(path, accept);
    }
    return path.endsWith("/scores")
        ? scored(path.replaceFirst("/scores$", ""), type, body)
        : results(path.replaceFirst("/results$", ""), accept, query);
  }

  private synchronized Answer listed(String accept, Map<String, String> query) {
    if (!accept.equals("application/vnd.ims.lis.v2.lineitemcontainer+json")) {
      return Answer.no(400, "No handler found");
    }
    String link = query.getOrDefault("resource_link_id", "");
    boolean isHeeded = quirk != Quirk.BRIGHTSPACE;
    return Answer.of(
        200,
        items.values().stream()
            .filter(item -> !isHeeded || link.equals(item.get("resourceLinkId")))
            .toList());
  }

  private synchronized Answer shown(String path, String accept) {
    if (!accept.equals(ITEM)) {
      return Answer.no(400, "No handler found");
    }
    Map<String, Object> item = items.get(path);
    return item == null ? Answer.no(404, "no such line item") : Answer.of(200, item);
  }

  private synchronized Answer made(String type, String body) {
    if (!type.equals(ITEM)) {
      return Answer.no(400, "No handler found");
    }
    JsonNode wanted = JSON.readTree(body);
    if (wanted.path("label").asString("").isEmpty()
        || wanted.path("scoreMaximum").asDouble() <= 0) {
      return Answer.no(400, "label and scoreMaximum");
    }
    var fields = new LinkedHashMap<String, Object>();
    wanted
        .properties()
        .forEach(
            entry ->
                fields.put(
                    entry.getKey(),
                    entry.getValue().isNumber()
                        ? entry.getValue().decimalValue()
                        : entry.getValue().asString("")));
    return Answer.of(201, Objects.requireNonNull(items.get(URI.create(item(fields)).getPath())));
  }

  private Answer scored(String item, String type, String body) {
    if (!type.equals("application/vnd.ims.lis.v1.score+json")) {
      return Answer.no(400, "No handler found");
    }
    JsonNode score = JSON.readTree(body);
    String user = score.path("userId").asString("");
    String key = item + " " + user;
    enter(key);
    try {
      return scored(item, key, user, score);
    } finally {
      leave(key);
    }
  }

  private synchronized void enter(String key) {
    if (underWay.merge(key, 1, Integer::sum) > 1) {
      wrongs.add("two at once for " + key);
    }
  }

  private synchronized void leave(String key) {
    underWay.merge(key, -1, Integer::sum);
  }

  private synchronized Answer scored(String item, String key, String user, JsonNode score) {
    if (!items.containsKey(item)) {
      return Answer.no(404, "no such line item");
    }
    Instant at;
    try {
      at = Instant.parse(score.path("timestamp").asString(""));
    } catch (DateTimeParseException e) {
      return Answer.no(400, "timestamp");
    }
    posted.add(
        new Posted(user, at, score.path("scoreGiven").decimalValue(BigDecimal.ONE.negate())));
    if (strangers.contains(user)) {
      return switch (quirk) {
        case CANVAS -> Answer.no(422, "User not found in course or is not a student");
        case MOODLE, BLACKBOARD, BRIGHTSPACE -> Answer.no(400, reason);
      };
    }
    Held before = held.get(key);
    if (before != null) {
      long later = at.getEpochSecond() - before.at().getEpochSecond();
      if (quirk == Quirk.MOODLE && later <= 0) {
        return Answer.no(409, "Refusing score with an earlier timestamp");
      }
      if (quirk == Quirk.CANVAS && later < 0) {
        return Answer.no(400, "timestamp is earlier than the stored one");
      }
      if (later < 0) {
        wrongs.add("an older one after a newer one for " + key);
      }
    }
    String grading = score.path("gradingProgress").asString("");
    boolean isFinal = grading.equals("FullyGraded");
    if (before != null && before.score() != null && !isFinal) {
      wrongs.add("not final after final for " + key);
    }
    if (score.has("scoreGiven") != score.has("scoreMaximum")) {
      return Answer.no(400, "scoreMaximum");
    }
    BigDecimal given =
        isFinal && score.has("scoreGiven") ? score.path("scoreGiven").decimalValue() : null;
    held.put(key, new Held(at, given, score.path("scoreMaximum").decimalValue(BigDecimal.ONE)));
    boolean isRegrade =
        score.path("https://canvas.instructure.com/lti/submission").has("new_submission");
    submissions += isRegrade ? 0 : 1;
    String handedIn = score.path("submission").path("submittedAt").asString("");
    if (!handedIn.isEmpty() && Instant.parse(handedIn).isAfter(clock.instant())) {
      wrongs.add("handed in " + handedIn);
    }
    accepted.add(
        new Accepted(
            item, user, at, given == null ? BigDecimal.valueOf(-1) : given, grading, handedIn));
    return new Answer(200, "", null);
  }

  /** In parts of two, which the next address joins, quoted as Moodle does. */
  private synchronized Answer results(String item, String accept, Map<String, String> query) {
    if (!accept.equals("application/vnd.ims.lis.v2.resultcontainer+json")) {
      return Answer.no(400, "No handler found");
    }
    String wanted = query.get("user_id");
    int from = Integer.parseInt(query.getOrDefault("from", "0"));
    List<Map<String, Object>> all =
        held.entrySet().stream()
            .filter(entry -> entry.getKey().startsWith(item + " "))
            .filter(entry -> wanted == null || entry.getKey().endsWith(" " + wanted))
            .map(this::result)
            .toList();
    int to = Math.min(all.size(), from + 2);
    String next = nextOrigin + item + "/results?from=" + to;
    String link =
        to >= all.size()
            ? null
            : quirk == Quirk.MOODLE
                ? "&lt;" + next + "&amp;type_id=1&gt;; rel=“next”"
                : "<" + next + ">; rel=\"next\"";
    return new Answer(200, JSON.writeValueAsString(all.subList(from, to)), link);
  }

  private Map<String, Object> result(Map.Entry<String, Held> entry) {
    var result = new LinkedHashMap<String, Object>();
    result.put("id", entry.getKey());
    result.put("userId", entry.getKey().split(" ", 2)[1]);
    BigDecimal score = entry.getValue().score();
    boolean isEmpty = quirk == Quirk.MOODLE && score != null && score.signum() == 0;
    if (score != null && !isEmpty) {
      result.put("timestamp", entry.getValue().at().toString());
      result.put("resultScore", score);
      result.put("resultMaximum", entry.getValue().maximum());
    }
    return result;
  }
}
