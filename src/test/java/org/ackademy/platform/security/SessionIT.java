package org.ackademy.platform.security;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.http.ContentType;
import io.restassured.response.ExtractableResponse;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.sql.SQLException;
import java.util.Map;
import org.ackademy.course.Classroom;
import org.ackademy.course.Classroom.Member;
import org.ackademy.course.CourseRole;
import org.ackademy.platform.launcher.RunningAckademy;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Browsers that are signed in: what their cookie lets do, and what other sites cannot do with it.
 */
class SessionIT {
  private Classroom room;
  private Member learner;

  @BeforeEach
  void meet() {
    room = Classroom.open();
    learner = room.join(CourseRole.LEARNER);
  }

  /** A browser that is signed in. */
  private record Signed(String cookie, String proof) {
    static Signed in(Member member) {
      return of(signIn(member, given()).statusCode(201).extract());
    }

    static Signed of(ExtractableResponse<Response> answer) {
      return new Signed(answer.cookie("ackademy"), answer.path("proof"));
    }

    RequestSpecification shows() {
      return given().cookie("ackademy", cookie).contentType(ContentType.JSON);
    }

    RequestSpecification proves() {
      return shows().header("X-CSRF-Token", proof);
    }
  }

  private static io.restassured.response.ValidatableResponse signIn(
      Member member, RequestSpecification request) {
    return request
        .contentType(ContentType.JSON)
        .body(Map.of("username", member.username(), "password", member.password()))
        .post("/api/v1/session")
        .then();
  }

  @Test
  void theCookieIsForTheBrowserAlone() {
    String cookie = signIn(learner, given()).extract().header("Set-Cookie");
    assertThat(cookie)
        .startsWith("ackademy=ack_ses_")
        .contains("; Path=/", "; HttpOnly", "; SameSite=Lax")
        .doesNotContain("Secure", "Domain", "Max-Age");
    given().get("/api/v1/session").then().body("person", nullValue()).body("proof", nullValue());
  }

  @Test
  void whoeverIsSignedInReadsAndWithAProofWrites() {
    Signed browser = Signed.in(learner);
    browser
        .shows()
        .get("/api/v1/session")
        .then()
        .body("person.username", equalTo(learner.username()))
        .body("proof", equalTo(browser.proof()));
    browser.shows().get("/api/v1/courses").then().statusCode(200);
    browser
        .shows()
        .body(Map.of("name", "x"))
        .post("/api/v1/tokens")
        .then()
        .statusCode(403)
        .body("type", endsWith(":foreign-site"));
    browser.proves().body(Map.of("name", "x")).post("/api/v1/tokens").then().statusCode(201);
  }

  @ParameterizedTest
  @CsvSource({
    "Origin, https://evil.example",
    "Origin, null",
    "Sec-Fetch-Site, cross-site",
    "Sec-Fetch-Site, same-site",
    "X-CSRF-Token, wrong",
  })
  void anotherSiteWritesNothing(String header, String value) {
    Signed browser = Signed.in(learner);
    RequestSpecification request =
        header.equals("X-CSRF-Token") ? browser.shows() : browser.proves();
    request
        .header(header, value)
        .body(Map.of("name", "x"))
        .post("/api/v1/tokens")
        .then()
        .statusCode(403)
        .body("type", endsWith(":foreign-site"));
  }

  @Test
  void aProofOfAnotherSessionIsNone() {
    Signed browser = Signed.in(learner);
    Signed other = Signed.in(room.join(CourseRole.LEARNER));
    browser
        .shows()
        .header("X-CSRF-Token", other.proof())
        .body(Map.of("name", "x"))
        .post("/api/v1/tokens")
        .then()
        .statusCode(403);
  }

  @Test
  void nobodyCanSignABrowserInFromAnotherSite() {
    signIn(learner, given().header("Origin", "https://evil.example")).statusCode(403);
    given()
        .contentType("text/plain")
        .body("{\"username\":\"learner\",\"password\":\"demo-learner-ackademy\"}")
        .post("/api/v1/session")
        .then()
        .statusCode(415);
  }

  @Test
  void signingInAgainMakesANewSessionAndEndsTheOld() {
    Signed first = Signed.in(learner);
    Signed second =
        Signed.of(
            signIn(learner, given().cookie("ackademy", first.cookie())).statusCode(201).extract());
    assertThat(second.cookie()).isNotEqualTo(first.cookie());
    first.shows().get("/api/v1/me").then().statusCode(401);
    second.shows().get("/api/v1/me").then().statusCode(200);
  }

