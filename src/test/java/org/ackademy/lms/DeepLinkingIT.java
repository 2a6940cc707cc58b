package org.ackademy.lms;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.restassured.response.Response;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ackademy.course.CourseRole;
import org.ackademy.lms.mock.DeepLinks;
import org.ackademy.lms.mock.Forms;
import org.ackademy.lms.mock.MockPlatform;
import org.ackademy.lms.mock.MockPlatform.Person;
import org.ackademy.lms.mock.MockPlatform.Place;
import org.ackademy.lms.mock.Quirk;
import org.ackademy.quiz.authoring.OwnQuestion;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Teachers who choose in their learning management system what its links show. */
class DeepLinkingIT extends AtAPlatform {
  private static final Map<String, Object> QUIZ = Map.of("quiz", "opening", "counting", "LAST");

  @BeforeEach
  void listen() {
    platform.links().from(Visitor.root());
  }

  /** Somebody who chooses. */
  private record Chooser(MockPlatform platform, Place place, URI page, String token) {
    static Chooser at(MockPlatform platform, Place place, Map<String, ?> settings) {
      Visitor visitor =
          Visitor.of(
              platform, Visitor.person("Instructor"), place, platform.links().asks(settings));
      URI page = visitor.arrives();
      return new Chooser(
          platform,
          place,
          page,
          visitor.enters(page).then().statusCode(201).extract().path("token"));
    }

    String address() {
      return "/api/v1/lti/pickings/" + Forms.read(page.getRawQuery()).get("picking");
    }

    Response answers(Object... items) {
      return Visitor.as(token).body(Map.of("items", List.of(items))).post(address() + "/answer");
    }

    List<Map<String, Object>> gives(Object... items) {
      Response answer = answers(items);
      answer.then().statusCode(201).body("returnUrl", equalTo(platform.links().returnUrl()));
      return platform.links().take(answer.path("jwt"));
    }

    /** A link in the same course, as the platform launches it. */
    Place link(Map<String, Object> item) {
      return new Place(
          place.deployment(),
          place.context(),
          UUID.randomUUID().toString(),
          DeepLinks.custom(item));
    }
  }

  private Chooser chooser() {
    return Chooser.at(platform, Visitor.place("opening"), Map.of());
  }

  private static Response assignment(MockPlatform platform, Place link) {
    Visitor learner = Visitor.of(platform, Visitor.person("Learner"), link);
    URI page = learner.arrives();
    return Visitor.as(learner.enters(page).then().statusCode(201).extract().path("token"))
        .get("/api/v1" + page.getPath());
  }

  @ParameterizedTest
  @EnumSource
  void whatIsChosenIsWhatLearnersGet(Quirk quirk) throws IOException {
    try (var other = new MockPlatform(quirk, Clock.systemUTC())) {
      other.links().from(Visitor.root());
      register(other, Map.of());
      Chooser chooser = Chooser.at(other, Visitor.place("opening"), Map.of());
      assertThat(chooser.page().getPath()).isEqualTo("/lti/pick");
      List<Map<String, Object>> links =
          chooser.gives(
              Map.of("quiz", "opening", "attemptsMax", 3, "counting", "FIRST", "points", 12.5),
              Map.of("questions", List.of("open-three-way"), "title", "One question"));
      assertThat(links).hasSize(2);
      assertThat((Map<?, ?>) links.getFirst().get("lineItem"))
          .extracting("scoreMaximum", "tag")
          .containsExactly(12.5, "ackademy");
      Response quiz = assignment(other, chooser.link(links.getFirst()));
      quiz.then()
          .statusCode(200)
          .body("id", equalTo(DeepLinks.custom(links.getFirst()).get("assignment")))
          .body("attemptsMax", equalTo(3))
          .body("counting", equalTo("FIRST"));
      assignment(other, chooser.link(links.getLast()))
          .then()
          .statusCode(200)
          .body("title.en", equalTo("One question"))
          .body("counting", equalTo("BEST"));
    }
  }

