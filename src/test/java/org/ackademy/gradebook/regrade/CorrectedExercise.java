package org.ackademy.gradebook.regrade;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.Map;
import org.ackademy.course.Classroom;
import org.ackademy.course.Classroom.Member;
import org.ackademy.course.CourseRole;
import org.ackademy.gradebook.Crowd;
import org.ackademy.platform.launcher.RunningAckademy;
import org.ackademy.quiz.ChangedQuizzesIT;

/** An exercise whose key was wrong when it was answered. */
public final class CorrectedExercise implements ChangedQuizzesIT.Story {
  private static final Path SAMPLE = Path.of("src/test/resources/quizzes/sample/sample-open.yaml");
  private static final String RIGHT =
      "A > B SYN seq=100\nB > A SYN,ACK seq=300 ack=101\nA > B ACK seq=101 ack=301";
  private static final String WRONG =
      "A > B SYN seq=200\nB > A SYN,ACK seq=300 ack=201\nA > B ACK seq=201 ack=301";

  private final Classroom room;
  private final String assignment;
  private final Member right;
  private final Member wrong;
  private final String attempt;
  private final String answer;

  private CorrectedExercise(RunningAckademy running) {
    room = Classroom.open(() -> given().baseUri(running.root().toString()));
    assignment = room.give("sample", Map.of("counting", "LAST"));
    right = room.join(CourseRole.LEARNER);
    wrong = room.join(CourseRole.LEARNER);
    attempt = room.begin(right, assignment);
    answer = RegradeIT.answer(room, right, attempt, "sample-open", RIGHT);
    room.as(right).put("/api/v1/attempts/" + attempt + "/end").then().statusCode(200);
    RegradeIT.answer(room, wrong, room.begin(wrong, assignment), "sample-open", WRONG);
  }

  /** Writes a quiz with one exercise, the sample with numbers that are not meant. */
  public static void write(Path quizzes) throws IOException {
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
            .replace("isn: 100", "isn: 200")
            .replace("seq=100", "seq=200")
            .replace("=101", "=201"));
  }

  /** Lets learners answer, and corrects it. */
  public static CorrectedExercise begin(RunningAckademy running, Path quizzes) throws IOException {
    var begun = new CorrectedExercise(running);
    Files.copy(
        SAMPLE, quizzes.resolve("sample/sample-open.yaml"), StandardCopyOption.REPLACE_EXISTING);
    return begun;
  }

  @Override
  public void goOn(RunningAckademy running) throws SQLException {
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
            "items.find { it.learner == '" + right.id() + "' }.before.verdict", equalTo("INVALID"))
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
    room.as(right).get(address).then().body("verdict", equalTo("VALID")).body("score", equalTo(1));
    Classroom.as(room.server(), room.administrator())
        .get(address + "/gradings")
        .then()
        .body("items.verdict", contains("INVALID", "VALID"))
        .body("items[1].regrade", equalTo(fresh));
    Classroom.as(room.server(), room.administrator())
        .get(room.address() + "/audit?subject=" + fresh)
        .then()
        .body("items.action", contains("regrade.applied", "regrade.prepared"));
    String again = room.regraded(assignment, Map.of("lowering", "NEVER", "reason", "once more"));
    changes(room, regrades + again).body("items.effect", contains("KEPT"));
  }

  private static ValidatableResponse changes(Classroom room, String address) {
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
}
