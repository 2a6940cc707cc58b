package org.ackademy.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.response.ValidatableResponse;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.ackademy.course.Classroom.Member;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who is in a course as what, its sections, and what follows for what they see. */
class EnrolmentsIT {
  private Classroom room;
  private Member instructor;
  private Member learner;

  @BeforeEach
  void meet() {
    room = Classroom.open();
    instructor = room.join(CourseRole.INSTRUCTOR);
    learner = room.join(CourseRole.LEARNER);
  }

  @Test
  void aRoleIsChangedByWhoeverSawWhatItWas() {
    String seen = tag(learner);
    change(learner, "\"old\"", Map.of("role", "ASSISTANT"))
        .statusCode(412)
        .body("type", endsWith(":changed-meanwhile"));
    room.as(instructor)
        .body(Map.of("role", "ASSISTANT"))
        .patch(enrolment(learner))
        .then()
        .statusCode(428)
        .body("type", endsWith(":if-match-missing"));
    change(learner, seen, Map.of("role", "ASSISTANT"))
        .statusCode(200)
        .header("ETag", not(equalTo(seen)))
        .body("role", equalTo("ASSISTANT"));
    change(learner, seen, Map.of("role", "LEARNER")).statusCode(412);
    room.as(learner).get(room.address() + "/gradebook").then().statusCode(200);
    room.as(instructor)
        .queryParam("action", "enrolment.changed")
        .get(room.address() + "/audit")
        .then()
        .body("items", hasSize(1))
        .body("items[0].before.role", equalTo("LEARNER"))
        .body("items[0].after.role", equalTo("ASSISTANT"));
  }

  @Test
  void ofTwoWhoChangeTheSameAtOnceOneIsRefused() throws Exception {
    String seen = tag(learner);
    Callable<Integer> change =
        () -> change(learner, seen, Map.of("role", "ASSISTANT")).extract().statusCode();
    try (var both = Executors.newFixedThreadPool(2)) {
      var statuses =
          both.invokeAll(Collections.nCopies(2, change)).stream().map(EnrolmentsIT::done).toList();
      assertThat(statuses).containsExactlyInAnyOrder(200, 412);
    }
  }