  @Test
  void questionsBecomeAQuizOfTheirOwn() {
    Chooser chooser = chooser();
    List<Map<String, Object>> links =
        chooser.gives(Map.of("questions", List.of("open-ack-meaning", "open-three-way")));
    assertThat((Map<?, ?>) links.getFirst().get("lineItem"))
        .extracting("scoreMaximum")
        .isEqualTo(2L);
    Visitor learner =
        Visitor.of(platform, Visitor.person("Learner"), chooser.link(links.getFirst()));
    URI page = learner.arrives();
    String token = learner.enters(page).then().extract().path("token");
    String attempt =
        Visitor.as(token)
            .header("Idempotency-Key", "begin")
            .post("/api/v1" + page.getPath() + "/attempts")
            .then()
            .statusCode(201)
            .body("exercises.id", equalTo(List.of("open-ack-meaning", "open-three-way")))
            .extract()
            .path("id");
    Visitor.as(token)
        .header("Idempotency-Key", "answer")
        .body(
            Map.of(
                "exercise",
                "open-three-way",
                "answer",
                "A > B SYN seq=100\nB > A SYN,ACK seq=300 ack=101\nA > B ACK seq=101 ack=301"))
        .post("/api/v1/attempts/" + attempt + "/answers")
        .then()
        .statusCode(201)
        .body("verdict", equalTo("VALID"));
    // The same questions in the same order are the same quiz; it is offered nowhere.
    String quiz =
        Visitor.as(chooser.token()).get("/api/v1" + page.getPath()).then().extract().path("quiz");
    assertThat(quiz).startsWith("chosen-");
    given().get("/api/v1/quizzes/" + quiz).then().statusCode(404);
    given().get("/api/v1/quizzes?limit=200").then().body("items.id", not(hasItem(quiz)));
    Chooser second = chooser();
    Place again =
        second.link(
            second
                .gives(Map.of("questions", List.of("open-ack-meaning", "open-three-way")))
                .getFirst());
    URI there = Visitor.of(platform, Visitor.person("Learner"), again).arrives();
    Visitor.as(second.token()).get("/api/v1" + there.getPath()).then().body("quiz", equalTo(quiz));
  }

  @Test
  void whatWasChosenFollowsItsQuestionsAsFarAsTheyAreOffered() {
    var author = room.join(CourseRole.AUTHOR);
    String id = "q" + UUID.randomUUID().toString().replace("-", "");
    OwnQuestion.offer(room, author, id, "Open it.");
    Chooser chooser = chooser();
    Place link =
        chooser.link(
            chooser.gives(Map.of("questions", List.of("open-ack-meaning", id))).getFirst());
    Visitor learner = Visitor.of(platform, Visitor.person("Learner"), link);
    URI page = learner.arrives();
    String token = learner.enters(page).then().extract().path("token");
    String running = asks(token, page, "Open it.");
    OwnQuestion.change(room, author, id, "Open it now.");
    // Who began goes on with what was asked; from then on it is the new one.
    Visitor.as(token)
        .get("/api/v1/attempts/" + running)
        .then()
        .body("exercises[1].task", equalTo("Open it."));
    Visitor.as(token).put("/api/v1/attempts/" + running + "/end").then().statusCode(200);
    String second = asks(token, page, "Open it now.");
    Visitor.as(token).put("/api/v1/attempts/" + second + "/end").then().statusCode(200);
    OwnQuestion.retire(room, author, id);
    asks(token, page, "Open it now.");
    // The same questions chosen anew are the same quiz, and nothing that is offered no more.
    chooser().answers(Map.of("questions", List.of("open-ack-meaning", id))).then().statusCode(422);
  }

  /** Begins an attempt whose second question asks this. */
  private static String asks(String token, URI page, String task) {
    return Visitor.as(token)
        .header("Idempotency-Key", UUID.randomUUID())
        .post("/api/v1" + page.getPath() + "/attempts")
        .then()
        .statusCode(201)
        .body("exercises[1].task", equalTo(task))
        .extract()
        .path("id");
  }

