package org.ackademy.attempt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.ackademy.course.Classroom;
import org.ackademy.course.Classroom.Member;
import org.ackademy.course.CourseRole;
import org.ackademy.platform.launcher.RunningAckademy;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Attempts and answers as they are begun, sent twice, sent late, and ended. */
class SubmissionIT {
  private static final String RIGHT =
      """
      A > B FIN,ACK seq=101 ack=301
      B > A FIN,ACK seq=301 ack=102
      A > B ACK seq=102 ack=302\
      """;
  private static final String WRONG = "A > B FIN,ACK seq=101 ack=301\nB > A ACK seq=301 ack=101";

  /** How many hand in at the same moment. */
  private static final int CLASS = 24;

  private static Classroom room;
  private static Member learner;

  @BeforeAll
  static void meet() {
    room = Classroom.open();
    learner = room.join(CourseRole.LEARNER);
  }

  @Test
  void theSameKeyWithTheSameAnswerIsOneAnswer() {
    String attempt = attempt(Map.of());
    String first = submit(attempt, "once", WRONG).statusCode(201).extract().path("id");
    String second =
        submit(attempt, "\"once\"", WRONG)
            .statusCode(201)
            .header("Idempotent-Replayed", "true")
            .header("Location", endsWith("/api/v1/attempts/" + attempt + "/answers/" + first))
            .extract()
            .path("id");
    assertThat(second).isEqualTo(first);
    room.as(learner).get(answers(attempt)).then().body("items", hasSize(1));
  }

  @Test
  void whoTeachesFindsTheAttemptsOfOneLearnerAndALearnerThoseOfNobodyElse() {
    String assignment = room.give("closing", Map.of());
    Member other = room.join(CourseRole.LEARNER);
    Member teacher = room.join(CourseRole.INSTRUCTOR);
    String mine = room.begin(learner, assignment);
    String theirs = room.begin(other, assignment);
    String attempts = room.address() + "/assignments/" + assignment + "/attempts";
    room.as(teacher).get(attempts).then().body("items.id", contains(mine, theirs));
    room.as(teacher)
        .get(attempts + "?learner=" + other.id())
        .then()
        .body("items.id", contains(theirs));
    room.as(learner).get(attempts + "?learner=" + other.id()).then().body("items", hasSize(0));
    room.as(learner)
        .get(attempts + "?learner=" + learner.id())
        .then()
        .body("items.id", contains(mine));
    room.as(teacher)
        .get(attempts + "?learner=me")
        .then()
        .statusCode(422)
        .body("errors.pointer", contains("?learner"));
  }

  @Test
  void theSameKeyWithAnotherAnswerIsRefused() {
    String attempt = attempt(Map.of());
    submit(attempt, "once", WRONG).statusCode(201);
    submit(attempt, "once", RIGHT)
        .statusCode(422)
        .contentType("application/problem+json")
        .body("type", endsWith(":idempotency-key-reused"));
    room.as(learner).get(answers(attempt)).then().body("items.verdict", contains("INVALID"));
  }

  @Test
  void withoutAKeyOrWithAMalformedOneNothingIsTaken() {
    String attempt = attempt(Map.of());
    room.as(learner)
        .body(Map.of("exercise", "close-by-client", "answer", WRONG))
        .post(answers(attempt))
        .then()
        .statusCode(400)
        .body("type", endsWith(":idempotency-key-missing"));
    submit(attempt, "a b", WRONG)
        .statusCode(400)
        .body("type", endsWith(":idempotency-key-malformed"));
    room.as(learner).get(answers(attempt)).then().body("items", hasSize(0));
  }

  @Test
  void oneKeySentManyTimesAtOnceIsOneAnswer() throws Exception {
    String attempt = attempt(Map.of());
    Callable<Response> send =
        () ->
            room.as(learner)
                .header("Idempotency-Key", "at-once")
                .body(Map.of("exercise", "close-by-client", "answer", RIGHT))
                .post(answers(attempt));
    List<String> ids;
    try (var clients = Executors.newFixedThreadPool(8)) {
      ids =
          clients.invokeAll(java.util.Collections.nCopies(8, send)).stream()
              .map(sent -> sent.resultNow().then().statusCode(201).extract().<String>path("id"))
              .distinct()
              .toList();
    }
    assertThat(ids).hasSize(1);
    room.as(learner).get(answers(attempt)).then().body("items.id", contains(ids.getFirst()));
  }

