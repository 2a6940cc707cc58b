package org.ackademy.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ackademy.course.Classroom.Member;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** On which terms assignments are given, changed, agreed otherwise, stopped and withdrawn. */
class PoliciesIT {
  private static Classroom room;
  private static Member learner;
  private static Member other;
  private static Member teacher;

  @BeforeAll
  static void meet() {
    room = Classroom.open();
    learner = room.join(CourseRole.LEARNER);
    other = room.join(CourseRole.LEARNER);
    teacher = room.join(CourseRole.INSTRUCTOR);
  }

  @Test
  void whatIsChangedMustHaveBeenSeen() {
    String assignment = room.give("closing", Map.of());
    String tag = room.as(teacher).get(at(assignment)).header("ETag");
    patch(assignment, Map.of("attemptsMax", 3)).statusCode(428);
    assertThat(
            patchKnowing(tag, assignment, Map.of("attemptsMax", 3))
                .statusCode(200)
                .body("attemptsMax", equalTo(3))
                .body("counting", equalTo("BEST"))
                .extract()
                .header("ETag"))
        .isEqualTo(room.as(teacher).get(at(assignment)).header("ETag"));
    patchKnowing(tag, assignment, Map.of("attemptsMax", 4))
        .statusCode(412)
        .body("type", endsWith(":changed-meanwhile"));
    room.as(teacher).get(at(assignment)).then().body("attemptsMax", equalTo(3));
  }

  @Test
  void aChangeIsAuditedWithWhatItWasBefore() {
    String assignment = room.give("closing", Map.of("accessCode", "sea 7"));
    patchKnowing("*", assignment, Map.of("attemptsMax", 3, "accessCode", "sea 8")).statusCode(200);
    String log = room.as(teacher).get(room.address() + "/audit").asString();
    room.as(teacher)
        .get(room.address() + "/audit")
        .then()
        .body("items[0].action", equalTo("assignment.changed"))
        .body("items[0].subject", equalTo(assignment))
        .body("items[0].before", equalTo(Collections.singletonMap("attemptsMax", null)))
        .body("items[0].after", equalTo(Map.of("attemptsMax", 3)));
    assertThat(log).doesNotContain("sea 7").doesNotContain("sea 8");
  }

  @Test
  void nothingChangesToALearnersDisadvantageOnceTheyBegan() {
    String assignment =
        room.give(
            "closing",
            Map.of("attemptsMax", 2, "timeLimitMinutes", 60, "dueAt", in(60), "closesAt", in(90)));
    patchKnowing("*", assignment, Map.of("timeLimitMinutes", 30)).statusCode(200);
    room.begin(learner, assignment);
    patchKnowing(
            "*",
            assignment,
            Map.of(
                "attemptsMax",
                1,
                "timeLimitMinutes",
                20,
                "dueAt",
                in(5),
                "closesAt",
                in(10),
                "penaltyPerAttempt",
                0.1,
                "order",
                "SHUFFLED"))
        .statusCode(422)
        .body(
            "errors.pointer",
            contains(
                "#/order",
                "#/timeLimitMinutes",
                "#/attemptsMax",
                "#/dueAt",
                "#/closesAt",
                "#/penaltyPerAttempt"));
    patchKnowing(
            "*",
            assignment,
            Map.of(
                "attemptsMax", 3, "timeLimitMinutes", 40, "closesAt", in(120), "counting", "LAST"))
        .statusCode(200)
        .body("timeLimitSeconds", equalTo(2400));
    patchKnowing("*", assignment, Map.of("quiz", "opening"))
        .statusCode(422)
        .body("errors.code", contains("fixed"));
  }

  @Test
  void fieldsAtFaultAreNamed() {
    room.as(teacher)
        .body(
            Map.of(
                "quiz",
                "closing",
                "timeLimitMinutes",
                0,
                "penaltyPerAttempt",
                1.5,
                "penaltyPerWrongAnswer",
                0.0000001,
                "guard",
                "EXAM",
                "accessCode",
                " "))
        .post(room.address() + "/assignments")
        .then()
        .statusCode(422)
        .body(
            "errors.pointer",
            contains(
                "#/timeLimitMinutes",
                "#/penaltyPerAttempt",
                "#/penaltyPerWrongAnswer",
                "#/guard",
                "#/accessCode"));
  }

