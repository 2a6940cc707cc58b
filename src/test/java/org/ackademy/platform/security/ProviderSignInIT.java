package org.ackademy.platform.security;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import com.nimbusds.jwt.PlainJWT;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.ackademy.course.Classroom;
import org.ackademy.course.Classroom.Member;
import org.ackademy.course.CourseRole;
import org.ackademy.platform.launcher.RunningAckademy;
import org.ackademy.platform.oidc.MockProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Signing in with an OpenID Connect provider, and what others make of it. */
class ProviderSignInIT {
  private MockProvider provider;
  private Classroom room;

  @BeforeEach
  void start() throws IOException {
    provider = new MockProvider(RunningAckademy.neighbours().provider(), Clock.systemUTC());
    room = Classroom.open();
  }

  @AfterEach
  void stop() {
    provider.close();
  }

  /** A browser that is on its way to the provider. */
  private record Going(String cookie, URI location) {
    static Going of(Response answer) {
      answer.then().statusCode(201);
      return new Going(answer.cookie("ackademy-flow"), URI.create(answer.path("location")));
    }

    static Going begin(Map<String, String> wanted) {
      return of(json().body(wanted).post("/api/v1/sign-in/flows"));
    }

    String state() {
      return String.valueOf(MockProvider.fields(location.getRawQuery()).get("state"));
    }

    Response back(String code) {
      return back(code, given());
    }

    Response back(String code, RequestSpecification browser) {
      return browser
          .cookie("ackademy-flow", cookie)
          .redirects()
          .follow(false)
          .queryParam("state", state())
          .queryParam("code", code)
          .get("/api/v1/sign-in/callback");
    }
  }

  private static RequestSpecification json() {
    return given().contentType(ContentType.JSON);
  }

  private static String subject() {
    return "subject-" + UUID.randomUUID();
  }

  private Response signIn(String subject, Map<String, String> more) {
    var wanted = new HashMap<>(more);
    wanted.put("purpose", "SIGN_IN");
    Going going = Going.begin(wanted);
    return going.back(provider.signIn(going.location(), subject, claims -> claims));
  }

  private String invitation() {
    return Classroom.as(Classroom.SHARED, room.administrator())
        .body(Map.of("role", "LEARNER"))
        .post(room.address() + "/invitations")
        .then()
        .statusCode(201)
        .extract()
        .path("invitation");
  }

  private static void refused(Response answer, String fault) {
    answer.then().statusCode(303).header("Location", endsWith("/sign-in?fault=" + fault));
    assertThat(answer.cookie("ackademy")).isNull();
  }

  private static String who(String cookie) {
    return given()
        .cookie("ackademy", cookie)
        .get("/api/v1/session")
        .then()
        .statusCode(200)
        .extract()
        .path("person.id");
  }

  @Test
  void anInvitationIsAcceptedAndLaterTheSamePersonComesBack() {
    json().get("/api/v1/sign-in").then().body("provider", equalTo("School"));
    String subject = subject();
    Going going =
        Going.begin(Map.of("purpose", "SIGN_IN", "to", "/compose?x=1", "invitation", invitation()));
    String name = "o-" + UUID.randomUUID();
    Response came =
        going.back(
            provider.signIn(
                going.location(),
                subject,
                claims -> claims.claim("preferred_username", name).claim("name", "김민지")));
    came.then()
        .statusCode(303)
        .header("Location", endsWith("/sign-in?entered&to=%2Fcompose%3Fx%3D1"));
    assertThat(came.getHeaders().getValues("Set-Cookie"))
        .anySatisfy(
            cookie ->
                assertThat(cookie)
                    .startsWith("ackademy=ack_ses_")
                    .contains("HttpOnly", "SameSite=Lax"))
        .anySatisfy(
            cookie -> assertThat(cookie).startsWith("ackademy-flow=;").contains("Max-Age=0"));
    String first = who(came.cookie("ackademy"));
    Classroom.as(Classroom.SHARED, room.administrator())
        .get(room.address() + "/enrolments")
        .then()
        .body("items.find { it.id == '" + first + "' }.username", equalTo(name))
        .body("items.find { it.id == '" + first + "' }.displayName", equalTo("김민지"));
    assertThat(who(signIn(subject, Map.of()).cookie("ackademy"))).isEqualTo(first);
    // An account by a provider has no password, and keeps its last way in.
    String cookie = came.cookie("ackademy");
    String proof = given().cookie("ackademy", cookie).get("/api/v1/session").path("proof");
    String identity =
        given().cookie("ackademy", cookie).get("/api/v1/identities").path("items[0].id");
    given()
        .cookie("ackademy", cookie)
        .header("X-CSRF-Token", proof)
        .delete("/api/v1/identities/" + identity)
        .then()
        .statusCode(409)
        .body("type", endsWith(":last-way-in"));
  }

  @Test
  void namesAndAddressesGiveNobodyAnAccount() {
    Member learner = room.join(CourseRole.LEARNER);
    Going going = Going.begin(Map.of("purpose", "SIGN_IN"));
    refused(
        going.back(
            provider.signIn(
                going.location(),
                subject(),
                claims ->
                    claims
                        .claim("preferred_username", learner.username())
                        .claim("email", learner.username() + "@school.example")
                        .claim("email_verified", true))),
        "not-linked");
    Going invited = Going.begin(Map.of("purpose", "SIGN_IN", "invitation", invitation()));
    Response came =
        invited.back(
            provider.signIn(
                invited.location(),
                subject(),
                claims -> claims.claim("preferred_username", learner.username())));
    given()
        .cookie("ackademy", came.cookie("ackademy"))
        .get("/api/v1/session")
        .then()
        .body("person.username", startsWith(learner.username() + "-"));
  }