  @Test
  void aCookieOfOnesOwnMakingIsWorthless() {
    given()
        .cookie(
            "ackademy",
            Secret.draw(Secret.Kind.WEB_SESSION, new java.security.SecureRandom()).reveal())
        .get("/api/v1/me")
        .then()
        .statusCode(401);
  }

  @Test
  void signingOutEndsItHereAndEverywhere() {
    Signed one = Signed.in(learner);
    Signed two = Signed.in(learner);
    one.shows().delete("/api/v1/session").then().statusCode(403);
    one.proves()
        .delete("/api/v1/session")
        .then()
        .statusCode(204)
        .header("Set-Cookie", org.hamcrest.Matchers.containsString("Max-Age=0"));
    one.shows().get("/api/v1/me").then().statusCode(401);
    two.shows().get("/api/v1/me").then().statusCode(200);
    Signed three = Signed.in(learner);
    three.proves().delete("/api/v1/session/all").then().statusCode(204);
    two.shows().get("/api/v1/me").then().statusCode(401);
    room.as(learner).get("/api/v1/me").then().statusCode(200);
  }

  @Test
  void oneSeesOnesOwnBrowsersAndEndsOneOfThem() {
    Signed here = Signed.in(learner);
    Signed there = Signed.in(learner);
    Signed stranger = Signed.in(room.join(CourseRole.LEARNER));
    String other =
        here.shows()
            .get("/api/v1/session/all")
            .then()
            .body("items.browser", contains("THIS", "OTHER"))
            .extract()
            .path("items[1].id");
    stranger.proves().delete("/api/v1/session/all/" + other).then().statusCode(404);
    here.shows().delete("/api/v1/session/all/" + other).then().statusCode(403);
    here.proves().delete("/api/v1/session/all/" + other).then().statusCode(204);
    here.proves().delete("/api/v1/session/all/" + other).then().statusCode(204);
    there.shows().get("/api/v1/session").then().body("person", nullValue());
    here.shows().get("/api/v1/session/all").then().body("items.browser", contains("THIS"));
    // A token is no browser.
    room.as(learner).get("/api/v1/session/all").then().body("items.browser", contains("OTHER"));
  }

  @Test
  void aSessionEndsWithoutUseAndInAnyCase() throws SQLException {
    Signed idle = Signed.in(learner);
    update("UPDATE web_session SET seen_at = now() - interval '9 hours'");
    idle.shows().get("/api/v1/me").then().statusCode(401);
    Signed old = Signed.in(learner);
    update(
        "UPDATE web_session SET created_at = now() - interval '8 days',"
            + " expires_at = now() - interval '1 day'");
    old.shows().get("/api/v1/me").then().statusCode(401);
  }

  private void update(String statement) throws SQLException {
    try (var connection = RunningAckademy.shared().database().getConnection();
        var prepared = connection.prepareStatement(statement + " WHERE account_id = ?::uuid")) {
      prepared.setString(1, learner.id());
      prepared.execute();
    }
  }

  @Test
  void aChangedPasswordSignsOtherBrowsersOut() {
    Signed here = Signed.in(learner);
    Signed elsewhere = Signed.in(learner);
    String wanted = "quite another password";
    here.proves()
        .body(Map.of("current", "wrong", "password", wanted))
        .put("/api/v1/passwords/own")
        .then()
        .statusCode(422)
        .body("errors[0].code", equalTo("wrong-password"));
    here.proves()
        .body(Map.of("current", learner.password(), "password", "short"))
        .put("/api/v1/passwords/own")
        .then()
        .statusCode(422)
        .body("errors[0].code", equalTo("too-short"));
    here.proves()
        .body(Map.of("current", learner.password(), "password", wanted))
        .put("/api/v1/passwords/own")
        .then()
        .statusCode(204);
    here.shows().get("/api/v1/me").then().statusCode(200);
    elsewhere.shows().get("/api/v1/me").then().statusCode(401);
    signIn(learner, given()).statusCode(403).body("type", endsWith(":login-refused"));
    signIn(new Member(learner.id(), learner.username(), learner.token(), wanted), given())
        .statusCode(201);
  }

