package org.ackademy.platform.security;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.ackademy.course.Classroom;
import org.ackademy.course.Classroom.Member;
import org.ackademy.course.CourseRole;
import org.ackademy.platform.launcher.RunningAckademy;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Passwords, tokens, invitations: what lets in, and what does not any more. */
class SignInIT {
  private static final String PASSWORD = "a password that is long";

  private static Classroom room;
  private static Member learner;

  @BeforeAll
  static void meet() {
    room = Classroom.open();
    learner = room.join(CourseRole.LEARNER);
  }

  @Test
  void aWrongPasswordAndAnUnknownNameLookTheSame() {
    String wrong = signIn(learner.username(), "not it").statusCode(401).extract().asString();
    var unknown = signIn("nobody-" + UUID.randomUUID(), "not it").statusCode(401).extract();
    assertThat(unknown.asString()).isEqualTo(wrong);
    assertThat(unknown.headers().getValues("WWW-Authenticate"))
        .containsExactly(
            "Bearer realm=\"Ackademy\", error=\"invalid_token\"",
            "Basic realm=\"Ackademy\", charset=\"UTF-8\"");
  }

  @Test
  void whoeverShowsNothingIsToldWhatToShow() {
    assertThat(given().get("/api/v1/me").headers().getValues("WWW-Authenticate"))
        .containsExactly("Bearer realm=\"Ackademy\"");
  }

  @Test
  void aPasswordIsTakenWhereTokensAreMadeAndNowhereElse() {
    var admin = DemoPerson.ADMIN;
    given()
        .auth()
        .preemptive()
        .basic(admin.username(), admin.password())
        .get("/api/v1/courses")
        .then()
        .statusCode(401)
        .body("type", endsWith(":password-elsewhere"));
  }

  @Test
  void guessingIsSlowedDownForThatAccountAlone() {
    String victim = "victim-" + UUID.randomUUID();
    for (int i = 0; i < FailedLogins.FROM_ADDRESS_FOR_ACCOUNT_MAX; i++) {
      signIn(victim, "guess " + i).statusCode(401);
    }
    signIn(victim, "one more")
        .statusCode(429)
        .header("Retry-After", matchesPattern("[1-9][0-9]*"))
        .body("type", endsWith(":too-many-failed-logins"));
    signIn(DemoPerson.LEARNER.username(), DemoPerson.LEARNER.password()).statusCode(201);
  }

  @Test
  void aRevokedTokenIsRefusedAtOnce() {
    var made = token(Map.of("name", "short-lived"));
    String token = made.extract().path("token");
    withToken(token).get("/api/v1/me").then().statusCode(200);
    withToken(learner.token())
        .delete("/api/v1/tokens/" + made.extract().path("id"))
        .then()
        .statusCode(204);
    withToken(token)
        .get("/api/v1/me")
        .then()
        .statusCode(401)
        .header("WWW-Authenticate", containsString("invalid_token"))
        .body("type", endsWith(":credentials-refused"));
  }

  @Test
  void anExpiredTokenIsRefused() throws SQLException {
    var made = token(Map.of("name", "old", "expiresInDays", 1));
    String token = made.extract().path("token");
    update(
        "UPDATE access_token SET created_at = now() - interval '2 days',"
            + " expires_at = now() - interval '1 day' WHERE id = '"
            + made.extract().path("id")
            + "'");
    withToken(token).get("/api/v1/me").then().statusCode(401);
  }

  @Test
  void aTokenOfADisabledAccountIsRefused() throws SQLException {
    Member gone = room.join(CourseRole.LEARNER);
    update("UPDATE account SET disabled_at = now() WHERE id = '" + gone.id() + "'");
    withToken(gone.token()).get("/api/v1/me").then().statusCode(401);
  }

  @Test
  void aTokenIsGoodForItsScopesAndMakesNoneThatAreGoodForMore() {
    String narrow =
        token(Map.of("name", "narrow", "scopes", List.of("course:read", "token:write")))
            .body("scopes", containsInAnyOrder("course:read", "token:write"))
            .extract()
            .path("token");
    withToken(narrow).get("/api/v1/courses").then().statusCode(200);
    withToken(narrow)
        .get("/api/v1/attempts/" + UUID.randomUUID())
        .then()
        .statusCode(403)
        .body("type", endsWith(":insufficient-scope"))
        .body("detail", containsString("attempt:read"));
    withToken(narrow)
        .body(Map.of("name", "wider", "scopes", List.of("attempt:read")))
        .post("/api/v1/tokens")
        .then()
        .statusCode(422)
        .body("errors.code", contains("beyond-own-scopes"));
    withToken(narrow)
        .body(Map.of("name", "wider", "scopes", List.of("everything")))
        .post("/api/v1/tokens")
        .then()
        .statusCode(422)
        .body("errors.pointer", contains("#/scopes/0"));
  }

