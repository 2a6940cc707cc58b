package org.ackademy.attempt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.ackademy.course.Classroom;
import org.ackademy.course.Classroom.Member;
import org.ackademy.course.CourseRole;
import org.ackademy.platform.launcher.RunningAckademy;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The main job on real input: a learner's segments are replayed, verdict, score and explanation are
 * stored and answered, and the instructor's gradebook shows them.
 */
class MainJobIT {
  /** The close of the study note, as segments: FIN, ACK, FIN, ACK. */
  private static final List<String> CLOSE_OF_THE_NOTE =
      List.of(
          "A > B FIN,ACK seq=101 ack=301",
          "B > A ACK seq=301 ack=102",
          "B > A FIN,ACK seq=301 ack=102",
          "A > B ACK seq=102 ack=302");

  private static Classroom room;
  private static Member learner;
  private static Member instructor;
  private String assignment;
  private String attempt;

  @BeforeAll
  static void meet() {
    room = Classroom.open();
    learner = room.join(CourseRole.LEARNER);
    instructor = room.join(CourseRole.INSTRUCTOR);
  }

  @BeforeEach
  void begin() {
    assignment = room.give("closing", Map.of());
    attempt = room.begin(learner, assignment);
  }

  @Test
  void theCloseOfTheStudyNoteIsRight() {
    answer("close-by-client", CLOSE_OF_THE_NOTE)
        .body("verdict", equalTo("VALID"))
        .body("score", equalTo(1))
        .body("at", nullValue())
        .body("code", nullValue())
        .body("explanation.replay.explanation.last().after.A.state", equalTo("TIME-WAIT"))
        .body("explanation.replay.explanation.last().after.B.state", equalTo("CLOSED"));
    assertThat(scoreInGradebook()).isEqualTo(1.0f);
  }

  @Test
  void theCloseOfTheStudyNoteWithAWrongNumberIsWrongAndWhy() throws SQLException {
    var wrong = new java.util.ArrayList<>(CLOSE_OF_THE_NOTE);
    wrong.set(1, "B > A ACK seq=301 ack=101");

    String id =
        answer("close-by-client", wrong)
            .body("verdict", equalTo("INVALID"))
            // One field of one line, where three lines would do for the whole.
            .body("score", equalTo(0.833333f))
            .body("at", equalTo(2))
            .body("code", equalTo("ACK_NUMBER"))
            .body("explanation.language", equalTo("en"))
            .body("explanation.replay.violations[0].expected", equalTo("102"))
            .body("explanation.replay.violations[0].actual", equalTo("101"))
            .body("explanation.replay.violations[0].rule", startsWith("RFC 9293 3."))
            .body("explanation.misconception", equalTo("fin-takes-no-number"))
            .extract()
            .path("id");

    assertThat(stored(id))
        .containsEntry("written", String.join("\n", wrong))
        .containsEntry("verdict", "INVALID")
        .containsEntry("line", "2")
        .containsEntry("code", "ACK_NUMBER")
        .containsEntry("score", "0.833333")
        .containsEntry("expected", "102")
        .containsEntry("engine_version", Engine.version());
    assertThat(scoreInGradebook()).isEqualTo(0.833333f);
  }

  @Test
  void aConnectionOfTwoLinuxHostsIsRight() throws IOException {
    answer("close-whole-connection", captured())
        .body("verdict", equalTo("VALID"))
        .body("score", equalTo(1))
        .body("explanation.replay.exchange", hasSize(8))
        .body("explanation.replay.explanation.last().after.A.state", equalTo("TIME-WAIT"));
    assertThat(scoreInGradebook()).isEqualTo(1.0f);
  }

  @Test
  void aSpoiledConnectionOfTwoLinuxHostsIsWrongAtTheSpoiledLine() throws IOException {
    var spoiled = new java.util.ArrayList<>(captured());
    // The data took 257 numbers; this acknowledges one octet that was never sent.
    spoiled.set(4, "B > A ACK seq=3067205088 ack=4235282121 win=63983");

    answer("close-whole-connection", spoiled)
        .body("verdict", equalTo("INVALID"))
        .body("at", equalTo(5))
        .body("explanation.replay.violations[0].expected", equalTo("4235282120"))
        .body("explanation.replay.violations[0].legalMoves", not(hasSize(0)));
    assertThat(scoreInGradebook()).isStrictlyBetween(0.0f, 1.0f);
  }

