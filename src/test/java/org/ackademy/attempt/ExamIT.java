package org.ackademy.attempt;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.ackademy.course.Classroom;
import org.ackademy.course.Classroom.Member;
import org.ackademy.course.CourseRole;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** While an exam is open nobody gets from a replay what the exam asks for. */
class ExamIT {
  private static final String QUIZ = "captures";
  private static final String CASE =
      """
      {"id":"h","scenario":{"hosts":{"A":{"start":"CLOSED","opens":"active"},"B":{"start":"LISTEN"}}},
       "exchange":["A > B SYN seq=100","B > A SYN,ACK seq=300 ack=100"]}\
      """;

  private static Classroom room;
  private static Member learner;
  private static Member teacher;
  private static Member stranger;

  private String exam = "";

  @BeforeAll
  static void meet() {
    room = Classroom.open();
    learner = room.join(CourseRole.LEARNER);
    teacher = room.join(CourseRole.INSTRUCTOR);
    stranger = Classroom.open().join(CourseRole.LEARNER);
  }

  /** The server is everybody's. */
  @AfterEach
  void endTheExam() {
    room.as(teacher)
        .header("If-Match", "*")
        .delete(room.address() + "/assignments/" + exam)
        .then()
        .statusCode(204);
    isFull(given());
  }

  @Test
  void guestsAndItsLearnersHearVerdictLineAndCodeAlone() throws Exception {
    exam = room.give(QUIZ, Map.of("guard", "EXAM", "opensAt", at(-5), "closesAt", at(60)));
    isReduced(given());
    isReduced(room.as(learner));
    isFull(room.as(teacher));
    isFull(room.as(stranger));
    isFull(Classroom.as(Classroom.SHARED, room.administrator()));
    given()
        .contentType(ContentType.JSON)
        .accept("application/x-pcapng")
        .body(CASE)
        .post("/api/v1/replays")
        .then()
        .statusCode(403)
        .body("type", endsWith(":exam-open"));
    Map<String, Object> many =
        given()
            .contentType(ContentType.JSON)
            .body("[" + CASE + "]")
            .post("/api/v1/replays")
            .path("[0]");
    assertThat(many.keySet()).containsExactlyInAnyOrder("id", "verdict", "at", "code");
    Map<String, Object> connection =
        given()
            .contentType("application/vnd.tcpdump.pcap")
            .body(Files.readAllBytes(capture()))
            .post("/api/v1/replays:capture")
            .path("[0]");
    assertThat(connection.keySet()).isSubsetOf("id", "verdict", "at", "code");
  }

  private static Path capture() throws Exception {
    try (var files = Files.walk(Path.of("src/test/resources"))) {
      return files
          .filter(file -> file.toString().endsWith(".pcap"))
          .sorted()
          .findFirst()
          .orElseThrow();
    }
  }

  @Test
  void itsQuizIsReadByThoseWhoTeachAloneUntilItIsOver() {
    exam = room.give(QUIZ, Map.of("guard", "EXAM", "opensAt", at(30), "closesAt", at(60)));
    isFull(given());
    given().get("/api/v1/quizzes/" + QUIZ).then().statusCode(404);
    given().get("/api/v1/quizzes").then().body("items.id", not(hasItem(QUIZ)));
    room.as(learner).get("/api/v1/quizzes/" + QUIZ).then().statusCode(404);
    room.as(teacher).get("/api/v1/quizzes/" + QUIZ).then().statusCode(200);
    room.as(teacher).get("/api/v1/quizzes").then().body("items.id", hasItem(QUIZ));
    room.as(teacher)
        .header("If-Match", "*")
        .body(Map.of("opensAt", at(-60), "closesAt", at(-1)))
        .patch(room.address() + "/assignments/" + exam)
        .then()
        .statusCode(200);
    given().get("/api/v1/quizzes/" + QUIZ).then().statusCode(200);
  }

  @Test
  void itIsOpenForAsLongAsItIsForAnybody() {
    exam = room.give(QUIZ, Map.of("guard", "EXAM", "opensAt", at(-60), "closesAt", at(-1)));
    isFull(given());
    room.as(teacher)
        .body(Map.of("closesAt", at(10)))
        .put(room.address() + "/assignments/" + exam + "/accommodations/" + learner.id())
        .then()
        .statusCode(200);
    isReduced(given());
    room.as(teacher)
        .header("If-Match", "*")
        .delete(room.address() + "/assignments/" + exam + "/accommodations/" + learner.id())
        .then()
        .statusCode(204);
    isFull(given());
    room.as(teacher)
        .header("Idempotency-Key", UUID.randomUUID())
        .body(Map.of("kind", "EXTEND", "minutes", 10))
        .post(room.address() + "/assignments/" + exam + "/interventions")
        .then()
        .statusCode(201);
    isReduced(given());
  }

  @Test
  void anExamTellsItsLearnersNothingBeforeItIsReleased() {
    exam = room.give(QUIZ, Map.of("guard", "EXAM", "closesAt", at(60), "release", "AFTER_CLOSING"));
    String attempt = room.begin(learner, exam);
    String exercise = room.as(learner).get("/api/v1/attempts/" + attempt).path("exercises[0].id");
    room.as(learner)
        .header("Idempotency-Key", "k")
        .body(Map.of("exercise", exercise, "answer", "a"))
        .post("/api/v1/attempts/" + attempt + "/answers")
        .then()
        .statusCode(201)
        .body("$", not(hasKey("verdict")))
        .body("$", not(hasKey("score")));
  }

  private static void isFull(RequestSpecification request) {
    replay(request).body("$", hasKey("explanation")).body("expected", equalTo("101"));
  }

  private static void isReduced(RequestSpecification request) {
    Map<String, Object> result =
        replay(request)
            .body("code", equalTo("ACK_NUMBER"))
            .body("at", equalTo(2))
            .extract()
            .path("");
    assertThat(result.keySet()).containsExactlyInAnyOrder("id", "verdict", "at", "code");
  }

  private static ValidatableResponse replay(RequestSpecification request) {
    return request
        .contentType(ContentType.JSON)
        .body(CASE)
        .post("/api/v1/replays")
        .then()
        .statusCode(200);
  }

  private static String at(int minutes) {
    return Instant.now().plus(minutes, ChronoUnit.MINUTES).toString();
  }
}
