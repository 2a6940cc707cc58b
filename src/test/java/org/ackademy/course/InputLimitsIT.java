package org.ackademy.course;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThan;

import io.restassured.http.ContentType;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the database cannot keep is refused as the client's mistake, not found out as our own. */
class InputLimitsIT {
  private static Classroom room;

  @BeforeAll
  static void meet() {
    room = Classroom.open();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/v1/quizzes/a%00b", "/api/v1/quizzes?after=a%00b"})
  void noTextIsComparedWithTheNullCharacter(String path) {
    given().urlEncodingEnabled(false).get(path).then().statusCode(lessThan(500));
  }

  @Test
  void nobodyHasANameWithTheNullCharacter() {
    String login = "a\0b:correct horse";
    String encoded = Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
    given()
        .header("Authorization", "Basic " + encoded)
        .contentType(ContentType.JSON)
        .body(Map.of("name", "x"))
        .post("/api/v1/tokens")
        .then()
        .statusCode(401);
  }

  @Test
  void noTextWithTheNullCharacterIsKept() {
    Classroom.as(Classroom.SHARED, room.administrator())
        .body(Map.of("slug", "null", "title", Map.of("en", "a\0b")))
        .post("/api/v1/courses")
        .then()
        .statusCode(422)
        .body("errors.code", hasItem("null-character"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"+1000000000-12-31T23:59:59Z", "-1000000000-01-01T00:00:00Z"})
  void noInstantBeyondTheCalendarIsKept(String instant) {
    Classroom.as(Classroom.SHARED, room.administrator())
        .body(Map.of("quiz", "closing", "opensAt", instant))
        .post(room.address() + "/assignments")
        .then()
        .statusCode(422)
        .body("errors.pointer", contains("#/opensAt"));
  }

  @Test
  void aScheduleIsInOrderAsItIsKept() {
    Classroom.as(Classroom.SHARED, room.administrator())
        .body(
            Map.of(
                "quiz", "closing",
                "opensAt", "2026-11-22T10:00:00.000000001Z",
                "closesAt", "2026-11-22T10:00:00.000000002Z"))
        .post(room.address() + "/assignments")
        .then()
        .statusCode(422)
        .body("errors.code", contains("order"));
  }

  @Test
  void veryManyScopesAreRefusedAtOnce() {
    Classroom.as(Classroom.SHARED, room.administrator())
        .body(Map.of("name", "x", "scopes", Collections.nCopies(10_000, "y")))
        .post("/api/v1/tokens")
        .then()
        .statusCode(422)
        .body("errors", hasSize(1))
        .body("errors.pointer[0]", equalTo("#/scopes"));
  }
}
