package org.ackademy.quiz;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;

import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ackademy.course.Classroom;
import org.ackademy.course.Classroom.Member;
import org.ackademy.course.CourseRole;
import org.ackademy.platform.launcher.RunningAckademy;

/** What becomes of quizzes when their files change between two starts. */
final class QuizVersions implements ChangedQuizzesIT.Story {
  private static final Path SAMPLE = Path.of("src/test/resources/quizzes/sample");
  private static final String OPEN =
      "A > B SYN seq=100\nB > A SYN,ACK seq=300 ack=101\nA > B ACK seq=101 ack=301";

  private static final String VERSIONS =
      "SELECT string_agg(v::text, ' ' ORDER BY v.loaded_at, v.id) FROM exercise_version v";

  private static final List<String> NAMES =
      List.of("kept", "changed", "removed", "renamed", "spoiled", "pages");

  /** Versions, or exercises, of these quizzes alone. */
  private static final String OURS =
      " JOIN quiz q ON q.id = v.quiz_id WHERE q.slug IN ('" + String.join("', '", NAMES) + "')";

  private final Path quizzes;
  private final Classroom room;
  private final Member learner;
  private final String changed;
  private final String removed;
  private final String renamed;
  private final String before;

  private QuizVersions(RunningAckademy running, Path quizzes) throws IOException, SQLException {
    this.quizzes = quizzes;
    room = Classroom.open(() -> given().baseUri(running.root().toString()));
    learner = room.join(CourseRole.LEARNER);
    changed = room.begin(learner, room.give("changed", Map.of()));
    removed = room.begin(learner, room.give("removed", Map.of()));
    renamed = room.begin(learner, room.give("renamed", Map.of()));
    answer(room, learner, renamed, "renamed-open").statusCode(201);
    madeOnThePages(room);
    before = text(running, VERSIONS);
  }

  /** Writes the files as they are at first. */
  static void write(Path quizzes) throws IOException {
    add(quizzes, "changed");
    for (String name : new String[] {"kept", "changed", "removed", "renamed", "spoiled"}) {
      write(quizzes, name, "Open.");
    }
  }

  /** Lets learners begin, and changes the files. */
  static QuizVersions begin(RunningAckademy running, Path quizzes)
      throws IOException, SQLException {
    var begun = new QuizVersions(running, quizzes);
    Files.delete(quizzes.resolve("changed/changed-dropped.yaml"));
    write(quizzes, "changed", "Open it.");
    begun.remove("removed");
    begun.rename();
    Files.writeString(quizzes.resolve("spoiled/spoiled-open.yaml"), "id: [");
    return begun;
  }

  @Override
  public void goOn(RunningAckademy running) throws SQLException {
    assertThat(running.told()).anyMatch(line -> line.contains("spoiled"));
    assertThat(text(running, VERSIONS)).as("what was stored is untouched").startsWith(before);
    String ours = "items.findAll { it.id in ['" + String.join("', '", NAMES) + "'] }.";
    room.server()
        .request()
        .get("/api/v1/quizzes")
        .then()
        .body("items.id", hasItems("bank", "exam", "sample"))
        .body("items", hasSize(8))
        .body(ours + "id", contains("changed", "kept", "pages", "renamed", "spoiled"))
        .body(ours + "version", contains(2, 1, 1, 2, 1));
    room.server().request().get("/api/v1/quizzes/removed").then().statusCode(404);
    room.as(learner)
        .get("/api/v1/attempts/" + changed)
        .then()
        .body("quizVersion", equalTo(1))
        .body("exercises[0].task", equalTo("Open."));
    answer(room, learner, changed, "changed-dropped")
        .statusCode(201)
        .body("verdict", equalTo("VALID"));
    String assignment = room.as(learner).get("/api/v1/attempts/" + changed).path("assignment");
    room.as(learner).put("/api/v1/attempts/" + changed + "/end").then().statusCode(200);
    String fresh = room.begin(learner, assignment);
    answer(room, learner, fresh, "changed-dropped").statusCode(422);
    room.as(learner)
        .get("/api/v1/attempts/" + changed + "/answers")
        .then()
        .body("items.exercise", contains("changed-dropped"))
        .body("items.score", contains(1));
    room.as(learner)
        .get("/api/v1/attempts/" + fresh)
        .then()
        .body("quizVersion", equalTo(2))
        .body("exercises[0].task", equalTo("Open it."));
    answer(room, learner, removed, "removed-open")
        .statusCode(201)
        .body("verdict", equalTo("VALID"));
    keepsTheAnswersToARenamedQuestion(room, learner, renamed);
    assertThat(text(running, "SELECT count(*) FROM quiz_version v" + OURS)).isEqualTo("8");
    assertThat(
            text(
                running,
                "SELECT count(*) FROM exercise_version e JOIN exercise v ON v.id = e.exercise_id"
                    + OURS))
        .isEqualTo("9");
    assertThat(text(running, "SELECT count(*) FROM exercise v" + OURS)).isEqualTo("8");
  }

