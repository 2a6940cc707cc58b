package org.ackademy.gradebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.restassured.http.Method;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipInputStream;
import org.ackademy.course.Classroom;
import org.ackademy.course.Classroom.Member;
import org.ackademy.course.CourseRole;
import org.ackademy.platform.launcher.RunningAckademy;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an assistant who is limited to a section is told of the learners of others: nothing. */
class AssistantsIT {
  /** B does not count the FIN. */
  private static final String WRONG =
      "A > B FIN,ACK seq=101 ack=301\nB > A ACK seq=301 ack=101\n"
          + "B > A FIN,ACK seq=301 ack=102\nA > B ACK seq=102 ack=302";

  /** Enough for the analysis to show answers as they were written. */
  private static final int MORE_LEARNERS = 10;

  private Classroom room;
  private Member instructor;
  private Member assistant;
  private Member theirs;
  private Member others;
  private String assignment;
  private String monday;

  /** An attempt of somebody who is in no section of the assistant's, and its answer. */
  private String attempt;

  private String answer;

  @BeforeEach
  void teach() {
    room = Classroom.open();
    instructor = room.join(CourseRole.INSTRUCTOR);
    assistant = room.join(CourseRole.ASSISTANT);
    theirs = room.join(CourseRole.LEARNER);
    others = room.join(CourseRole.LEARNER);
    assignment = room.address() + "/assignments/" + room.give("closing", Map.of());
    monday = section("Monday");
    place(theirs, monday);
    place(assistant, monday);
    handIn(theirs);
    attempt = handIn(others);
  }

  @Test
  void theGradebookAndItsFilesHoldTheirLearnersAlone() throws Exception {
    get(assistant, room.address() + "/gradebook").body("learners.id", contains(theirs.id()));
    get(assistant, room.address() + "/gradebook?format=csv")
        .body(containsString(theirs.username()))
        .body(not(containsString(others.username())));
    get(assistant, room.address() + "/gradebook/exports/moodle?assignment=" + id())
        .body(containsString(theirs.username()))
        .body(not(containsString(others.username())));
    assertThat(oneRoster(assistant)).contains(theirs.id()).doesNotContain(others.id());
    assertThat(oneRoster(instructor)).contains(theirs.id(), others.id());
    get(assistant, room.address() + "/gradebook/" + theirs.id()).body("learners", hasSize(1));
    room.as(assistant).get(room.address() + "/gradebook/" + others.id()).then().statusCode(404);
  }

