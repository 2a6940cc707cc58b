package org.ackademy.lms;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.URI;
import java.text.ParseException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.ackademy.course.Classroom;
import org.ackademy.lms.mock.Forms;
import org.ackademy.lms.mock.Keys;
import org.ackademy.lms.mock.MockPlatform;
import org.ackademy.lms.mock.MockPlatform.Person;
import org.ackademy.lms.mock.MockPlatform.Place;
import org.ackademy.lms.mock.Quirk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Learners and teachers who come from a learning management system, and others who try to. */
class LtiIT extends AtAPlatform {
  private static String course(URI page) {
    return page.getPath().split("/", -1)[2];
  }

  @ParameterizedTest
  @EnumSource
  void everyPlatformBringsALearnerToTheWork(Quirk quirk) throws IOException {
    try (var other = new MockPlatform(quirk, Clock.systemUTC())) {
      String registration = register(other, Map.of());
      Visitor visitor = Visitor.of(other, Visitor.person("Learner"), Visitor.place("opening"));
      URI page = visitor.arrives();
      assertThat(page.getPath()).matches("/courses/[^/]+/assignments/[^/]+");
      assertThat(page.getRawQuery()).contains("frame=" + registration);
      if (quirk == Quirk.MOODLE) {
        assertThat(page.getRawQuery()).contains("lang=ko");
      }
      String token = visitor.enters(page).then().statusCode(201).extract().path("token");
      Visitor.as(token)
          .get("/api/v1/me")
          .then()
          .statusCode(200)
          .body("displayName", equalTo("김민지"));
      String attempt =
          Visitor.as(token)
              .header("Idempotency-Key", "begin")
              .post("/api/v1" + page.getPath() + "/attempts")
              .then()
              .statusCode(201)
              .extract()
              .path("id");
      Visitor.as(token).get("/api/v1/attempts/" + attempt).then().statusCode(200);
      // The platform that launched it may frame the page, and nobody else.
      Response framed =
          given().redirects().follow(false).get(page.getPath() + "?" + page.getQuery());
      assertThat(framed.header("Content-Security-Policy"))
          .contains("frame-ancestors " + other.origin() + ";");
      assertThat(framed.header("X-Frame-Options")).isNull();
      // What a launch gives is no way to more.
      Visitor.as(token).body(Map.of("name", "more")).post("/api/v1/tokens").then().statusCode(403);
      // The code was good once.
      visitor.enters(page).then().statusCode(403);
    }
  }

  @Test
  void samePersonSameAccountAndRolesFollowThePlatform() {
    Place place = Visitor.place("opening");
    Person person = Visitor.person("Learner");
    Visitor first = Visitor.of(platform, person, place);
    URI page = first.arrives();
    String account = Visitor.as(token(first, page)).get("/api/v1/me").path("id");
    // As a teacher from now on; a name that changed is taken on.
    Person teacher = new Person(person.subject(), "Minji Kim", "Instructor");
    Visitor second = Visitor.of(platform, teacher, place);
    URI results = second.arrives();
    assertThat(results.getPath()).startsWith("/teach/results/" + course(page) + "/");
    String token = token(second, results);
    Visitor.as(token)
        .get("/api/v1/me")
        .then()
        .body("id", equalTo(account))
        .body("displayName", equalTo("Minji Kim"));
    Visitor.as(token)
        .get("/api/v1/courses/" + course(page))
        .then()
        .body("role", equalTo("INSTRUCTOR"))
        .body("title.en", equalTo("TCP for all"));
    // What was changed here by hand stays while the platform says the same as before.
    Visitor.as(room.administrator())
        .header("If-Match", "*")
        .body("{\"role\":\"AUTHOR\"}")
        .patch("/api/v1/courses/" + course(page) + "/enrolments/" + account)
        .then()
        .statusCode(200);
    Visitor.as(Visitor.of(platform, teacher, place).token())
        .get("/api/v1/courses/" + course(page))
        .then()
        .body("role", equalTo("AUTHOR"));
  }

  private static String token(Visitor visitor, URI page) {
    return visitor.enters(page).then().statusCode(201).extract().path("token");
  }

