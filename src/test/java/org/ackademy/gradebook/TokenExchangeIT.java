package org.ackademy.gradebook;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.not;

import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.ackademy.course.Classroom;
import org.ackademy.course.Classroom.Member;
import org.ackademy.course.CourseRole;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Tokens by OAuth 2.0's client credentials, and OneRoster's services with them. */
class TokenExchangeIT {
  private static final String GRADES = "/ims/oneroster/gradebook/v1p2/";
  private static final String ROSTER = "/ims/oneroster/rostering/v1p2/";
  private static final String SCOPES = "https://purl.imsglobal.org/spec/or/v1p2/scope/";
  private static final String MINOR =
      "imsx_CodeMinor.imsx_codeMinorField[0].imsx_codeMinorFieldValue";

  private static Classroom room;
  private static Member teacher;

  @BeforeAll
  static void meet() {
    room = Classroom.open();
    teacher = room.join(CourseRole.INSTRUCTOR);
    room.join(CourseRole.LEARNER);
    room.give("closing", Map.of());
  }

  /** A client's own token. */
  private record Own(String id, String token) {}

  private static String at(Map<String, Object> made, String name) {
    return Objects.requireNonNull(made.get(name)).toString();
  }

  private static Own machine(List<String> scopes) {
    Map<String, Object> made =
        Classroom.as(Classroom.SHARED, room.administrator())
            .body(
                Map.of(
                    "name",
                    "Records",
                    "scopes",
                    scopes,
                    "courses",
                    List.of(Map.of("course", room.course(), "role", "INSTRUCTOR"))))
            .post("/api/v1/machines")
            .then()
            .statusCode(201)
            .extract()
            .path("tokens[0]");
    return new Own(at(made, "id"), at(made, "token"));
  }

  private static ValidatableResponse exchange(String name, String secret, Map<String, ?> form) {
    return given()
        .auth()
        .preemptive()
        .basic(name, secret)
        .formParams(form)
        .post("/api/v1/oauth/token")
        .then()
        .header("Cache-Control", "no-store");
  }

  @Test
  void aClientGetsATokenForItsOwn() {
    Own own = machine(List.of("grade:read", "roster:read"));
    String scope = SCOPES + "gradebook.readonly";
    String token =
        exchange(
                own.id(),
                own.token(),
                Map.of(
                    "grant_type",
                    "client_credentials",
                    "scope",
                    scope + " " + SCOPES + "gradebook.createput"))
            .statusCode(200)
            .body("token_type", equalTo("Bearer"))
            .body("expires_in", lessThanOrEqualTo(3600))
            // What cannot be given is not, and that is said.
            .body("scope", equalTo(scope))
            .extract()
            .path("access_token");
    RequestSpecification client = Classroom.as(Classroom.SHARED, token);
    client
        .get(GRADES + "classes/" + room.course() + "/results")
        .then()
        .statusCode(200)
        .body("results", hasSize(1));
    client.get(ROSTER + "users").then().statusCode(403).body(MINOR, equalTo("forbidden"));
    client.get("/api/v1/tokens").then().statusCode(403);
    // It is not a client's own, and is not shown among its tokens.
    exchange(own.id(), token, Map.of("grant_type", "client_credentials")).statusCode(401);
    Classroom.as(Classroom.SHARED, room.administrator())
        .get("/api/v1/tokens/all?limit=200")
        .then()
        .body("items.token", not(hasItem(token)));
    Classroom.as(Classroom.SHARED, room.administrator())
        .delete("/api/v1/tokens/" + own.id())
        .then()
        .statusCode(204);
    client
        .get(GRADES + "results")
        .then()
        .statusCode(401)
        .body(MINOR, equalTo("unauthorisedrequest"));
    exchange(own.id(), own.token(), Map.of("grant_type", "client_credentials"))
        .statusCode(401)
        .header("WWW-Authenticate", containsString("realm"))
        .body("error", equalTo("invalid_client"));
  }

  @Test
  void onlyTheNewestOfAClientsTokensStayGood() {
    Own own = machine(List.of("grade:read"));
    List<String> tokens =
        Stream.generate(
                () ->
                    exchange(own.id(), own.token(), Map.of("grant_type", "client_credentials"))
                        .statusCode(200)
                        .body("scope", equalTo("grade:read"))
                        .extract()
                        .<String>path("access_token"))
            .limit(11)
            .toList();
    Classroom.as(Classroom.SHARED, tokens.getFirst())
        .get(GRADES + "categories")
        .then()
        .statusCode(401);
    for (String token : tokens.subList(1, tokens.size())) {
      Classroom.as(Classroom.SHARED, token).get(GRADES + "categories").then().statusCode(200);
    }
  }

  @Test
  void aTokenIsRefusedAsOAuthSays() {
    Own own = machine(List.of("grade:read"));
    String name = own.id();
    String secret = own.token();
    String scope = SCOPES + "roster.readonly";
    exchange(name, secret, Map.of("grant_type", "password"))
        .statusCode(400)
        .body("error", equalTo("unsupported_grant_type"));
    exchange(name, secret, Map.of("scope", scope))
        .statusCode(400)
        .body("error", equalTo("invalid_request"));
    exchange(name, secret, Map.of("grant_type", "client_credentials", "scope", scope))
        .statusCode(400)
        .body("error", equalTo("invalid_scope"));
    exchange(UUID.randomUUID().toString(), secret, Map.of("grant_type", "client_credentials"))
        .statusCode(401)
        .body("error", equalTo("invalid_client"));
    exchange(name, "ack_pat_wrong", Map.of("grant_type", "client_credentials")).statusCode(401);
    // A password is no client's secret.
    exchange(teacher.username(), teacher.password(), Map.of("grant_type", "client_credentials"))
        .statusCode(401);
  }
}
