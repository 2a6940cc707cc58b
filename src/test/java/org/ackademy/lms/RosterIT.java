package org.ackademy.lms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.URI;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.ackademy.course.CourseRole;
import org.ackademy.lms.mock.MockPlatform;
import org.ackademy.lms.mock.MockPlatform.Person;
import org.ackademy.lms.mock.MockPlatform.Place;
import org.ackademy.lms.mock.MockRoster;
import org.ackademy.lms.mock.Quirk;
import org.ackademy.platform.launcher.RunningAckademy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Courses that are brought in line with the rosters of those that they stand for. */
class RosterIT extends AtAPlatform {
  /** A course with a roster, and whoever teaches it. */
  private record Taught(
      MockPlatform platform,
      MockRoster roster,
      Place place,
      Person teacher,
      String course,
      String token) {
    static Taught at(MockPlatform platform) {
      MockRoster roster = platform.roster(URI.create(Visitor.root() + "lti/jwks.json"));
      register(platform, Map.of("tokenUrl", roster.tokenUrl()));
      Person teacher = Visitor.person("Instructor");
      Place place = Visitor.place("opening");
      Visitor visitor = Visitor.of(platform, teacher, place, roster.claim());
      URI page = visitor.arrives();
      roster.has(teacher.subject(), teacher.name(), "Instructor", "Active");
      return new Taught(
          platform,
          roster,
          place,
          teacher,
          page.getPath().split("/", -1)[3],
          visitor.enters(page).then().statusCode(201).extract().path("token"));
    }

    String address() {
      return "/api/v1/courses/" + course + "/platform-roster";
    }

    Response look() {
      return Visitor.as(token).get(address());
    }

    Response apply() {
      return Visitor.as(token).header("If-Match", "*").post(address());
    }

    RequestSpecification api() {
      return Visitor.as(token);
    }

    List<String> people(String state) {
      return api()
          .get("/api/v1/courses/" + course + "/enrolments?limit=200&state=" + state)
          .then()
          .statusCode(200)
          .extract()
          .path("items.displayName");
    }
  }

  /** One whose registration knows where tokens are had. */
  private static MockPlatform fresh(Quirk quirk) throws IOException {
    return new MockPlatform(quirk, Clock.systemUTC());
  }

  @ParameterizedTest
  @EnumSource
  void theRosterIsLookedAtAndAppliedToItsEnd(Quirk quirk) throws IOException {
    try (MockPlatform other = fresh(quirk)) {
      Taught taught = Taught.at(other);
      for (int i = 0; i < 7; i++) {
        taught.roster().has("learner-" + i, "Learner " + i, "Learner", null);
      }
      taught.roster().has("assistant", "Assistant", "TeachingAssistant", "Active");
      taught.roster().has("away", "Away", "Learner", "Inactive");
      Response seen = taught.look();
      int known = 8;
      seen.then().statusCode(200);
      assertThat(seen.<List<String>>path("differences.change"))
          .filteredOn("BEGINS"::equals)
          .hasSize(known);
      assertThat(taught.roster().parts()).isGreaterThan(3);
      assertThat(taught.people("CURRENT")).containsExactly(taught.teacher().name());
      taught
          .api()
          .header("If-Match", seen.header("ETag"))
          .post(taught.address())
          .then()
          .statusCode(200)
          .body("differences", equalTo(seen.path("differences")));
      assertThat(taught.people("CURRENT")).hasSize(known + 1).contains("Learner 6");
      // They are who they were when they are launched.
      Person learner = new Person("learner-3", "Learner 3", "Learner");
      Visitor.of(other, learner, taught.place()).arrives();
      assertThat(taught.people("CURRENT")).hasSize(known + 1);
    }
  }

