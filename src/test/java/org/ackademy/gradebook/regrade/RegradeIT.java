package org.ackademy.gradebook.regrade;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.ackademy.course.Classroom;
import org.ackademy.course.Classroom.Member;
import org.ackademy.course.CourseRole;
import org.ackademy.gradebook.Crowd;
import org.ackademy.platform.launcher.RunningAckademy;
import org.junit.jupiter.api.Test;

/** Answers are graded anew exactly as they were written, once each, whatever happens meanwhile. */
class RegradeIT {
  private static final String RIGHT =
      "A > B SYN seq=100\nB > A SYN,ACK seq=300 ack=101\nA > B ACK seq=101 ack=301";

  private static final int LEARNERS = 120;
  private static final int ATTEMPTS = 25;
  private static final long POLL_NANOS = 50_000_000;

  @Test
  void twoServersShareItAndOneIsKilled() throws Exception {
    var running = RunningAckademy.shared();
    try (var other = RunningAckademy.alongside(running, "regrade-second")) {
      Classroom room = Classroom.open();
      String assignment = room.give("opening", Map.of("counting", "BEST"));
      Member learner = room.join(CourseRole.LEARNER);
      String attempt = room.begin(learner, assignment);
      answer(room, learner, attempt, "open-three-way", RIGHT);
      room.as(learner).put("/api/v1/attempts/" + attempt + "/end").then().statusCode(200);
      var crowd = new Crowd(running.database());
      // As an older engine might have graded them.
      crowd.copy(attempt, LEARNERS, ATTEMPTS, "'INCOMPLETE'", "0");
      String regrade =
          Classroom.as(room.server(), room.administrator())
              .header("Idempotency-Key", "once")
              .body(Map.of("against", "ATTEMPT", "reason", "a new engine"))
              .post(room.address() + "/assignments/" + assignment + "/regrades")
              .then()
              .statusCode(201)
              .extract()
              .path("id");
      String batches = " FROM regrade_batch WHERE regrade_id = '" + regrade + "'";
      // Both are at it, and there is something left.
      await(crowd, "SELECT count(DISTINCT graded_by) = 2" + batches);
      other.crash();
      String left = crowd.value("SELECT count(*) - count(graded_at)" + batches);
      String address = room.address() + "/assignments/" + assignment + "/regrades/" + regrade;
      room.awaitState(address, "READY");

      assertThat(Integer.parseInt(left)).as("batches when a server was killed").isPositive();
      int answers = LEARNERS * ATTEMPTS;
      assertThat(crowd.value("SELECT sum(graded)" + batches)).isEqualTo("" + (answers + 1));
      assertThat(changed(crowd, "regrade_change", regrade)).isEqualTo(answers + " " + answers);

      room.apply(assignment, regrade);

      assertThat(changed(crowd, "grading", regrade)).isEqualTo(answers + " " + answers);
      assertThat(
              crowd.value(
                  "SELECT count(*) || ' ' || min(best_points) || ' ' || min(through)"
                      + " FROM standing WHERE through > 1 AND assignment_id = '"
                      + assignment
                      + "'"))
          .isEqualTo(LEARNERS + " 1.000000 " + ATTEMPTS);
      // What else the killed server had begun waits for nobody: other tests go on here.
      await(
          crowd,
          "SELECT count(*) = 0 FROM job WHERE picked AND picked_by <>"
              + " (SELECT graded_by"
              + batches
              + " ORDER BY graded_at DESC LIMIT 1)");
    }
  }

  private static void await(Crowd crowd, String condition) throws SQLException {
    while (!crowd.value(condition).equals("t")) {
      LockSupport.parkNanos(POLL_NANOS);
    }
  }

  /** How many rows there are, and about how many answers. */
  private static String changed(Crowd crowd, String table, String regrade) throws SQLException {
    return crowd.value(
        "SELECT count(*) || ' ' || count(DISTINCT answer_id) FROM "
            + table
            + " WHERE regrade_id = '"
            + regrade
            + "'");
  }

  static String answer(
      Classroom room, Member member, String attempt, String exercise, String written) {
    return room.as(member)
        .header("Idempotency-Key", UUID.randomUUID())
        .body(Map.of("exercise", exercise, "answer", written))
        .post("/api/v1/attempts/" + attempt + "/answers")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }
}
