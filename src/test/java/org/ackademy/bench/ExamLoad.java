package org.ackademy.bench;

import static io.restassured.RestAssured.given;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.ackademy.course.Classroom;
import org.ackademy.platform.launcher.RunningAckademy;

/**
 * Two exams of a large class, the first of them the server's first work, over REST, with database
 * and load generator on the same machine: many learners begin within seconds and answer without
 * thinking time. Then how many graded answers are kept in a second with some in flight, in turns
 * with pgbench, which writes rows of the same kind into the same table of the same server.
 *
 * <p>Needs pgbench on the path.
 */
final class ExamLoad {
  private static final int LEARNERS = Integer.getInteger("learners", 2_000);
  private static final Duration ARRIVAL = Duration.ofSeconds(10);
  private static final int ANSWERS_EACH = 20;
  private static final int IN_FLIGHT = 32;
  private static final int ROUNDS = Integer.getInteger("rounds", 5);
  private static final Duration ROUND = Duration.ofSeconds(Integer.getInteger("seconds", 10));

  /** An attempt takes a thousand answers: learners take turns. */
  private static final int STRETCH = 100;

  private static final int CREATED = 201;

  /** How much of an exam is told of in a line. */
  private static final int SHOWN_SECONDS = 5;

  /** As exams are given: learners are told how they did, and not what would have been right. */
  private static final Map<String, ?> EXAM = Map.of("feedback", "VERDICT");

  /** What learners write. */
  private static final Writing WRITING =
      Writing.valueOf(System.getProperty("answers", Writing.DIFFERENT.name()));

  /** How long the server may practise before the first exam begins. */
  private static final Duration REHEARSAL = Duration.ofMinutes(5);

  private static final long LOOK_NANOS = 200_000_000;

  private static final String EXERCISE = "close-by-client";
  private static final List<String> ANSWERS =
      List.of(
          """
          A > B FIN,ACK seq=101 ack=301
          B > A ACK seq=301 ack=102
          B > A FIN,ACK seq=301 ack=102
          A > B ACK seq=102 ack=302""",
          """
          A > B FIN,ACK seq=101 ack=301
          B > A ACK seq=301 ack=102
          B > A FIN,ACK seq=301 ack=102
          A > B ACK seq=102 ack=301""",
          """
          A > B FIN,ACK seq=101 ack=301
          B > A ACK seq=301 ack=101
          B > A FIN,ACK seq=301 ack=102
          A > B ACK seq=102 ack=302""",
          """
          A > B FIN seq=101
          B > A FIN,ACK seq=301 ack=102
          A > B ACK seq=102 ack=302""",
          """
          A > B FIN,ACK seq=101 ack=301
          B > A FIN,ACK seq=301 ack=102""");

  private static final List<String> VERDICTS =
      Stream.of("VALID", "INVALID", "INVALID", "INVALID", "INCOMPLETE")
          .map("\"verdict\":\"%s\""::formatted)
          .toList();

  private final RunningAckademy ackademy;
  private final URI root;
  private final DataSource database;
  private final List<String> tokens;

  /** Those who could begin. */
  private final List<Sitting> sittings = new ArrayList<>();

  /** Microseconds of processor time for an answer in each round, by whose they are. */
  private final Map<String, List<Double>> processor = new LinkedHashMap<>();

  private final AtomicInteger submissions = new AtomicInteger();

  /** Whose turn it is in flight, of those who could begin: an attempt takes a thousand answers. */
  private final AtomicInteger turns = new AtomicInteger();

  private ExamLoad(RunningAckademy ackademy, List<String> tokens) {
    this.ackademy = ackademy;
    this.root = ackademy.root();
    this.database = ackademy.database();
    this.tokens = tokens;
  }

  public static void main(String[] args) throws IOException, SQLException, InterruptedException {
    try (var ackademy = RunningAckademy.measured("exam-load")) {
      Classroom.Server server = () -> given().baseUri(ackademy.root().toString());
      Classroom room = Classroom.open(server);
      String first = room.give("closing", EXAM);
      String second = room.give("closing", EXAM);
      List<String> tokens =
          LargeClass.enrol(ackademy.database(), UUID.fromString(room.course()), LEARNERS);
      awaitRehearsal(ackademy);
      var load = new ExamLoad(ackademy, tokens);
      load.exam("The first exam after the start", attempts(room, first));
      load.exam("The next exam", attempts(room, second));
      load.inFlight();
    }
    // What else the tests' means have started would go on.
    System.exit(0);
  }

