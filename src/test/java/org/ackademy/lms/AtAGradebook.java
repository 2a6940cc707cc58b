package org.ackademy.lms;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.ackademy.course.Classroom;
import org.ackademy.lms.mock.MockGrades;
import org.ackademy.lms.mock.MockPlatform;
import org.ackademy.lms.mock.MockPlatform.Person;
import org.ackademy.lms.mock.MockPlatform.Place;
import org.ackademy.lms.mock.Quirk;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

/**
 * Tests with a learning management system that has a gradebook: each starts the one it is about.
 */
@SuppressWarnings("NullAway.Init")
abstract class AtAGradebook {
  static final String AGS_CLAIM = "https://purl.imsglobal.org/spec/lti-ags/claim/endpoint";

  /** Ten thousand scores take their time on a machine that does other things too. */
  static final Duration PATIENCE = Duration.ofMinutes(20);

  private static final Duration POLL = Duration.ofMillis(50);

  static Classroom room;
  MockPlatform platform;
  MockGrades grades;
  Place place;

  @BeforeAll
  static void open() {
    room = Classroom.open();
  }

  @AfterEach
  void stop() {
    platform.close();
    assertThat(grades.wrongs()).isEmpty();
  }

  /** Registers a platform, whose one link shows a quiz. */
  void start(Quirk quirk) throws IOException {
    platform = new MockPlatform(quirk, Clock.systemUTC());
    grades = platform.grades(URI.create(Visitor.root() + "lti/jwks.json"));
    place = Visitor.place("closing");
    String issuer = quirk == Quirk.BLACKBOARD ? "https://blackboard.com" : platform.origin();
    AtAPlatform.room = room;
    AtAPlatform.register(platform, Map.of("issuer", issuer, "tokenAudience", grades.audience()));
  }

  static RequestSpecification administrator() {
    return Visitor.as(room.administrator());
  }

  /** A learner who was launched: their account here, where, and the page's token. */
  record Launched(Person person, String account, String course, String assignment, String token) {
    String assignmentAddress() {
      return "/api/v1/courses/" + course + "/assignments/" + assignment;
    }
  }

  Launched launch(Person person, @Nullable String item) {
    Visitor visitor =
        Visitor.of(platform, person, place, says -> says.claim(AGS_CLAIM, grades.claim(item)));
    URI page = visitor.arrives();
    String token = visitor.enters(page).then().statusCode(201).extract().path("token");
    List<String> parts = List.of(page.getPath().split("/", -1));
    int courses = parts.indexOf("courses");
    return new Launched(
        person,
        Visitor.as(token).get("/api/v1/me").path("id"),
        parts.get(courses + 1),
        parts.get(courses + 3),
        token);
  }

  Launched launch() {
    return launch(Visitor.person("Learner"), null);
  }

  static void mark(Launched learner, String points) {
    administrator()
        .header("If-Match", "*")
        .body(Map.of("override", new BigDecimal(points), "reason", "for the test"))
        .put(learner.assignmentAddress() + "/marks/" + learner.account())
        .then()
        .statusCode(200);
  }

  static Response scores(Launched learner, String query) {
    return administrator().get("/api/v1/courses/" + learner.course() + "/lti/scores" + query);
  }

  static String found(Launched learner, String field) {
    Object value =
        scores(learner, "?limit=200")
            .path("items.find { it.learner == '" + learner.account() + "' }." + field);
    return String.valueOf(value);
  }

  static void await(String what, BooleanSupplier holds) {
    long start = System.nanoTime();
    while (!holds.getAsBoolean()) {
      if (System.nanoTime() - start > PATIENCE.toNanos()) {
        throw new AssertionError(what + " not after " + PATIENCE);
      }
      LockSupport.parkNanos(POLL.toNanos());
    }
  }

  static void awaitState(Launched learner, String state) {
    await(state, () -> found(learner, "state").equals(state));
  }

  static Response report(Launched learner, String query) {
    return administrator().get(learner.assignmentAddress() + "/lti/results" + query);
  }

  static Response again(Launched learner) {
    return administrator()
        .post(
            "/api/v1/courses/%s/lti/scores/%s/again"
                .formatted(learner.course(), found(learner, "id")));
  }

  /** What the platform holds of somebody. */
  List<String> there(Launched learner) {
    return grades.of(learner.person().subject()).stream()
        .map(points -> points.stripTrailingZeros().toPlainString())
        .toList();
  }
}