  @Test
  void namesAndAddressesMergeNobody() {
    Classroom.Member known = room.join(org.ackademy.course.CourseRole.LEARNER, "김민지");
    Visitor visitor =
        Visitor.of(
            platform,
            Visitor.person("Learner"),
            Visitor.place("opening"),
            says ->
                says.claim("email", known.username() + "@school.example")
                    .claim("preferred_username", known.username())
                    .claim("given_name", "민지"));
    Visitor.as(visitor.token()).get("/api/v1/me").then().body("id", not(equalTo(known.id())));
    // Nor does a subject that another platform calls the same.
    Person same = Visitor.person("Learner");
    Place place = Visitor.place("opening");
    String here =
        Visitor.as(Visitor.of(platform, same, place).token()).get("/api/v1/me").path("id");
    try (var other = new MockPlatform(Quirk.CANVAS, Clock.systemUTC())) {
      register(other, Map.of());
      Visitor.as(Visitor.of(other, same, place).token())
          .get("/api/v1/me")
          .then()
          .body("id", not(equalTo(here)));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void schoolsThatShareAnIssuerAreApart() throws IOException {
    try (var blackboard = new MockPlatform(Quirk.BLACKBOARD, Clock.systemUTC())) {
      register(blackboard, Map.of());
      Person person = Visitor.person("Learner");
      Place place = Visitor.place("opening");
      var other = new Place("2", place.context(), place.link(), place.custom());
      URI first = Visitor.of(blackboard, person, place).arrives();
      Visitor visitor = Visitor.of(blackboard, person, other);
      URI second = visitor.arrives();
      assertThat(course(second)).isNotEqualTo(course(first));
      Visitor.as(token(visitor, second))
          .get("/api/v1/courses/" + course(first))
          .then()
          .statusCode(404);
    }
  }

  @Test
  void whoIsNobodyOrInNoCourseIsToldSo() {
    Place place = Visitor.place("opening");
    told(says(place, "Learner", claims -> claims.subject(null)), "anonymous");
    told(says(place, "Learner", claims -> claims.claim(LTI + "roles", List.of())), "no-role");
    told(
        says(
            place,
            "Learner",
            claims ->
                claims.claim(
                    LTI + "roles",
                    List.of(
                        "http://purl.imsglobal.org/vocab/lis/v2/institution/person#Instructor",
                        "http://purl.imsglobal.org/vocab/lis/v2/system/person#Administrator"))),
        "no-role");
    told(says(place, "Learner", claims -> claims.claim(LTI + "context", null)), "no-course");
    var empty = new Place("1", place.context(), "another link", Map.of());
    told(says(empty, "Learner", claims -> claims), "not-set-up");
    assertThat(Visitor.location(says(empty, "Instructor", claims -> claims)).getPath())
        .isEqualTo("/teach");
  }

  private static final String LTI = MockPlatform.LTI;

  private Response says(Place place, String role, UnaryOperator<JWTClaimsSet.Builder> says) {
    Visitor visitor = Visitor.of(platform, Visitor.person(role), place, says);
    return visitor.launch(visitor.signed());
  }

  @Test
  void whoTeachesIsShownTheWorkOfWhomTheySelected() {
    Place place = Visitor.place("opening");
    Person learner = Visitor.person("Learner");
    Visitor visitor = Visitor.of(platform, learner, place);
    URI page = visitor.arrives();
    String account = Visitor.as(token(visitor, page)).get("/api/v1/me").path("id");
    UnaryOperator<JWTClaimsSet.Builder> review =
        says ->
            says.claim(LTI + "message_type", "LtiSubmissionReviewRequest")
                .claim(LTI + "for_user", Map.of("user_id", learner.subject()));
    assertThat(Visitor.location(says(place, "Instructor", review)).getPath())
        .isEqualTo(
            "/teach/timeline/"
                + course(page)
                + "/"
                + page.getPath().split("/", -1)[4]
                + "/"
                + account);
    // Learners see their own assignment, whomever they name.
    assertThat(Visitor.location(says(place, "Learner", review)).getPath())
        .isEqualTo(page.getPath());
  }

  @Test
  void aCourseThatWasCopiedThereGetsTheSameWithoutItsWork() {
    Place place = Visitor.place("closing");
    URI page = Visitor.of(platform, Visitor.person("Learner"), place).arrives();
    String assignment = page.getPath().split("/", -1)[4];
    var copy =
        new Place(
            place.deployment(),
            UUID.randomUUID().toString(),
            UUID.randomUUID().toString(),
            Map.of("assignment", assignment));
    URI there = Visitor.of(platform, Visitor.person("Learner"), copy).arrives();
    assertThat(course(there)).isNotEqualTo(course(page));
    assertThat(there.getPath().split("/", -1)[4]).isNotEqualTo(assignment);
    // Another deployment cannot name it: it is told nothing of it.
    var foreign = new Place("another", copy.context(), copy.link(), copy.custom());
    told(says(foreign, "Learner", claims -> claims), "not-set-up");
  }

  /** Without a word of ours in the link: by what the platform says of its ancestors. */
  @Test
  void aLinkIsKnownByTheLinkOfWhichItIsACopy() {
    Place place = Visitor.place("closing");
    URI page = Visitor.of(platform, Visitor.person("Learner"), place).arrives();
    String assignment = page.getPath().split("/", -1)[4];
    String unseen = UUID.randomUUID() + "%2C1";
    URI there =
        Visitor.of(
                platform,
                Visitor.person("Learner"),
                copyOf(place, unseen + "," + place.link(), place.context()))
            .arrives();
    assertThat(course(there)).isNotEqualTo(course(page));
    assertThat(there.getPath().split("/", -1)[4]).isNotEqualTo(assignment);
    for (Place none :
        List.of(
            copyOf(place, "$ResourceLink.id.history", "$Context.id.history"),
            copyOf(place, "100%," + unseen, place.context()),
            // A link of that name, in a course of which this one is no copy.
            copyOf(place, place.link(), UUID.randomUUID().toString()),
            new Place(
                "another",
                UUID.randomUUID().toString(),
                UUID.randomUUID().toString(),
                Map.of("rl_hist", place.link())))) {
      told(says(none, "Learner", claims -> claims), "not-set-up");
    }
  }

  private static Place copyOf(Place place, String links, String contexts) {
    return new Place(
        place.deployment(),
        UUID.randomUUID().toString(),
        UUID.randomUUID().toString(),
        Map.of("rl_hist", links, "ctx_hist", contexts));
  }

  /** Canvas calls it so, and tells its region beside. */
  @Test
  void aDeploymentIsHandedBackAsItCameWhateverItWasCalled() {
    Visitor learner = Visitor.of(platform, Visitor.person("Learner"), Visitor.place("opening"));
    URI asked =
        Visitor.location(
            learner.login(
                Map.of(
                    "lti_deployment_id",
                    "",
                    "deployment_id",
                    "7:a b",
                    "canvas_region",
                    "eu-west-1",
                    "canvas_environment",
                    "beta")));
    assertThat(Forms.read(asked.getRawQuery()))
        .containsEntry("lti_deployment_id", "7:a b")
        .doesNotContainKeys("deployment_id", "canvas_region", "canvas_environment");
  }

  @Test
  void whatADeploymentIsMetAsTheAdministratorDecides() throws IOException {
    try (var other = new MockPlatform(Quirk.CANVAS, Clock.systemUTC())) {
      String registration = register(other, Map.of("admits", "PENDING"));
      Place place = Visitor.place("opening");
      Visitor visitor = Visitor.of(other, Visitor.person("Learner"), place);
      told(visitor.launch(visitor.signed()), "pending");
      String deployments = "/api/v1/lti/registrations/" + registration + "/deployments";
      Response list = administrator().get(deployments);
      list.then()
          .body("items", hasSize(1))
          .body("items[0].deployment", equalTo("1"))
          .body("items[0].state", equalTo("PENDING"))
          .body("items[0].family", equalTo("canvas"));
      String one = deployments + "/" + list.path("items[0].id");
      administrator().body("{\"state\":\"ACTIVE\"}").put(one).then().statusCode(428);
      administrator()
          .header("If-Match", "*")
          .body("{\"state\":\"ACTIVE\"}")
          .put(one)
          .then()
          .statusCode(200)
          .body("state", equalTo("ACTIVE"));
      assertThat(Visitor.of(other, Visitor.person("Learner"), place).arrives().getPath())
          .startsWith("/courses/");
    }
  }

  @Test
  void registrationsAreCheckedAndChanged() {
    Map<String, Object> wanted = platform.registration();
    administrator()
        .body(wanted)
        .post("/api/v1/lti/registrations")
        .then()
        .statusCode(422)
        .body("errors[0].pointer", equalTo("#/clientId"));
    for (String address :
        List.of("ftp://lms.example/", "no address", "http://user@lms.example/", "/relative")) {
      var wrong = new HashMap<>(wanted);
      wrong.put("clientId", "another");
      wrong.put("keysUrl", address);
      administrator()
          .body(wrong)
          .post("/api/v1/lti/registrations")
          .then()
          .statusCode(422)
          .body("errors[0].pointer", equalTo("#/keysUrl"));
    }
    var fresh = new HashMap<>(wanted);
    fresh.put("clientId", "fresh-" + UUID.randomUUID());
    Response made = administrator().body(fresh).post("/api/v1/lti/registrations");
    String address = "/api/v1/lti/registrations/" + made.path("id");
    fresh.put("state", "OFF");
    administrator().body(fresh).put(address).then().statusCode(428);
    String tag = administrator().get(address).header("ETag");
    administrator()
        .header("If-Match", tag)
        .body(fresh)
        .put(address)
        .then()
        .statusCode(200)
        .body("state", equalTo("OFF"));
    administrator().header("If-Match", tag).body(fresh).put(address).then().statusCode(412);
    told(
        Visitor.of(platform, Visitor.person("Learner"), Visitor.place("opening"))
            .login(Map.of("client_id", String.valueOf(fresh.get("clientId")))),
        "unknown-platform");
  }

  @Test
  void whatGoesWrongThereIsTold() {
    Visitor visitor = Visitor.of(platform, Visitor.person("Learner"), Visitor.place("opening"));
    Map<String, String> form = visitor.signed();
    told(visitor.launch(Map.of("state", form.get("state"), "error", "login_required")), "error");
    told(visitor.launch(Map.of("state", "x", "error", "login_required")), "flow");
  }

  @Test
  void keysChangeOnTheirSide() {
    Place place = Visitor.place("opening");
    assertThat(Visitor.of(platform, Visitor.person("Learner"), place).arrives()).isNotNull();
    // Tokens that name keys of nobody have them read again once a minute at most.
    platform.lies(
        (claims, key) ->
            Keys.sign(
                claims,
                Keys.STRANGER,
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("nobody's").build()));
    told(says(place, "Learner", claims -> claims), "token");
    platform.repents();
    // They cannot be had: the ones that are known go on.
    platform.loseKeys();
    assertThat(Visitor.of(platform, Visitor.person("Learner"), place).arrives().getPath())
        .startsWith("/courses/");
  }

  @Test
  void ourKeysArePublishedAheadWithoutTheirSecrets() throws ParseException {
    Response answer = given().get("/lti/jwks.json");
    answer.then().statusCode(200).contentType(startsWith("application/json"));
    assertThat(answer.header("Cache-Control")).isEqualTo("public, max-age=3600");
    var keys = JWKSet.parse(answer.asString()).getKeys();
    assertThat(keys).hasSizeGreaterThanOrEqualTo(2);
    assertThat(keys)
        .allSatisfy(
            key -> {
              assertThat(key.isPrivate()).isFalse();
              assertThat(key.getAlgorithm()).isEqualTo(JWSAlgorithm.RS256);
              assertThat(key.getKeyID()).isNotBlank();
              assertThat(key.size()).isGreaterThanOrEqualTo(2048);
            });
  }

  @Test
  void aFrameWithoutCookiesGoesOnByThePlatformsStorage() {
    Visitor visitor =
        Visitor.of(platform, Visitor.person("Learner"), Visitor.place("opening")).inFrame();
    URI looked = Visitor.location(visitor.login(Map.of("lti_storage_target", "_parent")));
    assertThat(looked.getPath()).isEqualTo("/lti/login/checked");
    visitor.losesCookies();
    URI begin = Visitor.location(visitor.get(looked.toString()));
    assertThat(begin.getPath()).isEqualTo("/lti/begin");
    Map<String, String> told = Forms.read(begin.getRawFragment());
    assertThat(told.get("origin")).isEqualTo(platform.origin());
    assertThat(told.get("storage")).isEqualTo("_parent");
    Map<String, String> form = platform.authorize(URI.create(told.get("to")));
    URI held = Visitor.location(visitor.launch(form));
    assertThat(held.getPath()).isEqualTo("/lti/held");
    assertThat(Forms.read(held.getRawFragment()))
        .containsEntry("origin", platform.origin())
        .containsKey("held")
        .doesNotContainKeys("nonce", "lti");
  }

  /** Safari before 16.4, for one. */
  @Test
  void aBrowserThatDoesNotSayWhereItShowsIsTakenForAFrameWhereThereIsStorage() {
    var storage = Map.of("lti_storage_target", "_parent");
    Visitor silent = Visitor.of(platform, Visitor.person("Learner"), Visitor.place("opening"));
    assertThat(Visitor.location(silent.login(storage)).getPath()).isEqualTo("/lti/login/checked");
    assertThat(Visitor.location(silent.login(Map.of())).toString()).startsWith(platform.origin());
    Visitor window = Visitor.of(platform, Visitor.person("Learner"), Visitor.place("opening"));
    assertThat(Visitor.location(window.inWindow().login(storage)).toString())
        .startsWith(platform.origin());
  }

  @Test
  void whatTheStorageKeptHasToBeTheSame() {
    for (String wrong : List.of("state", "nonce", "held")) {
      Map<String, String> shown = held();
      shown.put(wrong, shown.get(wrong) + "x");
      given()
          .contentType("application/json")
          .body(shown)
          .post("/api/v1/lti/launched/held")
          .then()
          .statusCode(403)
          .body("token", nullValue());
    }
    Map<String, String> shown = held();
    Response next =
        given().contentType("application/json").body(shown).post("/api/v1/lti/launched/held");
    next.then().statusCode(200).body("to", containsString("/assignments/"));
    Visitor.as(next.path("token")).get("/api/v1/me").then().statusCode(200);
    given()
        .contentType("application/json")
        .body(shown)
        .post("/api/v1/lti/launched/held")
        .then()
        .statusCode(403);
  }

  /** What a page without cookies shows, which got back what it had kept. */
  private Map<String, String> held() {
    Visitor visitor =
        Visitor.of(platform, Visitor.person("Learner"), Visitor.place("opening")).inFrame();
    URI looked = Visitor.location(visitor.login(Map.of("lti_storage_target", "_parent")));
    visitor.losesCookies();
    Map<String, String> told =
        Forms.read(Visitor.location(visitor.get(looked.toString())).getRawFragment());
    URI held = Visitor.location(visitor.launch(platform.authorize(URI.create(told.get("to")))));
    var shown = new HashMap<String, String>();
    shown.put("held", Forms.read(held.getRawFragment()).get("held"));
    shown.put("state", told.get("state"));
    shown.put("nonce", told.get("nonce"));
    return shown;
  }

  @Test
  void aFrameWithNeitherGetsAWindowOfItsOwn() {
    Visitor visitor =
        Visitor.of(platform, Visitor.person("Learner"), Visitor.place("opening")).inFrame();
    URI looked = Visitor.location(visitor.login(Map.of()));
    // The cookie was kept: it goes on at once.
    assertThat(Visitor.location(visitor.get(looked.toString())).toString())
        .startsWith(platform.origin());
    visitor.losesCookies();
    URI window = Visitor.location(visitor.get(looked.toString()));
    assertThat(window.getPath()).isEqualTo("/lti/window");
    String again = Forms.read(window.getRawFragment()).getOrDefault("again", "");
    assertThat(again).startsWith(Visitor.root() + "lti/login?").doesNotContain("storage");
    Visitor top = Visitor.of(platform, Visitor.person("Learner"), Visitor.place("opening"));
    Map<String, String> form = platform.authorize(Visitor.location(top.get(again)));
    assertThat(Visitor.location(top.launch(form)).getPath()).startsWith("/courses/");
  }

  @Test
  void whoeverIsForgottenComesBackAsSomebodyNew() {
    Person person = Visitor.person("Learner");
    Place place = Visitor.place("opening");
    Response me = Visitor.as(Visitor.of(platform, person, place).token()).get("/api/v1/me");
    String account = me.path("id");
    assertThat(
            administrator()
                .get("/api/v1/people/" + account + "/export")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray())
        .isNotEmpty();
    administrator()
        .body(Map.of("username", me.path("username")))
        .post("/api/v1/people/" + account + "/erasure")
        .then()
        .statusCode(204);
    Visitor.as(Visitor.of(platform, person, place).token())
        .get("/api/v1/me")
        .then()
        .body("id", not(equalTo(account)));
  }
}
