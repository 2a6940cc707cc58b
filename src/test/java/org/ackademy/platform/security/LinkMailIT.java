package org.ackademy.platform.security;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.mail.internet.MimeMessage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.ackademy.course.Classroom;
import org.ackademy.course.CourseRole;
import org.ackademy.platform.launcher.RunningAckademy;
import org.ackademy.platform.mail.Letterbox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Invitations and links for passwords by mail, through an SMTP server that is not ours. */
class LinkMailIT {
  private Letterbox box;
  private Classroom room;

  /** The last one that was sent. */
  private String invitation = "";

  @BeforeEach
  void open() {
    box = new Letterbox();
    room = Classroom.open();
  }

  @AfterEach
  void close() {
    box.close();
  }

  private RequestSpecification administrator() {
    return Classroom.as(Classroom.SHARED, room.administrator());
  }

  /** Somebody who came by an invitation that was sent to them. */
  private String joined(String address, int letters) throws Exception {
    invitation =
        administrator()
            .body(Map.of("role", "LEARNER", "email", address, "language", "ko"))
            .post(room.address() + "/invitations")
            .then()
            .statusCode(201)
            .body("mailedTo", equalTo(address))
            .body("invitation", nullValue())
            .body("url", nullValue())
            .body("page", nullValue())
            .extract()
            .path("id");
    String username = "m" + UUID.randomUUID();
    given()
        .contentType(ContentType.JSON)
        .body(
            Map.of(
                "username", username,
                "displayName", "Somebody",
                "password", "correct horse battery"))
        .post("/api/v1/invitations/" + box.secret(letters))
        .then()
        .statusCode(201);
    return username;
  }

  @Test
  void anInvitationIsReadByTheOneItIsForAloneAndIsNowhereElse() throws Exception {
    String address = box.address();
    String username = joined(address, 1);
    MimeMessage letter = box.letters()[0];
    assertThat(letter.getSubject()).isEqualTo("Ackademy 초대장");
    assertThat(letter.getAllRecipients()).extracting(Object::toString).containsExactly(address);
    administrator()
        .get(room.address() + "/enrolments")
        .then()
        .body("items.find { it.username == '" + username + "' }.email", equalTo(address));
    // Nothing waits any more, and no log has seen it.
    administrator()
        .get("/api/v1/jobs?limit=200")
        .then()
        .body(
            "items.findAll { it.instance == '" + invitation + "' && it.state != 'RUNNING' }.size()",
            equalTo(0));
    String log = RunningAckademy.shared().log();
    assertThat(log).doesNotContain(box.secret(1)).doesNotContain(address);
  }

  @Test
  void anInvitationThatIsAskedForTwiceIsMailedOnce() throws Exception {
    String key = UUID.randomUUID().toString();
    String address = box.address();
    String first = invited(key, address);
    assertThat(box.secret(1)).startsWith("ack_inv_");
    assertThat(invited(key, address)).isEqualTo(first);
    // Of the next one's mail, were there one between, the order tells.
    String another = box.address();
    invited(UUID.randomUUID().toString(), another);
    assertThat(box.letters(2)).extracting(Letterbox::recipient).containsExactly(address, another);
  }

