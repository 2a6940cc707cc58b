package org.ackademy.quiz.authoring;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import io.restassured.response.ValidatableResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.ackademy.course.Classroom;
import org.ackademy.course.Classroom.Member;
import org.ackademy.course.CourseRole;
import org.ackademy.question.Extent;
import org.ackademy.quiz.file.QuizCheck;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An author's questions over REST, from the first draft to the last version. */
class AuthoringIT {
  private static final String API = Classroom.API + "/authoring";
  private static final String RIGHT =
      "A > B SYN seq=100\nB > A SYN,ACK seq=300 ack=101\nA > B ACK seq=101 ack=301";

  private static Classroom room;
  private static Member author;
  private static Member learner;

  @TempDir private Path folder;

  @BeforeAll
  static void meet() {
    room = Classroom.open();
    author = room.join(CourseRole.AUTHOR, "Aino Author");
    learner = room.join(CourseRole.LEARNER);
  }

  private static String fresh() {
    return "q" + UUID.randomUUID().toString().replace("-", "");
  }

  private static String file(String id, String task) {
    return OwnQuestion.file(id, task);
  }

  private static String quiz() {
    String quiz = fresh();
    OwnQuestion.make(room, author, quiz);
    return quiz;
  }

  private static ValidatableResponse begin(String quiz, String id, String text) {
    return room.as(author)
        .header("Idempotency-Key", "begin-" + id)
        .body(Map.of("quiz", quiz, "id", id, "text", text))
        .post(API + "/questions")
        .then();
  }

  private static String tag(String id) {
    return room.as(author)
        .get(API + "/questions/" + id)
        .then()
        .statusCode(200)
        .extract()
        .header("ETag");
  }

  private static ValidatableResponse save(String id, String tag, String text) {
    return room.as(author)
        .header("If-Match", tag)
        .body(Map.of("text", text))
        .put(API + "/questions/" + id)
        .then();
  }

  private static ValidatableResponse publish(String id) {
    return room.as(author)
        .header("If-Match", tag(id))
        .put(API + "/questions/" + id + "/publication")
        .then();
  }

  private static ValidatableResponse retire(String id) {
    return room.as(author)
        .header("If-Match", tag(id))
        .delete(API + "/questions/" + id + "/publication")
        .then();
  }

  private static ValidatableResponse proof(String id, String text) {
    return room.as(author)
        .body(Map.of("id", id, "text", text))
        .post(API + "/proofs")
        .then()
        .statusCode(200);
  }

  private static ValidatableResponse answer(String attempt, String id) {
    return room.as(learner)
        .header("Idempotency-Key", UUID.randomUUID())
        .body(Map.of("exercise", id, "answer", RIGHT))
        .post(Classroom.API + "/attempts/" + attempt + "/answers")
        .then();
  }

  @Test
  void whatIsFoundIsSaidInTheLanguageThatIsAsked() {
    String quiz = quiz();
    String id = fresh();
    String spoiled = file(id, "Open it.").replace("seq=300 ack=101", "seq=300 ack=100");
    Map<String, String> body = Map.of("id", id, "text", spoiled);
    for (String language : List.of("en", "ko")) {
      String words = language.equals("en") ? "must be VALID" : "VALID여야 합니다";
      room.as(author)
          .header("Accept-Language", language)
          .body(body)
          .post(API + "/proofs")
          .then()
          .statusCode(200)
          .body("findings.text", hasItem(containsString(words)));
    }
    room.as(author)
        .header("Accept-Language", "ko")
        .body(Map.of("id", id, "text", "["))
        .post(API + "/previews")
        .then()
        .body("findings.text", hasItem(startsWith("YAML이 아닙니다.")));
    begin(quiz, id, spoiled).statusCode(201);
    room.as(author)
        .header("Accept-Language", "ko")
        .header("If-Match", tag(id))
        .put(API + "/questions/" + id + "/publication")
        .then()
        .statusCode(422)
        .body("errors.detail", hasItem(containsString("VALID여야 합니다")));
  }

