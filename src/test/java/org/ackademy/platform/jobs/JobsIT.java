package org.ackademy.platform.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.ackademy.course.Classroom;
import org.ackademy.platform.launcher.RunningAckademy;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Jobs are done once, by whichever server; those that fail are seen and can be tried again. */
class JobsIT {
  private static final String TABLE = "job_of_a_test";
  private static final int MANY = 40;
  private static final long PATIENCE_SECONDS = 60;

  private static final JobKind<Thing> KIND = new JobKind<>("of-a-test", Thing.class);

  private static String administrator;

  /** What a job of this test is about. */
  record Thing(int number) {}

  @BeforeAll
  static void signIn() throws SQLException {
    administrator = Classroom.open().administrator();
    sql("DROP TABLE IF EXISTS " + TABLE);
    sql("CREATE TABLE " + TABLE + " (LIKE job INCLUDING ALL)");
  }

  @AfterAll
  static void cleanUp() throws SQLException {
    sql("DROP TABLE " + TABLE);
  }

  @Test
  void eachIsDoneOnceWhenTwoServersShareThem() throws Exception {
    var runs = new ConcurrentHashMap<Integer, AtomicInteger>();
    var left = new CountDownLatch(MANY);
    var busy = ConcurrentHashMap.<String>newKeySet();
    Scheduler first = server("first", new Counting(runs, busy, left, "first"));
    Scheduler second = server("second", new Counting(runs, busy, left, "second"));
    for (int i = 0; i < MANY; i++) {
      first.scheduleIfNotExists(
          new TaskInstance<>(KIND.name(), String.valueOf(i), new Thing(i)), Instant.EPOCH);
    }
    first.start();
    second.start();
    try {
      assertThat(left.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    } finally {
      first.stop();
      second.stop();
    }
    assertThat(runs).hasSize(MANY);
    assertThat(runs.values()).allSatisfy(count -> assertThat(count).hasValue(1));
    assertThat(busy).contains("first", "second");
  }

  /** Counts how often each thing is done, and by whom. */
  private record Counting(
      Map<Integer, AtomicInteger> runs,
      java.util.Set<String> busy,
      CountDownLatch left,
      String server)
      implements Job.OneTime<Thing> {
    @Override
    public JobKind<Thing> kind() {
      return KIND;
    }

    @Override
    public Outcome run(Thing thing) {
      runs.computeIfAbsent(thing.number(), number -> new AtomicInteger()).incrementAndGet();
      busy.add(server);
      left.countDown();
      return new Outcome.Done();
    }
  }

  @Test
  void whatFailedIsNotedAndPutOff() throws Exception {
    BlockingQueue<String> noted = new LinkedBlockingQueue<>();
    var failing =
        new Job.OneTime<Thing>() {
          @Override
          public JobKind<Thing> kind() {
            return new JobKind<>("failing", Thing.class);
          }

          @Override
          public Outcome run(Thing thing) throws Exception {
            throw new java.io.IOException("no answer for " + thing.number());
          }
        };
    Scheduler server =
        scheduling("alone", (name, instance, cause) -> noted.add(instance + " " + cause))
            .of(List.of(failing), List.of());
    server.scheduleIfNotExists(new TaskInstance<>("failing", "7", new Thing(7)), Instant.EPOCH);
    server.start();
    try {
      assertThat(noted.poll(PATIENCE_SECONDS, TimeUnit.SECONDS))
          .isEqualTo("7 java.io.IOException: no answer for 7");
    } finally {
      server.stop();
    }
    assertThat(failures("failing")).isEqualTo(1);
  }

  @Test
  void anAdministratorSeesWhatFailedAndHasItTriedAgain() throws SQLException {
    String instance = "x" + System.nanoTime();
    // A kind that no server knows: it stays as it is put here.
    sql(
        "INSERT INTO job (task_name, task_instance, execution_time, picked, consecutive_failures,"
            + " version, last_fault) VALUES ('unknown', '"
            + instance
            + "', '9999-12-31T00:00:00Z', false, 10, 1, 'it was so')");
    Classroom.as(Classroom.SHARED, administrator)
        .get("/api/v1/jobs?state=failing&limit=200")
        .then()
        .statusCode(200)
        .body("items.find { it.instance == '" + instance + "' }.state", equalTo("FAILED"))
        .body("items.find { it.instance == '" + instance + "' }.fault", equalTo("it was so"));
    Classroom.as(Classroom.SHARED, administrator)
        .post("/api/v1/jobs/unknown/" + instance + "/retry")
        .then()
        .statusCode(200)
        .body("state", equalTo("WAITING"))
        .body("due", notNullValue());
    Classroom.as(Classroom.SHARED, administrator)
        .get("/api/v1/jobs?state=failing&limit=200")
        .then()
        .body("items.instance", not(hasItem(instance)));
    sql("DELETE FROM job WHERE task_instance = '" + instance + "'");
  }

  @Test
  void jobsAreListedPartByPart() throws SQLException {
    for (int i = 0; i < 3; i++) {
      sql(
          "INSERT INTO job (task_name, task_instance, execution_time, picked, version)"
              + " VALUES ('aaa', 'part-"
              + i
              + "', '9999-12-31T00:00:00Z', false, 1) ON CONFLICT DO NOTHING");
    }
    String link =
        Classroom.as(Classroom.SHARED, administrator)
            .get("/api/v1/jobs?limit=2")
            .then()
            .body("items", hasSize(2))
            .body("items[1].instance", equalTo("part-1"))
            .extract()
            .headers()
            .getValues("Link")
            .getLast();
    Classroom.as(Classroom.SHARED, administrator)
        .get(link.substring(1, link.indexOf('>')))
        .then()
        .body("items[0].instance", equalTo("part-2"));
    sql("DELETE FROM job WHERE task_name = 'aaa'");
  }

  private static Scheduler server(String name, Job.OneTime<Thing> job) {
    return scheduling(
            name,
            (kind, instance, cause) -> {
              throw new AssertionError(instance, cause);
            })
        .of(List.of(job), List.of());
  }

  private static Scheduling scheduling(String name, Scheduling.Faults faults) {
    return new Scheduling(
        RunningAckademy.shared().database(),
        TABLE,
        name,
        Executors.defaultThreadFactory(),
        Clock.systemUTC(),
        faults);
  }

  private static int failures(String name) throws SQLException {
    try (Connection connection = RunningAckademy.shared().database().getConnection();
        var statement =
            connection.prepareStatement(
                "SELECT consecutive_failures FROM " + TABLE + " WHERE task_name = ?")) {
      statement.setString(1, name);
      try (var rows = statement.executeQuery()) {
        rows.next();
        return rows.getInt(1);
      }
    }
  }

  private static void sql(String command) throws SQLException {
    try (Connection connection = RunningAckademy.shared().database().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(command);
    }
  }
}
