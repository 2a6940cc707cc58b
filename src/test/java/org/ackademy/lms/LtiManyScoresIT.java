package org.ackademy.lms;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import org.ackademy.lms.mock.MockGrades;
import org.ackademy.lms.mock.MockPlatform.Person;
import org.ackademy.lms.mock.Quirk;
import org.ackademy.platform.launcher.RunningAckademy;
import org.junit.jupiter.api.Test;

/**
 * Many scores that wait: two servers send them to a platform that fails with one request in five,
 * before or after it did what was asked; one of them is killed; marks change all the while.
 */
class LtiManyScoresIT extends AtAGradebook {
  /** Learners; {@code -Dscores=10000} is what is promised. */
  private static final int LEARNERS = Integer.getInteger("scores", 200);

  private static final long SEED = 20_261_122;
  private static final double FAULTS = 0.2;

  /** One of many. */
  private record One(UUID account, String subject, UUID score) {}

  private final SplittableRandom random = new SplittableRandom(SEED);
  private final Map<String, BigDecimal> newest = new HashMap<>();
  private final Map<String, Integer> marks = new HashMap<>();

  private BigDecimal points() {
    return BigDecimal.valueOf(random.nextLong(1, 300), 2);
  }

  @Test
  void aPlatformThatFailsEndsWithTheNewestScores() throws IOException, SQLException {
    System.out.println("seed " + SEED + ", scores " + LEARNERS);
    start(Quirk.MOODLE);
    Launched first = launch();
    mark(first, "1");
    awaitState(first, "DELIVERED");
    grades.fails(FAULTS, SEED);
    List<One> all;
    long start;
    int before;
    try (var other = RunningAckademy.alongside(RunningAckademy.shared(), "scores-second")) {
      // It is there before there is anything to do.
      all = crowd(first);
      start = System.nanoTime();
      await("both are at it", () -> isTrue("SELECT count(DISTINCT picked_by) = 2" + PICKED));
      change(first, all);
      await("a part", () -> grades.accepted().size() > LEARNERS / 3);
      before = grades.accepted().size();
      other.crash();
    }
    change(first, all);
    await("all", () -> none(first, "WAITING"));
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf(
        "%d scores and %d changes: %d posts came, %d were taken, %.1f s; a server was killed"
            + " after %d%n",
        LEARNERS,
        marks.values().stream().mapToInt(n -> n - 1).sum(),
        grades.posted().size(),
        grades.accepted().size(),
        seconds,
        before);
    assertThat(none(first, "DEAD")).isTrue();
    newest.forEach(
        (subject, points) ->
            assertThat(grades.of(subject))
                .as(subject)
                .usingElementComparator(BigDecimal::compareTo)
                .containsExactly(points));
    assertThat(grades.columns()).hasSize(1);
    assertTimestamps();
  }

  private static final String PICKED = " FROM job WHERE task_name = 'lti-score' AND picked";

  /** What is sent again has the timestamp that it had; another score has a later one. */
  private void assertTimestamps() {
    var last = new HashMap<String, MockGrades.Posted>();
    var stamps = new HashMap<String, Set<Instant>>();
    int resent = 0;
    for (MockGrades.Posted posted : grades.posted()) {
      MockGrades.Posted former = last.put(posted.user(), posted);
      if (former != null && former.at().equals(posted.at())) {
        resent++;
        assertThat(posted.score()).isEqualByComparingTo(former.score());
      } else if (former != null) {
        assertThat(posted.at()).isAfter(former.at());
      }
      stamps.computeIfAbsent(posted.user(), user -> new HashSet<>()).add(posted.at());
    }
    assertThat(resent).isPositive();
    marks.forEach((user, many) -> assertThat(stamps.get(user)).as(user).hasSizeBetween(1, many));
  }

