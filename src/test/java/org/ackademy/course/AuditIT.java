package org.ackademy.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.ackademy.course.Classroom.Member;
import org.ackademy.platform.launcher.RunningAckademy;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The audit log over REST: what is in it, how it is read, and that nobody can change it. */
class AuditIT {
  private static Classroom room;
  private static Member instructor;
  private static Member learner;

  @BeforeAll
  static void meet() {
    room = Classroom.open();
    instructor = room.join(CourseRole.INSTRUCTOR);
    learner = room.join(CourseRole.LEARNER);
  }

  @Test
  void tellsWhoDidWhatToWhom() {
    room.as(instructor)
        .queryParam("action", "enrolment.made")
        .queryParam("subject", learner.id())
        .get(room.address() + "/audit")
        .then()
        .statusCode(200)
        .body("items", hasSize(1))
        .body("items[0].who", equalTo(learner.id()))
        .body("items[0].course", equalTo(room.course()))
        .body("items[0].kind", equalTo("enrolment"))
        .body("items[0].after.role", equalTo("LEARNER"))
        .body("items[0].before", equalTo(null));
  }

  @Test
  void anInstructorReadsOfTheirOwnCourseAlone() {
    Classroom other = Classroom.open();
    room.as(instructor)
        .get(room.address() + "/audit")
        .then()
        .body("items.course", everyItem(equalTo(room.course())));
    room.as(instructor).get(other.address() + "/audit").then().statusCode(404);
  }

  @Test
  void theNewestEntryComesFirstAndTheNextPartKeepsTheFilter() {
    var first =
        Classroom.as(Classroom.SHARED, room.administrator())
            .queryParam("action", "enrolment.made")
            .queryParam("limit", 1)
            .get(room.address() + "/audit")
            .then()
            .body("items.subject", contains(learner.id()))
            .extract();
    String next =
        first.headers().getValues("Link").stream()
            .filter(link -> link.endsWith("rel=\"next\""))
            .findFirst()
            .orElseThrow();
    assertThat(next).contains("action=enrolment.made");
    Classroom.as(Classroom.SHARED, room.administrator())
        .get(next.substring(1, next.indexOf('>')))
        .then()
        .body("items.subject", contains(instructor.id()));
  }

  @Test
  void isFilteredByTimeAndByWhoDidIt() {
    String now = Instant.now().toString();
    audit("since", now).body("items", empty());
    audit("until", now).body("items.subject", hasItem(learner.id()));
    audit("who", instructor.id()).body("items.subject", not(hasItem(learner.id())));
    audit("since", "yesterday")
        .statusCode(422)
        .body("errors[0].pointer", equalTo("?since"))
        .body("errors[0].code", equalTo("instant"));
    audit("who", "me").statusCode(422);
    audit("after", "x").statusCode(422);
    audit("subject", "%00").statusCode(200);
  }

  private static io.restassured.response.ValidatableResponse audit(String name, String value) {
    return Classroom.as(Classroom.SHARED, room.administrator())
        .queryParam(name, value)
        .get(room.address() + "/audit")
        .then();
  }

  @Test
  void needsItsScope() {
    String token =
        room.as(instructor)
            .body(java.util.Map.of("name", "narrow", "scopes", List.of("course:read")))
            .post("/api/v1/tokens")
            .then()
            .extract()
            .path("token");
    Classroom.as(Classroom.SHARED, token)
        .get(room.address() + "/audit")
        .then()
        .statusCode(403)
        .body("type", endsWith(":insufficient-scope"));
  }

  @Test
  void holdsNoSecret() {
    String all =
        Classroom.as(Classroom.SHARED, room.administrator())
            .queryParam("limit", 200)
            .get("/api/v1/audit")
            .asString();
    assertThat(all).contains("invitation.made").doesNotContain("ack_").doesNotContain("argon2");
  }

  @Test
  void nobodyCanChangeIt() {
    for (String change :
        List.of("UPDATE audit SET action = 'a.b'", "DELETE FROM audit", "TRUNCATE audit")) {
      assertThatThrownBy(() -> run(change))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("append-only");
    }
  }

  private static void run(String statement) throws SQLException {
    try (var connection = RunningAckademy.shared().database().getConnection();
        var prepared = connection.prepareStatement(statement)) {
      prepared.execute();
    }
  }
}
