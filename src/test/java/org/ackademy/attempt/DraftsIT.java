package org.ackademy.attempt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.ackademy.course.Classroom;
import org.ackademy.course.Classroom.Member;
import org.ackademy.course.CourseRole;
import org.ackademy.platform.launcher.RunningAckademy;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What learners are writing: kept as they write, found on another device, handed in at the end. */
class DraftsIT {
  private static final String RIGHT =
      "A > B FIN,ACK seq=101 ack=301\nB > A FIN,ACK seq=301 ack=102\nA > B ACK seq=102 ack=302";
  private static final String HALF = "A > B FIN,ACK seq=101";

  private static Classroom room;
  private static Member learner;

  @BeforeAll
  static void meet() {
    room = Classroom.open();
    learner = room.join(CourseRole.LEARNER);
  }

  @Test
  void anotherDeviceGoesOnWhereTheFirstOneStopped() {
    String attempt = attempt(Map.of());
    save(attempt, 1, HALF).statusCode(200);
    save(attempt, 2, RIGHT).statusCode(200);
    room.as(learner)
        .get(drafts(attempt))
        .then()
        .body("items.answer", contains(RIGHT))
        .body("items.revision", contains(2))
        .body("items.exercise", contains("close-by-client"));
    // The second device writes on; what the first one still has on its way is not put over it.
    save(attempt, 3, HALF).statusCode(200);
    save(attempt, 3, RIGHT).statusCode(409).body("type", endsWith(":draft-newer"));
    save(attempt, 2, RIGHT).statusCode(409);
    save(attempt, 3, HALF).statusCode(200);
    room.as(learner).get(drafts(attempt)).then().body("items.answer", contains(HALF));
    room.as(learner).get(answers(attempt)).then().body("items", empty());
  }

  @Test
  void theLatestOfManyAtOnceStays() throws Exception {
    String attempt = attempt(Map.of());
    List<Callable<Response>> saves =
        IntStream.rangeClosed(1, 16)
            .<Callable<Response>>mapToObj(n -> () -> request(attempt, n, "A > B SYN seq=" + n))
            .toList();
    try (var devices = Executors.newFixedThreadPool(8)) {
      for (var saved : devices.invokeAll(saves)) {
        assertThat(saved.resultNow().statusCode()).isIn(200, 409);
      }
    }
    room.as(learner).get(drafts(attempt)).then().body("items.revision", contains(16));
  }

  @Test
  void whatIsLeftIsHandedInWithTheAttempt() {
    String attempt = attempt(Map.of("drafts", "HANDED_IN"));
    save(attempt, 1, RIGHT).statusCode(200);
    end(attempt);
    room.as(learner)
        .get(answers(attempt))
        .then()
        .body("items.verdict", contains("VALID"))
        .body("items.timing", contains("IN_TIME"));
    save(attempt, 2, HALF).statusCode(409).body("type", endsWith(":attempt-handed-in"));
  }

  @Test
  void whatWasAnsweredSinceIsNotHandedInAgain() {
    String attempt = attempt(Map.of("drafts", "HANDED_IN"));
    save(attempt, 1, RIGHT).statusCode(200);
    answer(attempt, HALF);
    end(attempt);
    room.as(learner).get(answers(attempt)).then().body("items.answer", contains(HALF));
  }

  @Test
  void elsewhereDraftsAreLeft() {
    String attempt = attempt(Map.of());
    save(attempt, 1, RIGHT).statusCode(200);
    end(attempt);
    room.as(learner).get(answers(attempt)).then().body("items", empty());
    room.as(learner).get(drafts(attempt)).then().body("items.answer", contains(RIGHT));
  }