  @Test
  void aQuestionLivesFromItsDraftToItsEnd() {
    String quiz = quiz();
    String id = fresh();
    String spoiled = file(id, "Open it.").replace("seq=300 ack=101", "seq=300 ack=100");
    begin(quiz, id, spoiled).statusCode(201).body("standing", equalTo("DRAFT"));
    proof(id, spoiled)
        .body("findings.severity", hasItem("ERROR"))
        .body("findings.find { it.severity == 'ERROR' }.line", greaterThan(15))
        .body("findings.find { it.severity == 'ERROR' }.file", equalTo(id + ".yaml"));
    publish(id)
        .statusCode(422)
        .body("type", containsString("question-unproven"))
        .body("errors.detail", not(empty()));
    given().get(Classroom.API + "/quizzes/" + quiz).then().statusCode(404);

    save(id, tag(id), file(id, "Open it.")).statusCode(200).body("version", equalTo(2));
    proof(id, file(id, "Open it."))
        .body("findings", empty())
        .body("answers.count", greaterThan(0))
        .body("answers.shortest.size()", equalTo(3));
    publish(id).statusCode(200).body("standing", equalTo("PUBLISHED"));

    String assignment = room.give(quiz, Map.of());
    String running = room.begin(learner, assignment);
    answer(running, id).statusCode(201).body("verdict", equalTo("VALID"));

    save(id, tag(id), file(id, "Open it now.")).body("standing", equalTo("CHANGED"));
    publish(id).statusCode(200).body("published", equalTo(3));
    room.as(learner)
        .get(Classroom.API + "/attempts/" + running)
        .then()
        .body("exercises.task", contains("Open it."));
    answer(running, id).statusCode(201).body("verdict", equalTo("VALID"));
    room.as(learner).put(Classroom.API + "/attempts/" + running + "/end").then().statusCode(200);
    String later = room.begin(learner, assignment);
    room.as(learner)
        .get(Classroom.API + "/attempts/" + later)
        .then()
        .body("exercises.task", contains("Open it now."));
    room.as(author)
        .get(API + "/questions/" + id + "/versions")
        .then()
        .body("items.number", contains(1, 2, 3))
        .body("items.by", hasItem("Aino Author"))
        .body("items[0].publishedAt", equalTo(null))
        .body("items[1].publishedAt", notNullValue())
        .body("items.text", not(hasItem(notNullValue())));
    room.as(author)
        .get(API + "/questions/" + id + "/versions/2")
        .then()
        .body("text", equalTo(file(id, "Open it.")));

    retire(id).statusCode(200).body("standing", equalTo("RETIRED"));
    given().get(Classroom.API + "/quizzes/" + quiz).then().statusCode(404);
    answer(later, id).statusCode(201).body("verdict", equalTo("VALID"));
    room.as(learner)
        .get(Classroom.API + "/attempts/" + running + "/answers")
        .then()
        .body("items.score", contains(1, 1));
  }

  @Test
  void whoSawAnotherStateChangesNothing() {
    String quiz = quiz();
    String id = fresh();
    begin(quiz, id, "first").statusCode(201);
    // The same wish again is no second question, and the same name is taken.
    begin(quiz, id, "first").statusCode(201);
    room.as(author)
        .header("Idempotency-Key", UUID.randomUUID())
        .body(Map.of("quiz", quiz, "id", id, "text", ""))
        .post(API + "/questions")
        .then()
        .statusCode(422)
        .body("errors.pointer", hasItem("#/id"));
    String seen = tag(id);
    save(id, seen, "second").statusCode(200);
    save(id, seen, "lost").statusCode(412);
    room.as(author)
        .body(Map.of("text", "lost"))
        .put(API + "/questions/" + id)
        .then()
        .statusCode(428);
    room.as(author)
        .header("If-Match", seen)
        .put(API + "/questions/" + id + "/publication")
        .then()
        .statusCode(412);
    save(id, tag(id), "second").statusCode(200).body("version", equalTo(2));
    room.as(author).get(API + "/questions/" + id).then().body("text", equalTo("second"));
  }

