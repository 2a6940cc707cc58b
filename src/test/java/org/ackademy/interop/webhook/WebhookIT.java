package org.ackademy.interop.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import com.standardwebhooks.Webhook;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.ackademy.course.Classroom;
import org.ackademy.course.Classroom.Member;
import org.ackademy.course.CourseRole;
import org.ackademy.platform.launcher.RunningAckademy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Other systems are told, once it is true, and told again where they did not listen. */
class WebhookIT {
  private static final long PATIENCE_SECONDS = 60;

  private final BlockingQueue<Received> received = new LinkedBlockingQueue<>();
  private final BlockingQueue<Integer> answers = new LinkedBlockingQueue<>();
  private HttpServer receiver;
  private Classroom room;
  private String course;

  private record Received(HttpHeaders headers, String body) {}

  @BeforeEach
  void listen() throws IOException {
    receiver = HttpServer.create(new InetSocketAddress(loopback(), 0), 0);
    receiver.createContext("/", this::take);
    receiver.start();
    room = Classroom.open();
    course = room.address() + "/webhooks";
  }

  private static InetAddress loopback() {
    return InetAddress.getLoopbackAddress();
  }

  private void take(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    Integer answer = answers.poll();
    exchange.sendResponseHeaders(answer == null ? 204 : answer, -1);
    exchange.close();
    received.add(
        new Received(HttpHeaders.of(exchange.getRequestHeaders(), (name, value) -> true), body));
  }

  @AfterEach
  void stop() {
    receiver.stop(0);
  }

  @Test
  void anAttemptIsToldAndItsSignatureHolds() throws Exception {
    Map<String, Object> made = make("attempt.submitted", "attempt.graded", "grade.changed");
    Member learner = room.join(CourseRole.LEARNER);
    String assignment = room.give("closing", Map.of());
    String attempt = room.begin(learner, assignment);
    room.as(learner).put("/api/v1/attempts/" + attempt + "/end").then().statusCode(200);
    var verifier = new Webhook(String.valueOf(made.get("secret")));
    for (int i = 0; i < 3; i++) {
      Received message = next();
      verifier.verify(message.body(), message.headers());
      assertThat(message.body()).contains(assignment).contains(learner.id());
      assertThat(message.body()).doesNotContain("score");
    }
    assertThat(received).isEmpty();
    teacher()
        .get(course)
        .then()
        .body("items[0].secret", nullValue())
        .body("items[0].events", contains("attempt.submitted", "attempt.graded", "grade.changed"));
  }

  @Test
  void whoeverDoesNotListenIsToldAgainWithTheSameId() throws Exception {
    answers.add(500);
    make("roster.changed");
    room.join(CourseRole.LEARNER);
    Received first = next();
    Received second = next();
    assertThat(id(second)).isEqualTo(id(first)).startsWith("msg_");
    assertThat(second.body()).isEqualTo(first.body()).contains("\"roster.changed\"");
  }

  @Test
  void aReceiverThatIsGoneIsLeftAloneUntilItIsSwitchedOn() throws Exception {
    answers.add(410);
    String id = id(make("roster.changed"));
    room.join(CourseRole.LEARNER);
    next();
    room.awaitState(course + "/" + id, "GONE");
    room.join(CourseRole.LEARNER);
    String message =
        teacher()
            .get(course + "/" + id + "/messages?state=dead")
            .then()
            .body("items.answer", contains("410"))
            .extract()
            .path("items[0].id");
    teacher()
        .header("If-Match", "*")
        .body(Map.of("url", address(), "events", List.of("roster.changed")))
        .put(course + "/" + id)
        .then()
        .statusCode(200)
        .body("state", equalTo("ACTIVE"));
    teacher().post(course + "/" + id + "/messages/" + message + "/again").then().statusCode(202);
    assertThat(id(next())).isEqualTo("msg_" + message);
    assertThat(received).isEmpty();
  }

  @Test
  void aReceiverWhoseCertificateNobodyVouchesForIsToldNothingAndThatIsNoted(@TempDir Path folder)
      throws Exception {
    HttpsServer secure = HttpsServer.create(new InetSocketAddress(loopback(), 0), 0);
    secure.setHttpsConfigurator(new HttpsConfigurator(selfSigned(folder.resolve("keys.p12"))));
    secure.createContext("/", this::take);
    secure.start();
    try {
      String id =
          id(makeAt("https://localhost:" + secure.getAddress().getPort() + "/", "roster.changed"));
      room.join(CourseRole.LEARNER);
      String messages = course + "/" + id + "/messages";
      long start = System.nanoTime();
      while (teacher().get(messages).then().extract().<Integer>path("items[0].tries") == 0) {
        assertThat(System.nanoTime() - start).isLessThan(PATIENCE_SECONDS * 1_000_000_000L);
        LockSupport.parkNanos(50_000_000);
      }
      // It is tried again: a certificate can be mended.
      teacher()
          .get(messages)
          .then()
          .body("items[0].state", equalTo("WAITING"))
          .body("items[0].answer", containsString("SSLHandshakeException"));
      assertThat(received).isEmpty();
    } finally {
      secure.stop(0);
    }
  }