  /** Under the new name it is another question: the old one is retired, what it was given stays. */
  private static void keepsTheAnswersToARenamedQuestion(
      Classroom room, Member learner, String attempt) {
    answer(room, learner, attempt, "renamed-open")
        .statusCode(201)
        .body("verdict", equalTo("VALID"));
    answer(room, learner, attempt, "renamed-afresh").statusCode(422);
    String assignment = room.as(learner).get("/api/v1/attempts/" + attempt).path("assignment");
    room.as(learner).put("/api/v1/attempts/" + attempt + "/end").then().statusCode(200);
    String fresh = room.begin(learner, assignment);
    room.as(learner)
        .get("/api/v1/attempts/" + fresh)
        .then()
        .body("exercises.id", contains("renamed-afresh"));
    answer(room, learner, fresh, "renamed-open").statusCode(422);
    room.as(learner)
        .get("/api/v1/attempts/" + attempt + "/answers")
        .then()
        .body("items.exercise", contains("renamed-open", "renamed-open"))
        .body("items.score", contains(1, 1));
  }

  /** A quiz without files: that there are none retires only quizzes of files. */
  private static void madeOnThePages(Classroom room) throws IOException {
    String authoring = Classroom.API + "/authoring";
    String text = Files.readString(SAMPLE.resolve("sample-open.yaml"));
    Map<String, String> both = Map.of("en", "P", "ko", "P");
    Classroom.as(room.server(), room.administrator())
        .body(Map.of("id", "pages", "title", both, "description", both))
        .post(authoring + "/quizzes")
        .then()
        .statusCode(201);
    String id =
        Classroom.as(room.server(), room.administrator())
            .body(
                Map.of(
                    "quiz",
                    "pages",
                    "id",
                    "pages-open",
                    "text",
                    text.replace("id: sample-open", "id: pages-open")))
            .post(authoring + "/questions")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    String address = authoring + "/questions/" + id;
    String seen = Classroom.as(room.server(), room.administrator()).get(address).header("ETag");
    Classroom.as(room.server(), room.administrator())
        .header("If-Match", seen)
        .put(address + "/publication")
        .then()
        .statusCode(200);
  }

  private void rename() throws IOException {
    Path folder = quizzes.resolve("renamed");
    Path quiz = folder.resolve("quiz.yaml");
    Files.writeString(quiz, Files.readString(quiz).replace("- renamed-open", "- renamed-afresh"));
    Path old = folder.resolve("renamed-open.yaml");
    Files.writeString(
        folder.resolve("renamed-afresh.yaml"),
        Files.readString(old).replace("id: renamed-open", "id: renamed-afresh"));
    Files.delete(old);
  }

  private static void write(Path quizzes, String name, String task) throws IOException {
    Path folder = Files.createDirectories(quizzes.resolve(name));
    Files.writeString(
        folder.resolve("quiz.yaml"),
        """
        id: %1$s
        title: {en: %1$s, ko: %1$s}
        description: {en: D, ko: D}
        exercises:
          - %1$s-open
        """
                .formatted(name)
            + (Files.exists(folder.resolve(name + "-dropped.yaml"))
                ? "  - " + name + "-dropped\n"
                : ""));
    Files.writeString(
        folder.resolve(name + "-open.yaml"),
        Files.readString(SAMPLE.resolve("sample-open.yaml"))
            .replace("id: sample-open", "id: " + name + "-open")
            .replace("en: Open.,", "en: " + task + ","));
  }

  /** Adds a question to a quiz that is written after this. */
  private static void add(Path quizzes, String name) throws IOException {
    Path folder = Files.createDirectories(quizzes.resolve(name));
    Files.writeString(
        folder.resolve(name + "-dropped.yaml"),
        Files.readString(SAMPLE.resolve("sample-open.yaml"))
            .replace("id: sample-open", "id: " + name + "-dropped"));
  }

  private static ValidatableResponse answer(
      Classroom room, Member learner, String attempt, String exercise) {
    return room.as(learner)
        .header("Idempotency-Key", UUID.randomUUID())
        .body(Map.of("exercise", exercise, "answer", OPEN))
        .post("/api/v1/attempts/" + attempt + "/answers")
        .then();
  }

  private void remove(String name) throws IOException {
    Files.delete(quizzes.resolve(name).resolve("quiz.yaml"));
    Files.delete(quizzes.resolve(name).resolve(name + "-open.yaml"));
    Files.delete(quizzes.resolve(name));
  }

  private static String text(RunningAckademy running, String query) throws SQLException {
    try (var connection = running.database().getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      assertThat(rows.next()).isTrue();
      return rows.getString(1);
    }
  }
}
