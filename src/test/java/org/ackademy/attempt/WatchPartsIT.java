package org.ackademy.attempt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ackademy.course.Classroom;
import org.ackademy.course.Classroom.Member;
import org.ackademy.course.CourseRole;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever watches a class is sent what is other than they saw it, and nothing else. */
class WatchPartsIT {
  private static final int LEARNERS = 6;

  private final List<Member> learners = new ArrayList<>();
  private Classroom room;
  private Member teacher;
  private String assignment;

  @BeforeEach
  void meet() {
    room = Classroom.open();
    teacher = room.join(CourseRole.INSTRUCTOR);
    for (int i = 0; i < LEARNERS; i++) {
      learners.add(room.join(CourseRole.LEARNER));
    }
    assignment = room.give("closing", Map.of());
  }

  private String address() {
    return room.address() + "/assignments/" + assignment + "/watch";
  }

  private ValidatableResponse watched(RequestSpecification request) {
    return request.get(address()).then().statusCode(200);
  }

  private ValidatableResponse since(String parts) {
    return watched(room.as(teacher).queryParam("seen", parts));
  }

  private String all() {
    return watched(room.as(teacher))
        .body("learners", hasSize(LEARNERS))
        .body("$", not(hasKey("changed")))
        .extract()
        .path("parts");
  }

  private int partOf(Member learner) {
    return watched(room.as(teacher))
        .extract()
        .path("learners.find { it.id == '" + learner.id() + "' }.part");
  }

  @Test
  void ofWhatIsAsItWasSeenNothingIsSent() {
    String parts = all();
    since(parts).body("learners", empty()).body("changed", empty()).body("parts", equalTo(parts));
    String tag = since(parts).extract().header("ETag");
    room.as(teacher)
        .header("If-None-Match", tag)
        .queryParam("seen", parts)
        .get(address())
        .then()
        .statusCode(304);
  }

  @Test
  void whoDidSomethingIsSentWithTheirPart() {
    String parts = all();
    Member busy = learners.getFirst();
    int part = partOf(busy);
    String attempt = room.begin(busy, assignment);
    String begun =
        since(parts)
            .body("changed", equalTo(List.of(part)))
            .body("learners.part.unique()", equalTo(List.of(part)))
            .body(found(busy) + ".attempt.state", equalTo("OPEN"))
            .body(found(busy) + ".attempt.answered", equalTo(0))
            .extract()
            .path("parts");
    room.as(busy)
        .header("Idempotency-Key", UUID.randomUUID())
        .body(Map.of("exercise", "close-by-client", "answer", "A > B FIN,ACK seq=101 ack=301"))
        .post("/api/v1/attempts/" + attempt + "/answers")
        .then()
        .statusCode(201);
    since(begun)
        .body("changed", equalTo(List.of(part)))
        .body(found(busy) + ".attempt.answered", equalTo(1));
    assertThat(begun).isNotEqualTo(parts);
  }

  private static String found(Member learner) {
    return "learners.find { it.id == '" + learner.id() + "' }";
  }

  @Test
  void whoIsThereNoMoreIsInNoPart() {
    Member gone = learners.getLast();
    int part = partOf(gone);
    String parts = all();
    String enrolment = room.address() + "/enrolments/" + gone.id();
    Classroom.as(Classroom.SHARED, room.administrator())
        .header("If-Match", "*")
        .delete(enrolment)
        .then()
        .statusCode(204);
    since(parts).body("changed", equalTo(List.of(part))).body(found(gone), equalTo(null));
  }

  @Test
  void whatWasNotSeenHereIsNotBelieved() {
    all();
    since("").body("learners", hasSize(LEARNERS)).body("$", not(hasKey("changed")));
    since("x".repeat(512)).body("learners", hasSize(LEARNERS));
  }
}