  @Test
  void whatIsNotSavedThereLeavesNothingBehind() {
    Chooser chooser = chooser();
    chooser.gives(QUIZ);
    String course =
        Visitor.as(chooser.token()).get("/api/v1/courses").then().extract().path("items[0].id");
    Visitor.as(chooser.token())
        .get("/api/v1/courses/" + course + "/assignments")
        .then()
        .statusCode(200)
        .body("items", hasSize(0));
  }

  @Test
  void aCopiedCourseGetsTheSameBeforeAndAfterItWasLaunched() {
    Chooser chooser = chooser();
    Map<String, Object> link =
        chooser.gives(Map.of("quiz", "opening", "attemptsMax", 2)).getFirst();
    var copy =
        new Place(
            chooser.place().deployment(),
            UUID.randomUUID().toString(),
            "a link",
            DeepLinks.custom(link));
    Response early = assignment(platform, copy);
    early.then().statusCode(200).body("attemptsMax", equalTo(2));
    // Launched again it is the same one.
    assignment(platform, copy).then().body("id", equalTo(early.path("id")));
    Response first = assignment(platform, chooser.link(link));
    assertThat(first.<String>path("id")).isNotEqualTo(early.path("id"));
    var late = new Place(copy.deployment(), UUID.randomUUID().toString(), "a link", copy.custom());
    assignment(platform, late)
        .then()
        .statusCode(200)
        .body("attemptsMax", equalTo(2))
        .body("id", not(equalTo(first.path("id"))));
    // Another deployment cannot name it.
    var foreign = new Place("another", copy.context(), "a link", copy.custom());
    Visitor visitor = Visitor.of(platform, Visitor.person("Learner"), foreign);
    told(visitor.launch(visitor.signed()), "not-set-up");
  }

  @Test
  void aLinkThatIsChosenAnewShowsWhatWasChosenLast() {
    Chooser chooser = chooser();
    Place before = chooser.link(chooser.gives(QUIZ).getFirst());
    Response first = assignment(platform, before);
    Chooser again = Chooser.at(platform, chooser.place(), Map.of());
    var after =
        new Place(
            before.deployment(),
            before.context(),
            before.link(),
            DeepLinks.custom(again.gives(Map.of("quiz", "closing")).getFirst()));
    assignment(platform, after)
        .then()
        .statusCode(200)
        .body("id", not(equalTo(first.path("id"))))
        .body("id", equalTo(after.custom().get("assignment")));
  }

  @Test
  void nothingIsAnAnswerToo() {
    assertThat(chooser().gives()).isEmpty();
  }

  @Test
  void itIsAnsweredOnceAndTheSameWishFindsTheSameAnswer() {
    Chooser chooser = chooser();
    Map<String, ?> body = Map.of("items", List.of(QUIZ));
    String address = chooser.address() + "/answer";
    Response first =
        Visitor.as(chooser.token()).header("Idempotency-Key", "once").body(body).post(address);
    List<Map<String, Object>> links = platform.links().take(first.path("jwt"));
    Response repeated =
        Visitor.as(chooser.token()).header("Idempotency-Key", "once").body(body).post(address);
    repeated.then().statusCode(201);
    // Signed anew, so that the platform may take it if it missed the first one; the same link.
    assertThat(platform.links().take(repeated.path("jwt"))).isEqualTo(links);
    chooser
        .answers(QUIZ)
        .then()
        .statusCode(409)
        .body("type", equalTo("urn:ackademy:problem:picking-over"));
  }

  @Test
  void onlyWhatThePlatformTakesIsGiven() {
    Place place = Visitor.place("opening");
    Chooser one = Chooser.at(platform, place, Map.of("accept_multiple", false));
    one.answers(QUIZ, Map.of("quiz", "closing"))
        .then()
        .statusCode(422)
        .body("errors[0].pointer", equalTo("#/items"));
    assertThat(one.gives(QUIZ)).hasSize(1);
    Chooser without = Chooser.at(platform, place, Map.of("accept_lineitem", false));
    assertThat(without.gives(QUIZ).getFirst()).doesNotContainKey("lineItem");
    Chooser none = Chooser.at(platform, place, Map.of("accept_types", List.of("file")));
    none.answers(QUIZ).then().statusCode(422);
    assertThat(none.gives()).isEmpty();
  }