  @Test
  void whatCannotBeReadIsGradedWithItsPlaceAndNotRefused() {
    answer("close-by-client", List.of("A > B FIN,ACK seq=101 ack=301", "B > A ACK seq=301 ack=x"))
        .body("verdict", equalTo("UNREADABLE"))
        .body("at", equalTo(2))
        .body("score", equalTo(0))
        .body("explanation.replay.line", equalTo(2))
        .body("explanation.replay.column", equalTo(23))
        .body("explanation.replay.expected", is(notNullValue()));
  }

  @Test
  void theLastAnswerToEachExerciseCounts() throws IOException {
    answer("close-by-client", CLOSE_OF_THE_NOTE);
    answer("close-whole-connection", captured());
    assertThat(scoreInGradebook()).isEqualTo(2.0f);
    answer("close-by-client", List.of("A > B SYN seq=1"));
    assertThat(scoreInGradebook()).isEqualTo(1.0f);
  }

  @Test
  void aKoreanReaderIsToldInKorean() {
    String summary =
        room.as(learner)
            .header("Idempotency-Key", UUID.randomUUID())
            .header("Accept-Language", "ko")
            .body(Map.of("exercise", "close-by-client", "answer", "A > B FIN,ACK seq=1 ack=301"))
            .post(Classroom.API + "/attempts/" + attempt + "/answers")
            .then()
            .statusCode(201)
            .body("verdict", equalTo("INVALID"))
            .body("explanation.language", equalTo("ko"))
            .extract()
            .path("explanation.replay.summary");
    assertThat(summary).containsPattern("[가-힣]");
  }

  @Test
  void noKeyLeavesTheServerWithTheQuestions() {
    JsonPath quiz =
        room.as(learner).get(Classroom.API + "/attempts/" + attempt).then().extract().jsonPath();
    List<Map<String, Object>> exercises = quiz.getList("exercises");
    assertThat(exercises).isNotEmpty();
    assertThat(exercises)
        .allSatisfy(
            exercise ->
                assertThat(exercise)
                    .doesNotContainKeys("answers", "wrong", "mistakes", "explanation", "lines"));
    assertThat(quiz.prettify())
        .doesNotContain("B joins its FIN", "fin-takes-no-number", "A FIN takes one");
    room.as(learner)
        .get(Classroom.API + "/attempts/" + attempt)
        .then()
        .body("exercises.hints", everyItem(is(notNullValue())));
  }

  private ValidatableResponse answer(String exercise, List<String> lines) {
    return room.as(learner)
        .header("Idempotency-Key", UUID.randomUUID())
        .body(Map.of("exercise", exercise, "answer", String.join("\n", lines)))
        .post(Classroom.API + "/attempts/" + attempt + "/answers")
        .then()
        .statusCode(201);
  }

  private float scoreInGradebook() {
    Number score =
        room.as(instructor)
            .get(room.address() + "/gradebook")
            .then()
            .statusCode(200)
            .extract()
            .path(
                "learners.find { it.id == '%s' }.marks.find { it.assignment == '%s' }.score",
                learner.id(), assignment);
    return score.floatValue();
  }

  private static List<String> captured() throws IOException {
    try (InputStream in =
        MainJobIT.class.getResourceAsStream("/exchanges/linux-close-by-client.txt")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .toList();
    }
  }

  private static Map<String, String> stored(String id) throws SQLException {
    try (var connection = RunningAckademy.shared().database().getConnection();
        var query =
            connection.prepareStatement(
                "SELECT written, verdict, line, code, score, engine_version,"
                    + " explanation #>> '{replay,violations,0,expected}' AS expected"
                    + " FROM answer WHERE id = ?::uuid")) {
      query.setString(1, id);
      try (var rows = query.executeQuery()) {
        assertThat(rows.next()).as("the answer is stored").isTrue();
        var row = new java.util.HashMap<String, String>();
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          row.put(rows.getMetaData().getColumnLabel(i), rows.getString(i));
        }
        return row;
      }
    }
  }
}