  @Test
  void oneAttemptIsBegunHoweverOftenItIsAskedForAtOnce() throws Exception {
    String assignment = room.give("closing", Map.of("attemptsMax", 1));
    Callable<Response> begin =
        () ->
            room.as(learner)
                .header("Idempotency-Key", "begin")
                .post(room.address() + "/assignments/" + assignment + "/attempts");
    try (var clients = Executors.newFixedThreadPool(4)) {
      assertThat(
              clients.invokeAll(java.util.Collections.nCopies(4, begin)).stream()
                  .map(sent -> sent.resultNow().then().statusCode(201).extract().path("id"))
                  .distinct())
          .hasSize(1);
    }
  }

  @Test
  void whatWasHandedInTakesNoMoreAndAttemptsRunOut() {
    String assignment = room.give("closing", Map.of("attemptsMax", 2));
    String first = room.begin(learner, assignment);
    begin(assignment).statusCode(409).body("type", endsWith(":attempt-open"));
    String ended = end(first).extract().path("endedAt");
    assertThat(end(first).extract().<String>path("endedAt")).as("its time stays").isEqualTo(ended);
    submit(first, "late", RIGHT)
        .statusCode(409)
        .body("type", endsWith(":attempt-handed-in"))
        .body("detail", containsString("handed in"));
    room.as(learner).get(answers(first)).then().body("items", hasSize(0));

    String second = room.begin(learner, assignment);
    end(second);
    begin(assignment).statusCode(409).body("type", endsWith(":no-attempt-left"));
  }

  @Test
  void anAnswerThatWasKeptIsFoundByItsKeyEvenAfterHandingIn() {
    String attempt = attempt(Map.of());
    String id = submit(attempt, "kept", RIGHT).statusCode(201).extract().path("id");
    end(attempt);
    submit(attempt, "kept", RIGHT).statusCode(201).body("id", equalTo(id));
  }

  @Test
  void anAnswerAfterTheDueTimeIsMarkedAndCounts() {
    String attempt = attempt(Map.of("dueAt", at(-1)));
    submit(attempt, "k", RIGHT).statusCode(201).body("timing", equalTo("LATE"));
    assertThat(mark(attempt)).isEqualTo(1);
  }

  @Test
  void nothingBeginsBeforeOpeningOrAfterClosing() {
    begin(room.give("closing", Map.of("opensAt", at(60))))
        .statusCode(409)
        .body("type", endsWith(":assignment-not-open"));
    begin(room.give("closing", Map.of("closesAt", at(-1))))
        .statusCode(409)
        .body("type", endsWith(":assignment-closed"));
  }

  @Test
  void anAnswerAfterClosingIsKeptAndDoesNotCount() throws SQLException {
    String assignment = room.give("closing", Map.of("closesAt", at(60)));
    String attempt = room.begin(learner, assignment);
    submit(attempt, "in-time", WRONG).statusCode(201).body("timing", equalTo("IN_TIME"));
    update("UPDATE assignment SET closes_at = now() WHERE id = '" + assignment + "'");
    submit(attempt, "too-late", RIGHT).statusCode(201).body("timing", equalTo("TOO_LATE"));
    room.as(learner).get(answers(attempt)).then().body("items", hasSize(2));
    assertThat(mark(attempt)).isLessThan(1);
  }

  @Test
  void whatEndsBetweenTwoAnswersHoldsForTheSecond() throws SQLException {
    Member member = room.join(CourseRole.LEARNER);
    String attempt = room.begin(member, room.give("closing", Map.of()));
    submit(member, attempt, "first").statusCode(201);
    submit(member, attempt, "second").statusCode(201);
    String enrolment = "' WHERE account_id = '" + member.id() + "'";
    update("UPDATE enrolment SET left_at = '" + at(-1) + enrolment);
    submit(member, attempt, "left").statusCode(404);
    update("UPDATE enrolment SET left_at = NULL WHERE account_id = '" + member.id() + "'");
    submit(member, attempt, "back").statusCode(201);
    update("UPDATE access_token SET revoked_at = '" + at(-1) + enrolment);
    submit(member, attempt, "revoked").statusCode(401);
    update("UPDATE access_token SET revoked_at = NULL WHERE account_id = '" + member.id() + "'");
    submit(member, attempt, "good").statusCode(201);
    update("UPDATE account SET disabled_at = '" + at(-1) + "' WHERE id = '" + member.id() + "'");
    submit(member, attempt, "closed").statusCode(401);
  }