  @Test
  void oneKeyGivesOneAssignment() {
    String key = UUID.randomUUID().toString();
    String first = give(key, Map.of("quiz", "closing")).statusCode(201).extract().path("id");
    give(key, Map.of("quiz", "closing"))
        .statusCode(201)
        .header("Idempotent-Replayed", "true")
        .body("id", equalTo(first));
    give(key, Map.of("quiz", "opening"))
        .statusCode(422)
        .body("type", endsWith(":idempotency-key-reused"));
  }

  @Test
  void anAccessCodeIsAskedForThrottledAndShownToNobody() {
    String assignment = room.give("closing", Map.of("accessCode", "바다 7"));
    room.as(learner)
        .get(at(assignment))
        .then()
        .body("accessCode", equalTo("ASKED"))
        .body("toString()", not(containsString("바다")));
    begin(learner, assignment, "").statusCode(403).body("type", endsWith(":access-code-missing"));
    for (int wrong = 0; wrong < 10; wrong++) {
      begin(learner, assignment, "{\"accessCode\":\"바다 8\"}")
          .statusCode(403)
          .body("type", endsWith(":access-code-wrong"));
    }
    begin(learner, assignment, "{\"accessCode\":\"바다 7\"}").statusCode(429);
    begin(other, assignment, "{\"accessCode\":\" 바다 7 \"}").statusCode(201);
    patchKnowing("*", assignment, "{\"accessCode\":null}")
        .statusCode(200)
        .body("accessCode", equalTo("NONE"));
    begin(learner, assignment, "").statusCode(201);
  }

  @Test
  void theOrderIsDrawnForEachAttemptAndStays() {
    String assignment = room.give("closing", Map.of("order", "SHUFFLED"));
    List<String> written =
        room.as(teacher).get("/api/v1/quizzes/closing").then().extract().path("exercises.id");
    String attempt = room.begin(learner, assignment);
    List<String> mine = exercises(learner, attempt);
    assertThat(mine).containsExactlyInAnyOrderElementsOf(written).isNotEqualTo(written);
    assertThat(exercises(learner, attempt)).isEqualTo(mine);
    assertThat(exercises(other, room.begin(other, assignment))).isNotEqualTo(mine);
  }

  @Test
  void feedbackIsReleasedByHand() {
    String assignment = room.give("closing", Map.of("release", "BY_HAND"));
    String attempt = room.begin(learner, assignment);
    String answer = answer(attempt).body("verdict", nullValue()).extract().path("id");
    room.as(teacher).put(at(assignment) + "/release").then().statusCode(200);
    room.as(learner)
        .get("/api/v1/attempts/" + attempt + "/answers/" + answer)
        .then()
        .body("verdict", equalTo("INVALID"));
    room.as(teacher).put(at(assignment) + "/release").then().statusCode(200);
  }

  @Test
  void whatIsWithdrawnIsGoneForLearnersAndKept() {
    String assignment = room.give("closing", Map.of());
    String attempt = room.begin(learner, assignment);
    String before = answer(attempt).body("verdict", equalTo("INVALID")).extract().path("id");
    room.as(teacher).header("If-Match", "*").delete(at(assignment)).then().statusCode(204);
    room.as(learner).get(at(assignment)).then().statusCode(404);
    room.as(learner)
        .get(room.address() + "/assignments")
        .then()
        .body("items.id", not(hasItem(assignment)));
    begin(other, assignment, "").statusCode(404);
    answer(attempt).body("timing", equalTo("TOO_LATE"));
    room.as(learner)
        .get("/api/v1/attempts/" + attempt + "/answers/" + before)
        .then()
        .body("verdict", nullValue());
    room.as(teacher)
        .get("/api/v1/attempts/" + attempt + "/answers")
        .then()
        .body("items", hasSize(2))
        .body("items[0].verdict", equalTo("INVALID"));
  }

