package org.ackademy.attempt;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyOrNullString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ackademy.course.Classroom;
import org.ackademy.course.Classroom.Member;
import org.ackademy.course.CourseRole;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Answers that are no segments: values in the form of the question's type. */
class ValueAnswersIT {
  private static Classroom room;
  private static Member learner;
  private static String attempt;

  @BeforeAll
  static void begin() {
    room = Classroom.open();
    learner = room.join(CourseRole.LEARNER);
    attempt = room.begin(learner, room.give("opening", Map.of()));
  }

  private static ValidatableResponse answer(String exercise, Object answer) {
    return room.as(learner)
        .header("Idempotency-Key", UUID.randomUUID())
        .body(Map.of("exercise", exercise, "answer", answer))
        .post("/api/v1/attempts/" + attempt + "/answers")
        .then();
  }

  /** The letter under which this learner sees an option that says this. */
  private static String letter(String part) {
    List<Map<String, String>> options =
        room.as(learner)
            .get("/api/v1/attempts/" + attempt)
            .path("exercises.find { it.id == 'open-ack-meaning' }.sheet.options");
    return options.stream()
        .filter(option -> option.getOrDefault("text", "").contains(part))
        .map(option -> option.getOrDefault("name", ""))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void anOptionIsChosenByTheNameUnderWhichTheLearnerSeesIt() {
    answer("open-ack-meaning", letter("expects 5001 next"))
        .statusCode(201)
        .body("verdict", equalTo("VALID"))
        .body("score", equalTo(1));
    answer("open-ack-meaning", List.of(letter("last octet")))
        .statusCode(201)
        .body("answer", equalTo("[\"" + letter("last octet") + "\"]"))
        .body("verdict", equalTo("INVALID"))
        .body("score", equalTo(0))
        .body("explanation.replay", nullValue())
        .body("explanation.marking.parts[0].misconception", equalTo("ack-is-last-byte"))
        .body("explanation.marking.parts[0].feedbackHtml", startsWith("<p>"))
        .body("solution.answers[0].answer", equalTo(letter("expects 5001 next")))
        .body("solution.explanation", not(emptyOrNullString()))
        .body("solution.explanationHtml", startsWith("<p>"));
  }

  /** Whoever reads in another language is told the same in that one. */
  @Test
  void whatIsToldIsToldInTheLanguageOfWhoeverReads() {
    String wrong = "A > B SYN seq=100\nB > A SYN,ACK seq=300 ack=100";
    for (String address :
        List.of(
            told("open-ack-meaning", List.of(letter("last octet"))),
            told("open-three-way", wrong))) {
      String english = room.as(learner).get(address).then().extract().asString();
      String korean =
          room.as(learner).header("Accept-Language", "ko").get(address).then().extract().asString();
      assertThat(english).contains("names the last octet received").doesNotContain("번호");
      assertThat(korean).contains("번호").doesNotContain("names the last octet received");
      assertThat(room.as(learner).get(address).asString()).isEqualTo(english);
    }
    // A long one is told as it was told.
    String address = told("open-three-way", wrong + "\n".repeat(Retold.WRITTEN_LENGTH_MAX));
    assertThat(room.as(learner).header("Accept-Language", "ko").get(address).asString())
        .contains("names the last octet received");
  }

  private static String told(String exercise, Object written) {
    String id = answer(exercise, written).statusCode(201).extract().path("id");
    return "/api/v1/attempts/" + attempt + "/answers/" + id;
  }

  @Test
  void whatTheAuthorSaysIsToldWithTheSolutionAlone() {
    String unreleased = room.begin(learner, room.give("opening", Map.of("feedback", "CODE")));
    room.as(learner)
        .header("Idempotency-Key", UUID.randomUUID())
        .body(Map.of("exercise", "open-ack-meaning", "answer", "a"))
        .post("/api/v1/attempts/" + unreleased + "/answers")
        .then()
        .statusCode(201)
        .body("verdict", notNullValue())
        .body("explanation", nullValue())
        .body("solution", nullValue());
    room.as(learner)
        .header("Idempotency-Key", UUID.randomUUID())
        .body(Map.of("exercise", "open-three-way", "answer", "what is this"))
        .post("/api/v1/attempts/" + unreleased + "/answers")
        .then()
        .statusCode(201)
        .body("verdict", equalTo("UNREADABLE"))
        .body("explanation", notNullValue())
        .body("solution", nullValue());
  }

  @Test
  void textsAreToldAsMarkdownAndAsHtml() {
    room.as(learner)
        .header("Accept-Language", "ko")
        .get("/api/v1/attempts/" + attempt)
        .then()
        .body("exercises.taskHtml", everyItem(startsWith("<")))
        .body(
            "exercises.find { it.id == 'open-ack-meaning' }.sheet.options.html",
            everyItem(startsWith("<p>")))
        .body(
            "exercises.find { it.id == 'open-cloze' }.sheet.html",
            containsString("<span data-gap="));
    given()
        .get("/api/v1/quizzes/opening")
        .then()
        .body("descriptionHtml", startsWith("<p>"))
        .body("exercises.taskHtml", everyItem(startsWith("<")));
  }

  @Test
  void statementsAreAnsweredByAnObject() {
    answer("open-statements", Map.of("1", true, "2", true, "3", true, "4", false))
        .statusCode(201)
        .body("verdict", equalTo("INVALID"))
        .body("score", equalTo(0.5f))
        .body("at", equalTo(3))
        .body("explanation.marking.parts.outcome", hasItems("RIGHT", "WRONG"))
        .body("explanation.marking.parts", hasSize(4));
  }

  private static ValidatableResponse turn(String exercise, String answer) {
    return room.as(learner)
        .body(Map.of("exercise", exercise, "answer", answer))
        .post("/api/v1/attempts/" + attempt + "/turns")
        .then();
  }

  @Test
  void theMachineTakesItsTurnAndNothingIsStored() {
    String task =
        room.as(learner)
            .get("/api/v1/attempts/" + attempt)
            .path("exercises.find { it.id == 'open-converse' }.scenario.hosts.A.isn")
            .toString();
    List<String> lines =
        turn("open-converse", "A > B SYN seq=" + task).statusCode(200).extract().path("lines");
    assertThat(lines).hasSize(2);
    assertThat(lines.get(1)).startsWith("B > A SYN,ACK seq=");
    turn("open-converse", "A > B SYM").statusCode(422);
    turn("open-three-way", "A > B SYN seq=100").statusCode(422);
    String answers =
        room.as(learner)
            .get("/api/v1/attempts/" + attempt + "/answers")
            .then()
            .extract()
            .asString();
    assertThat(answers).doesNotContain("open-converse");
  }

  @Test
  void aValueInAnotherFormIsGradedAsUnreadable() {
    answer("open-statements", List.of(1, 2)).statusCode(201).body("verdict", equalTo("UNREADABLE"));
    answer("open-three-way", Map.of("a", 1))
        .statusCode(201)
        .body("verdict", equalTo("UNREADABLE"))
        .body("answer", equalTo("{\"a\":1}"));
  }

  @Test
  void whatAnAttemptShowsHoldsNoKey() {
    String shown = room.as(learner).get("/api/v1/attempts/" + attempt).then().extract().asString();
    assertThat(shown)
        .contains("5001 is the number of the last octet")
        .doesNotContain("\"right\"", "\"holds\"", "always the", "misconception");
  }
}
