package org.ackademy.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.ackademy.course.Classroom.Member;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A course's time zone, and its copy for the next term. */
class CourseCopyIT {
  private Classroom room;
  private Member teacher;

  @BeforeEach
  void meet() {
    room = Classroom.open();
    teacher = room.join(CourseRole.INSTRUCTOR);
  }

  @Test
  void aKeyMakesOneCourse() {
    String slug = "made-" + UUID.randomUUID();
    Supplier<ValidatableResponse> make =
        () ->
            Classroom.as(room.server(), room.administrator())
                .header("Idempotency-Key", "k-" + slug)
                .body(Map.of("slug", slug, "title", Map.of("en", "Once", "ko", "한 번")))
                .post("/api/v1/courses")
                .then();
    String made = make.get().statusCode(201).extract().path("id");
    make.get().statusCode(201).header("Idempotent-Replayed", "true").body("id", equalTo(made));
    Classroom.as(room.server(), room.administrator())
        .header("Idempotency-Key", "k-" + slug)
        .body(Map.of("slug", slug + "x", "title", Map.of("en", "Once", "ko", "한 번")))
        .post("/api/v1/courses")
        .then()
        .statusCode(422);
  }

  @Test
  void theCopyHasTheAssignmentsAndNobodysWork() {
    Member learner = room.join(CourseRole.LEARNER);
    String assignment =
        room.give("closing", Map.of("timeLimitMinutes", 30, "accessCode", "sea", "attemptsMax", 2));
    String withdrawn = room.give("opening", Map.of());
    room.as(teacher)
        .header("If-Match", "*")
        .delete(room.address() + "/assignments/" + withdrawn)
        .then()
        .statusCode(204);
    room.as(teacher)
        .body(Map.of("moreAttempts", 3))
        .put(room.address() + "/assignments/" + assignment + "/accommodations/" + learner.id())
        .then()
        .statusCode(200);
    String key = UUID.randomUUID().toString();
    String slug = "copy-" + UUID.randomUUID();
    String copy =
        copy(key, slug, 182)
            .statusCode(201)
            .body("role", equalTo("INSTRUCTOR"))
            .extract()
            .path("id");
    copy(key, slug, 182)
        .statusCode(201)
        .header("Idempotent-Replayed", "true")
        .body("id", equalTo(copy));
    copy("other", slug, 182).statusCode(422).body("errors.code", contains("taken"));

    String there = "/api/v1/courses/" + copy;
    List<Map<String, Object>> given = room.as(teacher).get(there + "/assignments").path("items");
    assertThat(given).hasSize(1);
    assertThat(given.getFirst())
        .containsEntry("timeLimitSeconds", 1800)
        .containsEntry("attemptsMax", 2)
        .containsEntry("accessCode", "NONE");
    String copied = there + "/assignments/" + given.getFirst().get("id");
    room.as(teacher).get(copied + "/attempts").then().body("items", empty());
    room.as(teacher).get(copied + "/accommodations").then().body("items", empty());
    room.as(learner).get(there).then().statusCode(404);
  }

  @Test
  void datesKeepTheirTimeOfDayWhateverBecomesOfSummerTime() {
    patch("{\"zone\":\"Europe/Berlin\"}").statusCode(200).body("zone", equalTo("Europe/Berlin"));
    // Ten o'clock in winter, and the same days later in summer.
    room.give(
        "closing", Map.of("opensAt", "2027-01-15T09:00:00Z", "closesAt", "2027-01-15T10:00:00Z"));
    String copy = copy("k", "copy-" + UUID.randomUUID(), 182).statusCode(201).extract().path("id");
    Map<String, String> copied =
        room.as(teacher).get("/api/v1/courses/" + copy + "/assignments").path("items[0]");
    assertThat(Instant.parse(copied.get("opensAt"))).isEqualTo("2027-07-16T08:00:00Z");
    assertThat(Instant.parse(copied.get("closesAt"))).isEqualTo("2027-07-16T09:00:00Z");
  }

  @Test
  void instantsAreUtcWhateverTheZoneIs() {
    patch("{\"zone\":\"Asia/Seoul\"}").statusCode(200);
    String assignment = room.give("closing", Map.of("closesAt", "2027-01-15T09:00:00+09:00"));
    room.as(teacher)
        .get(room.address() + "/assignments/" + assignment)
        .then()
        .body("closesAt", equalTo("2027-01-15T00:00:00Z"));
    patch("{\"zone\":\"Europe/Atlantis\"}")
        .statusCode(422)
        .body("errors.pointer", contains("#/zone"));
    room.as(teacher)
        .body("{\"zone\":\"UTC\"}")
        .patch(room.address())
        .then()
        .statusCode(428)
        .body("type", endsWith(":if-match-missing"));
  }

  private ValidatableResponse patch(String change) {
    return room.as(teacher).header("If-Match", "*").body(change).patch(room.address()).then();
  }

  private ValidatableResponse copy(String key, String slug, int days) {
    return room.as(teacher)
        .header("Idempotency-Key", key)
        .body(Map.of("slug", slug, "days", days))
        .post(room.address() + "/copies")
        .then();
  }
}
