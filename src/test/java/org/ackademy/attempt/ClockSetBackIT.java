package org.ackademy.attempt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ackademy.course.Classroom;
import org.ackademy.course.Classroom.Member;
import org.ackademy.course.CourseRole;
import org.ackademy.platform.launcher.RunningAckademy;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The server's clock was an hour ahead and was set right: what is stored bears later times than
 * what comes now. The order of storing decides, and nothing breaks.
 */
class ClockSetBackIT {
  private static final String WRONG = "A > B FIN,ACK seq=101 ack=301\nB > A ACK seq=301 ack=101";
  private static final String RIGHT =
      "A > B FIN,ACK seq=101 ack=301\nB > A FIN,ACK seq=301 ack=102\nA > B ACK seq=102 ack=302";

  private Classroom room;
  private Member learner;

  @BeforeEach
  void meet() {
    room = Classroom.open();
    learner = room.join(CourseRole.LEARNER);
  }

  @Test
  void theAnswerStoredLastCountsThoughItBearsTheEarlierTime() throws SQLException {
    String assignment = room.give("closing", Map.of("timeLimitMinutes", 30));
    String attempt = room.begin(learner, assignment);
    String first = answer(attempt, WRONG);
    setBack(attempt);
    String second = answer(attempt, RIGHT);

    List<String> times = room.as(learner).get(answers(attempt)).path("items.answeredAt");
    assertThat(Instant.parse(times.getFirst())).isAfter(Instant.parse(times.getLast()));
    room.as(learner)
        .get(answers(attempt))
        .then()
        .body("items.id", contains(first, second))
        .body("items.timing", contains("IN_TIME", "IN_TIME"));
    room.as(learner).get("/api/v1/attempts/" + attempt).then().body("state", equalTo("OPEN"));
    Number mark =
        Classroom.as(Classroom.SHARED, room.administrator())
            .get(room.address() + "/gradebook")
            .path("learners[0].marks[0].score");
    assertThat(mark.intValue()).isEqualTo(1);
  }

  @Test
  void theNextAttemptIsTheNextThoughItBearsTheEarlierTime() throws SQLException {
    String assignment = room.give("closing", Map.of("attemptsMax", 2));
    String first = room.begin(learner, assignment);
    room.as(learner).put("/api/v1/attempts/" + first + "/end").then().statusCode(200);
    setBack(first);
    String second = room.begin(learner, assignment);
    room.as(learner)
        .get("/api/v1/attempts/" + second)
        .then()
        .body("number", equalTo(2))
        .body("state", equalTo("OPEN"));
    room.as(learner).get("/api/v1/attempts/" + first).then().body("state", equalTo("HANDED_IN"));
  }

  @Test
  void anAnswerThatCameAfterADraftGoesBeforeIt() throws SQLException {
    String attempt = room.begin(learner, room.give("closing", Map.of("drafts", "HANDED_IN")));
    room.as(learner)
        .body(Map.of("answer", WRONG, "revision", 1))
        .put("/api/v1/attempts/" + attempt + "/drafts/close-by-client")
        .then()
        .statusCode(200);
    setBack(attempt);
    String answered = answer(attempt, RIGHT);
    room.as(learner).put("/api/v1/attempts/" + attempt + "/end").then().statusCode(200);
    room.as(learner).get(answers(attempt)).then().body("items.id", contains(answered));
  }

  @Test
  void aPauseThatEndsBeforeItBeganTakesNothingAway() throws SQLException {
    String assignment = room.give("closing", Map.of("timeLimitMinutes", 30));
    String attempt = room.begin(learner, assignment);
    String end = room.as(learner).get("/api/v1/attempts/" + attempt).path("endsAt");
    intervene(assignment, "PAUSE");
    execute(
        "UPDATE intervention SET done_at = done_at + interval '1 hour' WHERE assignment_id = '"
            + assignment
            + "'",
        "intervention");
    room.as(learner).get("/api/v1/attempts/" + attempt).then().body("state", equalTo("PAUSED"));
    intervene(assignment, "RESUME");
    room.as(learner)
        .get("/api/v1/attempts/" + attempt)
        .then()
        .body("state", equalTo("OPEN"))
        .body("endsAt", equalTo(end));
  }

  private void intervene(String assignment, String kind) {
    Classroom.as(Classroom.SHARED, room.administrator())
        .header("Idempotency-Key", UUID.randomUUID())
        .body(Map.of("kind", kind))
        .post(room.address() + "/assignments/" + assignment + "/interventions")
        .then()
        .statusCode(201);
  }

  /** What is stored of an attempt was stored when the clock was an hour ahead. */
  private static void setBack(String attempt) throws SQLException {
    execute(
        "UPDATE attempt SET started_at = started_at + interval '1 hour' WHERE id = '"
            + attempt
            + "'",
        "attempt");
    execute(
        "UPDATE attempt_end SET ended_at = ended_at + interval '1 hour' WHERE attempt_id = '"
            + attempt
            + "'",
        "attempt_end");
    execute(
        "UPDATE answer SET answered_at = answered_at + interval '1 hour' WHERE attempt_id = '"
            + attempt
            + "'",
        "answer");
    execute(
        "UPDATE draft SET saved_at = saved_at + interval '1 hour' WHERE attempt_id = '"
            + attempt
            + "'",
        "");
  }

  private static void execute(String update, String history) throws SQLException {
    try (var connection = RunningAckademy.shared().database().getConnection();
        var statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      if (!history.isEmpty()) {
        statement.execute("ALTER TABLE " + history + " DISABLE TRIGGER append_only");
      }
      statement.executeUpdate(update);
      if (!history.isEmpty()) {
        statement.execute("ALTER TABLE " + history + " ENABLE TRIGGER append_only");
      }
      connection.commit();
    }
  }

  private String answer(String attempt, String written) {
    return room.as(learner)
        .header("Idempotency-Key", UUID.randomUUID())
        .body(Map.of("exercise", "close-by-client", "answer", written))
        .post(answers(attempt))
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private static String answers(String attempt) {
    return "/api/v1/attempts/" + attempt + "/answers";
  }
}