  private static void awaitRehearsal(RunningAckademy ackademy) throws IOException {
    long start = System.nanoTime();
    while (!ackademy.log().contains("rehearsed with")) {
      if (seconds(start) > REHEARSAL.toSeconds()) {
        throw new IOException("no end of the rehearsal");
      }
      LockSupport.parkNanos(LOOK_NANOS);
    }
    System.out.printf(Locale.ROOT, "rehearsed for %.1f s more%n", seconds(start));
  }

  private static String attempts(Classroom room, String assignment) {
    return room.address() + "/assignments/" + assignment + "/attempts";
  }

  // ------------------------------------------------------------------------------------- an exam

  private void exam(String which, String begin) throws SQLException {
    sittings.clear();
    long storedBefore = stored();
    var begun = new ConcurrentLinkedQueue<Waited>();
    var submitted = new ConcurrentLinkedQueue<Waited>();
    var failures = new ConcurrentLinkedQueue<String>();
    String[] ids = new String[LEARNERS];
    Map<String, Double> before = processorSeconds();
    long start = System.nanoTime();
    // Closed in turn, the clock first: it waits for those to come, then the learners are waited
    // for.
    try (var learners = Executors.newVirtualThreadPerTaskExecutor();
        var clock = Executors.newSingleThreadScheduledExecutor()) {
      for (int i = 0; i < LEARNERS; i++) {
        int learner = i;
        Runnable sitting =
            () -> {
              try {
                ids[learner] = sit(begin, tokens.get(learner), begun, submitted);
              } catch (IOException e) {
                failures.add(String.valueOf(e));
              }
            };
        ScheduledFuture<?> unused =
            clock.schedule(
                () -> learners.execute(sitting),
                ARRIVAL.toMillis() * learner / LEARNERS,
                TimeUnit.MILLISECONDS);
      }
    }
    double seconds = seconds(start);
    Map<String, Double> after = processorSeconds();
    for (int i = 0; i < LEARNERS; i++) {
      if (ids[i] != null) {
        sittings.add(new Sitting(tokens.get(i), ids[i]));
      }
    }
    System.out.printf(
        Locale.ROOT,
        "%s: %,d learners began within %d s and submitted %d answers each: %,d answers in %.1f s%n",
        which,
        LEARNERS,
        ARRIVAL.toSeconds(),
        ANSWERS_EACH,
        submitted.size(),
        seconds);
    after.forEach(
        (who, spent) ->
            System.out.printf(
                Locale.ROOT,
                "  processor time, %s: %.1f s%n",
                who,
                spent - before.getOrDefault(who, 0.0)));
    report("begin", begun);
    course(start, begun);
    report("submit", submitted);
    course(start, submitted);
    System.out.printf(
        Locale.ROOT,
        "  failures %d, acknowledged and not stored %d%n",
        failures.size(),
        submitted.size() - (stored() - storedBefore));
    failures.stream()
        .distinct()
        .limit(5)
        .map(text -> text.substring(0, Math.min(text.length(), 500)))
        .forEach(System.out::println);
  }

  private String sit(
      String begin,
      String token,
      ConcurrentLinkedQueue<Waited> begun,
      ConcurrentLinkedQueue<Waited> submitted)
      throws IOException {
    try (var connection = new Connection(root, token)) {
      long start = System.nanoTime();
      String attempt = id(created(connection.post(begin, "exam", "")));
      begun.add(Waited.since(start));
      for (int i = 0; i < ANSWERS_EACH; i++) {
        start = System.nanoTime();
        submit(connection, attempt, i);
        submitted.add(Waited.since(start));
      }
      return attempt;
    }
  }

  /** Submits for one learner, who has at most {@link #STRETCH} more answers for it. */
  private long submit(Sitting sitting, long until) throws IOException {
    long count = 0;
    try (var connection = new Connection(root, sitting.token())) {
      while (count < STRETCH && System.nanoTime() < until) {
        submit(connection, sitting.attempt(), (int) count++);
      }
    }
    return count;
  }