  @Test
  void anotherLearnerFindsNothingWhereOnesAnswersAreTakenWithoutLookingUp() throws SQLException {
    String attempt = attempt(Map.of());
    submit(attempt, "looked-up", WRONG).statusCode(201);
    submit(attempt, "remembered", WRONG).statusCode(201);
    submit(room.join(CourseRole.LEARNER), attempt, "somebody's").statusCode(404);
    submit(room.join(CourseRole.INSTRUCTOR), attempt, "a-teacher's").statusCode(403);
    post(attempt, "elsewhere", Map.of("exercise", "no-such", "answer", RIGHT)).statusCode(422);
    room.as(learner).get(answers(attempt)).then().body("items", hasSize(2));
  }

  @Test
  void whoHandsInTogetherWithOthersIsRefusedAloneWhereTheirAttemptIsOver() throws Exception {
    String assignment = room.give("closing", Map.of());
    List<Member> members = new ArrayList<>();
    List<String> attempts = new ArrayList<>();
    for (int i = 0; i < CLASS; i++) {
      members.add(room.join(CourseRole.LEARNER));
      attempts.add(room.begin(members.get(i), assignment));
      submit(members.get(i), attempts.get(i), "first").statusCode(201);
    }
    for (int i = 0; i < CLASS; i += 3) {
      room.as(members.get(i))
          .put("/api/v1/attempts/" + attempts.get(i) + "/end")
          .then()
          .statusCode(200);
    }
    List<Callable<Integer>> all = new ArrayList<>();
    for (int i = 0; i < CLASS; i++) {
      int one = i;
      // One in four says again what it said before.
      String key = one % 4 == 0 ? "first" : "second";
      all.add(() -> submit(members.get(one), attempts.get(one), key).extract().statusCode());
    }
    List<Integer> statuses;
    try (var clients = Executors.newFixedThreadPool(CLASS)) {
      statuses = clients.invokeAll(all).stream().map(Future::resultNow).toList();
    }
    for (int i = 0; i < CLASS; i++) {
      boolean repeated = i % 4 == 0;
      boolean ended = i % 3 == 0;
      assertThat(statuses.get(i)).as("learner %d", i).isEqualTo(ended && !repeated ? 409 : 201);
      room.as(members.get(i))
          .get(answers(attempts.get(i)))
          .then()
          .body("items", hasSize(ended || repeated ? 1 : 2));
    }
  }

  private static ValidatableResponse submit(Member member, String attempt, String key) {
    return room.as(member)
        .header("Idempotency-Key", key)
        .body(Map.of("exercise", "close-by-client", "answer", RIGHT))
        .post(answers(attempt))
        .then();
  }

  @Test
  void anAttemptTakesSoManyAnswersAndNoMore() throws SQLException {
    String other = attempt(Map.of());
    submit(other, "first", RIGHT).statusCode(201);
    String attempt = attempt(Map.of());
    update(
        "INSERT INTO answer (id, attempt_id, exercise_version_id, seed, written, answered_at, timing,"
            + " verdict, score, explanation, engine_version, idempotency_key, request_digest)"
            + " SELECT gen_random_uuid(), '"
            + attempt
            + "', exercise_version_id, seed, written,"
            + " answered_at, timing, verdict, score, explanation, engine_version, 'k' || n,"
            + " request_digest FROM answer, generate_series(1, 994) n WHERE attempt_id = '"
            + other
            + "'");
    // What is remembered of the attempt lets some through uncounted, but never past the most.
    for (int i = 0; i < 6; i++) {
      submit(attempt, "more" + i, WRONG).statusCode(201);
    }
    submit(attempt, "one-too-many", WRONG)
        .statusCode(409)
        .body("type", endsWith(":too-many-answers"));
  }

