package org.ackademy.interop.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.ackademy.course.Classroom;
import org.ackademy.course.Classroom.Member;
import org.ackademy.course.CourseRole;
import org.ackademy.platform.launcher.RunningAckademy;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is kept of a person is handed out whole, and forgotten whole. */
class PersonIT {
  private static final long PATIENCE_NS = 60_000_000_000L;
  private static final String WRITTEN = "A > B SYN seq=4711";

  private Classroom room;
  private Member learner;
  private Member other;
  private String assignment;

  /** That nobody else has, for nothing of it is to be found later. */
  private String name;

  @BeforeEach
  void meet() {
    room = Classroom.open();
    name = "Kim-" + UUID.randomUUID();
    learner = room.join(CourseRole.LEARNER, name + " \"Minji\" \\ O'Neil");
    other = room.join(CourseRole.LEARNER);
    assignment = room.give("opening", Map.of("feedback", "CODE", "release", "AT_ONCE"));
  }

  private RequestSpecification administrator() {
    return Classroom.as(Classroom.SHARED, room.administrator());
  }

  private String answered(Member member, String assignment) {
    String attempt = room.begin(member, assignment);
    room.as(member)
        .header("Idempotency-Key", UUID.randomUUID())
        .body(Map.of("exercise", "open-three-way", "answer", WRITTEN))
        .post("/api/v1/attempts/" + attempt + "/answers")
        .then()
        .statusCode(201);
    return attempt;
  }

  private static Map<String, String> export(RequestSpecification by, String account)
      throws Exception {
    byte[] zip =
        by.get("/api/v1/people/" + account + "/export")
            .then()
            .statusCode(200)
            .contentType("application/zip")
            .extract()
            .asByteArray();
    var files = new LinkedHashMap<String, String>();
    try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        files.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return files;
  }

  @Test
  void aPersonGetsAllOfItAndNothingThatIsNotReleased() throws Exception {
    String attempt = answered(learner, assignment);
    String late =
        room.give(
            "opening", Map.of("release", "AFTER_CLOSING", "closesAt", "2099-01-01T00:00:00Z"));
    String hidden = answered(learner, late);
    answered(other, assignment);
    Map<String, String> own = export(room.as(learner), learner.id());
    assertThat(own.keySet())
        .contains(
            "account.json",
            "enrolments.json",
            "appeals.json",
            "drafts.json",
            "accommodations.json",
            "sessions.json",
            "tokens.json",
            "identities.json",
            "audit.json",
            "attempts/" + attempt + ".json",
            "attempts/" + hidden + ".json",
            "grades/" + room.course() + ".json");
    assertThat(own.get("account.json")).contains(learner.username());
    assertThat(own.get("attempts/" + attempt + ".json"))
        .contains(WRITTEN)
        .contains("\"verdict\"")
        .contains("SEQ_NUMBER");
    assertThat(own.get("attempts/" + hidden + ".json"))
        .contains(WRITTEN)
        .doesNotContain("SEQ_NUMBER")
        .doesNotContain("\"score\"");
    assertThat(own.get("audit.json")).contains("account.made");
    String all = String.join("", own.values());
    assertThat(all).doesNotContain(other.id()).doesNotContain("argon2").doesNotContain("digest");
    // Administrators get the same, and no more; the person's log says that they did.
    Map<String, String> theirs = export(administrator(), learner.id());
    assertThat(theirs.get("attempts/" + hidden + ".json")).doesNotContain("\"score\"");
    assertThat(theirs.get("audit.json")).contains("person.exported").contains("somebody else");
  }

  @Test
  void aPersonIsForgottenAndStatisticsStay() throws Exception {
    String attempt = answered(learner, assignment);
    answered(other, assignment);
    room.as(learner).put("/api/v1/attempts/" + attempt + "/end").then().statusCode(200);
    int answers = count("SELECT count(*) FROM answer");
    int attempts = count("SELECT count(*) FROM attempt WHERE assignment_id = '" + assignment + "'");
    String marks =
        strings(
                "SELECT string_agg(total_points::text, ' ' ORDER BY total_points) FROM standing"
                    + " WHERE assignment_id = '"
                    + assignment
                    + "'")
            .getFirst();
    erase(learner.id(), "not " + learner.username(), 422);
    erase(learner.id(), learner.username(), 204);

    // No table holds a trace of who it was.
    for (String table : tables()) {
      String trace =
          "SELECT count(*) FROM "
              + table
              + " AS t WHERE strpos(to_jsonb(t)::text, '"
              + learner.id()
              + "') > 0 OR strpos(to_jsonb(t)::text, '"
              + learner.username()
              + "') > 0 OR strpos(to_jsonb(t)::text, '"
              + name
              + "') > 0";
      assertThat(count(trace)).as(table).isZero();
    }
    assertThat(count("SELECT count(*) FROM answer")).isGreaterThanOrEqualTo(answers);
    assertThat(count("SELECT count(*) FROM attempt WHERE assignment_id = '" + assignment + "'"))
        .isEqualTo(attempts);
    assertThat(
            strings(
                "SELECT string_agg(total_points::text, ' ' ORDER BY total_points) FROM standing"
                    + " WHERE assignment_id = '"
                    + assignment
                    + "'"))
        .containsExactly(marks);
    room.as(learner).get("/api/v1/me").then().statusCode(401);
    administrator().get("/api/v1/people/" + learner.id() + "/export").then().statusCode(404);
    erase(learner.id(), learner.username(), 404);
    // That it was done is known, and to nobody else anything happened.
    administrator()
        .get("/api/v1/audit?action=person.erased&limit=1")
        .then()
        .body("items[0].action", equalTo("person.erased"));
    room.as(other).get("/api/v1/me").then().statusCode(200);
    String pseudonym =
        strings("SELECT account_id FROM attempt WHERE id = '" + attempt + "'").getFirst();
    administrator().get("/api/v1/people/" + pseudonym + "/export").then().statusCode(404);
    erase(pseudonym, "erased-" + pseudonym.replace("-", ""), 404);
  }

