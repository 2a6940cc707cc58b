package org.ackademy.survival;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.ackademy.course.Classroom;
import org.ackademy.course.Classroom.Member;
import org.ackademy.course.CourseRole;
import org.ackademy.platform.launcher.RunningAckademy;

/**
 * Learners who submit one answer after the other, and send what was not acknowledged again with the
 * same key, as a client does, until it is.
 */
final class BusyClass implements AutoCloseable {
  /** Of one attempt: as many as it takes. */
  static final int ANSWERS_MAX = 1_000;

  private static final int LEARNERS = 4;
  private static final long PATIENCE_SECONDS = 240;

  /** Between a refusal and the next try. */
  private static final long BREATH_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private static final String WRITTEN = "A > B FIN,ACK seq=101 ack=301\nB > A ACK seq=301 ack=102";

  private final Classroom room;
  private final ExecutorService clients = Executors.newFixedThreadPool(LEARNERS);
  private final Map<String, String> acknowledged = new ConcurrentHashMap<>();

  /** Status and type of every answer that was no acknowledgment. */
  private final Set<String> refusals = ConcurrentHashMap.newKeySet();

  private volatile boolean over;
  private volatile int refused;

  /** Somebody who submits only when asked to. */
  private final Member bystander;

  private final String attemptOfBystander;

  private BusyClass(Classroom room, String assignment) {
    this.room = room;
    this.bystander = room.join(CourseRole.LEARNER);
    this.attemptOfBystander = room.begin(bystander, assignment);
  }

  static BusyClass begin(Classroom room) {
    String assignment = room.give("closing", Map.of());
    var busy = new BusyClass(room, assignment);
    for (int n = 0; n < LEARNERS; n++) {
      Member learner = room.join(CourseRole.LEARNER);
      String attempt = room.begin(learner, assignment);
      busy.clients.execute(() -> busy.submit(learner, attempt));
    }
    return busy;
  }

  private void submit(Member learner, String attempt) {
    for (int n = 0; !over && n < ANSWERS_MAX; n++) {
      String key = learner.username() + "-" + n;
      while (!acknowledged.containsKey(key)) {
        Response response = submit(learner, attempt, key);
        if (response.statusCode() == 201) {
          acknowledged.put(key, response.path("id"));
        } else {
          refusals.add(response.statusCode() + " " + response.getBody().asString());
          countRefusal();
          LockSupport.parkNanos(BREATH_NANOS);
        }
      }
    }
  }

  private Response submit(Member learner, String attempt, String key) {
    return room.as(learner)
        .header("Idempotency-Key", key)
        .body(Map.of("exercise", "close-by-client", "answer", WRITTEN))
        .post("/api/v1/attempts/" + attempt + "/answers");
  }

  /** One answer more, which nobody sends again: it is to be refused. */
  Response submitOnce() {
    return submit(bystander, attemptOfBystander, "once");
  }

  private synchronized void countRefusal() {
    refused++;
  }

  /** Waits until so many more answers are acknowledged. */
  void awaitMore(int answers) {
    int until = acknowledged.size() + answers;
    await(() -> acknowledged.size() >= until, answers + " more answers");
  }

  /** Waits until so many more answers are refused. */
  void awaitRefusals(int answers) {
    int until = refused + answers;
    await(() -> refused >= until, answers + " more refusals");
  }

  private void await(java.util.function.BooleanSupplier come, String what) {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!come.getAsBoolean()) {
      assertThat(System.nanoTime()).as("%s; refused: %s", what, refusals).isLessThan(until);
      LockSupport.parkNanos(BREATH_NANOS);
    }
  }

  /** What was said instead of acknowledging, each once. */
  Set<String> refusals() {
    return Set.copyOf(refusals);
  }

  /** Ends the class, with every answer acknowledged, and each there exactly once. */
  void endWithNothingLostAndNothingDoubled(RunningAckademy running) throws Exception {
    over = true;
    clients.shutdown();
    assertThat(clients.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    Map<String, List<String>> stored = stored(running);
    assertThat(stored.keySet()).isEqualTo(acknowledged.keySet());
    acknowledged.forEach((key, id) -> assertThat(stored.get(key)).as(key).containsExactly(id));
  }

  private Map<String, List<String>> stored(RunningAckademy running) throws SQLException {
    var stored = new TreeMap<String, List<String>>();
    try (var connection = running.database().getConnection();
        var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "SELECT w.idempotency_key, w.id FROM answer w JOIN attempt t ON t.id = w.attempt_id"
                    + " JOIN assignment a ON a.id = t.assignment_id WHERE a.course_id = '"
                    + room.course()
                    + "'")) {
      while (rows.next()) {
        stored.computeIfAbsent(rows.getString(1), key -> new ArrayList<>()).add(rows.getString(2));
      }
    }
    return stored;
  }

  @Override
  public void close() {
    over = true;
    clients.shutdownNow();
  }
}
