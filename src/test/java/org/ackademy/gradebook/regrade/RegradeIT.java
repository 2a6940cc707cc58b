package org.ackademy.gradebook.regrade;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
import org.junit.jupiter.api.io.TempDir;

/** Answers are graded anew exactly as they were written, once each, whatever happens meanwhile. */
class RegradeIT {
  private static final Path SAMPLE = Path.of("src/test/resources/quizzes/sample/sample-open.yaml");
  private static final String RIGHT =
      "A > B SYN seq=100\nB > A SYN,ACK seq=300 ack=101\nA > B ACK seq=101 ack=301";
  private static final String WRONG =
      "A > B SYN seq=200\nB > A SYN,ACK seq=300 ack=201\nA > B ACK seq=201 ack=301";

  private static final int LEARNERS = 120;
  private static final int ATTEMPTS = 25;
  private static final long POLL_NANOS = 50_000_000;

  @TempDir private Path quizzes;

  @Test
  @SuppressWarnings("try") // it is closed and started again
  void aCorrectedExerciseGradesItsAnswersAnew() throws Exception {
    write("100", "200", "101", "201");
    try (var running = RunningAckademy.separate("regrade", quizzes)) {
      Classroom.Server server = () -> given().baseUri(running.root().toString());
      Classroom room = Classroom.open(server);
      String assignment = room.give("sample", Map.of("counting", "LAST"));
      Member right = room.join(CourseRole.LEARNER);
      Member wrong = room.join(CourseRole.LEARNER);
      String attempt = room.begin(right, assignment);
      String answer = answer(room, right, attempt, RIGHT);
      room.as(right).put("/api/v1/attempts/" + attempt + "/end").then().statusCode(200);
      answer(room, wrong, room.begin(wrong, assignment), WRONG);
      running.close();
      Files.copy(
          SAMPLE,
          quizzes.resolve("sample/sample-open.yaml"),
          java.nio.file.StandardCopyOption.REPLACE_EXISTING);
      running.startAgain();

      String regrades = room.address() + "/assignments/" + assignment + "/regrades/";
      String same = room.regraded(assignment, Map.of("against", "ATTEMPT", "reason", "to see"));
      changes(room, regrades + same).body("items", empty());

      String fresh =
          room.regraded(
              assignment,
              Map.of("exercise", "sample-open", "lowering", "NEVER", "reason", "isn was 200"));
      changes(room, regrades + fresh)
          .body("items", hasSize(2))
          .body(
              "items.find { it.learner == '" + right.id() + "' }.before.verdict",
              equalTo("INVALID"))
          .body("items.find { it.learner == '" + right.id() + "' }.now.verdict", equalTo("VALID"))
          .body("items.find { it.learner == '" + right.id() + "' }.effect", equalTo("APPLIES"))
          .body("items.find { it.learner == '" + wrong.id() + "' }.now.verdict", equalTo("INVALID"))
          .body("items.find { it.learner == '" + wrong.id() + "' }.effect", equalTo("KEPT"));
      String stored = row(running, answer);
      assertThat(score(room, right)).as("nothing changes before it is applied").isLessThan(1);

      room.apply(assignment, fresh);
      room.apply(assignment, fresh);

      assertThat(score(room, right)).isEqualTo(1);
      assertThat(score(room, wrong)).as("never lower").isEqualTo(1);
      assertThat(row(running, answer)).as("what was stored is untouched").isEqualTo(stored);
      String address = "/api/v1/attempts/" + attempt + "/answers/" + answer;
      room.as(right)
          .get(address)
          .then()
          .body("verdict", equalTo("VALID"))
          .body("score", equalTo(1));
      Classroom.as(server, room.administrator())
          .get(address + "/gradings")
          .then()
          .body("items.verdict", contains("INVALID", "VALID"))
          .body("items[1].regrade", equalTo(fresh));
      Classroom.as(server, room.administrator())
          .get(room.address() + "/audit?subject=" + fresh)
          .then()
          .body("items.action", contains("regrade.applied", "regrade.prepared"));
      String again = room.regraded(assignment, Map.of("lowering", "NEVER", "reason", "once more"));
      changes(room, regrades + again).body("items.effect", contains("KEPT"));
    }
  }

  @Test
  void twoServersShareItAndOneIsKilled() throws Exception {
    write("0", "0", "0", "0");
    try (var running = RunningAckademy.separate("regrade-first", quizzes);
        var other = RunningAckademy.alongside(running, "regrade-second")) {
      Classroom.Server server = () -> given().baseUri(running.root().toString());
      Classroom room = Classroom.open(server);
      String assignment = room.give("sample", Map.of("counting", "BEST"));
      Member learner = room.join(CourseRole.LEARNER);
      String attempt = room.begin(learner, assignment);
      answer(room, learner, attempt, RIGHT);
      room.as(learner).put("/api/v1/attempts/" + attempt + "/end").then().statusCode(200);
      var crowd = new Crowd(running.database());
      // As an older engine might have graded them.
      crowd.copy(attempt, LEARNERS, ATTEMPTS, "'INCOMPLETE'", "0");
      String regrade =
          Classroom.as(server, room.administrator())
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
                      + " FROM standing WHERE through > 1"))
          .isEqualTo(LEARNERS + " 1.000000 " + ATTEMPTS);
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

  private static io.restassured.response.ValidatableResponse changes(
      Classroom room, String address) {
    return Classroom.as(room.server(), room.administrator())
        .get(address + "/changes")
        .then()
        .statusCode(200);
  }

  private static double score(Classroom room, Member member) {
    Number score =
        Classroom.as(room.server(), room.administrator())
            .get(room.address() + "/gradebook")
            .then()
            .extract()
            .path("learners.find { it.id == '" + member.id() + "' }.marks[0].score");
    return score.doubleValue();
  }

  private static String row(RunningAckademy running, String answer) throws SQLException {
    return new Crowd(running.database())
        .value("SELECT w::text FROM answer w WHERE id = '" + answer + "'");
  }

  private static String answer(Classroom room, Member member, String attempt, String written) {
    return room.as(member)
        .header("Idempotency-Key", UUID.randomUUID())
        .body(Map.of("exercise", "sample-open", "answer", written))
        .post("/api/v1/attempts/" + attempt + "/answers")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  /** A quiz with one exercise, numbers of the sample replaced by others. */
  private void write(String isn, String wrongIsn, String next, String wrongNext)
      throws IOException {
    Path folder = Files.createDirectories(quizzes.resolve("sample"));
    Files.writeString(
        folder.resolve("quiz.yaml"),
        """
        id: sample
        title: {en: Sample, ko: 예제}
        description: {en: D, ko: D}
        exercises:
          - sample-open
        """);
    Files.writeString(
        folder.resolve("sample-open.yaml"),
        Files.readString(SAMPLE)
            .replace("isn: " + isn, "isn: " + wrongIsn)
            .replace("seq=" + isn, "seq=" + wrongIsn)
            .replace("=" + next, "=" + wrongNext));
  }
}
