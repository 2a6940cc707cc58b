package org.ackademy.attempt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.response.ValidatableResponse;
import java.sql.SQLException;
import java.util.Collections;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.ackademy.course.Classroom;
import org.ackademy.course.Classroom.Member;
import org.ackademy.course.CourseRole;
import org.ackademy.platform.launcher.RunningAckademy;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What only a person can decide, and what learners think was decided wrongly. */
class ReviewIT {
  private static final String WRONG = "A > B FIN,ACK seq=101 ack=301\nB > A ACK seq=301 ack=101";

  private static Classroom room;
  private static Member learner;
  private static Member teacher;
  private static Member assistant;

  @BeforeAll
  static void meet() {
    room = Classroom.open();
    learner = room.join(CourseRole.LEARNER);
    teacher = room.join(CourseRole.INSTRUCTOR);
    assistant = room.join(CourseRole.INSTRUCTOR);
  }

  @Test
  void anUndecidedAnswerHasNoScoreBeforeAPersonDecides() throws SQLException {
    String assignment = room.give("closing", Map.of());
    String attempt = room.begin(learner, assignment);
    String answer = undecided(submit(attempt));
    room.as(learner)
        .get(at(attempt, answer))
        .then()
        .body("verdict", equalTo("UNDECIDED"))
        .body("state", equalTo("PENDING"))
        .body("score", nullValue());
    room.as(teacher)
        .get(queue() + "?assignment=" + assignment)
        .then()
        .body("items.answer.id", contains(answer))
        .body("items.learner", contains(learner.id()))
        .body("items[0].answer.score", nullValue());
    appeal(attempt, answer, "k").statusCode(409).body("type", endsWith(":answer-pending"));

    room.as(assistant)
        .put(claim(answer))
        .then()
        .statusCode(200)
        .body("claimedBy", equalTo(assistant.id()));
    room.as(teacher)
        .put(claim(answer))
        .then()
        .statusCode(409)
        .body("type", endsWith(":claimed-by-another"));
    decide(teacher, answer, "1", 1).statusCode(409);
    decide(assistant, answer, "1", 0.5).statusCode(201).body("score", equalTo(0.5f));
    decide(assistant, answer, "1", 0.5).statusCode(201).header("Idempotent-Replayed", "true");
    decide(assistant, answer, "1", 0.6).statusCode(422);

    room.as(learner)
        .get(at(attempt, answer))
        .then()
        .body("state", equalTo("DECIDED"))
        .body("score", equalTo(0.5f))
        .body("decision.comment", equalTo("Half of it."));
    room.as(teacher).get(queue()).then().body("items.answer.id", not(hasItem(answer)));
    room.as(teacher)
        .get(room.address() + "/audit?action=answer.decided")
        .then()
        .body("items.subject", hasItem(answer));
    // A second look by somebody else: the newest decision counts.
    decide(teacher, answer, "2", 1).statusCode(201);
    room.as(learner).get(at(attempt, answer)).then().body("score", equalTo(1));
  }

  @Test
  void whatTheLearnerBetteredDoesNotWait() throws SQLException {
    String assignment = room.give("closing", Map.of());
    String attempt = room.begin(learner, assignment);
    undecided(submit(attempt));
    submit(attempt);
    room.as(teacher).get(queue() + "?assignment=" + assignment).then().body("items", empty());
  }

  @Test
  void whatIsGradedIsNoAffairOfTheQueue() {
    String attempt = room.begin(learner, room.give("closing", Map.of()));
    decide(teacher, submit(attempt), "k", 1)
        .statusCode(409)
        .body("type", endsWith(":not-undecided"));
  }

  @Test
  void aClaimThatRanOutIsFree() throws SQLException {
    String attempt = room.begin(learner, room.give("closing", Map.of()));
    String answer = undecided(submit(attempt));
    room.as(assistant).put(claim(answer)).then().statusCode(200);
    execute(
        "UPDATE claim SET claimed_at = claimed_at - interval '30 minutes' WHERE answer_id = '"
            + answer
            + "'");
    room.as(teacher).put(claim(answer)).then().statusCode(200);
    room.as(assistant).delete(claim(answer)).then().statusCode(204);
    room.as(assistant).put(claim(answer)).then().statusCode(409);
    room.as(teacher).delete(claim(answer)).then().statusCode(204);
    room.as(assistant).put(claim(answer)).then().statusCode(200);
  }

  @Test
  void manyWhoClaimAtOnceAreOneWhoHasIt() throws Exception {
    String attempt = room.begin(learner, room.give("closing", Map.of()));
    String answer = undecided(submit(attempt));
    Callable<Integer> teachers = () -> room.as(teacher).put(claim(answer)).statusCode();
    Callable<Integer> assistants = () -> room.as(assistant).put(claim(answer)).statusCode();
    try (var people = Executors.newFixedThreadPool(2)) {
      var statuses =
          people.invokeAll(java.util.List.of(teachers, assistants)).stream()
              .map(java.util.concurrent.Future::resultNow)
              .toList();
      assertThat(statuses).containsExactlyInAnyOrder(200, 409);
    }
  }