  @Test
  void moreIsAgreedWithOneLearnerAndNobodyElseHearsWhy() {
    String assignment =
        room.give("closing", Map.of("attemptsMax", 1, "timeLimitMinutes", 60, "closesAt", in(90)));
    String agreed = at(assignment) + "/accommodations/" + learner.id();
    String tag =
        room.as(teacher)
            .body(Map.of("timePercent", 150, "moreAttempts", 1, "reason", "certificate"))
            .put(agreed)
            .then()
            .statusCode(200)
            .extract()
            .header("ETag");
    String seen =
        room.as(learner)
            .get(at(assignment))
            .then()
            .body("timeLimitSeconds", equalTo(5400))
            .body("attemptsMax", equalTo(2))
            .extract()
            .asString();
    assertThat(seen).doesNotContain("certificate").doesNotContain("150");
    room.as(other)
        .get(at(assignment))
        .then()
        .body("timeLimitSeconds", equalTo(3600))
        .body("attemptsMax", equalTo(1));
    String attempt = room.begin(learner, assignment);
    Map<String, String> mine = room.as(learner).get("/api/v1/attempts/" + attempt).path("");
    assertThat(
            Duration.between(
                Instant.parse(mine.get("startedAt")), Instant.parse(mine.get("endsAt"))))
        .isEqualTo(Duration.ofMinutes(90));
    room.as(teacher).body(Map.of("timePercent", 200)).put(agreed).then().statusCode(428);
    room.as(teacher)
        .header("If-Match", tag)
        .body(Map.of("timePercent", 200))
        .put(agreed)
        .then()
        .statusCode(200);
    room.as(teacher).header("If-Match", tag).delete(agreed).then().statusCode(412);
    room.as(teacher).header("If-Match", "*").delete(agreed).then().statusCode(204);
    room.as(learner).get(at(assignment)).then().body("timeLimitSeconds", equalTo(3600));
    room.as(teacher)
        .body(Map.of("timePercent", 99))
        .put(agreed)
        .then()
        .statusCode(422)
        .body("errors.pointer", contains("#/timePercent"));
    room.as(teacher)
        .body(Map.of())
        .put(at(assignment) + "/accommodations/" + teacher.id())
        .then()
        .statusCode(422)
        .body("errors.code", contains("no-such-learner"));
  }

  /** What holds is remembered from one answer to the next, and must not outlive what was agreed. */
  @Test
  void fromOneAnswerToTheNextWhatIsAgreedCountsAtOnce() {
    String assignment = room.give("closing", Map.of("opensAt", in(-90), "dueAt", in(-30)));
    String agreed = at(assignment) + "/accommodations/" + learner.id();
    room.as(teacher).body(Map.of("dueAt", in(60))).put(agreed).then().statusCode(200);
    String attempt = room.begin(learner, assignment);
    answer(attempt).body("timing", equalTo("IN_TIME"));
    answer(attempt).body("timing", equalTo("IN_TIME"));
    room.as(teacher).header("If-Match", "*").delete(agreed).then().statusCode(204);
    answer(attempt).body("timing", equalTo("LATE"));
    answer(attempt).body("timing", equalTo("LATE"));
    intervene(assignment, "more", Map.of("kind", "EXTEND", "minutes", 45)).statusCode(201);
    answer(attempt).body("timing", equalTo("IN_TIME"));
    answer(attempt).body("timing", equalTo("IN_TIME"));
  }