  @Test
  void aTokenIsShownOnceAndStoredNowhere() throws SQLException {
    String token = token(Map.of("name", "once")).extract().path("token");
    assertThat(token).startsWith("ack_pat_");
    withToken(learner.token())
        .get("/api/v1/tokens?limit=200")
        .then()
        .body("items.token.findAll { it != null }.size()", equalTo(0))
        .body("items.name", notNullValue());
    assertThat(text("SELECT string_agg(t::text, ' ') FROM access_token t"))
        .doesNotContain(token)
        .doesNotContain(token.substring(8, 40));
  }

  @Test
  void passwordsAreStoredAsArgon2idHashes() throws SQLException {
    assertThat(text("SELECT count(*) FROM account WHERE password_hash LIKE '$argon2id$v=19$m=%'"))
        .isEqualTo(text("SELECT count(password_hash) FROM account"));
  }

  @Test
  void anInvitationIsGoodForOneAccountEvenWhenUsedTwiceAtOnce() throws Exception {
    String invitation = invitation();
    Callable<Integer> redeem =
        () -> redeem(invitation, "i" + UUID.randomUUID(), PASSWORD).extract().statusCode();
    try (var clients = Executors.newFixedThreadPool(4)) {
      assertThat(
              clients.invokeAll(Collections.nCopies(4, redeem)).stream()
                  .map(sent -> sent.resultNow())
                  .toList())
          .containsExactlyInAnyOrder(201, 404, 404, 404);
    }
  }

  @Test
  void whatIsWrongWithANewAccountIsNamedAndTheInvitationStaysGood() {
    String invitation = invitation();
    redeem(invitation, learner.username(), PASSWORD)
        .statusCode(422)
        .body("errors.pointer", contains("#/username"))
        .body("errors.code", contains("taken"));
    redeem(invitation, "Not A Name", "short")
        .statusCode(422)
        .body("errors.pointer", containsInAnyOrder("#/username", "#/password"));
    redeem(invitation, "k" + UUID.randomUUID(), PASSWORD)
        .statusCode(201)
        .body("password", nullValue());
  }

  @Test
  void noSecretIsInTheLog() throws IOException {
    String token = token(Map.of("name", "logged")).extract().path("token");
    withToken(token).get("/api/v1/me").then().statusCode(200);
    String log = RunningAckademy.shared().log();
    assertThat(log).isNotEmpty();
    assertThat(log).doesNotContain("ack_pat_", "ack_inv_", PASSWORD, "Bearer ", "$argon2id$");
  }

  private static String invitation() {
    return Classroom.as(Classroom.SHARED, room.administrator())
        .body(Map.of("role", "LEARNER"))
        .post(room.address() + "/invitations")
        .then()
        .statusCode(201)
        .extract()
        .path("invitation");
  }

  private static ValidatableResponse redeem(String invitation, String username, String password) {
    return given()
        .contentType(ContentType.JSON)
        .body(Map.of("username", username, "displayName", "Somebody", "password", password))
        .post("/api/v1/invitations/" + invitation)
        .then();
  }

  private static ValidatableResponse signIn(String username, String password) {
    return given()
        .auth()
        .preemptive()
        .basic(username, password)
        .contentType(ContentType.JSON)
        .body(Map.of("name", "test"))
        .post("/api/v1/tokens")
        .then();
  }

  private static ValidatableResponse token(Map<String, ?> wanted) {
    return withToken(learner.token()).body(wanted).post("/api/v1/tokens").then().statusCode(201);
  }

  private static io.restassured.specification.RequestSpecification withToken(String token) {
    return Classroom.as(Classroom.SHARED, token);
  }

  private static void update(String statement) throws SQLException {
    try (var connection = RunningAckademy.shared().database().getConnection();
        var update = connection.createStatement()) {
      assertThat(update.executeUpdate(statement)).isEqualTo(1);
    }
  }

  private static String text(String query) throws SQLException {
    try (var connection = RunningAckademy.shared().database().getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      assertThat(rows.next()).isTrue();
      return rows.getString(1);
    }
  }
}