  @Test
  void anAppealIsMadeOnceAndAnsweredOnce() throws Exception {
    String attempt = room.begin(learner, room.give("closing", Map.of()));
    String answer = submit(attempt);
    Callable<Integer> click = () -> appeal(attempt, answer, "once").extract().statusCode();
    try (var clicks = Executors.newFixedThreadPool(4)) {
      for (var clicked : clicks.invokeAll(Collections.nCopies(4, click))) {
        assertThat(clicked.resultNow()).isEqualTo(201);
      }
    }
    appeal(attempt, answer, "twice").statusCode(409).body("type", endsWith(":appealed-already"));
    String id =
        room.as(teacher)
            .get(room.address() + "/appeals?state=OPEN")
            .then()
            .body("items.answer", hasItem(answer))
            .extract()
            .path("items.find { it.answer == '" + answer + "' }.id");
    reply(id, Map.of("outcome", "CHANGED", "reason", "Right you are."))
        .statusCode(422)
        .body("errors.pointer", contains("#/score"));
    reply(id, Map.of("outcome", "CHANGED", "score", 1, "reason", "Right you are.")).statusCode(200);
    reply(id, Map.of("outcome", "CHANGED", "score", 1, "reason", "Right you are."))
        .statusCode(200)
        .body("state", equalTo("CHANGED"));
    reply(id, Map.of("outcome", "UPHELD", "reason", "No."))
        .statusCode(409)
        .body("type", endsWith(":appeal-answered"));
    room.as(learner)
        .get(at(attempt, answer) + "/appeal")
        .then()
        .body("state", equalTo("CHANGED"))
        .body("score", equalTo(1))
        .body("reason", equalTo("Right you are."));
    room.as(learner)
        .get(at(attempt, answer))
        .then()
        .body("verdict", equalTo("INVALID"))
        .body("state", equalTo("DECIDED"))
        .body("score", equalTo(1))
        .body("decision.origin", equalTo("APPEAL"));
    room.as(teacher)
        .get(room.address() + "/audit?action=appeal.answered")
        .then()
        .body("items.findAll { it.subject == '" + id + "' }.size()", equalTo(1));
  }

  @Test
  void anAppealThatIsUpheldChangesNothing() {
    String attempt = room.begin(learner, room.give("closing", Map.of()));
    String answer = submit(attempt);
    Number score = room.as(learner).get(at(attempt, answer)).path("score");
    String id = appeal(attempt, answer, "k").statusCode(201).extract().path("id");
    reply(id, Map.of("outcome", "UPHELD", "reason", "101 was acknowledged already."))
        .statusCode(200);
    room.as(learner)
        .get(at(attempt, answer))
        .then()
        .body("state", equalTo("GRADED"))
        .body("score", equalTo(score))
        .body("decision", nullValue());
  }

  @Test
  void whatIsNotReleasedCannotBeAppealed() {
    String attempt = room.begin(learner, room.give("closing", Map.of("release", "BY_HAND")));
    appeal(attempt, submit(attempt), "k").statusCode(409).body("type", endsWith(":not-released"));
  }

  @Test
  void appealsRunOut() {
    String attempt = room.begin(learner, room.give("closing", Map.of()));
    for (int n = 0; n < Appeals.APPEALS_MAX; n++) {
      appeal(attempt, submit(attempt), "k").statusCode(201);
    }
    appeal(attempt, submit(attempt), "k")
        .statusCode(409)
        .body("type", endsWith(":too-many-appeals"));
    room.as(teacher)
        .get(room.address() + "/appeals?limit=200")
        .then()
        .body("items.findAll { it.attempt == '" + attempt + "' }", hasSize(Appeals.APPEALS_MAX));
  }

  private static String submit(String attempt) {
    return room.as(learner)
        .header("Idempotency-Key", UUID.randomUUID())
        .body(Map.of("exercise", "close-by-client", "answer", WRONG))
        .post("/api/v1/attempts/" + attempt + "/answers")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  /** The same answer, stored later, as one that replay could not decide. */
  private static String undecided(String answer) throws SQLException {
    String id = UUID.randomUUID().toString();
    execute(
        "INSERT INTO answer (id, attempt_id, exercise_version_id, seed, written, answered_at,"
            + " timing, verdict, line, code, score, explanation, engine_version, idempotency_key,"
            + " request_digest) SELECT '"
            + id
            + "', attempt_id, exercise_version_id, seed, written, answered_at, timing, 'UNDECIDED',"
            + " 1, NULL, 0, explanation, engine_version, '"
            + id
            + "', request_digest FROM answer WHERE id = '"
            + answer
            + "'");
    return id;
  }

  private static void execute(String statement) throws SQLException {
    try (var connection = RunningAckademy.shared().database().getConnection();
        var execute = connection.createStatement()) {
      execute.execute(statement);
    }
  }

  private static ValidatableResponse appeal(String attempt, String answer, String key) {
    return room.as(learner)
        .header("Idempotency-Key", key)
        .body(Map.of("comment", "This could have happened."))
        .post(at(attempt, answer) + "/appeal")
        .then();
  }

  private static ValidatableResponse reply(String appeal, Map<String, ?> reply) {
    return room.as(teacher)
        .body(reply)
        .put(room.address() + "/appeals/" + appeal + "/reply")
        .then();
  }

  private static ValidatableResponse decide(Member by, String answer, String key, double score) {
    return room.as(by)
        .header("Idempotency-Key", key)
        .body(Map.of("score", score, "comment", "Half of it."))
        .post(queue() + "/" + answer + "/decisions")
        .then();
  }

  private static String claim(String answer) {
    return queue() + "/" + answer + "/claim";
  }

  private static String queue() {
    return room.address() + "/queue";
  }

  private static String at(String attempt, String answer) {
    return "/api/v1/attempts/" + attempt + "/answers/" + answer;
  }
}