  private String oneRoster(Member reader) throws Exception {
    byte[] bytes =
        room.as(reader).get(room.address() + "/gradebook/exports/oneroster").asByteArray();
    var text = new StringBuilder();
    try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8)) {
      while (zip.getNextEntry() != null) {
        text.append(new String(zip.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return text.toString();
  }

  @Test
  void theAnalysisIsOfTheirLearnersAlone() throws Exception {
    // Learners of no section, who all make the same mistake.
    new Crowd(RunningAckademy.shared().database())
        .copy(attempt, MORE_LEARNERS, 1, "w.verdict", "w.score");
    String typical = assignment + "/analysis/answers?exercise=close-by-client";
    get(instructor, assignment + "/analysis").body("learners", equalTo(MORE_LEARNERS + 2));
    get(instructor, typical).body("items.learners", contains(MORE_LEARNERS + 2));
    get(assistant, assignment + "/analysis").body("learners", equalTo(1));
    get(assistant, typical).body("items", empty());
  }

  @Test
  void whoIsAtItIsSeenOfTheirLearnersAlone() {
    get(assistant, assignment + "/watch").body("learners.id", contains(theirs.id()));
    get(instructor, assignment + "/watch").body("learners", hasSize(2));
  }

  @Test
  void whatWaitsForAPersonIsOfTheirLearnersAlone() throws Exception {
    new Crowd(RunningAckademy.shared().database()).copy(attempt, 1, 1, "'UNDECIDED'", "0");
    String waiting =
        get(instructor, room.address() + "/queue")
            .body("items", hasSize(1))
            .extract()
            .path("items[0].answer.id");
    get(assistant, room.address() + "/queue").body("items", empty());
    String queued = room.address() + "/queue/" + waiting;
    room.as(assistant).put(queued + "/claim").then().statusCode(404);
    keyed(assistant).body(Map.of("score", 1)).post(queued + "/decisions").then().statusCode(404);
    String appeal =
        keyed(others)
            .body(Map.of("comment", "Why?"))
            .post("/api/v1/attempts/" + attempt + "/answers/" + answer + "/appeal")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    get(instructor, room.address() + "/appeals").body("items", hasSize(1));
    get(assistant, room.address() + "/appeals").body("items", empty());
    room.as(assistant)
        .body(Map.of("outcome", "CHANGED", "score", 1, "reason", "so"))
        .put(room.address() + "/appeals/" + appeal + "/reply")
        .then()
        .statusCode(404);
  }

  @Test
  void ofALearnerOfAnotherSectionNothingIsToldOrChanged() {
    String table =
        """
          GET /api/v1/attempts/{attempt} 404
          GET /api/v1/attempts/{attempt}/answers 404
          GET /api/v1/attempts/{attempt}/answers/{answer} 404
          GET /api/v1/attempts/{attempt}/answers/{answer}/gradings 404
          GET /api/v1/attempts/{attempt}/answers/{answer}/appeal 404
          GET {assignment}/marks/{learner} 404
          PUT {assignment}/marks/{learner} 404
          GET {assignment}/regrades 403
          POST {assignment}/regrades 403
          GET {assignment}/regrades/{answer} 403
          GET {assignment}/regrades/{answer}/changes 403
          POST {assignment}/regrades/{answer}/apply 403
          GET {assignment}/accommodations/{learner} 403
          GET /api/v1/people/{learner}/export 404
        """;
    var softly = new SoftAssertions();
    for (String row : table.lines().map(String::strip).toList()) {
      List<String> cells = List.of(row.split(" "));
      softly
          .assertThat(refused(Method.valueOf(cells.get(0)), cells.get(1)))
          .as(row)
          .isEqualTo(Integer.parseInt(cells.get(2)));
    }
    softly.assertAll();
  }

  /** What the assistant is answered. */
  private int refused(Method method, String path) {
    String address =
        path.replace("{attempt}", attempt)
            .replace("{answer}", answer)
            .replace("{assignment}", assignment)
            .replace("{learner}", others.id());
    RequestSpecification request = keyed(assistant).header("If-Match", "*");
    if (method != Method.GET) {
      request.body(
          path.endsWith("regrades")
              ? Map.of("against", "ATTEMPT", "reason", "to see")
              : Map.of("override", 1, "reason", "so"));
    }
    return request.request(method, address).statusCode();
  }

  @Test
  void theirLastSectionIsNotTakenFromThemUnawares() {
    String address = room.address() + "/sections/" + monday;
    room.as(instructor)
        .header("If-Match", "*")
        .delete(address)
        .then()
        .statusCode(409)
        .body("type", endsWith(":section-limits-assistant"))
        .body("title", equalTo("A teaching assistant's only section"));
    get(assistant, room.address() + "/gradebook").body("learners.id", contains(theirs.id()));
    place(assistant, monday, section("Tuesday"));
    room.as(instructor).header("If-Match", "*").delete(address).then().statusCode(204);
    get(assistant, room.address() + "/gradebook").body("learners", empty());
  }

  private String handIn(Member member) {
    String begun = room.begin(member, id());
    answer =
        keyed(member)
            .body(Map.of("exercise", "close-by-client", "answer", WRONG))
            .post("/api/v1/attempts/" + begun + "/answers")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    room.as(member).put("/api/v1/attempts/" + begun + "/end").then().statusCode(200);
    return begun;
  }

  private String id() {
    return assignment.substring(assignment.lastIndexOf('/') + 1);
  }

  private String section(String name) {
    return room.as(instructor)
        .body(Map.of("name", name))
        .post(room.address() + "/sections")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private void place(Member member, String... sections) {
    room.as(instructor)
        .header("If-Match", "*")
        .body(Map.of("sections", List.of(sections)))
        .patch(room.address() + "/enrolments/" + member.id())
        .then()
        .statusCode(200);
  }

  private RequestSpecification keyed(Member member) {
    return room.as(member).header("Idempotency-Key", UUID.randomUUID());
  }

  private ValidatableResponse get(Member member, String address) {
    return room.as(member).get(address).then().statusCode(200);
  }
}