  private String invited(String key, String address) {
    return administrator()
        .header("Idempotency-Key", key)
        .body(Map.of("role", "MEMBER", "email", address))
        .post("/api/v1/invitations")
        .then()
        .statusCode(201)
        .body("mailedTo", equalTo(address))
        .extract()
        .path("id");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a@b.example\r\nBcc: c@d.example", "a@b.example, c@d.example", "nobody"})
  void noAddressNoMail(String address) {
    administrator()
        .body(Map.of("role", "MEMBER", "email", address))
        .post("/api/v1/invitations")
        .then()
        .statusCode(422)
        .body("errors[0].pointer", equalTo("#/email"));
    assertThat(box.everybody()).doesNotContain("a@b.example", "c@d.example", "nobody");
  }

  @Test
  void whileTheServerIsAwayItWaitsAndIsSentThen() throws Exception {
    box.close();
    String id =
        administrator()
            .body(Map.of("role", "MEMBER", "email", box.address()))
            .post("/api/v1/invitations")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    String fault = "items.findAll { it.instance == '" + id + "' }.fault[0]";
    long start = System.nanoTime();
    String told = null;
    while (told == null) {
      assertThat(System.nanoTime() - start).isLessThan(Letterbox.PATIENCE_MS * 1_000_000);
      told =
          administrator().get("/api/v1/jobs?state=failing&limit=200").then().extract().path(fault);
    }
    assertThat(told).doesNotContain("ack_inv_");
    box.startAgain();
    administrator().post("/api/v1/jobs/link-mail/" + id + "/retry").then().statusCode(200);
    assertThat(box.secret(1)).startsWith("ack_inv_");
  }

  @Test
  void whoeverForgotThePasswordSetsAnotherAndStrangersLearnNothing() throws Exception {
    String username = joined(box.address(), 1);
    forgotten("nobody-" + username);
    forgotten(username);
    forgotten(username); // a second one so soon is not sent
    String secret = box.secret(2);
    assertThat(box.letters()[1].getSubject()).isEqualTo("Set your password for Ackademy");
    String chosen = "another long password";
    given()
        .contentType(ContentType.JSON)
        .body(Map.of("password", chosen))
        .post("/api/v1/passwords/links/" + secret)
        .then()
        .statusCode(204);
    assertThat(Classroom.signIn(Classroom.SHARED, username, chosen)).isNotEmpty();
    given().get("/api/v1/passwords/links/" + secret).then().statusCode(404);
    assertThat(box.letters()).hasSize(2);
  }

  private static void forgotten(String username) {
    given()
        .contentType(ContentType.JSON)
        .body(Map.of("username", username))
        .post("/api/v1/passwords/forgotten")
        .then()
        .statusCode(202);
  }

  @Test
  void aLinkGoesToTheAddressOfTheAccountOrIsRefused() throws Exception {
    String name = "r" + UUID.randomUUID();
    taken(room, name + ",R,r@" + box.domain() + "\n");
    String account =
        administrator()
            .get(room.address() + "/enrolments")
            .then()
            .extract()
            .path("items.find { it.username == '" + name + "' }.id");
    administrator()
        .post(room.address() + "/enrolments/" + account + "/link?handing=MAIL")
        .then()
        .statusCode(201)
        .body("page", nullValue())
        .body("mailedTo", equalTo("r@" + box.domain()));
    given()
        .get("/api/v1/passwords/links/" + box.secret(1))
        .then()
        .statusCode(200)
        .body("username", equalTo(name));
    String without = room.join(CourseRole.LEARNER).id();
    administrator()
        .body(Map.of("account", without, "handing", "MAIL"))
        .post("/api/v1/passwords/links")
        .then()
        .statusCode(409);
  }

  @Test
  void aClassIsSentItsFirstLinksOnceAndWhoeverIsElsewhereNone() throws Exception {
    String one = "a" + UUID.randomUUID();
    String two = "b" + UUID.randomUUID();
    String noAddress = "c" + UUID.randomUUID();
    String elsewhere = "d" + UUID.randomUUID();
    taken(room, row(one) + row(two));
    taken(room, noAddress + ",Three,\n" + row(elsewhere));
    taken(Classroom.open(), row(elsewhere));
    firstLinks()
        .body("mailed", equalTo(List.of(one, two)))
        .body("lately", equalTo(List.of()))
        .body("withoutAddress", equalTo(List.of(noAddress)));
    String secret = box.secret(1);
    box.letters(2);
    // Pressed twice: nobody's link ends, and nobody is sent another.
    firstLinks().body("mailed", equalTo(List.of())).body("lately", equalTo(List.of(one, two)));
    given().get("/api/v1/passwords/links/" + secret).then().statusCode(200);
    assertThat(box.letters()).hasSize(2);
  }

  @Test
  void ofTwoClicksAtOnceOneSends() throws Exception {
    String one = "a" + UUID.randomUUID();
    String two = "b" + UUID.randomUUID();
    taken(room, row(one) + row(two));
    Callable<List<String>> click = () -> firstLinks().extract().path("mailed");
    List<String> mailed = new ArrayList<>();
    try (var both = Executors.newFixedThreadPool(2)) {
      for (Future<List<String>> done : both.invokeAll(Collections.nCopies(2, click))) {
        mailed.addAll(done.get());
      }
    }
    assertThat(mailed).containsExactlyInAnyOrder(one, two);
    // What is under way would come to the next test's box.
    box.letters(2);
  }

  private String row(String username) {
    return username + ",Somebody," + username + "@" + box.domain() + "\n";
  }

  private void taken(Classroom into, String rows) {
    administrator()
        .contentType("text/csv")
        .body("username,name,email\n" + rows)
        .post(into.address() + "/roster?mode=APPLY")
        .then()
        .statusCode(200);
  }

  private ValidatableResponse firstLinks() {
    return administrator().post(room.address() + "/roster/links").then().statusCode(200);
  }
}