  @Test
  void nobodyErasesThemselves() {
    String own = administrator().get("/api/v1/me").then().extract().path("id");
    administrator()
        .body(Map.of("username", "admin"))
        .post("/api/v1/people/" + own + "/erasure")
        .then()
        .statusCode(409)
        .body("type", endsWith(":erase-self"));
  }

  @Test
  void historyIsAsUnchangeableAsBefore() throws Exception {
    answered(learner, assignment);
    try (Connection connection = RunningAckademy.shared().database().getConnection()) {
      for (String change :
          List.of(
              "UPDATE attempt SET account_id = '" + other.id() + "'",
              "UPDATE answer SET score = 1",
              "DELETE FROM audit",
              "SET ackademy.erasing = 'yes'; UPDATE answer SET score = 1",
              "SET ackademy.erasing = 'yes'; UPDATE attempt SET seed = 1",
              "SET ackademy.erasing = 'yes'; DELETE FROM attempt",
              "SET ackademy.forgetting = 'yes'; DELETE FROM attempt",
              "TRUNCATE audit")) {
        assertThatThrownBy(
                () -> {
                  try (var statement = connection.createStatement()) {
                    connection.setAutoCommit(false);
                    statement.execute(change);
                  } finally {
                    connection.rollback();
                  }
                })
            .as(change)
            .isInstanceOf(SQLException.class);
      }
    }
  }

  @Test
  void eachDayGoesWhatWasKeptLongEnough() throws Exception {
    String longAgo = "now() - interval '12 years'";
    String session = UUID.randomUUID().toString();
    String fresh = UUID.randomUUID().toString();
    for (String id : List.of(session, fresh)) {
      String at = id.equals(session) ? longAgo : "now()";
      change(
          "INSERT INTO web_session (id, account_id, digest, created_at, seen_at, expires_at)"
              + " SELECT '%s', '%s', sha256(convert_to('%s', 'UTF8')), %s, %s, %s + interval '1 day'"
                  .formatted(id, learner.id(), id, at, at, at));
    }
    change(
        "INSERT INTO audit (id, done_at, action, subject_kind, subject)"
            + " VALUES ('%s', %s, 'thing.done', 'thing', 'x')".formatted(session, longAgo));
    // A course of long ago, and the same learner's work in one that goes on.
    String attempt = UUID.randomUUID().toString();
    Classroom old = Classroom.open();
    String given = old.give("opening", Map.of());
    change(
        "UPDATE assignment SET closes_at = %s WHERE id = '%s'".formatted(longAgo, given),
        "INSERT INTO enrolment (course_id, account_id, role, enrolled_at)"
            + " VALUES ('%s', '%s', 'LEARNER', %s)".formatted(old.course(), learner.id(), longAgo),
        "INSERT INTO attempt (id, assignment_id, quiz_id, quiz_version_id, account_id, number,"
            + " seed, started_at, idempotency_key) SELECT '%s', g.id, g.quiz_id, v.id, '%s', 1, 1,"
                .formatted(attempt, learner.id())
            + " %s, 'k' FROM assignment g JOIN quiz_version v ON v.quiz_id = g.quiz_id"
                .formatted(longAgo)
            + " WHERE g.id = '%s' LIMIT 1".formatted(given));
    String present = answered(learner, assignment);
    administrator().post("/api/v1/jobs/retention/recurring/retry").then().statusCode(200);
    long start = System.nanoTime();
    while (count("SELECT count(*) FROM audit WHERE id = '" + session + "'") > 0) {
      assertThat(System.nanoTime() - start).isLessThan(PATIENCE_NS);
      LockSupport.parkNanos(100_000_000);
    }
    assertThat(count("SELECT count(*) FROM web_session WHERE id = '" + session + "'")).isZero();
    assertThat(count("SELECT count(*) FROM web_session WHERE id = '" + fresh + "'")).isOne();
    assertThat(strings("SELECT account_id FROM attempt WHERE id = '" + attempt + "'"))
        .doesNotContain(learner.id());
    assertThat(strings("SELECT account_id FROM attempt WHERE id = '" + present + "'"))
        .containsExactly(learner.id());
    room.as(learner).get("/api/v1/me").then().statusCode(200);
    administrator()
        .get("/api/v1/audit?action=retention.applied&subject=LEARNERS&limit=1")
        .then()
        .body("items.size()", equalTo(1));
  }

  private void erase(String account, String username, int status) {
    administrator()
        .body(Map.of("username", username))
        .post("/api/v1/people/" + account + "/erasure")
        .then()
        .statusCode(status);
  }

  private static List<String> tables() throws SQLException {
    return strings(
        "SELECT quote_ident(tablename) FROM pg_tables WHERE schemaname = 'public'"
            + " AND tablename <> 'flyway_schema_history'");
  }

  private static int count(String query) throws SQLException {
    return Integer.parseInt(strings(query).getFirst());
  }

  private static List<String> strings(String query) throws SQLException {
    var found = new ArrayList<String>();
    try (Connection connection = RunningAckademy.shared().database().getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      while (rows.next()) {
        found.add(rows.getString(1));
      }
    }
    return found;
  }

  private static void change(String... statements) throws SQLException {
    try (Connection connection = RunningAckademy.shared().database().getConnection();
        var statement = connection.createStatement()) {
      for (String one : statements) {
        statement.execute(one);
      }
    }
  }
}
