package org.ackademy.course;

import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Another system works in the courses that it was given, by tokens alone, until it is ended. */
class MachinesIT {
  private Classroom room;

  @BeforeEach
  void meet() {
    room = Classroom.open();
  }

  private RequestSpecification administrator() {
    return Classroom.as(Classroom.SHARED, room.administrator());
  }

  private static RequestSpecification machine(String token) {
    return Classroom.as(Classroom.SHARED, token);
  }

  private Map<String, Object> made() {
    return administrator()
        .body(
            Map.of(
                "name",
                "Student records",
                "scopes",
                List.of("course:read", "grade:read"),
                "courses",
                List.of(Map.of("course", room.course(), "role", "INSTRUCTOR"))))
        .post("/api/v1/machines")
        .then()
        .statusCode(201)
        .body("courses[0].role", equalTo("INSTRUCTOR"))
        .body("tokens", hasSize(1))
        .extract()
        .path("$");
  }

  private static String token(Map<String, Object> made) {
    var tokens = (List<?>) Objects.requireNonNull(made.get("tokens"));
    return String.valueOf(((Map<?, ?>) tokens.getFirst()).get("token"));
  }

  @Test
  void worksInItsCourseAsFarAsItsScopesGoAndNowhereElse() {
    String token = token(made());
    machine(token).get(room.address() + "/gradebook").then().statusCode(200);
    machine(token).get(Classroom.open().address()).then().statusCode(404);
    machine(token).get("/api/v1/courses").then().body("items", hasSize(1));
    machine(token).body("{}").post(room.address() + "/assignments").then().statusCode(403);
    machine(token).body(Map.of("name", "more")).post("/api/v1/tokens").then().statusCode(403);
    machine(token).get("/api/v1/jobs").then().statusCode(403);
  }

  @Test
  void cannotSignIn() {
    Map<String, Object> made = made();
    administrator()
        .body(Map.of("account", made.get("id")))
        .post("/api/v1/passwords/links")
        .then()
        .statusCode(404);
    String username =
        machine(token(made)).get("/api/v1/me").then().statusCode(200).extract().path("username");
    Classroom.SHARED
        .request()
        .contentType("application/json")
        .body(Map.of("username", username, "password", ""))
        .post("/api/v1/session")
        .then()
        .statusCode(403);
  }

  @Test
  void isListedGetsMoreTokensAndIsEnded() {
    Map<String, Object> made = made();
    String address = "/api/v1/machines/" + made.get("id");
    String second =
        administrator()
            .body(Map.of("name", "second", "scopes", List.of("course:read")))
            .post(address + "/tokens")
            .then()
            .statusCode(201)
            .body("token", notNullValue())
            .extract()
            .path("token");
    machine(second).get(room.address()).then().statusCode(200);
    machine(second).get(room.address() + "/gradebook").then().statusCode(403);
    String found = "items.find { it.id == '" + made.get("id") + "' }.";
    administrator()
        .get("/api/v1/machines?limit=200")
        .then()
        .body(found + "tokens", hasSize(2))
        .body(found + "tokens[0].token", nullValue())
        .body(found + "name", equalTo("Student records"));
    administrator().delete(address).then().statusCode(204);
    administrator().delete(address).then().statusCode(204);
    machine(second).get(room.address()).then().statusCode(401);
    machine(token(made)).get(room.address()).then().statusCode(401);
    administrator()
        .body(Map.of("name", "third", "scopes", List.of("course:read")))
        .post(address + "/tokens")
        .then()
        .statusCode(404);
    administrator()
        .get("/api/v1/machines?limit=200")
        .then()
        .body(found + "endedAt", notNullValue());
  }

  @Test
  void theSameWishIsGrantedOnceAndItsSecretShownOnce() {
    Map<String, Object> wanted =
        Map.of("name", "Records", "scopes", List.of("course:read"), "courses", List.of());
    var key = UUID.randomUUID();
    String id =
        wished(key, "/api/v1/machines", wanted)
            .statusCode(201)
            .body("tokens[0].token", notNullValue())
            .extract()
            .path("id");
    wished(key, "/api/v1/machines", wanted)
        .statusCode(201)
        .header("Idempotent-Replayed", "true")
        .body("id", equalTo(id))
        .body("tokens", hasSize(1))
        .body("tokens[0].token", nullValue());
    Map<String, Object> more = Map.of("name", "2027", "scopes", List.of("course:read"));
    String tokens = "/api/v1/machines/" + id + "/tokens";
    String second = wished(key, tokens, more).statusCode(201).extract().path("id");
    wished(key, tokens, more)
        .statusCode(201)
        .body("id", equalTo(second))
        .body("token", nullValue());
    String own = wished(key, "/api/v1/tokens", more).statusCode(201).extract().path("id");
    wished(key, "/api/v1/tokens", more)
        .statusCode(201)
        .body("id", equalTo(own))
        .body("token", nullValue());
    wished(key, "/api/v1/tokens", Map.of("name", "another"))
        .statusCode(422)
        .body("type", endsWith(":idempotency-key-reused"));
  }

  private ValidatableResponse wished(UUID key, String address, Map<String, Object> wanted) {
    return administrator().header("Idempotency-Key", key).body(wanted).post(address).then();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'name':'x','scopes':['token:write']}",
        "{'name':'x','scopes':['admin']}",
        "{'name':'x','scopes':[]}",
        "{'name':'x','scopes':['no-such']}",
        "{'name':'','scopes':['course:read']}",
        "{'name':'x','scopes':['course:read'],'expiresInDays':0}",
        "{'name':'x','scopes':['course:read'],'courses':[{'course':'COURSE','role':'LEARNER'}]}",
        "{'name':'x','scopes':['course:read'],'courses':"
            + "[{'course':'00000000-0000-0000-0000-000000000000','role':'AUTHOR'}]}"
      })
  void isNotMadeOtherwise(String body) {
    administrator()
        .body(body.replace('\'', '"').replace("COURSE", room.course()))
        .post("/api/v1/machines")
        .then()
        .statusCode(422);
  }
}