  @Test
  void eachFieldThatIsWrongIsNamed() {
    Chooser chooser = chooser();
    chooser
        .answers(
            Map.of("quiz", "no-such-quiz"),
            Map.of("questions", List.of("no-such-question")),
            Map.of("questions", List.of("open-three-way", "open-three-way")),
            Map.of("questions", List.of()),
            Map.of("counting", "BEST"),
            Map.of("quiz", "opening", "questions", List.of("open-three-way")),
            Map.of("quiz", "opening", "attemptsMax", 0),
            Map.of("quiz", "opening", "points", 0),
            Map.of("quiz", "opening", "points", 0.0001),
            Map.of("quiz", "opening", "title", ""))
        .then()
        .statusCode(422)
        .body(
            "errors.pointer",
            equalTo(
                List.of(
                    "#/items/0/quiz",
                    "#/items/1/questions/0",
                    "#/items/2/questions/1",
                    "#/items/3/questions",
                    "#/items/4",
                    "#/items/5",
                    "#/items/6/attemptsMax",
                    "#/items/7/points",
                    "#/items/8/points",
                    "#/items/9/title")));
    // It is still open.
    assertThat(chooser.gives(QUIZ)).hasSize(1);
  }

  @Test
  void theBankIsSearchedWithoutKeys() {
    Chooser chooser = chooser();
    String offers = chooser.address() + "/offers";
    Response all = Visitor.as(chooser.token()).get(offers + "?limit=5");
    all.then()
        .statusCode(200)
        .body("items", hasSize(5))
        .body("items.kind", everyItem(equalTo("QUIZ")));
    assertThat(all.headers().getValues("Link")).hasSize(2);
    Visitor.as(chooser.token())
        .get(offers + "?kind=QUESTION&search=open three-way")
        .then()
        .body("items.id", hasItem("open-three-way"))
        .body("items.kind", everyItem(equalTo("QUESTION")));
    Visitor.as(chooser.token())
        .get(offers + "?search=no such words anywhere")
        .then()
        .body("items", hasSize(0));
    Visitor.as(chooser.token()).get(offers + "?kind=OTHER").then().statusCode(422);
    Response questions = Visitor.as(chooser.token()).get(offers + "?kind=QUESTION&limit=200");
    questions.then().body("items.size()", greaterThan(100));
    assertThat(questions.asString()).doesNotContain("\"answers\"", "\"mistakes\"", "\"key\"");
  }

  @Test
  void thePageMayPostToThePlatformAndNowhereElse() {
    Chooser chooser = chooser();
    String page = chooser.page().getPath() + "?" + chooser.page().getRawQuery();
    String policy = given().urlEncodingEnabled(false).get(page).header("Content-Security-Policy");
    assertThat(policy)
        .contains("form-action " + platform.origin() + ";")
        .contains("frame-ancestors " + platform.origin() + ";");
    // Another registration's page is not given it, nor is a page that names nothing real.
    String other = page.replaceFirst("frame=[^&]+", "frame=" + UUID.randomUUID());
    assertThat(given().urlEncodingEnabled(false).get(other).header("Content-Security-Policy"))
        .contains("form-action 'self';");
  }

  // ---- Attacks

