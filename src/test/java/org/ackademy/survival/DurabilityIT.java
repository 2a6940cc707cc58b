package org.ackademy.survival;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.ackademy.course.Classroom;
import org.ackademy.course.Classroom.Member;
import org.ackademy.course.CourseRole;
import org.ackademy.platform.launcher.RunningAckademy;
import org.ackademy.platform.security.DemoPerson;
import org.junit.jupiter.api.Test;

/**
 * An installation for everybody, from its first start to a loss of power in the middle of a class:
 * what was acknowledged is there exactly once, and what was not can be sent again.
 */
class DurabilityIT {
  private static final int CLIENTS = 4;

  /** So many answers are acknowledged before the power goes. */
  private static final int ACKNOWLEDGED_MIN = 60;

  private static final String PASSWORD = "the first of all passwords";
  private static final String WRITTEN = "A > B FIN,ACK seq=101 ack=301\nB > A ACK seq=301 ack=102";

  /** The answers' ids by their keys. */
  private final Map<String, String> acknowledged = new ConcurrentHashMap<>();

  private final Set<String> unacknowledged = ConcurrentHashMap.newKeySet();

  @Test
  void whatWasAcknowledgedSurvivesALossOfPowerExactlyOnce() throws Exception {
    try (var running = RunningAckademy.separateForEverybody("durability")) {
      Classroom.Server server = () -> given().baseUri(running.root().toString());
      Classroom room = Classroom.open(server, firstAdministrator(running, server));
      Member learner = room.join(CourseRole.LEARNER);
      String attempt = room.begin(learner, room.give("closing", Map.of()));

      submitUntilThePowerGoes(running, room, learner, attempt);
      running.startAgain();

      assertThat(running.told()).as("an administrator is there, nobody is invited").isEmpty();
      assertThat(setting(running, "fsync")).isEqualTo("on");
      assertThat(setting(running, "synchronous_commit")).isEqualTo("on");
      Map<String, List<String>> stored = stored(running, attempt);
      acknowledged.forEach(
          (key, id) -> assertThat(stored.get(key)).as("answer %s", key).containsExactly(id));
      assertThat(unacknowledged).as("answers under way when the power went").isNotEmpty();

      for (String key : unacknowledged) {
        String id = submit(room, learner, attempt, key).then().statusCode(201).extract().path("id");
        assertThat(stored.getOrDefault(key, List.of(id))).containsExactly(id);
        acknowledged.put(key, id);
      }
      Map<String, List<String>> all = stored(running, attempt);
      assertThat(all.keySet()).isEqualTo(acknowledged.keySet());
      assertThat(all.values()).allSatisfy(ids -> assertThat(ids).hasSize(1));
    }
  }

  /** Nobody but who holds the printed invitation gets in, and it works once. */
  private static String firstAdministrator(RunningAckademy running, Classroom.Server server) {
    assertThat(running.told()).hasSize(1).first().asString().contains("/api/v1/invitations/");
    String path = running.told().getFirst().replaceAll(".*(/api/v1/invitations/\\S+).*", "$1");
    server
        .request()
        .auth()
        .preemptive()
        .basic(DemoPerson.ADMIN.username(), DemoPerson.ADMIN.password())
        .contentType(ContentType.JSON)
        .body(Map.of("name", "intruder"))
        .post("/api/v1/tokens")
        .then()
        .statusCode(401);
    var account = Map.of("username", "root", "displayName", "Root", "password", PASSWORD);
    server.request().contentType(ContentType.JSON).body(account).post(path).then().statusCode(201);
    server.request().contentType(ContentType.JSON).body(account).post(path).then().statusCode(404);
    return Classroom.signIn(server, "root", PASSWORD);
  }

  private void submitUntilThePowerGoes(
      RunningAckademy running, Classroom room, Member learner, String attempt) throws Exception {
    var enough = new CountDownLatch(ACKNOWLEDGED_MIN);
    try (var clients = Executors.newFixedThreadPool(CLIENTS)) {
      for (int client = 0; client < CLIENTS; client++) {
        String prefix = "client-" + client + "-";
        clients.execute(() -> submitUntilItFails(room, learner, attempt, prefix, enough));
      }
      assertThat(enough.await(5, TimeUnit.MINUTES)).as("enough answers").isTrue();
      running.crash();
    }
  }

  private void submitUntilItFails(
      Classroom room, Member learner, String attempt, String prefix, CountDownLatch enough) {
    for (int n = 0; n < BusyClass.ANSWERS_MAX / CLIENTS; n++) {
      String key = prefix + n;
      unacknowledged.add(key);
      Response response;
      try {
        response = submit(room, learner, attempt, key);
      } catch (Exception connectionLost) {
        return;
      }
      if (response.statusCode() != 201) {
        return;
      }
      acknowledged.put(key, response.path("id"));
      unacknowledged.remove(key);
      enough.countDown();
    }
  }

  private static Response submit(Classroom room, Member learner, String attempt, String key) {
    return room.as(learner)
        .header("Idempotency-Key", key)
        .body(Map.of("exercise", "close-by-client", "answer", WRITTEN))
        .post("/api/v1/attempts/" + attempt + "/answers");
  }

  private static Map<String, List<String>> stored(RunningAckademy running, String attempt)
      throws SQLException {
    var stored = new TreeMap<String, List<String>>();
    try (var connection = running.database().getConnection();
        var query =
            connection.prepareStatement(
                "SELECT idempotency_key, id FROM answer WHERE attempt_id = ?::uuid")) {
      query.setString(1, attempt);
      try (var rows = query.executeQuery()) {
        while (rows.next()) {
          stored
              .computeIfAbsent(rows.getString(1), key -> new ArrayList<>())
              .add(rows.getString(2));
        }
      }
    }
    return stored;
  }

  private static String setting(RunningAckademy running, String name) throws SQLException {
    try (var connection = running.database().getConnection();
        var show = connection.prepareStatement("SELECT current_setting(?)")) {
      show.setString(1, name);
      try (var row = show.executeQuery()) {
        assertThat(row.next()).isTrue();
        return row.getString(1);
      }
    }
  }
}
