package org.ackademy.lms;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.ackademy.course.Classroom;
import org.ackademy.lms.mock.MockPlatform;
import org.ackademy.lms.mock.Quirk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** Tests with a learning management system that is registered: a new one for each test. */
abstract class AtAPlatform {
  /** Its administrator registers systems. */
  static Classroom room;

  MockPlatform platform;

  @BeforeAll
  static void open() {
    room = Classroom.open();
  }

  @BeforeEach
  void start() throws IOException {
    platform = new MockPlatform(Quirk.MOODLE, Clock.systemUTC());
    register(platform, Map.of());
  }

  @AfterEach
  void stop() {
    platform.close();
  }

  static String register(MockPlatform platform, Map<String, ?> more) {
    var wanted = new HashMap<String, Object>(platform.registration());
    wanted.putAll(more);
    return administrator()
        .body(wanted)
        .post("/api/v1/lti/registrations")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  static RequestSpecification administrator() {
    return Visitor.as(room.administrator());
  }

  static void told(Response answer, String why) {
    assertThat(Visitor.location(answer).toString())
        .startsWith(Visitor.root() + "lti/notice?why=" + why)
        .doesNotContain("#");
  }
}