  @Test
  void answersGoNowhereElse() throws IOException {
    for (String url :
        List.of(
            "https://evil.example/return",
            platform.origin() + ".evil.example/",
            platform.origin().replace("://", "://user@"),
            "javascript:alert(1)",
            "no address")) {
      Visitor visitor =
          Visitor.of(
              platform,
              Visitor.person("Instructor"),
              Visitor.place("opening"),
              platform.links().asks(Map.of("deep_link_return_url", url)));
      told(visitor.launch(visitor.signed()), "site");
    }
    // An administrator may say that it stands elsewhere too.
    try (var canvas = new MockPlatform(Quirk.CANVAS, Clock.systemUTC())) {
      canvas.links().from(Visitor.root());
      register(canvas, Map.of("sites", List.of("https://school.example/")));
      Chooser chooser =
          Chooser.at(
              canvas,
              Visitor.place("opening"),
              Map.of("deep_link_return_url", "https://school.example/return"));
      assertThat(
              given()
                  .urlEncodingEnabled(false)
                  .get(chooser.page().getPath() + "?" + chooser.page().getRawQuery())
                  .header("Content-Security-Policy"))
          .contains("form-action https://school.example;")
          .contains("frame-ancestors " + canvas.origin() + " https://school.example;");
    }
  }

  @Test
  void whoDoesNotTeachDoesNotChoose() {
    for (String role : List.of("Learner", "ContentDeveloper")) {
      Visitor visitor =
          Visitor.of(
              platform, Visitor.person(role), Visitor.place("opening"), platform.links().asks());
      told(visitor.launch(visitor.signed()), "teachers");
    }
  }

  @Test
  void nobodyAnswersForSomebodyElse() {
    Chooser chooser = chooser();
    Chooser stranger = chooser();
    for (String token : List.of(stranger.token(), room.administrator())) {
      Visitor.as(token).get(chooser.address()).then().statusCode(404);
      Visitor.as(token).get(chooser.address() + "/offers").then().statusCode(404);
      Visitor.as(token)
          .body(Map.of("items", List.of()))
          .post(chooser.address() + "/answer")
          .then()
          .statusCode(404);
    }
    given().get(chooser.address()).then().statusCode(401);
    // Another one's picking under one's own platform leads to a page that may post nowhere new.
    assertThat(chooser.gives(QUIZ)).hasSize(1);
  }

  @Test
  void whoTeachesNoMoreAnswersNoMore() {
    Place place = Visitor.place("opening");
    Person person = Visitor.person("Instructor");
    Visitor visitor = Visitor.of(platform, person, place, platform.links().asks());
    URI page = visitor.arrives();
    String token = visitor.enters(page).then().extract().path("token");
    var chooser = new Chooser(platform, place, page, token);
    // The platform says meanwhile that they learn there.
    Visitor.of(platform, new Person(person.subject(), person.name(), "Learner"), place).arrives();
    chooser.answers(QUIZ).then().statusCode(403);
  }

  @Test
  void aRegistrationThatWasSwitchedOffTakesNoAnswers() throws IOException {
    try (var other = new MockPlatform(Quirk.MOODLE, Clock.systemUTC())) {
      String registration = register(other, Map.of());
      Chooser chooser = Chooser.at(other, Visitor.place("opening"), Map.of());
      var off = new HashMap<>(other.registration());
      off.put("state", "OFF");
      administrator()
          .header("If-Match", "*")
          .body(off)
          .put("/api/v1/lti/registrations/" + registration)
          .then()
          .statusCode(200);
      chooser
          .answers(QUIZ)
          .then()
          .statusCode(403)
          .body("type", equalTo("urn:ackademy:problem:launch-over"));
    }
  }

  @Test
  void aRequestThatWasUsedIsNotUsedAgain() {
    Visitor visitor =
        Visitor.of(
            platform,
            Visitor.person("Instructor"),
            Visitor.place("opening"),
            platform.links().asks());
    Map<String, String> form = visitor.signed();
    Visitor.location(visitor.launch(form));
    told(visitor.launch(form), "flow");
    // And one that says nothing of where to is no request.
    Visitor nowhere =
        Visitor.of(
            platform,
            Visitor.person("Instructor"),
            Visitor.place("opening"),
            platform
                    .links()
                    .asks()
                    .andThen(
                        says ->
                            says.claim(
                                "https://purl.imsglobal.org/spec/lti-dl/claim/deep_linking_settings",
                                Map.of()))
                ::apply);
    told(nowhere.launch(nowhere.signed()), "message");
  }
}
