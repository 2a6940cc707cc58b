package org.ackademy.lms;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ackademy.lms.mock.MockGrades;
import org.ackademy.lms.mock.Quirk;
import org.ackademy.platform.launcher.RunningAckademy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Scores that have to wait: for a release, for a person. */
class LtiScoresThatWaitIT extends AtAGradebook {
  private static final String WRONG = "A > B FIN,ACK seq=101 ack=301";

  private static void patch(Launched learner, String change) {
    administrator()
        .header("If-Match", "*")
        .body(change)
        .patch(learner.assignmentAddress())
        .then()
        .statusCode(200);
  }

  /** Two learners' marks that are not released yet. */
  private List<Launched> waiting() throws IOException {
    start(Quirk.MOODLE);
    List<Launched> learners = List.of(launch(), launch());
    patch(learners.getFirst(), "{\"release\":\"BY_HAND\"}");
    for (Launched learner : learners) {
      mark(learner, "1");
      await("a look", () -> found(learner, "reason").equals("UNRELEASED"));
    }
    assertThat(grades.posted()).isEmpty();
    return learners;
  }

  /** The next look by itself would come in twenty minutes: longer than this test waits. */
  private void assertThatTheyGo(List<Launched> learners) {
    assertThat(PATIENCE).isLessThanOrEqualTo(ScoreJob.RELEASE_LOOK);
    for (Launched learner : learners) {
      awaitState(learner, "DELIVERED");
      assertThat(there(learner)).containsExactly("1");
    }
    assertThat(grades.posted()).hasSize(learners.size());
  }

  @Test
  void aReleaseByHandLetsThemGoAtOnce() throws IOException {
    List<Launched> learners = waiting();
    String release = learners.getFirst().assignmentAddress() + "/release";
    administrator().put(release).then().statusCode(200);
    assertThatTheyGo(learners);
    // Once released, it is; whoever says so again has nothing sent again.
    administrator().put(release).then().statusCode(200);
    mark(learners.getFirst(), "2");
    await("the next", () -> there(learners.getFirst()).equals(List.of("2")));
    assertThat(grades.posted()).hasSize(learners.size() + 1);
  }

  @Test
  void aReleaseThatIsBroughtForwardDoesSoToo() throws IOException {
    List<Launched> learners = waiting();
    patch(learners.getFirst(), "{\"release\":\"AT_ONCE\"}");
    assertThatTheyGo(learners);
  }

  @ParameterizedTest
  @EnumSource
  void whatAPersonIsToDecideIsToldAsSuchUntilSomethingFinalWas(Quirk quirk)
      throws IOException, SQLException {
    start(quirk);
    Launched learner = launch();
    String first = undecided(learner);
    awaitState(learner, "DELIVERED");
    assertThat(there(learner)).isEmpty();
    assertThat(grades.accepted())
        .extracting(MockGrades.Accepted::grading)
        .containsExactly("PendingManual");

    decide(learner, first);
    await("the points", () -> !there(learner).isEmpty());
    awaitState(learner, "DELIVERED");
    List<String> points = there(learner);
    assertThat(points).hasSize(1);
    assertThat(grades.accepted())
        .extracting(MockGrades.Accepted::grading)
        .containsExactly("PendingManual", "FullyGraded");

    // Another one to decide: what is not final would erase the points.
    String second = undecided(learner);
    awaitState(learner, "WITHHELD");
    assertThat(found(learner, "reason")).isEqualTo("UNDECIDED");
    assertThat(there(learner)).isEqualTo(points);
    decide(learner, second);
    awaitState(learner, "DELIVERED");
    assertThat(grades.accepted())
        .extracting(MockGrades.Accepted::grading)
        .startsWith("PendingManual", "FullyGraded")
        .doesNotContainSequence("FullyGraded", "PendingManual");
  }

  /** Ends an attempt whose one answer replay could not decide. */
  private String undecided(Launched learner) throws SQLException {
    String attempt =
        Visitor.as(learner.token())
            .header("Idempotency-Key", UUID.randomUUID())
            .post(learner.assignmentAddress() + "/attempts")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    String answer =
        Visitor.as(learner.token())
            .header("Idempotency-Key", UUID.randomUUID())
            .body(Map.of("exercise", "close-by-client", "answer", WRONG))
            .post("/api/v1/attempts/" + attempt + "/answers")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    String undecided = UUID.randomUUID().toString();
    try (var connection = RunningAckademy.shared().database().getConnection();
        var insert =
            connection.prepareStatement(
                """
                INSERT INTO answer (id, attempt_id, exercise_version_id, seed, written, answered_at,
                  timing, verdict, line, code, score, explanation, engine_version, idempotency_key,
                  request_digest)
                SELECT ?, attempt_id, exercise_version_id, seed, written, answered_at, timing,
                  'UNDECIDED', 1, NULL, 0, explanation, engine_version, ?, request_digest
                FROM answer WHERE id = ?
                """)) {
      insert.setObject(1, UUID.fromString(undecided));
      insert.setString(2, undecided);
      insert.setObject(3, UUID.fromString(answer));
      assertThat(insert.executeUpdate()).isEqualTo(1);
    }
    Visitor.as(learner.token()).put("/api/v1/attempts/" + attempt + "/end").then().statusCode(200);
    return undecided;
  }

  @ParameterizedTest
  @EnumSource
  void whatComesLateSaysWhenItWasHandedIn(Quirk quirk) throws IOException, SQLException {
    start(quirk);
    Launched learner = launch();
    mark(learner, "1");
    awaitState(learner, "DELIVERED");
    String attempt =
        Visitor.as(learner.token())
            .header("Idempotency-Key", UUID.randomUUID())
            .post(learner.assignmentAddress() + "/attempts")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    try (var connection = RunningAckademy.shared().database().getConnection();
        var insert =
            connection.prepareStatement(
                "INSERT INTO attempt_end (attempt_id, ended_at)"
                    + " VALUES (?, timestamptz '2026-11-01 10:00:00Z')")) {
      insert.setObject(1, UUID.fromString(attempt));
      assertThat(insert.executeUpdate()).isEqualTo(1);
    }
    mark(learner, "2");
    await("the next", () -> there(learner).equals(List.of("2")));
    // Nothing was handed in before the first one; the attempt came to be known with the second.
    assertThat(grades.accepted())
        .extracting(MockGrades.Accepted::handedIn)
        .containsExactly("", "2026-11-01T10:00:00.000Z");
  }

  private static void decide(Launched learner, String answer) {
    String queue = "/api/v1/courses/" + learner.course() + "/queue/" + answer;
    administrator().put(queue + "/claim").then().statusCode(200);
    administrator()
        .header("Idempotency-Key", UUID.randomUUID())
        .body(Map.of("score", 0.5, "comment", "Half of it."))
        .post(queue + "/decisions")
        .then()
        .statusCode(201);
  }
}
