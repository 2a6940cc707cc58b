package org.ackademy.course;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.UUID;
import org.ackademy.platform.security.DemoPerson;

/** A course with people in it, made over REST as an administrator and an instructor would. */
public final class Classroom {
  public static final String API = "/api/v1";

  /** Longer than a killed server's jobs wait for another one. */
  private static final java.time.Duration PATIENCE = java.time.Duration.ofMinutes(10);

  private static final java.time.Duration POLL = java.time.Duration.ofMillis(100);

  private final Server server;
  private final String token;
  private final String course;

  private Classroom(Server server, String token, String course) {
    this.server = server;
    this.token = token;
    this.course = course;
  }

  /** Where requests go: the server that all tests share, or one of a test's own. */
  public interface Server {
    RequestSpecification request();
  }

  /** The server that all tests share. */
  public static final Server SHARED = () -> given();

  /** Makes a course on the shared server. */
  public static Classroom open() {
    return open(SHARED, SharedAdministrator.TOKEN);
  }

  /** Makes a course; its name is new. */
  public static Classroom open(Server server) {
    return open(server, administrator(server));
  }

  private static String administrator(Server server) {
    return signIn(server, DemoPerson.ADMIN.username(), DemoPerson.ADMIN.password());
  }

  /** One token for all tests of the shared server: an account has only so many. */
  private static final class SharedAdministrator {
    static final String TOKEN = administrator(SHARED);
  }

  /** Makes a course with the token of an administrator. */
  public static Classroom open(Server server, String token) {
    String course =
        as(server, token)
            .body(
                Map.of(
                    "slug",
                    "it-" + UUID.randomUUID(),
                    "title",
                    Map.of("en", "A course", "ko", "강좌")))
            .post(API + "/courses")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    return new Classroom(server, token, course);
  }

  public String course() {
    return course;
  }

  /** The course's address. */
  public String address() {
    return API + "/courses/" + course;
  }

  /** Where its requests go. */
  public Server server() {
    return server;
  }

  /** The administrator's token. */
  public String administrator() {
    return token;
  }

  /** Invites somebody, who makes an account and signs in. */
  public Member join(CourseRole role) {
    return join(role, "Somebody " + role);
  }

  /** The same with a name to show. */
  public Member join(CourseRole role, String displayName) {
    String invitation =
        as(server, token)
            .body(Map.of("role", role.name()))
            .post(address() + "/invitations")
            .then()
            .statusCode(201)
            .extract()
            .path("invitation");
    String username = "p" + UUID.randomUUID().toString().replace("-", "");
    String password = "correct horse " + username;
    String id =
        server
            .request()
            .contentType(ContentType.JSON)
            .body(Map.of("username", username, "displayName", displayName, "password", password))
            .post(API + "/invitations/" + invitation)
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    return new Member(id, username, signIn(server, username, password), password);
  }

  /** Gives a quiz to the course, on these terms besides those of practice. */
  public String give(String quiz, Map<String, ?> terms) {
    var body = new java.util.HashMap<String, Object>(terms);
    body.put("quiz", quiz);
    return as(server, token)
        .body(body)
        .post(address() + "/assignments")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  /** Begins an attempt. */
  public String begin(Member member, String assignment) {
    return as(server, member.token())
        .header("Idempotency-Key", UUID.randomUUID())
        .post(address() + "/assignments/" + assignment + "/attempts")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  /** Asks for a regrade of an assignment and waits until all of its changes can be seen. */
  public String regraded(String assignment, Map<String, ?> wish) {
    String regrades = address() + "/assignments/" + assignment + "/regrades";
    String regrade =
        as(server, token)
            .header("Idempotency-Key", UUID.randomUUID())
            .body(wish)
            .post(regrades)
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    awaitState(regrades + "/" + regrade, "READY");
    return regrade;
  }

  /** Has a regrade applied and waits until it is. */
  public void apply(String assignment, String regrade) {
    String address = address() + "/assignments/" + assignment + "/regrades/" + regrade;
    as(server, token).post(address + "/apply").then().statusCode(202);
    awaitState(address, "APPLIED");
  }

  /** Asks until something is in a state. */
  public void awaitState(String address, String state) {
    long start = System.nanoTime();
    while (!state.equals(as(server, token).get(address).then().extract().path("state"))) {
      if (System.nanoTime() - start > PATIENCE.toNanos()) {
        throw new AssertionError(address + " is not " + state + " after " + PATIENCE);
      }
      java.util.concurrent.locks.LockSupport.parkNanos(POLL.toNanos());
    }
  }

  /** A request with somebody's token. */
  public RequestSpecification as(Member member) {
    return as(server, member.token());
  }

  /** A request with a token. */
  public static RequestSpecification as(Server server, String token) {
    return server
        .request()
        .contentType(ContentType.JSON)
        .header("Authorization", "Bearer " + token);
  }

  /** Trades a name and a password for a token. */
  public static String signIn(Server server, String username, String password) {
    return server
        .request()
        .auth()
        .preemptive()
        .basic(username, password)
        .contentType(ContentType.JSON)
        .body(Map.of("name", "test"))
        .post(API + "/tokens")
        .then()
        .statusCode(201)
        .extract()
        .path("token");
  }

  /** Somebody in the course. */
  public record Member(String id, String username, String token, String password) {}
}