  @Test
  void whatThePlatformBeganItEndsAndNothingElse() throws IOException {
    try (MockPlatform other = fresh(Quirk.MOODLE)) {
      Taught taught = Taught.at(other);
      taught.roster().has("stays", "Stays", "Learner", "Active");
      taught.roster().has("goes", "Goes", "Learner", "Active");
      taught.roster().has("dropped", "Dropped", "Learner", "Active");
      taught.apply().then().statusCode(200).body("differences", hasSize(3));
      // Somebody whom no platform knows, by hand.
      var byHand = room.join(CourseRole.LEARNER, "By hand");
      administrator()
          .body(Map.of("username", byHand.username(), "role", "LEARNER"))
          .post("/api/v1/courses/" + taught.course() + "/enrolments")
          .then()
          .statusCode(201);
      taught.roster().has("goes", "Goes", "Learner", "Deleted");
      taught.roster().drops("dropped");
      taught
          .apply()
          .then()
          .statusCode(200)
          .body("differences.change", equalTo(List.of("ENDS", "ENDS")));
      assertThat(taught.people("CURRENT"))
          .contains("Stays", "By hand")
          .doesNotContain("Goes", "Dropped");
      taught.apply().then().statusCode(200).body("differences", hasSize(0));
      // Back again there, back again here.
      taught.roster().has("goes", "Goes", "Learner", "Active");
      taught.apply().then().body("differences.change", equalTo(List.of("BEGINS")));
      assertThat(taught.people("CURRENT")).contains("Goes");
    }
  }

  @Test
  void whatWasChangedByHandStaysUntilThePlatformSaysSomethingNew() throws IOException {
    try (MockPlatform other = fresh(Quirk.CANVAS)) {
      Taught taught = Taught.at(other);
      taught.roster().has("one", "One", "Learner", "Active");
      taught.apply().then().statusCode(200);
      String account =
          taught
              .api()
              .get("/api/v1/courses/" + taught.course() + "/enrolments?role=LEARNER")
              .then()
              .extract()
              .path("items[0].id");
      String address = "/api/v1/courses/" + taught.course() + "/enrolments/" + account;
      taught.api().header("If-Match", "*").delete(address).then().statusCode(204);
      taught.apply().then().statusCode(200).body("differences", hasSize(0));
      assertThat(taught.people("CURRENT")).doesNotContain("One");
      taught.roster().has("one", "One", "Instructor", "Active");
      taught.apply().then().body("differences.change", equalTo(List.of("BEGINS")));
      assertThat(taught.people("CURRENT")).contains("One");
    }
  }

  @Test
  void aCourseKeepsItsLastInstructor() throws IOException {
    try (MockPlatform other = fresh(Quirk.MOODLE)) {
      Taught taught = Taught.at(other);
      taught.roster().has("one", "One", "Learner", "Active");
      taught.roster().drops(taught.teacher().subject());
      taught
          .apply()
          .then()
          .statusCode(200)
          .body("differences.change", equalTo(List.of("BEGINS", "STAYS")));
      assertThat(taught.people("CURRENT")).contains(taught.teacher().name());
    }
  }

