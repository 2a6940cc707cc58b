package org.ackademy.quiz;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.ackademy.course.Classroom;
import org.ackademy.course.Classroom.Member;
import org.ackademy.course.CourseRole;
import org.ackademy.gradebook.Crowd;
import org.ackademy.platform.launcher.RunningAckademy;

/** A quiz that draws its exercises: each attempt has its own, and keeps them. */
final class DrawnQuiz implements ChangedQuizzesIT.Story {
  private static final Path SAMPLE = Path.of("src/test/resources/quizzes/sample/sample-open.yaml");
  private static final String OPEN =
      "A > B SYN seq=100\nB > A SYN,ACK seq=300 ack=101\nA > B ACK seq=101 ack=301";
  private static final int BANK = 6;
  private static final int TAKEN = 3;
  private static final int ALIKE = 5;

  private final Classroom room;
  private final String assignment;
  private final Member learner;
  private final String attempt;
  private final List<String> drawn;
  private final String other;

  private DrawnQuiz(RunningAckademy running) {
    Classroom.Server server = () -> given().baseUri(running.root().toString());
    room = Classroom.open(server);
    server.request().get("/api/v1/quizzes/exam").then().body("exercises", hasSize(TAKEN));
    server
        .request()
        .get("/api/v1/quizzes")
        .then()
        .body("items.find { it.id == 'exam' }.exercises", equalTo(TAKEN));
    assignment = room.give("exam", Map.of("attemptsMax", 50));
    learner = room.join(CourseRole.LEARNER);
    attempt = begin(room, learner, assignment);
    drawn = exercises(room, learner, attempt);
    assertThat(drawn).hasSize(TAKEN).doesNotHaveDuplicates();
    other = other(drawn);
    answer(room, learner, attempt, other, 422);
    answer(room, learner, attempt, drawn.get(0), 201);
  }

  /** Writes the files as they are at first. */
  static void write(Path quizzes) throws IOException {
    write(quizzes, BANK, "200", "201");
  }

  /** Lets a learner draw, corrects the bank, and puts a question more into it. */
  static DrawnQuiz begin(RunningAckademy running, Path quizzes) throws IOException {
    var begun = new DrawnQuiz(running);
    write(quizzes, BANK + 1, "100", "101");
    return begun;
  }

  @Override
  public void goOn(RunningAckademy running) throws SQLException {
    assertThat(exercises(room, learner, attempt)).isEqualTo(drawn);
    answer(room, learner, attempt, other, 422);
    drawn.forEach(exercise -> answer(room, learner, attempt, exercise, 201));
    room.as(learner).get("/api/v1/attempts/" + attempt).then().body("quizVersion", equalTo(1));
    room.as(room.join(CourseRole.INSTRUCTOR))
        .get(room.address() + "/gradebook")
        .then()
        .body("assignments.maximum", hasItem(TAKEN));
    room.as(learner).put("/api/v1/attempts/" + attempt + "/end").then().statusCode(200);
    gradesAnewWhatWasDrawnAlone(running, room, attempt, assignment);
    drawsAllOfTheBank(room, learner, attempt, assignment);
  }