  /** Gives one in ten another mark. */
  private void change(Launched first, List<One> all) {
    for (One one : all) {
      if (random.nextInt(20) == 0) {
        BigDecimal points = points();
        mark(
            new Launched(
                new Person(one.subject(), "", ""),
                one.account().toString(),
                first.course(),
                first.assignment(),
                first.token()),
            points.toPlainString());
        newest.put(one.subject(), points);
        marks.merge(one.subject(), 1, Integer::sum);
      }
    }
  }

  private static boolean none(Launched first, String state) {
    return isTrue(
        "SELECT count(*) = 0 FROM lti_score JOIN lti_link l ON l.id = link_id WHERE state = '%s'"
                .formatted(state)
            + " AND l.assignment_id = '%s'".formatted(first.assignment()));
  }

  private static boolean isTrue(String query) {
    try (var connection = RunningAckademy.shared().database().getConnection();
        var rows = connection.createStatement().executeQuery(query)) {
      return rows.next() && rows.getBoolean(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Learners like the first one, whose marks were changed a moment ago. */
  private List<One> crowd(Launched first) throws SQLException {
    var all = new ArrayList<One>();
    try (var connection = RunningAckademy.shared().database().getConnection()) {
      connection.setAutoCommit(false);
      try (var statement = connection.createStatement()) {
        statement.execute(
            "CREATE TEMPORARY TABLE crowd (account uuid, person uuid, score uuid, subject text,"
                + " points numeric) ON COMMIT DROP");
        try (var insert = connection.prepareStatement("INSERT INTO crowd VALUES (?, ?, ?, ?, ?)")) {
          for (int i = 0; i < LEARNERS; i++) {
            var one = new One(UUID.randomUUID(), "crowd-" + UUID.randomUUID(), UUID.randomUUID());
            BigDecimal points = points();
            insert.setObject(1, one.account());
            insert.setObject(2, UUID.randomUUID());
            insert.setObject(3, one.score());
            insert.setString(4, one.subject());
            insert.setBigDecimal(5, points);
            insert.addBatch();
            all.add(one);
            newest.put(one.subject(), points);
            marks.put(one.subject(), 1);
          }
          insert.executeBatch();
        }
        String account = "'" + first.account() + "'";
        String user = "(SELECT id FROM lti_user WHERE account_id = " + account + ")";
        for (String insert :
            List.of(
                copy(
                    "account",
                    "jsonb_build_object('id', c.account, 'username', left(c.subject, 40))",
                    "x.id = " + account),
                copy(
                    "enrolment",
                    "jsonb_build_object('account_id', c.account)",
                    "x.account_id = " + account),
                copy(
                    "by_hand",
                    "jsonb_build_object('account_id', c.account, 'points', c.points)",
                    "x.account_id = " + account),
                copy(
                    "lti_user",
                    "jsonb_build_object('id', c.person, 'account_id', c.account, 'subject',"
                        + " c.subject)",
                    "x.account_id = " + account),
                copy(
                    "lti_member", "jsonb_build_object('user_id', c.person)", "x.user_id = " + user),
                "INSERT INTO lti_score (id, link_id, user_id, version, state, reason, tries,"
                    + " ever_final, changed_at) SELECT c.score, x.link_id, c.person, 1, 'WAITING',"
                    + " 'CHANGED', 0, false, now() FROM crowd c, lti_score x WHERE x.user_id = "
                    + user,
                "INSERT INTO job (task_name, task_instance, task_data, execution_time, picked,"
                    + " version) SELECT 'lti-score', score || '.1', convert_to(jsonb_build_object("
                    + "'score', score, 'version', 1)::text, 'UTF8'), now(), false, 1 FROM crowd")) {
          statement.execute(insert);
        }
      }
      connection.commit();
    }
    return all;
  }

  private static String copy(String table, String changed, String which) {
    return "INSERT INTO %1$s SELECT (jsonb_populate_record(x, %2$s)).* FROM crowd c, %1$s x WHERE %3$s"
        .formatted(table, changed, which);
  }
}