  @Test
  void nothingIsToldBeforeItIsReleased() throws SQLException {
    String assignment =
        room.give("closing", Map.of("closesAt", at(60), "release", "AFTER_CLOSING"));
    String attempt = room.begin(learner, assignment);
    String id =
        submit(attempt, "k", WRONG)
            .statusCode(201)
            .body("feedback", equalTo("NOTHING"))
            .body("verdict", nullValue())
            .body("score", nullValue())
            .body("at", nullValue())
            .body("code", nullValue())
            .body("explanation", nullValue())
            .extract()
            .path("id");
    Classroom.as(Classroom.SHARED, room.administrator())
        .get(answers(attempt) + "/" + id)
        .then()
        .body("verdict", equalTo("INVALID"));
    update("UPDATE assignment SET closes_at = now() WHERE id = '" + assignment + "'");
    room.as(learner).get(answers(attempt) + "/" + id).then().body("verdict", equalTo("INVALID"));
  }

  @Test
  void noMoreIsToldThanTheAssignmentAllows() {
    String attempt = attempt(Map.of("feedback", "LINE"));
    submit(attempt, "k", WRONG)
        .statusCode(201)
        .body("verdict", equalTo("INVALID"))
        .body("at", equalTo(2))
        .body("code", nullValue())
        .body("misconception", nullValue())
        .body("help[0].line", equalTo("Look at line 2."))
        .body("help[0].field", nullValue())
        .body("help[0].value", nullValue())
        .body("explanation", nullValue());
  }

  @ParameterizedTest
  @CsvSource({
    // feedback  believed  help  field  value  all
    "VERDICT,  false, false, false, false, false",
    "CODE,     true,  true,  false, false, false",
    "REPAIR,   true,  true,  true,  false, false",
    "SOLUTION, true,  true,  true,  true,  true",
  })
  void eachDepthTellsItsStepOfHelp(
      String feedback, boolean believed, boolean help, boolean field, boolean value, boolean all) {
    submit(attempt(Map.of("feedback", feedback)), "k", WRONG)
        .statusCode(201)
        .body("misconception.id", believed ? equalTo("fin-takes-no-number") : nullValue())
        .body("misconception.fact", believed ? containsString("FIN occupies") : nullValue())
        .body("help", help ? hasSize(greaterThan(0)) : nullValue())
        .body("help[0].field", field ? containsString("acknowledgment number") : nullValue())
        .body("help[0].value", value ? containsString("ack=102") : nullValue())
        .body("explanation.replay.repair.known", all ? equalTo("LEAST") : nullValue());
  }

  @Test
  void fieldsAtFaultAreNamed() {
    String attempt = attempt(Map.of());
    post(attempt, "k", Map.of("exercise", "no-such", "answer", "x"))
        .statusCode(422)
        .body("errors.pointer", contains("#/exercise"));
    post(attempt, "k", Map.of("exercise", "close-by-client"))
        .statusCode(422)
        .body("errors.pointer", contains("#/answer"));
    post(attempt, "k", Map.of("exercise", "close-by-client", "answer", "x".repeat(100_001)))
        .statusCode(422)
        .body("errors.code", contains("too-long"));
    post(attempt, "k", Map.of("exercise", "close-by-client", "answer", "\0"))
        .statusCode(422)
        .body("errors.pointer", contains("#/answer"));
    room.as(learner).get(answers(attempt)).then().body("items", hasSize(0));
  }

  @Test
  void answersComeInPartsThatLinksJoin() {
    String attempt = attempt(Map.of());
    List<String> sent =
        java.util.stream.IntStream.range(0, 5)
            .mapToObj(n -> submit(attempt, "k" + n, WRONG).extract().<String>path("id"))
            .toList();
    var found = new java.util.ArrayList<String>();
    String next = answers(attempt) + "?limit=2";
    for (int parts = 0; next != null; parts++) {
      assertThat(parts).as("parts").isLessThan(4);
      Response part = room.as(learner).get(next);
      found.addAll(part.path("items.id"));
      next =
          part.headers().getValues("Link").stream()
              .filter(link -> link.endsWith("rel=\"next\""))
              .map(link -> link.substring(1, link.indexOf('>')))
              .findFirst()
              .orElse(null);
    }
    assertThat(found).isEqualTo(sent);
    room.as(learner)
        .get(answers(attempt) + "?limit=0")
        .then()
        .statusCode(422)
        .body("errors.pointer", hasItem("?limit"));
  }