  /** Somebody who is signed in with a password. */
  private record Signed(String cookie, String proof) {
    static Signed in(Member member) {
      Response answer =
          json()
              .body(Map.of("username", member.username(), "password", member.password()))
              .post("/api/v1/session");
      return new Signed(answer.cookie("ackademy"), answer.path("proof"));
    }

    RequestSpecification shows() {
      return json().cookie("ackademy", cookie);
    }

    Going link() {
      return Going.of(
          shows()
              .header("X-CSRF-Token", proof)
              .body(Map.of("purpose", "LINK", "to", "/sandbox"))
              .post("/api/v1/sign-in/flows"));
    }
  }

  @Test
  void whoeverIsSignedInLinksAnIdentityAndTakesItAwayAgain() {
    String subject = subject();
    Member learner = room.join(CourseRole.LEARNER);
    Signed browser = Signed.in(learner);
    Going going = browser.link();
    going
        .back(provider.signIn(going.location(), subject, c -> c), browser.shows())
        .then()
        .statusCode(303)
        .header("Location", endsWith("/sandbox"));
    assertThat(who(signIn(subject, Map.of()).cookie("ackademy"))).isEqualTo(learner.id());
    // Another account cannot have it, nor can whoever is signed in by then.
    Signed other = Signed.in(room.join(CourseRole.LEARNER));
    Going taken = other.link();
    refused(taken.back(provider.signIn(taken.location(), subject, c -> c), other.shows()), "taken");
    Going mixed = other.link();
    refused(
        mixed.back(provider.signIn(mixed.location(), subject(), c -> c), browser.shows()), "flow");
    other.shows().get("/api/v1/identities").then().body("items", hasSize(0));
    String identity =
        browser
            .shows()
            .get("/api/v1/identities")
            .then()
            .body("items[0].issuer", equalTo(provider.issuer()))
            .extract()
            .path("items[0].id");
    browser
        .shows()
        .header("X-CSRF-Token", browser.proof())
        .delete("/api/v1/identities/" + identity)
        .then()
        .statusCode(204);
    refused(signIn(subject, Map.of()), "not-linked");
  }

  @Test
  void onlyTheBrowserThatBeganComesBackAndOnce() {
    String subject = subject();
    Going attacker = Going.begin(Map.of("purpose", "SIGN_IN", "invitation", invitation()));
    String code = provider.signIn(attacker.location(), subject, claims -> claims);
    // The attacker's address, opened by a victim: without a cookie, and with one of their own.
    RequestSpecification victim =
        given()
            .redirects()
            .follow(false)
            .queryParam("state", attacker.state())
            .queryParam("code", code);
    refused(victim.get("/api/v1/sign-in/callback"), "flow");
    Going own = Going.begin(Map.of("purpose", "SIGN_IN"));
    refused(
        given()
            .redirects()
            .follow(false)
            .cookie("ackademy-flow", own.cookie())
            .queryParam("state", attacker.state())
            .queryParam("code", code)
            .get("/api/v1/sign-in/callback"),
        "flow");
    assertThat(attacker.back(code).cookie("ackademy")).startsWith("ack_ses_");
    refused(attacker.back(code), "flow");
    json()
        .header("Origin", "https://evil.example")
        .body(Map.of("purpose", "SIGN_IN"))
        .post("/api/v1/sign-in/flows")
        .then()
        .statusCode(403);
    json().body(Map.of("purpose", "LINK")).post("/api/v1/sign-in/flows").then().statusCode(401);
  }

  @Test
  void whatTheProviderDoesNotVouchForIsNothing() {
    provider.lies((claims, key) -> new PlainJWT(claims).serialize());
    refused(signIn(subject(), Map.of()), "provider");
    provider.lies((claims, key) -> MockProvider.sign(claims, MockProvider.key("stranger")));
    refused(signIn(subject(), Map.of()), "provider");
    Going going = Going.begin(Map.of("purpose", "SIGN_IN"));
    refused(going.back("a code that was never given"), "provider");
    Going mixedUp = Going.begin(Map.of("purpose", "SIGN_IN"));
    refused(mixedUp.back("x", given().queryParam("iss", "https://another.example")), "provider");
    Going cancelled = Going.begin(Map.of("purpose", "SIGN_IN"));
    refused(
        given()
            .redirects()
            .follow(false)
            .cookie("ackademy-flow", cancelled.cookie())
            .queryParam("state", cancelled.state())
            .queryParam("error", "access_denied")
            .get("/api/v1/sign-in/callback"),
        "cancelled");
  }

  @Test
  void leadsToPagesOfOursAlone() {
    for (String to : new String[] {"//evil.example/", "https://evil.example/", "/\\evil.example"}) {
      String subject = subject();
      signIn(subject, Map.of("invitation", invitation()));
      signIn(subject, Map.of("to", to))
          .then()
          .header("Location", endsWith("/sign-in?entered&to=%2F"));
    }
    json()
        .body(Map.of("purpose", "SIGN_IN", "invitation", "ack_inv_x"))
        .post("/api/v1/sign-in/flows")
        .then()
        .statusCode(404);
    given().get("/api/v1/session").then().body("person", nullValue());
  }
}
