package org.ackademy.bench;

import static io.restassured.RestAssured.given;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.ackademy.course.Classroom;
import org.ackademy.course.Classroom.Member;
import org.ackademy.course.CourseRole;
import org.ackademy.gradebook.Crowd;
import org.ackademy.platform.launcher.RunningAckademy;

/**
 * What a gradebook costs to read with one attempt of each learner and with a thousand, and how long
 * 100,000 answers take to be graded anew: to see, and in earnest.
 */
public final class GradesLoad {
  /** A class; the most that one course of an exam is expected to have. */
  private static final int LEARNERS = 500;

  private static final int MANY_ATTEMPTS = 1_000;
  private static final int REGRADED_LEARNERS = 1_000;
  private static final int REGRADED_ATTEMPTS = 100;
  private static final int READINGS = 21;

  /** What is measured: both, or the one that {@code -Dparts=} names. */
  private static final List<String> PARTS =
      List.of(System.getProperty("parts", "GRADEBOOK,REGRADES").split(",", -1));

  private static final String ANSWER =
      """
      A > B FIN,ACK seq=101 ack=301
      B > A ACK seq=301 ack=102
      B > A FIN,ACK seq=301 ack=102
      A > B ACK seq=102 ack=301""";

  private GradesLoad() {}

  public static void main(String[] args) throws SQLException {
    try (var ackademy = RunningAckademy.measured("grades-load")) {
      Classroom.Server server = () -> given().baseUri(ackademy.root().toString());
      var crowd = new Crowd(ackademy.database());
      if (PARTS.contains("GRADEBOOK")) {
        gradebook(server, crowd);
      }
      if (PARTS.contains("REGRADES")) {
        regrade(server, crowd, "w.verdict", "w.score", "nothing changes");
        regrade(server, crowd, "'INCOMPLETE'", "0", "everything changes");
      }
    }
    // What else the tests' means have started would go on.
    System.exit(0);
  }

  /** Reads two gradebooks in turns, so that both meet the same machine. */
  private static void gradebook(Classroom.Server server, Crowd crowd) throws SQLException {
    Classroom few = room(server, crowd, 1);
    Classroom many = room(server, crowd, MANY_ATTEMPTS);
    var fewMillis = new double[READINGS];
    var manyMillis = new double[READINGS];
    for (int i = 0; i < READINGS; i++) {
      fewMillis[i] = reading(server, few);
      manyMillis[i] = reading(server, many);
    }
    double one = median(fewMillis);
    double all = median(manyMillis);
    System.out.printf(
        Locale.ROOT,
        "a gradebook of %d learners: %.1f ms with 1 attempt of each, %.1f ms with %d: %.2f times%n",
        LEARNERS,
        one,
        all,
        MANY_ATTEMPTS,
        all / one);
  }

  /** A class with so many attempts of each learner. */
  private static Classroom room(Classroom.Server server, Crowd crowd, int attempts)
      throws SQLException {
    Classroom room = Classroom.open(server);
    crowd.copy(attempt(room), LEARNERS, attempts, "w.verdict", "w.score");
    Classroom.as(server, room.administrator())
        .post(room.address() + "/gradebook/rebuild")
        .then()
        .statusCode(204);
    crowd.vacuum();
    return room;
  }

  /** How long reading a gradebook takes, in milliseconds. */
  private static double reading(Classroom.Server server, Classroom room) {
    long start = System.nanoTime();
    Classroom.as(server, room.administrator())
        .get(room.address() + "/gradebook")
        .then()
        .statusCode(200);
    return (System.nanoTime() - start) / 1e6;
  }

  private static double median(double[] values) {
    Arrays.sort(values);
    return values[values.length / 2];
  }

  private static void regrade(
      Classroom.Server server, Crowd crowd, String verdict, String score, String what)
      throws SQLException {
    Classroom room = Classroom.open(server);
    String attempt = attempt(room);
    crowd.copy(attempt, REGRADED_LEARNERS, REGRADED_ATTEMPTS, verdict, score);
    crowd.vacuum();
    String assignment =
        Classroom.as(server, room.administrator())
            .get("/api/v1/attempts/" + attempt)
            .path("assignment");
    long start = System.nanoTime();
    String regrade = room.regraded(assignment, Map.of("against", "ATTEMPT", "reason", "measured"));
    Duration seen = Duration.ofNanos(System.nanoTime() - start);
    start = System.nanoTime();
    room.apply(assignment, regrade);
    Duration applied = Duration.ofNanos(System.nanoTime() - start);
    System.out.printf(
        Locale.ROOT,
        "%,d answers graded anew where %s: to see %.1f s, in earnest %.1f s%n",
        REGRADED_LEARNERS * REGRADED_ATTEMPTS,
        what,
        seen.toMillis() / 1e3,
        applied.toMillis() / 1e3);
  }

  private static String attempt(Classroom room) {
    String assignment = room.give("closing", Map.of());
    Member member = room.join(CourseRole.LEARNER);
    String attempt = room.begin(member, assignment);
    room.as(member)
        .header("Idempotency-Key", UUID.randomUUID())
        .body(Map.of("exercise", "close-by-client", "answer", ANSWER))
        .post("/api/v1/attempts/" + attempt + "/answers")
        .then()
        .statusCode(201);
    room.as(member).put("/api/v1/attempts/" + attempt + "/end").then().statusCode(200);
    return attempt;
  }
}