  @Test
  void anUnchangedAnswerIsNotSentAgain() {
    String attempt = attempt(Map.of());
    String tag = room.as(learner).get("/api/v1/attempts/" + attempt).header("ETag");
    room.as(learner)
        .header("If-None-Match", tag)
        .get("/api/v1/attempts/" + attempt)
        .then()
        .statusCode(304);
    end(attempt);
    room.as(learner)
        .header("If-None-Match", tag)
        .get("/api/v1/attempts/" + attempt)
        .then()
        .statusCode(200);
  }

  @Test
  void handingInWaitsForAnAnswerThatIsBeingStored() throws Exception {
    String attempt = attempt(Map.of());
    try (var connection = RunningAckademy.shared().database().getConnection();
        var statement = connection.createStatement();
        var client = Executors.newSingleThreadExecutor()) {
      connection.setAutoCommit(false);
      // What the foreign key of a new answer holds until its transaction ends.
      statement.execute("SELECT 1 FROM attempt WHERE id = '" + attempt + "' FOR KEY SHARE");
      Future<?> ending = client.submit(() -> end(attempt));
      while (!ending.isDone() && !somebodyWaits(statement)) {
        Thread.onSpinWait();
      }
      assertThat(ending.isDone()).as("handed in over an answer's head").isFalse();
      connection.commit();
      ending.get();
    }
  }

  private static boolean somebodyWaits(Statement statement) throws SQLException {
    try (var rows = statement.executeQuery("SELECT 1 FROM pg_locks WHERE NOT granted LIMIT 1")) {
      return rows.next();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE answer SET score = 1",
        "DELETE FROM answer",
        "TRUNCATE answer CASCADE",
        "UPDATE attempt SET number = 7",
        "DELETE FROM attempt_end",
        "UPDATE exercise_version SET definition = ''",
        "DELETE FROM quiz_version",
      })
  void historyCannotBeChanged(String statement) {
    String attempt = attempt(Map.of());
    submit(attempt, "k", WRONG);
    end(attempt);
    assertThatThrownBy(() -> update(statement))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("append-only");
  }

  private static void update(String statement) throws SQLException {
    try (var connection = RunningAckademy.shared().database().getConnection();
        var update = connection.createStatement()) {
      update.executeUpdate(statement);
    }
  }

  private static String at(int minutes) {
    return Instant.now().plus(minutes, ChronoUnit.MINUTES).toString();
  }

  private static String attempt(Map<String, ?> terms) {
    return room.begin(learner, room.give("closing", terms));
  }

  private static ValidatableResponse begin(String assignment) {
    return room.as(learner)
        .header("Idempotency-Key", UUID.randomUUID())
        .post(room.address() + "/assignments/" + assignment + "/attempts")
        .then();
  }

  private static ValidatableResponse end(String attempt) {
    return room.as(learner).put("/api/v1/attempts/" + attempt + "/end").then().statusCode(200);
  }

  private static ValidatableResponse submit(String attempt, String key, String answer) {
    return post(attempt, key, Map.of("exercise", "close-by-client", "answer", answer));
  }

  private static ValidatableResponse post(String attempt, String key, Map<String, String> body) {
    return room.as(learner).header("Idempotency-Key", key).body(body).post(answers(attempt)).then();
  }

  private static String answers(String attempt) {
    return "/api/v1/attempts/" + attempt + "/answers";
  }

  private static float mark(String attempt) {
    String assignment = room.as(learner).get("/api/v1/attempts/" + attempt).path("assignment");
    Number score =
        Classroom.as(Classroom.SHARED, room.administrator())
            .get(room.address() + "/gradebook")
            .then()
            .extract()
            .path(
                "learners.find { it.id == '%s' }.marks.find { it.assignment == '%s' }.score",
                learner.id(), assignment);
    return score.floatValue();
  }
}
