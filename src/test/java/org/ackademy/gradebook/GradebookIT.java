package org.ackademy.gradebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.ackademy.course.Classroom;
import org.ackademy.course.Classroom.Member;
import org.ackademy.course.CourseRole;
import org.ackademy.platform.launcher.RunningAckademy;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Marks as the people of a course see and change them. */
class GradebookIT {
  private static final String RIGHT =
      "A > B FIN,ACK seq=101 ack=301\nB > A ACK seq=301 ack=102\n"
          + "B > A FIN,ACK seq=301 ack=102\nA > B ACK seq=102 ack=302";
  private static final String HALF = "A > B FIN,ACK seq=101 ack=301\nB > A ACK seq=301 ack=102";

  private static final int CLICKS = 4;

  private Classroom room;
  private Member learner;

  @BeforeEach
  void open() {
    room = Classroom.open();
    learner = room.join(CourseRole.LEARNER);
  }

  @Test
  void aMarkIsLiveAndStaysTheSameWhenTheAttemptEnds() {
    String assignment = room.give("closing", Map.of());
    String attempt = answered(assignment, RIGHT);
    assertThat(score(assignment)).isEqualTo(1);
    end(attempt);
    assertThat(score(assignment)).isEqualTo(1);
    String second = answered(assignment, HALF);
    assertThat(score(assignment)).as("the best counts").isEqualTo(1);
    mark(assignment).body("attempts", equalTo(2));
    end(second);
    assertThat(score(assignment)).isEqualTo(1);
    String third = room.begin(learner, assignment);
    mark(assignment).body("attempts", equalTo(3));
    end(third);
    mark(assignment).body("attempts", equalTo(3)).body("state", equalTo("GRADED"));
  }

  /** All marks, first as they are kept and then made anew from the history: they are the same. */
  @Test
  void standingsAreWhatTheHistoryComesTo() throws SQLException {
    String assignment = room.give("closing", Map.of("counting", "AVERAGE"));
    end(answered(assignment, RIGHT));
    end(answered(assignment, HALF));
    end(answered(assignment, HALF, RIGHT, HALF));
    var crowd = new Crowd(RunningAckademy.shared().database());
    String kept = crowd.value(standings(assignment));
    String seen = line().extract().body().asString();
    crowd.run("DELETE FROM standing WHERE assignment_id = '" + assignment + "'");
    assertThat(line().extract().body().asString())
        .as("added up from three attempts")
        .isEqualTo(seen);
    teacher().post(room.address() + "/gradebook/rebuild").then().statusCode(204);
    assertThat(crowd.value(standings(assignment))).isEqualTo(kept);
    assertThat(line().extract().body().asString()).isEqualTo(seen);
    // By another way: SQL over the answers themselves.
    assertThat(
            crowd.value(
                "SELECT round(avg(points), 6) = (SELECT round(total_points / through, 6) FROM"
                    + " standing WHERE assignment_id = '"
                    + assignment
                    + "') FROM (SELECT t.id, (SELECT w.score FROM answer w WHERE w.attempt_id ="
                    + " t.id ORDER BY w.sequence DESC LIMIT 1) AS points FROM attempt t WHERE"
                    + " t.assignment_id = '"
                    + assignment
                    + "') a"))
        .isEqualTo("t");
  }

