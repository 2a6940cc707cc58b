package org.ackademy.lms.mock;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where tools register at a mock platform (LTI Dynamic Registration 1.0), with what they must say.
 */
public final class MockRegistry {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String TOOL = "https://purl.imsglobal.org/spec/lti-tool-configuration";
  private static final List<String> REQUIRED =
      List.of(
          "response_types",
          "initiate_login_uri",
          "redirect_uris",
          "client_name",
          "jwks_uri",
          "token_endpoint_auth_method",
          TOOL);

  private final MockPlatform platform;
  private final String token = "registration-" + UUID.randomUUID();
  private final List<JsonNode> taken = new CopyOnWriteArrayList<>();
  private final List<String> shown = new CopyOnWriteArrayList<>();
  private volatile UnaryOperator<Map<String, Object>> says = all -> all;

  MockRegistry(HttpServer server, MockPlatform platform) {
    this.platform = platform;
    server.createContext("/openid-configuration", this::configuration);
    server.createContext("/register", this::register);
    server.createContext("/redirect", MockRegistry::redirect);
  }

  public String address() {
    return platform.origin() + "/openid-configuration?school=1";
  }

  /** What a tool has to show; Brightspace has none. */
  public String token() {
    return platform.quirk() == Quirk.BRIGHTSPACE ? "" : token;
  }

  /** Describes itself otherwise from now on. */
  public void says(UnaryOperator<Map<String, Object>> other) {
    says = other;
  }

  /** The tools that were registered. */
  public List<JsonNode> taken() {
    return List.copyOf(taken);
  }

  /** All tokens that were shown. */
  public List<String> shown() {
    return List.copyOf(shown);
  }

  private static void redirect(HttpExchange in) throws IOException {
    in.getResponseHeaders().add("Location", "/openid-configuration?school=1");
    MockPlatform.answer(in, 302, "");
  }

  private boolean mayNot(HttpExchange in) throws IOException {
    String authorization = String.valueOf(in.getRequestHeaders().getFirst("Authorization"));
    shown.add(authorization);
    boolean may = token().isEmpty() || authorization.equals("Bearer " + token());
    if (!may) {
      MockPlatform.answer(in, 401, "{\"errors\":[\"invalid <b>token</b>\"]}");
    }
    return !may;
  }

  private void configuration(HttpExchange in) throws IOException {
    if (mayNot(in)) {
      return;
    }
    var all = new LinkedHashMap<String, Object>();
    all.put("issuer", platform.origin());
    all.put("authorization_endpoint", platform.origin() + "/auth?school=1");
    all.put("token_endpoint", platform.origin() + "/token");
    all.put("jwks_uri", platform.origin() + "/keys");
    all.put("registration_endpoint", platform.origin() + "/register");
    all.put(
        "scopes_supported",
        List.of(
            "openid",
            "https://purl.imsglobal.org/spec/lti-ags/scope/score",
            "https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly"));
    all.put(
        "https://purl.imsglobal.org/spec/lti-platform-configuration",
        Map.of("product_family_code", platform.quirk() == Quirk.CANVAS ? "canvas" : "moodle"));
    MockPlatform.answer(in, 200, JSON.writeValueAsString(says.apply(all)));
  }

  private void register(HttpExchange in) throws IOException {
    if (mayNot(in)) {
      return;
    }
    JsonNode asked =
        JSON.readTree(new String(in.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    List<String> missing = REQUIRED.stream().filter(name -> !asked.has(name)).toList();
    if (!missing.isEmpty() || asked.path("scope").asString("").contains("lineitem")) {
      MockPlatform.answer(in, 422, JSON.writeValueAsString(Map.of("errors", missing)));
      return;
    }
    taken.add(asked);
    var answer = new LinkedHashMap<String, Object>();
    answer.put("client_id", platform.clientId());
    if (platform.quirk() == Quirk.MOODLE) {
      answer.put(TOOL, Map.of("deployment_id", 1));
    }
    MockPlatform.answer(in, 200, JSON.writeValueAsString(answer));
  }
}