  @Test
  void whatIsLeftWhenTimeIsOverIsOneAnswerHoweverManyLookAtOnce() throws Exception {
    String attempt =
        attempt(Map.of("drafts", "HANDED_IN", "timeLimitMinutes", 5, "closesAt", at(60)));
    save(attempt, 1, RIGHT).statusCode(200);
    passTime(attempt, "10 minutes");
    Callable<Response> look = () -> room.as(learner).get(answers(attempt));
    try (var lookers = Executors.newFixedThreadPool(8)) {
      for (var looked : lookers.invokeAll(Collections.nCopies(8, look))) {
        looked.resultNow().then().statusCode(200);
      }
    }
    room.as(learner)
        .get(answers(attempt))
        .then()
        .body("items.answer", contains(RIGHT))
        .body("items.verdict", contains("VALID"))
        .body("items.timing", contains("IN_TIME"));
    save(attempt, 2, HALF).statusCode(409).body("type", endsWith(":attempt-over"));
    room.as(learner).get(drafts(attempt)).then().body("items", empty());
    room.as(learner).get("/api/v1/attempts/" + attempt).then().body("state", equalTo("OVER"));
    answer(attempt, HALF).body("timing", equalTo("TOO_LATE"));
  }

  /** Nobody looks: the job of the server does. */
  @Test
  void whatIsLeftIsHandedInThoughNobodyLooks() throws Exception {
    String attempt =
        attempt(Map.of("drafts", "HANDED_IN", "timeLimitMinutes", 5, "closesAt", at(60)));
    save(attempt, 1, RIGHT).statusCode(200);
    passTime(attempt, "10 minutes");
    try (var connection = RunningAckademy.shared().database().getConnection();
        var statement = connection.createStatement()) {
      statement.executeUpdate(
          "UPDATE job SET execution_time = now() WHERE task_name = 'draft-collection'");
      long until = System.nanoTime() + java.time.Duration.ofMinutes(2).toNanos();
      while (stored(statement, attempt) == 0 && System.nanoTime() < until) {
        Thread.onSpinWait();
      }
      assertThat(stored(statement, attempt)).isEqualTo(1);
    }
  }

  private static int stored(java.sql.Statement statement, String attempt) throws SQLException {
    try (var rows =
        statement.executeQuery(
            "SELECT count(*) FROM answer WHERE attempt_id = '" + attempt + "'")) {
      rows.next();
      return rows.getInt(1);
    }
  }

  /** As if the attempt had begun, and its drafts had been saved, so much earlier. */
  private static void passTime(String attempt, String time) throws SQLException {
    try (var connection = RunningAckademy.shared().database().getConnection();
        var statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("ALTER TABLE attempt DISABLE TRIGGER append_only");
      statement.executeUpdate(
          "UPDATE attempt SET started_at = started_at - interval '"
              + time
              + "' WHERE id = '"
              + attempt
              + "'");
      statement.execute("ALTER TABLE attempt ENABLE TRIGGER append_only");
      statement.executeUpdate(
          "UPDATE draft SET saved_at = saved_at - interval '"
              + time
              + "' WHERE attempt_id = '"
              + attempt
              + "'");
      connection.commit();
    }
  }

  private static String attempt(Map<String, ?> terms) {
    return room.begin(learner, room.give("closing", terms));
  }

  private static ValidatableResponse save(String attempt, int revision, String answer) {
    return request(attempt, revision, answer).then();
  }

  private static Response request(String attempt, int revision, String answer) {
    return room.as(learner)
        .body(Map.of("answer", answer, "revision", revision))
        .put(drafts(attempt) + "/close-by-client");
  }

  private static ValidatableResponse answer(String attempt, String answer) {
    return room.as(learner)
        .header("Idempotency-Key", UUID.randomUUID())
        .body(Map.of("exercise", "close-by-client", "answer", answer))
        .post(answers(attempt))
        .then()
        .statusCode(201);
  }

  private static void end(String attempt) {
    room.as(learner).put("/api/v1/attempts/" + attempt + "/end").then().statusCode(200);
  }

  private static String answers(String attempt) {
    return "/api/v1/attempts/" + attempt + "/answers";
  }

  private static String drafts(String attempt) {
    return "/api/v1/attempts/" + attempt + "/drafts";
  }

  private static String at(int minutes) {
    return Instant.now().plus(minutes, ChronoUnit.MINUTES).toString();
  }
}