  @Test
  void aLinkSetsAPasswordOnceAndANewerOneEndsIt() {
    Signed browser = Signed.in(learner);
    String first = link();
    String second = link();
    use(first).statusCode(404);
    given()
        .get("/api/v1/passwords/links/" + second)
        .then()
        .body("username", equalTo(learner.username()));
    use(second).statusCode(204);
    use(second).statusCode(404);
    browser.shows().get("/api/v1/me").then().statusCode(401);
    signIn(
            new Member(learner.id(), learner.username(), learner.token(), "set by the link"),
            given())
        .statusCode(201);
  }

  private String link() {
    String page =
        Classroom.as(Classroom.SHARED, room.administrator())
            .body(Map.of("account", learner.id()))
            .post("/api/v1/passwords/links")
            .then()
            .statusCode(201)
            .extract()
            .path("page");
    return page.substring(page.indexOf('#') + 1);
  }

  private static io.restassured.response.ValidatableResponse use(String secret) {
    return given()
        .contentType(ContentType.JSON)
        .body(Map.of("password", "set by the link"))
        .post("/api/v1/passwords/links/" + secret)
        .then();
  }

  @Test
  void anInstructorHandsOutOnlyTheFirstWayInAndOnlyOfTheirOwnPeople() {
    Member instructor = room.join(CourseRole.INSTRUCTOR);
    String name = "new-" + java.util.UUID.randomUUID();
    String id = roster(room, instructor, name);
    String address = room.address() + "/enrolments/" + id + "/link";
    Classroom other = Classroom.open();
    Member stranger = other.join(CourseRole.INSTRUCTOR);
    roster(other, stranger, name);
    room.as(instructor)
        .post(address)
        .then()
        .statusCode(409)
        .body("type", endsWith(":account-elsewhere"));
    String own = roster(room, instructor, name + "-2");
    String page =
        room.as(instructor)
            .post(room.address() + "/enrolments/" + own + "/link")
            .then()
            .statusCode(201)
            .extract()
            .path("page");
    use(page.substring(page.indexOf('#') + 1)).statusCode(204);
    room.as(instructor)
        .post(room.address() + "/enrolments/" + own + "/link")
        .then()
        .statusCode(409)
        .body("type", endsWith(":account-claimed"));
  }

  private static String roster(Classroom room, Member instructor, String username) {
    room.as(instructor)
        .contentType("text/csv")
        .body("username,name\n" + username + ",Somebody New")
        .queryParam("mode", "APPLY")
        .post(room.address() + "/roster")
        .then()
        .statusCode(200);
    return room.as(instructor)
        .queryParam("limit", 200)
        .get(room.address() + "/enrolments")
        .then()
        .extract()
        .path("items.find { it.username == '" + username + "' }.id");
  }

  @Test
  void administratorsSeeAndEndEverybodysTokens() {
    String find = "items.find { it.account == '" + learner.id() + "' }";
    String path = "/api/v1/tokens/all?limit=200";
    String token = null;
    while (token == null) {
      var answer = Classroom.as(Classroom.SHARED, room.administrator()).get(path).then().extract();
      token = answer.path(find + ".id");
      if (token == null) {
        path =
            answer.headers().getValues("Link").stream()
                .filter(link -> link.endsWith("rel=\"next\""))
                .map(link -> link.substring(1, link.indexOf('>')))
                .findFirst()
                .orElseThrow();
      } else {
        answer.response().then().body(find + ".token", nullValue());
      }
    }
    room.as(learner).get("/api/v1/tokens").then().body("items[0].usedAt", notNullValue());
    Classroom.as(Classroom.SHARED, room.administrator())
        .delete("/api/v1/tokens/" + token)
        .then()
        .statusCode(204);
    room.as(learner).get("/api/v1/me").then().statusCode(401);
    assertThat(token).isNotEmpty();
  }

  @Test
  void whatIsStoredIsNoCookie() throws SQLException {
    Signed browser = Signed.in(learner);
    try (var connection = RunningAckademy.shared().database().getConnection();
        var found =
            connection
                .createStatement()
                .executeQuery("SELECT encode(digest, 'hex') FROM web_session")) {
      while (found.next()) {
        assertThat(browser.cookie()).doesNotContain(found.getString(1));
      }
    }
    browser.shows().get("/api/v1/session").then().body("proof", not(equalTo(browser.cookie())));
  }
}
