package org.ackademy.lms;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.restassured.response.Response;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.ackademy.lms.mock.Forms;
import org.ackademy.lms.mock.MockPlatform;
import org.ackademy.lms.mock.MockRegistry;
import org.ackademy.lms.mock.MockRoster;
import org.ackademy.lms.mock.Quirk;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Learning management systems that register themselves, and what is told of them and to them. */
class SelfRegistrationIT extends AtAPlatform {
  private static final String TOOL = "https://purl.imsglobal.org/spec/lti-tool-configuration";
  private static final String SELF = "/api/v1/lti/self-registrations";

  private static URI invitation() {
    return URI.create(
        administrator()
            .post("/api/v1/lti/invitations")
            .then()
            .statusCode(201)
            .body("url", startsWith(Visitor.root() + "lti/register?"))
            .extract()
            .path("url"));
  }

  private static String secret(URI invitation) {
    return Forms.read(invitation.getRawQuery()).getOrDefault("invitation", "");
  }

  private static Response registers(String secret, String configuration, String token) {
    var body = new HashMap<String, Object>();
    body.put("invitation", secret);
    body.put("configuration", configuration);
    if (!token.isEmpty()) {
      body.put("token", token);
    }
    return given().contentType("application/json").body(body).post(SELF);
  }

  private static @Nullable Map<String, Object> registered(String client) {
    String next = "/api/v1/lti/registrations?limit=200";
    while (true) {
      Response part = administrator().urlEncodingEnabled(false).get(next);
      @Nullable Map<String, Object> found =
          part.then()
              .statusCode(200)
              .extract()
              .path("items.find { it.clientId == '" + client + "' }");
      List<String> links =
          part.headers().getValues("Link").stream()
              .filter(link -> link.endsWith("rel=\"next\""))
              .toList();
      if (found != null || links.isEmpty()) {
        return found;
      }
      next = links.getFirst().substring(1, links.getFirst().indexOf('>'));
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"MOODLE", "CANVAS", "BRIGHTSPACE"})
  void whoIsInvitedRegistersAndWaitsForAnAdministrator(Quirk quirk) throws IOException {
    try (var other = new MockPlatform(quirk, Clock.systemUTC())) {
      MockRegistry registry = other.registry();
      String secret = secret(invitation());
      registers(secret, registry.address(), registry.token())
          .then()
          .statusCode(201)
          .body("issuer", equalTo(other.issuer()))
          .body("state", equalTo("PENDING"));
      var wish = registry.taken().getFirst();
      assertThat(wish.path("redirect_uris").get(0).asString())
          .isEqualTo(Visitor.root() + "lti/launch");
      assertThat(wish.path("scope").asString())
          .contains("score", "contextmembership")
          .doesNotContain("result");
      assertThat(wish.path("contacts").valueStream().map(one -> one.asString()))
          .containsExactly("quiz@school.example", "lms@school.example");
      assertThat(wish.path("policy_uri").asString()).isEqualTo("https://school.example/privacy");
      assertThat(wish.has("tos_uri")).isFalse();
      assertThat(wish.path(TOOL).path("custom_parameters").path("rl_hist").asString())
          .isEqualTo("$ResourceLink.id.history");
      given()
          .get(wish.path("logo_uri").asString())
          .then()
          .statusCode(200)
          .contentType("image/svg+xml")
          .header("Cross-Origin-Resource-Policy", "cross-origin");
      Visitor learner = Visitor.of(other, Visitor.person("Learner"), Visitor.place("opening"));
      told(learner.login(Map.of()), "pending");
      // Approved, and its deployment too.
      Map<String, Object> found = Objects.requireNonNull(registered(other.clientId()));
      String address = "/api/v1/lti/registrations/" + found.get("id");
      var terms = new HashMap<>(found);
      terms.keySet().removeAll(List.of("id", "madeAt"));
      terms.put("state", "ACTIVE");
      terms.put("admits", "ACTIVE");
      administrator().header("If-Match", "*").body(terms).put(address).then().statusCode(200);
      if (quirk == Quirk.MOODLE) {
        told(learner.launch(learner.signed()), "pending");
        String deployment =
            administrator().get(address + "/deployments").then().extract().path("items[0].id");
        administrator()
            .header("If-Match", "*")
            .body(Map.of("state", "ACTIVE"))
            .put(address + "/deployments/" + deployment)
            .then()
            .statusCode(200);
      }
      assertThat(learner.arrives().getPath()).startsWith("/courses/");
      // The invitation was good once.
      registers(secret, registry.address(), registry.token())
          .then()
          .statusCode(403)
          .body("type", equalTo("urn:ackademy:problem:lms-invitation-over"));
    }
  }

  @Test
  void thePageIsFramedByWhoeverIsInvitedAndByNobodyElse() throws IOException {
    try (var other = new MockPlatform(Quirk.MOODLE, Clock.systemUTC())) {
      String page =
          invitation().getRawPath()
              + "?"
              + invitation().getRawQuery()
              + "&openid_configuration="
              + java.net.URLEncoder.encode(
                  other.registry().address(), java.nio.charset.StandardCharsets.UTF_8);
      assertThat(given().urlEncodingEnabled(false).get(page).header("Content-Security-Policy"))
          .contains("frame-ancestors " + other.origin() + ";");
      assertThat(
              given()
                  .urlEncodingEnabled(false)
                  .get(page.replaceFirst("invitation=[^&]+", "invitation=none"))
                  .header("Content-Security-Policy"))
          .contains("frame-ancestors 'none'");
    }
  }