  @Test
  void whatIsInAFileIsLookedAtAndNotChanged() throws IOException {
    String file = Files.readString(Path.of("quizzes/opening/open-three-way.yaml"));
    String address = API + "/questions/open-three-way";
    room.as(author)
        .get(address)
        .then()
        .body("source", equalTo("FILES"))
        .body("standing", equalTo("IN_FILES"))
        .body("about.type", equalTo("compose"));
    byte[] taken = room.as(author).get(address + "/file").then().extract().asByteArray();
    assertThat(new String(taken, StandardCharsets.UTF_8)).isEqualTo(file);
    save("open-three-way", tag("open-three-way"), "id: mine")
        .statusCode(409)
        .body("type", containsString("question-in-files"));
    publish("open-three-way").statusCode(409);
    retire("open-three-way").statusCode(409);
    begin(quiz(), "open-three-way", file).statusCode(422);
    room.as(author).get(address + "/versions").then().body("items.number", contains(1));
  }

  @Test
  void whatIsTakenOutIsWhatWasSavedAndIsProven() throws IOException {
    String quiz = quiz();
    String id = fresh();
    String text = file(id, "Open it.");
    begin(quiz, id, text).statusCode(201);
    room.as(author).get(API + "/quizzes/" + quiz + "/files").then().statusCode(404);
    publish(id).statusCode(200);
    byte[] zip =
        room.as(author)
            .get(API + "/quizzes/" + quiz + "/files")
            .then()
            .statusCode(200)
            .extract()
            .asByteArray();
    try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        Path path = folder.resolve(entry.getName());
        Files.createDirectories(path.getParent());
        Files.write(path, in.readAllBytes());
      }
    }
    retire(id).statusCode(200);
    assertThat(folder.resolve(quiz).resolve(id + ".yaml")).hasContent(text);
    assertThat(QuizCheck.of(folder, Extent.FAST).flaws()).isEmpty();
  }

  /** Whoever is asked a question does not see its key, whatever they write elsewhere. */
  @Test
  void anAuthorWhoLearnsElsewhereSeesNoKeyOfWhatIsAskedThere() {
    Classroom elsewhere = Classroom.open();
    Member both = elsewhere.join(CourseRole.AUTHOR);
    String own = API + "/questions/close-by-client";
    elsewhere.as(both).get(own).then().statusCode(200);
    Classroom asking = Classroom.open();
    Classroom.as(Classroom.SHARED, asking.administrator())
        .body(Map.of("username", both.username(), "role", "LEARNER"))
        .post(asking.address() + "/enrolments")
        .then()
        .statusCode(201);
    asking.give("closing", Map.of());
    elsewhere.as(both).get(own).then().statusCode(404);
    elsewhere.as(both).get(own + "/file").then().statusCode(404);
    elsewhere.as(both).get(own + "/versions/1").then().statusCode(404);
    elsewhere
        .as(both)
        .get(API + "/questions?limit=200")
        .then()
        .body("items.id", not(hasItem("close-by-client")))
        .body("items.id", hasItem("open-three-way"));
    elsewhere
        .as(both)
        .get(API + "/coverage")
        .then()
        .body("claims.questions.flatten()", not(hasItem("close-by-client")));
  }

  @Test
  void whatWouldBlowUpIsRefused() {
    String id = fresh();
    String bomb =
        "a: &a [x, x, x, x, x, x, x, x, x]\nb: &b [*a, *a, *a, *a, *a, *a]\nc: [*b, *b, *b]\n";
    proof(id, bomb)
        .body("findings.line", contains(2))
        .body("findings.text", hasItem(containsString("aliases")));
    proof(id, "a: " + "[".repeat(40_000)).body("findings.severity", contains("ERROR"));
    room.as(author)
        .body(Map.of("id", id, "text", "x".repeat(QuestionsResource.TEXT_LENGTH_MAX + 1)))
        .post(API + "/proofs")
        .then()
        .statusCode(422)
        .body("errors.pointer", contains("#/text"));
    proof(id, "id: other\n").body("findings.line", hasItem(1));
  }

  @Test
  void aConversationIsHeldBeforeAnybodySeesIt() throws IOException {
    String talk =
        Files.readString(Path.of("quizzes/opening/open-converse.yaml"))
            .replace("  a: {isn: small}\n", "")
            .replace("{a}", "100");
    turn(talk, "A > B SYN seq=100")
        .statusCode(200)
        .body("lines[0]", equalTo("A > B SYN seq=100"))
        .body("lines[1]", startsWith("B > A SYN,ACK"))
        .header("RateLimit", containsString("authoring"));
    turn(talk, "A says something")
        .statusCode(422)
        .body("errors.pointer", contains("#/answer"))
        .body("errors[0].detail", not(empty()));
    turn(file(fresh(), "Open it."), "A > B SYN seq=100")
        .statusCode(422)
        .body("errors.pointer", contains("#/text"));
    turn("no file", "A > B SYN seq=100").statusCode(422).body("errors.pointer", contains("#/text"));
  }

  private static ValidatableResponse turn(String text, String said) {
    return room.as(author)
        .body(Map.of("id", fresh(), "text", text, "seed", "7", "answer", said))
        .post(API + "/turns")
        .then();
  }

  @Test
  void whatIsHostileInATextIsNotShown() {
    String id = fresh();
    String hostile =
        file(
            id,
            "\"<img src=x onerror=alert(1)><script>alert(1)</script> [x](javascript:alert(1))\"");
    String shown =
        room.as(author)
            .body(Map.of("id", id, "text", hostile, "seed", "7", "answer", RIGHT))
            .post(API + "/previews")
            .then()
            .statusCode(200)
            .body("seed", equalTo("7"))
            .body("answers[0].kind", equalTo("TRIED"))
            .body("answers[0].verdict", equalTo("VALID"))
            .body("answers.kind", hasItem("KEY"))
            .body("answers.find { it.kind == 'LISTED' }.score", equalTo(0.5f))
            .body("answers.find { it.kind == 'LISTED' }.belief", equalTo("ack-is-last-byte"))
            .body("answers.find { it.kind == 'LISTED' }.feedbackHtml[0].ko", containsString("다음"))
            .body("shown.ko.exercise.title", equalTo("수립"))
            .extract()
            .path("shown.en.exercise.taskHtml");
    assertThat(shown).doesNotContain("<img", "<script", "href=\"javascript");
    proof(id, hostile).body("findings.severity", hasItem("ERROR"));
  }

  @Test
  void aQuizIsCalledOtherwiseAndItsQuestionsStay() {
    String quiz = quiz();
    String id = fresh();
    String address = API + "/quizzes/" + quiz;
    begin(quiz, id, file(id, "Open it.")).statusCode(201);
    publish(id).statusCode(200);
    Map<String, ?> words =
        Map.of(
            "title", Map.of("en", "Renamed", "ko", "다시 지은 이름"),
            "description", Map.of("en", "What it is.", "ko", "설명입니다."));
    room.as(author).body(words).put(address).then().statusCode(428);
    String tag = room.as(author).get(address).then().statusCode(200).extract().header("ETag");
    room.as(author)
        .header("If-Match", tag)
        .body(words)
        .put(address)
        .then()
        .statusCode(200)
        .body("id", equalTo(quiz))
        .body("title.ko", equalTo("다시 지은 이름"));
    room.as(author).header("If-Match", tag).body(words).put(address).then().statusCode(412);
    room.as(learner)
        .header("Accept-Language", "en")
        .get(Classroom.API + "/quizzes/" + quiz)
        .then()
        .statusCode(200)
        .body("title", equalTo("Renamed"))
        .body("description", equalTo("What it is."))
        .body("exercises.id", hasItem(id));
    room.as(author)
        .header("If-Match", "*")
        .body(Map.of("title", Map.of("en", "", "ko", "가"), "description", words.get("title")))
        .put(address)
        .then()
        .statusCode(422)
        .body("errors.pointer", hasItem("#/title"));
    retire(id).statusCode(200);
  }

  @Test
  void oneAuthorDoesNotTakeEverybodysTime() {
    Member eager = room.join(CourseRole.AUTHOR);
    for (int i = 0; i < Proving.OF_AUTHOR_MAX; i++) {
      room.as(eager)
          .body(Map.of("id", "any", "text", "["))
          .post(API + "/proofs")
          .then()
          .statusCode(200);
    }
    room.as(eager)
        .body(Map.of("id", "any", "text", "["))
        .post(API + "/proofs")
        .then()
        .statusCode(429)
        .header("Retry-After", notNullValue());
    proof("any", "[").body("findings", not(empty()));
  }
}