  private static String standings(String assignment) {
    return "SELECT string_agg(concat_ws(' ', account_id, through, first_points, last_points,"
        + " best_points, total_points, undecided, first_state, last_state, late), ',')"
        + " FROM standing WHERE assignment_id = '"
        + assignment
        + "'";
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/categories | {'title':{'en':'C'},'weight':1} | id",
        "/assignments/{assignment}/regrades | {'reason':'it was so'} | id",
        "/webhooks | {'url':'https://example.org/','events':['quiz.published']} | webhook.id",
        "/invitations | {'role':'LEARNER'} | id",
      })
  void clicksAtOnceMakeOne(String path, String body, String id) throws Exception {
    String address = room.address() + path.replace("{assignment}", room.give("closing", Map.of()));
    Callable<String> click =
        () ->
            teacher()
                .header("Idempotency-Key", "click")
                .body(body.replace('\'', '"'))
                .post(address)
                .then()
                .statusCode(201)
                .extract()
                .path(id);
    Set<String> made = new HashSet<>();
    try (var all = Executors.newFixedThreadPool(CLICKS)) {
      for (Future<String> one : all.invokeAll(Collections.nCopies(CLICKS, click))) {
        made.add(one.get());
      }
    }
    assertThat(made).hasSize(1);
  }

  @Test
  void whatIsAgreedAfterwardsCountsAtOnce() {
    Instant now = Instant.now();
    String assignment =
        room.give("closing", Map.of("dueAt", now.minus(30, ChronoUnit.HOURS).toString()));
    weigh(assignment, Map.of("late", Map.of("percent", 10, "period", "DAY")));
    end(answered(assignment, RIGHT));
    mark(assignment).body("score", equalTo(0.8f)); // two days have begun
    String agreed =
        room.address() + "/assignments/" + assignment + "/accommodations/" + learner.id();
    teacher()
        .body(Map.of("dueAt", now.minus(2, ChronoUnit.HOURS).toString(), "reason", "was ill"))
        .put(agreed)
        .then()
        .statusCode(200);
    mark(assignment).body("score", equalTo(0.9f));
    teacher().header("If-Match", "*").delete(agreed).then().statusCode(204);
    mark(assignment).body("score", equalTo(0.8f));
    teacher()
        .header("If-Match", "*")
        .body(Map.of("dueAt", now.minus(1, ChronoUnit.HOURS).toString()))
        .patch(room.address() + "/assignments/" + assignment)
        .then()
        .statusCode(200);
    mark(assignment).body("score", equalTo(0.9f));
    String seen = line().extract().body().asString();
    teacher().post(room.address() + "/gradebook/rebuild").then().statusCode(204);
    assertThat(line().extract().body().asString()).as("made anew").isEqualTo(seen);
  }

  @Test
  void whoeverHasMoreTimeIsNotMissingYet() {
    Member other = room.join(CourseRole.LEARNER);
    Instant now = Instant.now();
    String assignment =
        room.give("closing", Map.of("closesAt", now.minus(1, ChronoUnit.HOURS).toString()));
    teacher()
        .body(Map.of("closesAt", now.plus(1, ChronoUnit.HOURS).toString(), "reason", "was ill"))
        .put(room.address() + "/assignments/" + assignment + "/accommodations/" + other.id())
        .then()
        .statusCode(200);
    var book = teacher().get(room.address() + "/gradebook").then().statusCode(200);
    book.body(state(learner), equalTo("MISSING")).body(state(other), equalTo("NONE"));
  }

  private static String state(Member member) {
    return "learners.find { it.id == '" + member.id() + "' }.marks[0].state";
  }

  @Test
  void twoWhoChangeOneMarkDoNotOverwriteEachOther() {
    String assignment = room.give("closing", Map.of());
    String address = address(assignment);
    String seen = teacher().get(address).header("ETag");
    teacher().body(Map.of("override", 3, "reason", "first")).put(address).then().statusCode(428);
    teacher()
        .header("If-Match", seen)
        .body(Map.of("override", 3, "reason", "first"))
        .put(address)
        .then()
        .statusCode(200)
        .body("score", equalTo(3))
        .body("state", equalTo("OVERRIDDEN"));
    teacher()
        .header("If-Match", seen)
        .body(Map.of("override", 4, "reason", "second"))
        .put(address)
        .then()
        .statusCode(412);
    mark(assignment).body("override", equalTo(3)).body("reason", equalTo("first"));
  }

  @Test
  void anOverrideNeedsAReasonAndSurvivesARegrade() {
    String assignment = room.give("closing", Map.of());
    end(answered(assignment, HALF));
    teacher()
        .header("If-Match", "*")
        .header("Accept-Language", "ko")
        .body(Map.of("override", 5))
        .put(address(assignment))
        .then()
        .statusCode(422)
        .body("errors.pointer", contains("#/reason"))
        .body("detail", containsString("필드"));
    change(assignment, Map.of("override", 5, "reason", "an oral exam", "remark", "잘했습니다."));
    room.apply(assignment, room.regraded(assignment, Map.of("reason", "a new engine")));
    mark(assignment).body("score", equalTo(5)).body("reason", equalTo("an oral exam"));
    room.as(learner)
        .get(address(assignment))
        .then()
        .statusCode(200)
        .body("score", equalTo(5))
        .body("remark", equalTo("잘했습니다."))
        .body("reason", nullValue());
    teacher()
        .get(room.address() + "/audit?action=mark.changed")
        .then()
        .body("items[0].after.points", equalTo("5"))
        .body("items[0].before.excused", equalTo("no"));
    change(assignment, Map.of());
    mark(assignment).body("state", equalTo("GRADED"));
  }

  @Test
  void whatIsExcusedDoesNotCount() {
    String first = room.give("closing", Map.of());
    String second = room.give("opening", Map.of());
    end(answered(first, RIGHT));
    change(first, Map.of("override", 23.5, "reason", "half"));
    change(second, Map.of("override", 0, "reason", "nothing came"));
    Number with = line().extract().path("learners[0].percent");
    change(second, Map.of("standing", "EXCUSED", "reason", "ill"));
    Number without = line().extract().path("learners[0].percent");
    assertThat(without.doubleValue()).isGreaterThan(with.doubleValue());
    line().body("learners[0].marks[1].state", equalTo("EXCUSED"));
  }

  @Test
  void categoriesMakeUpTheResult() {
    String first = room.give("closing", Map.of());
    String second = room.give("opening", Map.of());
    String third = room.give("opening", Map.of());
    String exercises = category("Exercises", 40, 1);
    String exam = category("Exam", 60, 0);
    weigh(first, Map.of("category", exercises, "points", 10));
    weigh(second, Map.of("category", exercises, "points", 10));
    weigh(third, Map.of("category", exam, "points", 20));
    change(first, Map.of("override", 9, "reason", "r"));
    change(second, Map.of("override", 2, "reason", "r"));
    change(third, Map.of("override", 10, "reason", "r"));
    // The 2 is dropped: 0.4 * 90 % + 0.6 * 50 % = 66 %
    line().body("learners[0].percent", equalTo(66.0F));
    teacher()
        .header("If-Match", "\"no such tag\"")
        .delete(room.address() + "/categories/" + exam)
        .then()
        .statusCode(412);
    teacher()
        .header("If-Match", "*")
        .delete(room.address() + "/categories/" + exam)
        .then()
        .statusCode(204);
    // What is in no category does not count.
    line().body("learners[0].percent", equalTo(90.0F));
    teacher()
        .header("If-Match", "*")
        .body(Map.of("category", UUID.randomUUID()))
        .put(room.address() + "/assignments/" + first + "/weighting")
        .then()
        .statusCode(422)
        .body("errors.pointer", contains("#/category"));
  }

  @Test
  void latenessCostsWhatTheRulesSay() {
    Instant now = Instant.now();
    String assignment =
        room.give(
            "closing",
            Map.of(
                "opensAt", now.minus(Duration.ofDays(3)).toString(),
                "dueAt", now.minus(Duration.ofHours(30)).toString()));
    end(answered(assignment, RIGHT));
    mark(assignment).body("score", equalTo(1)).body("late", equalTo(1));
    weigh(assignment, Map.of("late", Map.of("percent", 10, "period", "DAY")));
    mark(assignment).body("computed", equalTo(0.8F));
    weigh(assignment, Map.of("late", Map.of("percent", 10, "period", "HOUR", "floor", 50)));
    mark(assignment).body("computed", equalTo(0.5F));
    weigh(assignment, Map.of());
    mark(assignment).body("computed", equalTo(1));
  }

  @Test
  void learnersAreToldWhatIsReleasedAndNoMore() {
    Instant now = Instant.now();
    String closing =
        room.give(
            "closing",
            Map.of(
                "release", "AFTER_CLOSING",
                "opensAt", now.minus(Duration.ofDays(3)).toString(),
                "closesAt", now.plus(Duration.ofDays(3)).toString()));
    String handed = room.give("closing", Map.of("release", "AFTER_ATTEMPT"));
    String never = room.give("closing", Map.of("feedback", "NOTHING"));
    end(answered(closing, RIGHT));
    String open = answered(handed, RIGHT);
    end(answered(never, RIGHT));
    own()
        .body("learners[0].marks.state", contains("UNTOLD", "NONE", "UNTOLD"))
        .body("learners[0].marks.score", contains(nullValue(), nullValue(), nullValue()))
        .body("learners[0].percent", nullValue());
    end(open);
    own().body("learners[0].marks.state", contains("UNTOLD", "GRADED", "UNTOLD"));
    Member other = room.join(CourseRole.LEARNER);
    room.as(other).get(room.address() + "/gradebook/" + learner.id()).then().statusCode(404);
    room.as(learner)
        .get(room.address() + "/gradebook")
        .then()
        .statusCode(403)
        .body("$", not(hasItem("learners")));
  }

  @Test
  void amountsHaveLimits() {
    String assignment = room.give("closing", Map.of());
    for (Object bad : new Object[] {-1, 10_001, 0.12345}) {
      teacher()
          .header("If-Match", "*")
          .body(Map.of("override", bad, "reason", "r"))
          .put(address(assignment))
          .then()
          .statusCode(422)
          .body("errors.pointer", contains("#/override"))
          .body("errors.code", contains("amount"));
    }
    teacher()
        .header("If-Match", "*")
        .body(Map.of("points", 0))
        .put(room.address() + "/assignments/" + assignment + "/weighting")
        .then()
        .statusCode(422)
        .body("errors.pointer", contains("#/points"));
  }

  private RequestSpecification teacher() {
    return Classroom.as(Classroom.SHARED, room.administrator());
  }

  private String category(String name, int weight, int drop) {
    return teacher()
        .header("Idempotency-Key", name)
        .body(Map.of("title", Map.of("en", name), "weight", weight, "dropLowest", drop))
        .post(room.address() + "/categories")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private void weigh(String assignment, Map<String, ?> weighting) {
    teacher()
        .header("If-Match", "*")
        .body(weighting)
        .put(room.address() + "/assignments/" + assignment + "/weighting")
        .then()
        .statusCode(200);
  }

  private void change(String assignment, Map<String, ?> byHand) {
    teacher().header("If-Match", "*").body(byHand).put(address(assignment)).then().statusCode(200);
  }

  private ValidatableResponse mark(String assignment) {
    return teacher().get(address(assignment)).then().statusCode(200);
  }

  private double score(String assignment) {
    Number score = mark(assignment).extract().path("score");
    return score.doubleValue();
  }

  private ValidatableResponse line() {
    return teacher().get(room.address() + "/gradebook/" + learner.id()).then().statusCode(200);
  }

  private ValidatableResponse own() {
    return room.as(learner)
        .get(room.address() + "/gradebook/" + learner.id())
        .then()
        .statusCode(200);
  }

  private String address(String assignment) {
    return room.address() + "/assignments/" + assignment + "/marks/" + learner.id();
  }

  private String answered(String assignment, String... written) {
    String attempt = room.begin(learner, assignment);
    for (String answer : written) {
      room.as(learner)
          .header("Idempotency-Key", UUID.randomUUID())
          .body(Map.of("exercise", "close-by-client", "answer", answer))
          .post("/api/v1/attempts/" + attempt + "/answers")
          .then()
          .statusCode(201);
    }
    return attempt;
  }

  private void end(String attempt) {
    room.as(learner).put("/api/v1/attempts/" + attempt + "/end").then().statusCode(200);
  }
}
