package org.ackademy.interop.xapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.ackademy.course.Classroom;
import org.ackademy.course.Classroom.Member;
import org.ackademy.course.CourseRole;
import org.ackademy.platform.launcher.RecordStoreOfTests;
import org.ackademy.platform.launcher.RunningAckademy;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A learning record store hears what learners did, and no score before they do. */
class XapiIT {
  private static final long PATIENCE_NS = 60_000_000_000L;
  private static final String WRITTEN = "A > B SYN seq=4711";

  private final RecordStoreOfTests records = RunningAckademy.neighbours().records();
  private Classroom room;
  private Member learner;

  @BeforeEach
  void meet() {
    room = Classroom.open();
    learner = room.join(CourseRole.LEARNER);
  }

  private String handIn(String assignment) {
    String attempt = room.begin(learner, assignment);
    room.as(learner)
        .header("Idempotency-Key", UUID.randomUUID())
        .body(Map.of("exercise", "open-three-way", "answer", WRITTEN))
        .post("/api/v1/attempts/" + attempt + "/answers")
        .then()
        .statusCode(201);
    room.as(learner).put("/api/v1/attempts/" + attempt + "/end").then().statusCode(200);
    return attempt;
  }

  private List<JsonNode> told(int count) {
    long start = System.nanoTime();
    while (records.about(learner.id()).size() < count) {
      assertThat(System.nanoTime() - start).as("statements").isLessThan(PATIENCE_NS);
      LockSupport.parkNanos(50_000_000);
    }
    return records.about(learner.id());
  }

  private static String verb(JsonNode statement) {
    String id = statement.at("/verb/id").asString();
    return id.substring(id.lastIndexOf('/') + 1);
  }

  @Test
  void anAttemptIsToldAndItsScoreNotBeforeItIsReleased() {
    String hidden =
        room.give(
            "opening", Map.of("release", "AFTER_CLOSING", "closesAt", "2099-01-01T00:00:00Z"));
    String attempt = handIn(hidden);
    List<JsonNode> told = told(3);
    assertThat(told).extracting(XapiIT::verb).containsExactly("attempted", "answered", "completed");
    assertThat(told)
        .allSatisfy(
            one -> {
              assertThat(UUID.fromString(one.path("id").asString())).isNotNull();
              assertThat(one.at("/context/registration").asString()).isEqualTo(attempt);
              assertThat(one.at("/actor/account/homePage").asString())
                  .isEqualTo(RunningAckademy.shared().root().toString());
              assertThat(one.path("timestamp").asString()).endsWith("Z");
              assertThat(one.toString())
                  .doesNotContain("score")
                  .doesNotContain("success")
                  .doesNotContain(learner.username());
            });
    assertThat(told.get(1).at("/result/response").asString()).isEqualTo(WRITTEN);
    assertThat(told.get(2).at("/result/completion").asBoolean()).isTrue();
    assertThat(told.get(2).at("/result/duration").asString()).startsWith("PT");
    // A later one, whose score is told at once, comes with it; the hidden one still does not.
    String open = room.give("opening", Map.of("release", "AT_ONCE", "feedback", "VERDICT"));
    handIn(open);
    List<JsonNode> all = told(7);
    List<JsonNode> scored = all.stream().filter(one -> verb(one).equals("scored")).toList();
    assertThat(scored).hasSize(1);
    assertThat(scored.getFirst().at("/object/id").asString()).endsWith(open);
    assertThat(scored.getFirst().at("/result/score/scaled").asDouble()).isBetween(0.0, 1.0);
    assertThat(scored.getFirst().at("/result/score/max").asDouble()).isPositive();
    assertThat(records.complaints()).isEmpty();
  }

  @Test
  void whatTheStoreDidNotTakeIsSentAgainAsTheSame() {
    records.answer(503);
    handIn(room.give("opening", Map.of("release", "BY_HAND")));
    assertThat(told(3))
        .extracting(one -> one.path("id").asString())
        .doesNotHaveDuplicates()
        .hasSize(3);
  }
}