  @Test
  void aPauseHoldsTheClassAndAnExtensionHelpsOne() {
    String assignment = room.give("closing", Map.of("timeLimitMinutes", 60, "closesAt", in(90)));
    String attempt = room.begin(learner, assignment);
    String others = room.begin(other, assignment);
    String end = room.as(learner).get("/api/v1/attempts/" + attempt).path("endsAt");
    intervene(assignment, "pause", Map.of("kind", "PAUSE")).statusCode(201);
    intervene(assignment, "pause", Map.of("kind", "PAUSE"))
        .statusCode(201)
        .header("Idempotent-Replayed", "true");
    room.as(learner)
        .get("/api/v1/attempts/" + attempt)
        .then()
        .body("state", equalTo("PAUSED"))
        .body("endsAt", nullValue())
        .body("exercises", nullValue());
    room.as(teacher)
        .get("/api/v1/attempts/" + attempt)
        .then()
        .body("exercises", hasSize(written()));
    answer(attempt).body("timing", equalTo("IN_TIME"));
    begin(teacherless(), assignment, "")
        .statusCode(409)
        .body("type", endsWith(":assignment-paused"));
    intervene(assignment, "resume", Map.of("kind", "RESUME")).statusCode(201);
    intervene(
            assignment, "extend", Map.of("kind", "EXTEND", "minutes", 10, "learner", learner.id()))
        .statusCode(201);
    Instant mine =
        Instant.parse(room.as(learner).get("/api/v1/attempts/" + attempt).path("endsAt"));
    assertThat(mine).isAfterOrEqualTo(Instant.parse(end).plus(10, ChronoUnit.MINUTES));
    Instant theirs = Instant.parse(room.as(other).get("/api/v1/attempts/" + others).path("endsAt"));
    assertThat(theirs).isBefore(mine.minus(9, ChronoUnit.MINUTES));
    room.as(teacher)
        .get(at(assignment) + "/interventions")
        .then()
        .body("items.kind", contains("PAUSE", "RESUME", "EXTEND"));
    intervene(assignment, "x", Map.of("kind", "EXTEND"))
        .statusCode(422)
        .body("errors.pointer", contains("#/minutes"));
  }

  private static Member teacherless() {
    return room.join(CourseRole.LEARNER);
  }

  private static int written() {
    return room.as(teacher)
        .get("/api/v1/quizzes/closing")
        .then()
        .extract()
        .path("exercises.size()");
  }

  private static List<String> exercises(Member member, String attempt) {
    return room.as(member).get("/api/v1/attempts/" + attempt).path("exercises.id");
  }

  private static ValidatableResponse answer(String attempt) {
    return room.as(learner)
        .header("Idempotency-Key", UUID.randomUUID())
        .body(Map.of("exercise", "close-by-client", "answer", "A > B FIN,ACK seq=1 ack=1"))
        .post("/api/v1/attempts/" + attempt + "/answers")
        .then()
        .statusCode(201);
  }

  private static ValidatableResponse intervene(
      String assignment, String key, Map<String, ?> wanted) {
    return room.as(teacher)
        .header("Idempotency-Key", key)
        .body(wanted)
        .post(at(assignment) + "/interventions")
        .then();
  }

  private static ValidatableResponse begin(Member member, String assignment, String body) {
    RequestSpecification request = room.as(member).header("Idempotency-Key", UUID.randomUUID());
    if (!body.isEmpty()) {
      request.body(body);
    }
    return request.post(at(assignment) + "/attempts").then();
  }

  private static ValidatableResponse give(String key, Map<String, ?> wanted) {
    return room.as(teacher)
        .header("Idempotency-Key", key)
        .body(wanted)
        .post(room.address() + "/assignments")
        .then();
  }

  private static ValidatableResponse patch(String assignment, Map<String, ?> change) {
    return room.as(teacher).body(change).patch(at(assignment)).then();
  }

  private static ValidatableResponse patchKnowing(String tag, String assignment, Object change) {
    return room.as(teacher)
        .header("If-Match", tag)
        .contentType("application/merge-patch+json")
        .body(change)
        .patch(at(assignment))
        .then();
  }

  private static String at(String assignment) {
    return room.address() + "/assignments/" + assignment;
  }

  private static String in(int minutes) {
    return Instant.now().plus(minutes, ChronoUnit.MINUTES).toString();
  }
}
