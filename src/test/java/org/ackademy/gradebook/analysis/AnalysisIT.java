package org.ackademy.gradebook.analysis;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.notNullValue;

import io.restassured.response.ValidatableResponse;
import java.util.Map;
import java.util.UUID;
import org.ackademy.course.Classroom;
import org.ackademy.course.Classroom.Member;
import org.ackademy.course.CourseRole;
import org.ackademy.gradebook.Crowd;
import org.ackademy.platform.launcher.RunningAckademy;
import org.junit.jupiter.api.Test;

/** What a class's answers say, up to date without anybody asking for it. */
class AnalysisIT {
  private static final String RIGHT =
      "A > B FIN,ACK seq=101 ack=301\nB > A ACK seq=301 ack=102\n"
          + "B > A FIN,ACK seq=301 ack=102\nA > B ACK seq=102 ack=302";

  /** B does not count the FIN. */
  private static final String WRONG =
      "A > B FIN,ACK seq=101 ack=301\nB > A ACK seq=301 ack=101\n"
          + "B > A FIN,ACK seq=301 ack=102\nA > B ACK seq=102 ack=302";

  @Test
  void aClassIsSeenAsSoonAsItHandsIn() throws Exception {
    Classroom room = Classroom.open();
    String assignment = room.give("closing", Map.of());
    analysis(room, assignment)
        .body("learners", equalTo(0))
        .body("alpha.undefined", equalTo("TOO_FEW_LEARNERS"))
        .body("exercises[0].options", empty());
    var crowd = new Crowd(RunningAckademy.shared().database());
    crowd.copy(attempt(room, assignment, WRONG), 5, 2, "w.verdict", "w.score");
    crowd.copy(attempt(room, assignment, RIGHT), 6, 1, "w.verdict", "w.score");
    String exercise = "exercises.find { it.exercise == 'close-by-client' }.";
    analysis(room, assignment)
        .body("learners", equalTo(13))
        .body("distribution[0]", equalTo(13))
        .body(exercise + "answered", equalTo(13))
        .body(exercise + "facility.value", greaterThan(0.5F))
        .body(exercise + "facility.value", lessThan(1F))
        // All else was left out, so there is nothing to correlate with.
        .body(exercise + "discrimination.undefined", equalTo("NO_VARIANCE"))
        .body(exercise + "mistakes.at", contains(2))
        .body(exercise + "mistakes.code", contains("ACK_NUMBER"))
        .body(exercise + "mistakes.learners", contains(6))
        .body(exercise + "misconceptions.id", hasItem("fin-takes-no-number"))
        .body(exercise + "misconceptions.belief.ko", hasItem(notNullValue()))
        .body(
            exercise + "transitions.find { it.host == 'A' && it.from == 'ESTABLISHED' }.learners",
            equalTo(13))
        .body(exercise + "transitions.find { it.to == 'LAST-ACK' }.learners", equalTo(7));
    typical(room, assignment, "close-by-client")
        .body("items.answer", contains(WRONG))
        .body("items.learners", contains(6))
        .body("items.at", contains(2))
        .body("items.code", contains("ACK_NUMBER"));
    typical(room, assignment, "no-such-exercise").body("items", empty());
  }

  @Test
  void ofAFewNothingIsToldThatWouldPointAtOne() {
    Classroom room = Classroom.open();
    String assignment = room.give("closing", Map.of());
    attempt(room, assignment, WRONG);
    typical(room, assignment, "close-by-client").body("items", empty());
  }

  private static String attempt(Classroom room, String assignment, String written) {
    Member member = room.join(CourseRole.LEARNER);
    String attempt = room.begin(member, assignment);
    room.as(member)
        .header("Idempotency-Key", UUID.randomUUID())
        .body(Map.of("exercise", "close-by-client", "answer", written))
        .post("/api/v1/attempts/" + attempt + "/answers")
        .then()
        .statusCode(201);
    room.as(member).put("/api/v1/attempts/" + attempt + "/end").then().statusCode(200);
    return attempt;
  }

  private static ValidatableResponse typical(Classroom room, String assignment, String exercise) {
    return Classroom.as(Classroom.SHARED, room.administrator())
        .queryParam("exercise", exercise)
        .get(room.address() + "/assignments/" + assignment + "/analysis/answers")
        .then()
        .statusCode(200);
  }

  private static ValidatableResponse analysis(Classroom room, String assignment) {
    return Classroom.as(Classroom.SHARED, room.administrator())
        .get(room.address() + "/assignments/" + assignment + "/analysis")
        .then()
        .statusCode(200);
  }
}