  private static int done(java.util.concurrent.Future<Integer> future) {
    try {
      return future.get();
    } catch (InterruptedException | java.util.concurrent.ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void whoeverLeftSeesTheCourseNoMoreAndMayComeBack() {
    end(learner, tag(learner)).statusCode(204);
    room.as(learner).get(room.address()).then().statusCode(404);
    people("").body("items.id", not(hasItem(learner.id())));
    people("?state=LEFT").body("items.id", contains(learner.id()));
    end(learner, tag(learner)).statusCode(409).body("type", endsWith(":enrolment-ended"));
    add(learner, "AUTHOR").statusCode(201).body("leftAt", nullValue());
    room.as(learner).get(room.address()).then().body("role", equalTo("AUTHOR"));
    add(learner, "AUTHOR").statusCode(422).body("errors[0].code", equalTo("enrolled"));
  }

  @Test
  void aCourseKeepsAnInstructorUnlessAnAdministratorWills() {
    end(instructor, tag(instructor)).statusCode(409).body("type", endsWith(":last-instructor"));
    change(instructor, tag(instructor), Map.of("role", "LEARNER")).statusCode(409);
    Member second = room.join(CourseRole.INSTRUCTOR);
    end(instructor, tag(instructor)).statusCode(204);
    Classroom.as(Classroom.SHARED, room.administrator())
        .header("If-Match", "*")
        .delete(enrolment(second))
        .then()
        .statusCode(204);
  }

  @Test
  void anAssistantWithSectionsSeesTheLearnersOfTheseAlone() {
    Member assistant = room.join(CourseRole.ASSISTANT);
    Member other = room.join(CourseRole.LEARNER);
    String assignment = room.give("opening", Map.of());
    String mine = room.begin(learner, assignment);
    String others = room.begin(other, assignment);
    String attempts = room.address() + "/assignments/" + assignment + "/attempts";
    room.as(assistant).get(attempts).then().body("items.id", containsInAnyOrder(mine, others));
    String monday = section("Monday");
    change(learner, tag(learner), Map.of("sections", List.of(monday))).statusCode(200);
    change(assistant, tag(assistant), Map.of("sections", List.of(monday))).statusCode(200);
    room.as(assistant).get(attempts).then().body("items.id", contains(mine));
    room.as(assistant).get("/api/v1/attempts/" + mine).then().statusCode(200);
    room.as(assistant).get("/api/v1/attempts/" + others).then().statusCode(404);
    room.as(assistant)
        .get(room.address() + "/gradebook")
        .then()
        .body("learners.id", contains(learner.id()));
    room.as(assistant)
        .get(room.address() + "/enrolments")
        .then()
        .body("items.id", containsInAnyOrder(learner.id(), assistant.id()));
    room.as(assistant).get(enrolment(other)).then().statusCode(404);
    room.as(assistant)
        .queryParam("section", section("Tuesday"))
        .get(room.address() + "/enrolments")
        .then()
        .body("items", empty());
    room.as(instructor).get(attempts).then().body("items", hasSize(2));
  }

  @Test
  void sectionsAreNamedOnceRenamedAndRemoved() {
    String monday = section("Monday");
    String tuesday = section("Tuesday");
    make("Monday").statusCode(422).body("errors[0].code", equalTo("taken"));
    make(" ").statusCode(422).body("errors[0].pointer", equalTo("#/name"));
    change(learner, tag(learner), Map.of("sections", List.of(monday, tuesday)))
        .body("sections", containsInAnyOrder(monday, tuesday));
    change(learner, tag(learner), Map.of("sections", List.of(UUID.randomUUID())))
        .statusCode(422)
        .body("errors[0].code", equalTo("no-such-section"));
    String address = room.address() + "/sections/" + monday;
    String tag =
        room.as(instructor)
            .header("If-Match", "*")
            .body(Map.of("name", "월요일"))
            .put(address)
            .then()
            .statusCode(200)
            .body("name", equalTo("월요일"))
            .extract()
            .header("ETag");
    room.as(instructor).header("If-Match", "\"x\"").delete(address).then().statusCode(412);
    room.as(instructor).header("If-Match", tag).delete(address).then().statusCode(204);
    room.as(instructor).get(enrolment(learner)).then().body("sections", contains(tuesday));
    people("?section=" + tuesday).body("items.id", contains(learner.id()));
  }

  @Test
  void aSectionOfAnotherCourseIsNone() {
    Classroom other = Classroom.open();
    Member there = other.join(CourseRole.INSTRUCTOR);
    String monday = section("Monday");
    other
        .as(there)
        .header("If-Match", "*")
        .body(Map.of("name", "mine"))
        .put(other.address() + "/sections/" + monday)
        .then()
        .statusCode(404);
    other.as(there).get(other.address() + "/enrolments/" + learner.id()).then().statusCode(404);
  }

  @Test
  void anInvitationIsListedAndTakenBack() {
    var made =
        room.as(instructor)
            .body(Map.of("role", "ASSISTANT"))
            .post(room.address() + "/invitations")
            .then()
            .statusCode(201)
            .extract();
    String id = made.path("id");
    String find = "items.find { it.id == '" + id + "' }.";
    String listed =
        room.as(instructor)
            .get(room.address() + "/invitations")
            .then()
            .body(find + "courseRole", equalTo("ASSISTANT"))
            .body(find + "invitedBy", equalTo(instructor.id()))
            .body(find + "revokedAt", nullValue())
            .extract()
            .asString();
    assertThat(listed).doesNotContain("ack_inv_");
    room.as(instructor).delete(room.address() + "/invitations/" + id).then().statusCode(204);
    room.as(instructor)
        .get(room.address() + "/invitations")
        .then()
        .body(find + "revokedAt", notNullValue());
    Classroom.SHARED
        .request()
        .contentType("application/json")
        .body(
            Map.of(
                "username",
                "x" + UUID.randomUUID(),
                "displayName",
                "X",
                "password",
                "a long enough password"))
        .post("/api/v1/invitations/" + made.<String>path("invitation"))
        .then()
        .statusCode(404);
  }

  @Test
  void theSameWishForAnInvitationIsGrantedOnceAndItsSecretShownOnce() throws Exception {
    var first = invited("one", "LEARNER").statusCode(201).extract();
    String id = first.path("id");
    assertThat(first.<String>path("invitation")).startsWith("ack_inv_");
    var again = invited("one", "LEARNER").statusCode(201).body("id", equalTo(id)).extract();
    assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
    assertThat(again.asString()).doesNotContain("ack_inv_");
    invited("one", "AUTHOR").statusCode(422).body("type", endsWith(":idempotency-key-reused"));
    invited("two", "LEARNER").statusCode(201).body("id", not(equalTo(id)));
    Callable<String> click = () -> invited("three", "LEARNER").statusCode(201).extract().path("id");
    try (var both = Executors.newFixedThreadPool(2)) {
      var made = both.invokeAll(Collections.nCopies(2, click));
      assertThat(made.get(0).get()).isEqualTo(made.get(1).get());
    }
    room.as(instructor).get(room.address() + "/invitations").then().body("items", hasSize(5));
  }

  private ValidatableResponse invited(String key, String role) {
    return room.as(instructor)
        .header("Idempotency-Key", key)
        .body(Map.of("role", role))
        .post(room.address() + "/invitations")
        .then();
  }

  private String section(String name) {
    return make(name).statusCode(201).extract().path("id");
  }

  private ValidatableResponse make(String name) {
    return room.as(instructor).body(Map.of("name", name)).post(room.address() + "/sections").then();
  }

  private ValidatableResponse people(String query) {
    return room.as(instructor).get(room.address() + "/enrolments" + query).then().statusCode(200);
  }

  private ValidatableResponse add(Member member, String role) {
    return room.as(instructor)
        .body(Map.of("username", member.username(), "role", role))
        .post(room.address() + "/enrolments")
        .then();
  }

  private ValidatableResponse change(Member member, String tag, Map<String, ?> wanted) {
    return room.as(instructor).header("If-Match", tag).body(wanted).patch(enrolment(member)).then();
  }

  private ValidatableResponse end(Member member, String tag) {
    return room.as(instructor).header("If-Match", tag).delete(enrolment(member)).then();
  }

  private String tag(Member member) {
    return room.as(instructor).get(enrolment(member)).then().extract().header("ETag");
  }

  private String enrolment(Member member) {
    return room.address() + "/enrolments/" + member.id();
  }
}
