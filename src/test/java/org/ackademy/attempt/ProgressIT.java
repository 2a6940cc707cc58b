package org.ackademy.attempt;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.restassured.response.ValidatableResponse;
import java.util.Map;
import java.util.UUID;
import org.ackademy.course.Classroom;
import org.ackademy.course.Classroom.Member;
import org.ackademy.course.CourseRole;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How a learner is getting on: told of what was told, and of nothing else. */
class ProgressIT {
  private static final String RIGHT =
      "A > B SYN seq=100\nB > A SYN,ACK seq=300 ack=101\nA > B ACK seq=101 ack=301";

  /** The acknowledgment number is one too low: a misconception. */
  private static final String SLIP =
      "A > B SYN seq=100\nB > A SYN,ACK seq=300 ack=100\nA > B ACK seq=101 ack=301";

  private static Classroom room;

  @BeforeAll
  static void meet() {
    room = Classroom.open();
  }

  @Test
  void aMisconceptionIsOvercomeOnceItsExerciseIsRight() {
    Member learner = room.join(CourseRole.LEARNER);
    String attempt = room.begin(learner, room.give("opening", Map.of()));
    progress(learner).body("topics", empty()).body("misconceptions", empty());
    answer(learner, attempt, SLIP);
    progress(learner)
        .body("topics.quiz", contains("opening"))
        .body("topics.answered", contains(1))
        .body("topics.right", contains(0))
        .body("misconceptions.id", contains("ack-is-last-byte"))
        .body("misconceptions.state", contains("OPEN"));
    answer(learner, attempt, RIGHT);
    progress(learner)
        .body("topics.right", contains(1))
        .body("misconceptions", hasSize(1))
        .body("misconceptions[0].times", equalTo(1))
        .body("misconceptions[0].state", equalTo("OVERCOME"));
    progress(room.join(CourseRole.LEARNER)).body("topics", empty());
  }

  @Test
  void nothingIsToldBeforeItIsReleased() {
    Member learner = room.join(CourseRole.LEARNER);
    String untold = room.give("opening", Map.of("release", "BY_HAND"));
    answer(learner, room.begin(learner, untold), SLIP);
    progress(learner).body("topics", empty()).body("misconceptions", empty());
    String verdicts = room.give("opening", Map.of("feedback", "VERDICT"));
    answer(learner, room.begin(learner, verdicts), SLIP);
    progress(learner).body("topics.answered", contains(1)).body("misconceptions", empty());
  }

  private static ValidatableResponse progress(Member learner) {
    return room.as(learner).get(Classroom.API + "/me/progress").then().statusCode(200);
  }

  private static void answer(Member learner, String attempt, String answer) {
    room.as(learner)
        .header("Idempotency-Key", UUID.randomUUID())
        .body(Map.of("exercise", "open-three-way", "answer", answer))
        .post(Classroom.API + "/attempts/" + attempt + "/answers")
        .then()
        .statusCode(201);
  }
}