  /** What a receiver shows that has made its certificate itself. */
  private static SSLContext selfSigned(Path keys) throws Exception {
    String password = "not a secret";
    int status =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "SAN=dns:localhost",
                "-storetype",
                "PKCS12",
                "-storepass",
                password,
                "-keystore",
                keys.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor();
    assertThat(status).isZero();
    var store = KeyStore.getInstance(keys.toFile(), password.toCharArray());
    var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store, password.toCharArray());
    var context = SSLContext.getInstance("TLS");
    context.init(factory.getKeyManagers(), null, null);
    return context;
  }

  @Test
  void keysAreSealedInTheDatabaseAndSealedAnewWhereTheyAreNot() throws Exception {
    Map<String, Object> made = make("roster.changed");
    String id = id(made);
    byte[] key = Base64.getDecoder().decode(String.valueOf(made.get("secret")).substring(6));
    try (var connection = RunningAckademy.shared().database().getConnection();
        var statement = connection.createStatement();
        var plain =
            connection.prepareStatement(
                "UPDATE webhook SET signing_key = ?, signing_key_seal = NULL"
                    + " WHERE id = CAST(? AS uuid)")) {
      String kept =
          "SELECT signing_key, signing_key_seal FROM webhook WHERE id = '"
              + id
              + "'"
              + " AND signing_key_seal IS NOT NULL";
      try (var row = statement.executeQuery(kept)) {
        assertThat(row.next()).isTrue();
        assertThat(row.getBytes(1)).isNotEqualTo(key);
      }
      // As it was before there was a key for sealing.
      plain.setBytes(1, key);
      plain.setString(2, id);
      assertThat(plain.executeUpdate()).isOne();
      teacher().post("/api/v1/jobs/key-sealing/recurring/retry").then().statusCode(200);
      long start = System.nanoTime();
      while (true) {
        try (var row = statement.executeQuery(kept)) {
          if (row.next()) {
            break;
          }
        }
        assertThat(System.nanoTime() - start).isLessThan(PATIENCE_SECONDS * 1_000_000_000L);
        LockSupport.parkNanos(50_000_000);
      }
    }
    room.join(CourseRole.LEARNER);
    Received message = next();
    new Webhook(String.valueOf(made.get("secret"))).verify(message.body(), message.headers());
  }

  @Test
  void afterAChangeOfKeyBothSign() throws Exception {
    Map<String, Object> made = make("roster.changed");
    String id = id(made);
    Map<String, Object> changed =
        teacher().post(course + "/" + id + "/key").then().statusCode(200).extract().path("$");
    room.join(CourseRole.LEARNER);
    Received message = next();
    new Webhook(String.valueOf(made.get("secret"))).verify(message.body(), message.headers());
    new Webhook(String.valueOf(changed.get("secret"))).verify(message.body(), message.headers());
  }

  @Test
  void whatIsNoReceiverIsRefusedByName() {
    teacher()
        .header("Idempotency-Key", "bad")
        .body(Map.of("url", "ftp://example.org", "events", List.of("grade.changed", "no.such")))
        .post(course)
        .then()
        .statusCode(422)
        .body("errors.pointer", contains("#/url", "#/events/1"));
  }

  @SuppressWarnings("unchecked")
  private static String id(Map<String, Object> made) {
    return String.valueOf(
        ((Map<String, Object>) Objects.requireNonNull(made.get("webhook"))).get("id"));
  }

  private static String id(Received message) {
    return message.headers().firstValue("webhook-id").orElseThrow();
  }

  private Received next() throws InterruptedException {
    Received message = received.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    return Objects.requireNonNull(message, "no message came");
  }

  private String address() {
    return "http://127.0.0.1:" + receiver.getAddress().getPort() + "/hook?from=test";
  }

  private Map<String, Object> make(String... events) {
    return makeAt(address(), events);
  }

  private Map<String, Object> makeAt(String url, String... events) {
    return teacher()
        .header("Idempotency-Key", UUID.randomUUID())
        .body(Map.of("url", url, "events", List.of(events)))
        .post(course)
        .then()
        .statusCode(201)
        .body("secret", startsWith("whsec_"))
        .extract()
        .path("$");
  }

  private RequestSpecification teacher() {
    return Classroom.as(Classroom.SHARED, room.administrator());
  }
}
