package org.ackademy.platform;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.matchesPattern;

import io.restassured.http.ContentType;
import java.util.Map;
import java.util.UUID;
import org.ackademy.course.Classroom;
import org.ackademy.platform.security.DemoPerson;
import org.junit.jupiter.api.Test;

/** What is limited says so, and measurements are not everybody's. */
class ProxyIT {
  @Test
  void whatIsCountedTellsHowMuchIsLeft() {
    given()
        .contentType(ContentType.JSON)
        .body("[]")
        .post("/api/v1/replays")
        .then()
        .header("RateLimit-Policy", "\"replays\";q=1200;w=60")
        .header("RateLimit", matchesPattern("\"replays\";r=\\d+;t=\\d+"));
    given()
        .contentType(ContentType.JSON)
        .body(Map.of("username", "nobody-" + UUID.randomUUID(), "password", "x"))
        .post("/api/v1/session")
        .then()
        .statusCode(403)
        .header("RateLimit", matchesPattern("\"logins\";r=9;t=\\d+"));
    var somebody = Classroom.open().join(org.ackademy.course.CourseRole.LEARNER);
    Classroom.as(Classroom.SHARED, somebody.token())
        .body(Map.of("current", "not it", "password", "a long enough password"))
        .put("/api/v1/passwords/own")
        .then()
        .statusCode(422)
        .header("RateLimit", matchesPattern("\"logins\";r=9;t=\\d+"));
  }

  @Test
  void measurementsAreForThisMachineAndAdministrators() {
    given().get("/metrics").then().statusCode(200).body(containsString("# TYPE"));
    given().header("X-Forwarded-For", "203.0.113.9").get("/metrics").then().statusCode(403);
    String token =
        Classroom.signIn(
            Classroom.SHARED, DemoPerson.ADMIN.username(), DemoPerson.ADMIN.password());
    given()
        .header("X-Forwarded-For", "203.0.113.9")
        .header("Authorization", "Bearer " + token)
        .get("/metrics")
        .then()
        .statusCode(200);
  }
}