  @Test
  void peopleAreNotMergedByNameOrAddress() throws IOException {
    try (MockPlatform other = fresh(Quirk.MOODLE)) {
      Taught taught = Taught.at(other);
      taught.roster().has(UUID.randomUUID().toString(), taught.teacher().name(), "Learner", null);
      taught.apply().then().body("differences.change", equalTo(List.of("BEGINS")));
      assertThat(taught.people("CURRENT"))
          .containsExactlyInAnyOrder(taught.teacher().name(), taught.teacher().name());
    }
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void aRosterThatCannotBeReadToItsEndChangesNothing(MockRoster.Fault fault) throws IOException {
    try (MockPlatform other = fresh(Quirk.CANVAS)) {
      Taught taught = Taught.at(other);
      for (int i = 0; i < 5; i++) {
        taught.roster().has("learner-" + i, "Learner " + i, "Learner", null);
      }
      taught.apply().then().statusCode(200);
      taught.roster().drops("learner-0");
      taught.roster().fails(fault);
      Response refused = taught.apply();
      refused
          .then()
          .statusCode(502)
          .body("type", equalTo("urn:ackademy:problem:platform-roster-away"))
          .body("detail", not(containsString("<")));
      if (fault == MockRoster.Fault.STRIPPED) {
        refused.then().body("detail", containsString("CGIPassAuth On"));
      }
      assertThat(taught.people("CURRENT")).contains("Learner 0");
      assertThat(taught.roster().stolen()).isEmpty();
    }
  }

  @Test
  void onlyWhatWasSeenIsAppliedAndOnlyByWhoRunsTheCourse() throws IOException {
    try (MockPlatform other = fresh(Quirk.MOODLE)) {
      Taught taught = Taught.at(other);
      taught.roster().has("one", "One", "Learner", "Active");
      String tag = taught.look().header("ETag");
      taught.roster().has("two", "Two", "Learner", "Active");
      taught.api().header("If-Match", tag).post(taught.address()).then().statusCode(412);
      taught.api().post(taught.address()).then().statusCode(428);
      assertThat(taught.people("CURRENT")).containsExactly(taught.teacher().name());
      taught.apply().then().statusCode(200);
      Visitor learner = Visitor.of(other, new Person("one", "One", "Learner"), taught.place());
      Visitor.as(learner.token()).get(taught.address()).then().statusCode(403);
      Visitor.as(room.join(CourseRole.INSTRUCTOR).token())
          .get(taught.address())
          .then()
          .statusCode(404);
    }
  }

  /** By itself, once a day: here the day is over at once. */
  @Test
  void onceADayEachCourseIsBroughtInLineThoughOtherSystemsAreAway() throws Exception {
    try (MockPlatform other = fresh(Quirk.CANVAS);
        MockPlatform away = fresh(Quirk.MOODLE)) {
      Taught broken = Taught.at(away);
      Taught taught = Taught.at(other);
      broken.roster().has("one", "One", "Learner", "Active");
      broken.roster().fails(MockRoster.Fault.CUT_OFF);
      for (int i = 0; i < 5; i++) {
        broken.roster().has("more-" + i, "More " + i, "Learner", "Active");
        taught.roster().has("learner-" + i, "Learner " + i, "Learner", "Active");
      }
      theDayIsOver();
      assertThat(taught.people("CURRENT")).contains("Learner 0", "Learner 4").hasSize(6);
      assertThat(broken.people("CURRENT")).containsExactly(broken.teacher().name());
      assertThat(trouble(broken)).isEqualTo("503 later");
      assertThat(trouble(taught)).isEqualTo("null");
      // What was asked for lately is left alone, whatever is new there.
      int parts = taught.roster().parts();
      taught.roster().drops("learner-0");
      broken.roster().fails(MockRoster.Fault.NONE);
      theDayIsOver();
      assertThat(taught.roster().parts()).isEqualTo(parts);
      assertThat(broken.people("CURRENT")).containsExactly(broken.teacher().name());
      ages();
      theDayIsOver();
      assertThat(taught.people("CURRENT")).doesNotContain("Learner 0").contains("Learner 4");
      assertThat(broken.people("CURRENT")).contains("One", "More 4");
      assertThat(trouble(broken)).isEqualTo("null");
    }
  }

  private static void theDayIsOver() throws SQLException {
    String done = asked("SELECT last_success FROM job WHERE task_name = 'lti-rosters'");
    administrator().post("/api/v1/jobs/lti-rosters/recurring/retry").then().statusCode(200);
    AtAGradebook.await(
        "the rosters",
        () ->
            !asked(
                    "SELECT CASE WHEN picked OR execution_time <= now() THEN NULL ELSE last_success"
                        + " END FROM job WHERE task_name = 'lti-rosters'")
                .matches("null|" + Pattern.quote(done)));
  }

  /** All was asked for two days ago. */
  private static void ages() throws SQLException {
    try (var connection = RunningAckademy.shared().database().getConnection()) {
      connection
          .createStatement()
          .execute("UPDATE lti_context SET roster_tried_at = roster_tried_at - interval '2 days'");
    }
  }

  private static String trouble(Taught taught) {
    return asked(
        "SELECT roster_trouble FROM lti_context WHERE course_id = '" + taught.course() + "'");
  }

  private static String asked(String query) {
    try (var connection = RunningAckademy.shared().database().getConnection();
        var rows = connection.createStatement().executeQuery(query)) {
      return rows.next() ? String.valueOf(rows.getString(1)) : "none";
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aCourseOfNoPlatformHasNoRoster() {
    administrator()
        .get("/api/v1/courses/" + room.course() + "/platform-roster")
        .then()
        .statusCode(409)
        .body("type", equalTo("urn:ackademy:problem:no-platform-roster"));
  }
}
