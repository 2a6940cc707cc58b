package org.ackademy.web;

import static io.restassured.RestAssured.given;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.RequestOptions;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ackademy.course.Classroom;
import org.ackademy.course.Classroom.Member;
import org.ackademy.course.CourseRole;
import org.ackademy.platform.security.DemoPerson;
import org.assertj.core.api.Assertions;

/** A learner with a class, or whoever teaches it, who signs in by a browser. */
record Pupil(Classroom room, Member member) {
  /** The quiz that they are given: its exercises are the same for everybody. */
  static final String QUIZ = "opening";

  /** How many questions the quiz has now, each worth a point. */
  static int questions() {
    return given().get(Classroom.API + "/quizzes/" + QUIZ).path("exercises.size()");
  }

  /** A line for each segment; in the second one the acknowledgment number is one too low. */
  static final String SLIP =
      "A > B SYN seq=100\nB > A SYN,ACK seq=300 ack=100\nA > B ACK seq=101 ack=301";

  static Pupil of(Classroom room) {
    return new Pupil(room, room.join(CourseRole.LEARNER, "김민지"));
  }

  /** Whoever runs the class. */
  static Pupil teaching(Classroom room) {
    return new Pupil(room, room.join(CourseRole.INSTRUCTOR, "Grace Hopper"));
  }

  /** Whoever runs the installation. */
  static Pupil administering(Classroom room) {
    return new Pupil(
        room,
        new Member(
            "", DemoPerson.ADMIN.username(), room.administrator(), DemoPerson.ADMIN.password()));
  }

  /** Terms with dates, so that there is something to say of them. */
  static Map<String, Object> terms() {
    Instant now = Instant.now();
    return Map.of(
        "dueAt",
        now.plus(50, ChronoUnit.HOURS).toString(),
        "closesAt",
        now.plus(99, ChronoUnit.HOURS).toString(),
        "attemptsMax",
        3,
        "timeLimitMinutes",
        60);
  }

  /** Signs in without the form, and remembers it as the form would. */
  void signIn(Page page) {
    var answer =
        page.request()
            .post(
                Classroom.API + "/session",
                RequestOptions.create()
                    .setData(Map.of("username", member.username(), "password", member.password())));
    Assertions.assertThat(answer.status()).isLessThan(300);
    page.context().addInitScript("localStorage.setItem('ackademy.signed-in', 'yes')");
  }

  /** The same, from the second time on by the cookies of the first. */
  void signIn(Page page, List<Cookie> cookies) {
    if (cookies.isEmpty()) {
      signIn(page);
      cookies.addAll(page.context().cookies());
    } else {
      page.context().addCookies(cookies);
      page.context().addInitScript("localStorage.setItem('ackademy.signed-in', 'yes')");
    }
  }

  /** Hands an answer in, over REST. */
  String answer(String attempt, String exercise, String answer) {
    return room.as(member)
        .header("Idempotency-Key", UUID.randomUUID())
        .body(Map.of("exercise", exercise, "answer", answer))
        .post(Classroom.API + "/attempts/" + attempt + "/answers")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  /** Appeals what an answer was found to be. */
  void appeal(String attempt, String answer, String comment) {
    room.as(member)
        .header("Idempotency-Key", UUID.randomUUID())
        .body(Map.of("comment", comment))
        .post(Classroom.API + "/attempts/" + attempt + "/answers/" + answer + "/appeal")
        .then()
        .statusCode(201);
  }

  /** Hands an attempt in. */
  void end(String attempt) {
    room.as(member).put(Classroom.API + "/attempts/" + attempt + "/end").then().statusCode(200);
  }

  /** Where an assignment is for its learners. */
  String page(String assignment) {
    return "/courses/" + room.course() + "/assignments/" + assignment;
  }
}