  private void submit(Connection connection, String attempt, int number) throws IOException {
    int count = submissions.incrementAndGet();
    String answer = ANSWERS.get(number % ANSWERS.size());
    String body =
        "{\"exercise\":\"%s\",\"answer\":\"%s\"}"
            .formatted(EXERCISE, WRITING.of(answer, count).replace("\n", "\\n"));
    String key = "k" + count;
    String told = created(connection.post("/api/v1/attempts/" + attempt + "/answers", key, body));
    if (!told.contains(VERDICTS.get(number % VERDICTS.size()))) {
      throw new IOException("another verdict: " + told);
    }
  }

  private static String created(Connection.Reply reply) throws IOException {
    if (reply.status() != CREATED) {
      throw new IOException(reply.status() + " " + reply.body());
    }
    return reply.body();
  }

  private static String id(String json) {
    return json.replaceFirst(".*?\"id\":\"([^\"]+)\".*", "$1");
  }

  private long stored() throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery("select count(*) from answer")) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private static void report(String what, ConcurrentLinkedQueue<Waited> waits) {
    double[] sorted = waits.stream().mapToDouble(Waited::seconds).sorted().toArray();
    if (sorted.length == 0) {
      return;
    }
    System.out.printf(
        Locale.ROOT,
        "  %-6s p50 %.3f s, p95 %.3f s, p99 %.3f s, longest %.3f s%n",
        what,
        sorted[sorted.length / 2],
        sorted[sorted.length * 95 / 100],
        sorted[sorted.length * 99 / 100],
        sorted[sorted.length - 1]);
  }

  /** How it went in the course of the exam: where the waits are long, and how much is done then. */
  private static void course(long start, ConcurrentLinkedQueue<Waited> waits) {
    var stretches = new TreeMap<Long, List<Double>>();
    for (Waited wait : waits) {
      long stretch = (long) ((wait.end() - start) * 1e-9) / SHOWN_SECONDS;
      stretches.computeIfAbsent(stretch, none -> new ArrayList<>()).add(wait.seconds());
    }
    stretches.forEach(
        (stretch, seconds) ->
            System.out.printf(
                Locale.ROOT,
                "    after %d s: %.0f a second, the middle one waited %.2f s%n",
                stretch * SHOWN_SECONDS,
                seconds.size() / (double) SHOWN_SECONDS,
                median(seconds)));
  }

  // ----------------------------------------------------------------------------------- in flight

  private void inFlight() throws IOException, InterruptedException, SQLException {
    Path script = Files.createTempFile("answer", ".sql");
    Files.writeString(script, row());
    var ours = new ArrayList<Double>();
    var theirs = new ArrayList<Double>();
    for (int round = 0; round < ROUNDS; round++) {
      ours.add(submissionsASecond());
      theirs.add(Pgbench.rate(ackademy, script, IN_FLIGHT, ROUND));
      System.out.printf(
          Locale.ROOT,
          "round %d: %.0f answers, %.0f rows of pgbench a second; processor time of an answer: %s us%n",
          round + 1,
          ours.getLast(),
          theirs.getLast(),
          lastRound());
    }
    Files.delete(script);
    System.out.printf(
        Locale.ROOT,
        "%d in flight, %d rounds in turn: answers graded and stored a second %s, pgbench's rows %s:"
            + " %.2f times (medians)%n",
        IN_FLIGHT,
        ROUNDS,
        list(ours),
        list(theirs),
        median(ours) / median(theirs));
  }

  private String lastRound() {
    return processor.entrySet().stream()
        .map(one -> String.format(Locale.ROOT, "%s %.0f", one.getKey(), one.getValue().getLast()))
        .collect(Collectors.joining(", "));
  }

  /**
   * Processor seconds so far of the generator, the application and the database, compilers and
   * collectors included.
   */
  private Map<String, Double> processorSeconds() {
    ProcessHandle generator = ProcessHandle.current();
    Map<String, Double> seconds = new LinkedHashMap<>();
    seconds.put("application", seconds(generator.children()));
    seconds.put("database", seconds(ackademy.databaseProcesses()));
    seconds.put("generator", seconds(Stream.of(generator)));
    return seconds;
  }

  private static double seconds(Stream<ProcessHandle> processes) {
    return processes
            .flatMap(process -> process.info().totalCpuDuration().stream())
            .mapToLong(Duration::toMillis)
            .sum()
        / 1e3;
  }

  private double submissionsASecond() throws InterruptedException, IOException {
    Map<String, Double> before = processorSeconds();
    var count = new AtomicLong();
    var ended = new CountDownLatch(IN_FLIGHT);
    var failures = new ConcurrentLinkedQueue<String>();
    long start = System.nanoTime();
    long until = start + ROUND.toNanos();
    for (int i = 0; i < IN_FLIGHT; i++) {
      Thread.ofVirtual()
          .start(
              () -> {
                try {
                  while (System.nanoTime() < until) {
                    Sitting next = sittings.get(turns.getAndIncrement() % sittings.size());
                    count.addAndGet(submit(next, until));
                  }
                } catch (IOException e) {
                  failures.add(String.valueOf(e));
                } finally {
                  ended.countDown();
                }
              });
    }
    ended.await();
    double rate = count.get() / seconds(start);
    processorSeconds()
        .forEach(
            (who, seconds) ->
                processor
                    .computeIfAbsent(who, nobody -> new ArrayList<>())
                    .add((seconds - before.getOrDefault(who, 0.0)) / count.get() * 1e6));
    if (!failures.isEmpty()) {
      throw new IOException(failures.peek());
    }
    return rate;
  }

  /** One answer as the application stores it, as a statement that pgbench repeats. */
  private String row() throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "select attempt_id, exercise_version_id, written, explanation, engine_version"
                    + " from answer order by sequence limit 1")) {
      rows.next();
      return """
          insert into answer (id, attempt_id, exercise_version_id, seed, written, answered_at, timing, \
          verdict, line, code, score, explanation, engine_version, idempotency_key, request_digest) \
          values (gen_random_uuid(), '%s', '%s', 1, '%s', now(), 'IN_TIME', 'INVALID', 4, \
          'ACK_NUMBER', 0.5, '%s'::jsonb, '%s', gen_random_uuid()::text, \
          sha256(gen_random_uuid()::text::bytea));
          """
          .formatted(
              rows.getString(1),
              rows.getString(2),
              rows.getString(3).replace("\n", " "),
              rows.getString(4).replace("'", "''").replace("\n", " "),
              rows.getString(5));
    }
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) * 1e-9;
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }

  private static String list(List<Double> values) {
    return values.stream()
        .map(value -> String.format(Locale.ROOT, "%.0f", value))
        .toList()
        .toString();
  }

  /**
   * How long an answer was waited for.
   *
   * @param end when it came, by the nanosecond clock
   */
  private record Waited(long end, double seconds) {
    static Waited since(long start) {
      long end = System.nanoTime();
      return new Waited(end, (end - start) * 1e-9);
    }
  }

  /** A learner's attempt. */
  private record Sitting(String token, String attempt) {}

  /** How answers that are about the same are written. */
  private enum Writing {
    /** The same few, letter for letter, as those of a class are who write the right one. */
    ALIKE {
      @Override
      String of(String answer, int number) {
        return answer;
      }
    },
    /** The same few, but no two are spaced alike: some of their spaces are doubled. */
    SPACED {
      @Override
      String of(String answer, int number) {
        var text = new StringBuilder();
        int bits = number;
        for (int at = 0; at < answer.length(); at++) {
          char c = answer.charAt(at);
          text.append(c);
          if (c == ' ') {
            if ((bits & 1) == 1) {
              text.append(' ');
            }
            bits >>>= 1;
          }
        }
        return text.toString();
      }
    },
    /** No two say the same, so that each is replayed: they offer other windows. */
    DIFFERENT {
      @Override
      String of(String answer, int number) {
        return answer.replaceFirst("(?m)$", " win=" + (1 + number % 65_535));
      }
    };

    /** The answer as the one with this number writes it. */
    abstract String of(String answer, int number);
  }
}