  /** The bank was corrected: what attempts drew is graded anew, and nothing else is told of. */
  private static void gradesAnewWhatWasDrawnAlone(
      RunningAckademy running, Classroom room, String attempt, String assignment)
      throws SQLException {
    List<String> drawn = teacher(room).get("/api/v1/attempts/" + attempt).path("exercises.id");
    // Enough who drew the same, for the analysis to say anything.
    new Crowd(running.database()).copy(attempt, ALIKE, 1, "w.verdict", "w.score");
    String regrade = room.regraded(assignment, Map.of("reason", "the number was another"));
    String address = room.address() + "/assignments/" + assignment;
    var changes =
        teacher(room)
            .get(address + "/regrades/" + regrade + "/changes?limit=200")
            .then()
            .body("items", hasSize((ALIKE + 1) * (TAKEN + 1)))
            .body("items.before.verdict", everyItem(equalTo("INVALID")))
            .body("items.now.verdict", everyItem(equalTo("VALID")))
            .extract();
    assertThat(Set.copyOf(changes.<List<String>>path("items.exercise"))).hasSameElementsAs(drawn);
    room.apply(assignment, regrade);
    teacher(room)
        .get(room.address() + "/gradebook")
        .then()
        .body("learners.marks.flatten().score", everyItem(equalTo(TAKEN)));
    var analysis =
        teacher(room)
            .get(address + "/analysis")
            .then()
            .body("learners", equalTo(ALIKE + 1))
            .body("exercises", hasSize(BANK + 1))
            .extract();
    for (String having : List.of("learners == " + (ALIKE + 1), "facility.value == 1")) {
      assertThat(analysis.<List<String>>path("exercises.findAll { it." + having + " }.exercise"))
          .hasSameElementsAs(drawn);
    }
    assertThat(analysis.<List<String>>path("exercises.findAll { it.learners == 0 }.exercise"))
        .hasSize(BANK + 1 - TAKEN);
  }

  private static RequestSpecification teacher(Classroom room) {
    return Classroom.as(room.server(), room.administrator());
  }

  /** Attempt after attempt, each of another seed, until every question of the bank has come up. */
  private static void drawsAllOfTheBank(
      Classroom room, Member learner, String first, String assignment) {
    Set<String> seen = new HashSet<>();
    String attempt = first;
    for (int tries = 0; seen.size() <= BANK; tries++) {
      assertThat(tries).as("seen so far: " + seen).isLessThan(40);
      room.as(learner).put("/api/v1/attempts/" + attempt + "/end").then().statusCode(200);
      attempt = begin(room, learner, assignment);
      room.as(learner).get("/api/v1/attempts/" + attempt).then().body("quizVersion", equalTo(2));
      seen.addAll(exercises(room, learner, attempt));
    }
  }

  private static String begin(Classroom room, Member learner, String assignment) {
    return room.begin(learner, assignment);
  }

  private static List<String> exercises(Classroom room, Member learner, String attempt) {
    return room.as(learner).get("/api/v1/attempts/" + attempt).path("exercises.id");
  }

  private static String other(List<String> drawn) {
    List<String> bank = new ArrayList<>();
    for (int i = 1; i <= BANK; i++) {
      bank.add("bank-" + name(i));
    }
    bank.removeAll(drawn);
    return bank.get(0);
  }

  private static void answer(
      Classroom room, Member learner, String attempt, String exercise, int status) {
    room.as(learner)
        .header("Idempotency-Key", UUID.randomUUID())
        .body(Map.of("exercise", exercise, "answer", OPEN))
        .post("/api/v1/attempts/" + attempt + "/answers")
        .then()
        .statusCode(status);
  }

  private static String name(int number) {
    return String.valueOf((char) ('a' + number));
  }

  /** A bank of the sample with other numbers. */
  private static void write(Path quizzes, int count, String isn, String next) throws IOException {
    Path bank = Files.createDirectories(quizzes.resolve("bank"));
    var list = new StringBuilder();
    for (int i = 1; i <= count; i++) {
      String id = "bank-" + name(i);
      list.append("  - ").append(id).append('\n');
      Files.writeString(
          bank.resolve(id + ".yaml"),
          Files.readString(SAMPLE)
              .replace("id: sample-open", "id: " + id)
              .replace("isn: 100", "isn: " + isn)
              .replace("seq=100", "seq=" + isn)
              .replace("=101", "=" + next)
              .replace("type: compose", "type: compose\ndifficulty: easy"));
    }
    Files.writeString(bank.resolve("quiz.yaml"), head("bank") + "exercises:\n" + list);
    Path exam = Files.createDirectories(quizzes.resolve("exam"));
    Files.writeString(
        exam.resolve("quiz.yaml"),
        head("exam") + "draw:\n  - {take: " + TAKEN + ", topic: bank, difficulty: easy}\n");
  }

  private static String head(String name) {
    return "id: %1$s\ntitle: {en: %1$s, ko: %1$s}\ndescription: {en: D., ko: D.}\n".formatted(name);
  }
}