  @Test
  void whatDoesNotHoldIsRefusedAndTheInvitationStaysGood() throws IOException {
    try (var other = new MockPlatform(Quirk.MOODLE, Clock.systemUTC());
        var third = new MockPlatform(Quirk.MOODLE, Clock.systemUTC())) {
      MockRegistry registry = other.registry();
      MockRegistry thirds = third.registry();
      String secret = secret(invitation());
      // Another platform's token.
      unfit(registers(secret, registry.address(), thirds.token()));
      unfit(registers(secret, registry.address(), ""));
      unfit(registers(secret, registry.address(), "with\nanother: header"));
      // Another issuer than where it lies; endpoints that are no addresses, or lie elsewhere.
      for (Map<String, String> lie :
          List.of(
              Map.of("issuer", third.origin()),
              Map.of("issuer", "https://canvas.instructure.com"),
              Map.of("issuer", other.origin() + "@evil.example"),
              Map.of("issuer", ""),
              Map.of("registration_endpoint", third.origin() + "/register"),
              Map.of("authorization_endpoint", "javascript:alert(1)"),
              Map.of("token_endpoint", "file:///etc/passwd"),
              Map.of("jwks_uri", "http://user@127.0.0.1/keys"))) {
        registry.says(
            all -> {
              var said = new HashMap<>(all);
              said.putAll(lie);
              return said;
            });
        unfit(registers(secret, registry.address(), registry.token()));
      }
      registry.says(all -> all);
      assertThat(thirds.shown()).isEmpty();
      // Redirects are not followed, nor addresses that are none.
      for (String address :
          List.of(
              other.origin() + "/redirect",
              "file:///etc/passwd",
              "gopher://127.0.0.1/",
              "//127.0.0.1/",
              "no address")) {
        unfit(registers(secret, address, registry.token()));
      }
      assertThat(registered(other.clientId())).isNull();
      registers(secret, registry.address(), registry.token()).then().statusCode(201);
      // Again by another invitation: it is there already.
      String another = secret(invitation());
      registers(another, registry.address(), registry.token()).then().statusCode(409);
      // It is left for a system that is not registered yet.
      registers(another, registry.address(), registry.token()).then().statusCode(409);
    }
  }

  private static void unfit(Response answer) {
    answer
        .then()
        .statusCode(422)
        .body("type", equalTo("urn:ackademy:problem:lms-unfit"))
        .body("detail", not(containsString("<")));
  }

  @Test
  void whatSystemsAreToldIsThere() {
    given()
        .get("/lti/config/canvas.json")
        .then()
        .statusCode(200)
        .body("oidc_initiation_url", equalTo(Visitor.root() + "lti/login"))
        .body("public_jwk_url", equalTo(Visitor.root() + "lti/jwks.json"))
        .body(
            "extensions[0].settings.placements.placement",
            hasItems("assignment_selection", "link_selection"));
    given()
        .get("/lti/config/tool.json")
        .then()
        .statusCode(200)
        .body("toolUrl", equalTo(Visitor.root() + "lti/launch"));
    given()
        .get("/lti/config/link.xml")
        .then()
        .statusCode(200)
        .contentType("application/xml; charset=utf-8")
        .body("cartridge_basiclti_link.launch_url", equalTo(Visitor.root() + "lti/launch"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"moodle", "blackboard", "brightspace", "sakai"})
  void whatIsTypedIntoTheFormOfASystemIsThere(String product) {
    List<String> values =
        given()
            .get("/lti/config/" + product + ".json")
            .then()
            .statusCode(200)
            .extract()
            .path("fields.value");
    assertThat(values)
        .contains("Ackademy")
        .containsOnlyOnce(Visitor.root() + "lti/login", Visitor.root() + "lti/jwks.json")
        .contains(Visitor.root() + "lti/launch");
  }

  @Test
  void thereIsNoFormOfASystemThatIsNotKnown() {
    for (String name : List.of("other.json", "", "moodle")) {
      given().urlEncodingEnabled(false).get("/lti/config/" + name).then().statusCode(404);
    }
  }

  @Test
  void aCheckSaysWhatIsThereAndWhatIsAmiss() throws IOException {
    try (var other = new MockPlatform(Quirk.CANVAS, Clock.systemUTC())) {
      MockRoster roster = other.roster(URI.create(Visitor.root() + "lti/jwks.json"));
      String id = register(other, Map.of("tokenUrl", roster.tokenUrl()));
      String check = "/api/v1/lti/registrations/" + id + "/check";
      states(check, "GOOD", "GOOD", "NOT_YET", "NOT_YET", "NOT_YET", "NOT_YET", "NOT_YET");
      roster.has("one", "One", "Learner", null);
      Visitor.of(other, Visitor.person("Instructor"), Visitor.place("opening"), roster.claim())
          .arrives();
      states(check, "GOOD", "GOOD", "GOOD", "GOOD", "GOOD", "GOOD", "NOT_YET");
      roster.fails(MockRoster.Fault.STRIPPED);
      other.loseKeys();
      states(check, "GOOD", "BAD", "GOOD", "GOOD", "GOOD", "BAD", "NOT_YET")
          .then()
          .body("findings[5].said", containsString("CGIPassAuth On"));
    }
  }

  private static Response states(String check, String... states) {
    Response answer = administrator().post(check);
    answer.then().statusCode(200).body("findings.state", equalTo(List.of(states)));
    return answer;
  }
}
