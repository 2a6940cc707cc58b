package org.ackademy.attempt;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.ackademy.course.Arrangement;
import org.ackademy.course.Membership;
import org.ackademy.platform.PlainRows;
import org.ackademy.platform.Remembered;

/**
 * Remembers what learners' attempts belong to, so that the twentieth answer is graded by what was
 * looked up for the nineteenth. When it is stored, it is asked in the same transaction whether that
 * may have been: whether the attempt goes on, and whether assignment, course and enrolment are
 * still the rows that were read. PostgreSQL gives a row that is changed another {@code xmin}.
 */
@ApplicationScoped
class KnownAttempts {
  /** The most attempts that are remembered; each takes about a kilobyte. */
  static final int REMEMBERED_MAX = 20_000;

  /** After so many answers at most an attempt's are counted again. */
  static final long UNCOUNTED_MAX = 64;

  /** What share of the answers that an attempt may still get go without counting. */
  private static final long UNCOUNTED_SHARE = 8;

  /** {@code OFFSET 0} keeps each row's look-ups by key apart, whatever else the tables hold. */
  private static final String CURRENT =
      """
      SELECT w.place, s.version, c.version, n.version
      FROM unnest((SELECT ?::uuid[]), (SELECT ?::uuid[]))
        WITH ORDINALITY AS w (attempt, account, place)
      CROSS JOIN LATERAL
        (SELECT t.assignment_id FROM attempt t
          WHERE t.id = w.attempt AND t.account_id = w.account OFFSET 0) AS t
      CROSS JOIN LATERAL
        (SELECT s.xmin AS version, s.course_id FROM assignment s
          WHERE s.id = t.assignment_id OFFSET 0) AS s
      CROSS JOIN LATERAL
        (SELECT c.xmin AS version FROM course c WHERE c.id = s.course_id OFFSET 0) AS c
      CROSS JOIN LATERAL
        (SELECT n.xmin AS version FROM enrolment n
          WHERE n.course_id = s.course_id AND n.account_id = w.account OFFSET 0) AS n
      WHERE (SELECT 1 FROM attempt_end e WHERE e.attempt_id = w.attempt) IS NULL
      """;

  private final PlainRows rows;
  private final Answers answers;
  private final Remembered<UUID, Standing> remembered = new Remembered<>(REMEMBERED_MAX);

  @Inject
  KnownAttempts(PlainRows rows, Answers answers) {
    this.rows = rows;
    this.answers = answers;
  }

  /**
   * What an answer is likely to be about, where that is remembered. It is to be asked when the
   * answer is stored whether it is.
   */
  Optional<Likely> likely(Answers.Asked asked) {
    if (asked.person().isAdministrator()) {
      return Optional.empty();
    }
    return remembered
        .find(asked.attempt())
        .filter(standing -> standing.known().attempt().accountId().equals(asked.person().id()))
        .filter(standing -> standing.uncounted().getAndDecrement() > 0)
        .map(standing -> new Likely(standing.known(), standing.versions()));
  }

  /** Something of it is so no more. */
  void forget(UUID attempt) {
    remembered.remove(attempt);
  }

  /** As {@link Answers#before}. */
  List<Supplier<Answers.Before>> before(List<Answers.Asked> asked) {
    // Before the rows themselves are read: what changes in between is found to have changed.
    Map<Integer, Versions> current =
        byPlace(
            rows.read(
                CURRENT,
                columns(
                    asked.stream().map(Answers.Asked::attempt).toList(),
                    asked.stream().map(one -> one.person().id()).toList()),
                KnownAttempts::current));
    List<Supplier<Answers.Before>> read = answers.before(asked);
    List<Supplier<Answers.Before>> found = new ArrayList<>();
    for (int i = 0; i < asked.size(); i++) {
      Supplier<Answers.Before> one = read.get(i);
      Optional<Versions> then = Optional.ofNullable(current.get(i));
      found.add(() -> noted(one.get(), then));
    }
    return found;
  }

  /**
   * Remembers what was read, where nothing but the rows that are asked for each time can change it.
   * Whoever arranges something for a learner or a class writes the assignment's row, too; but while
   * a clock stands still, what holds goes by the time.
   */
  private Answers.Before noted(Answers.Before before, Optional<Versions> then) {
    Attempts.Known known = before.known();
    if (then.isPresent()
        && before.same().isEmpty()
        && known.membership().part() == Membership.Part.LEARNER
        && known.arrangement().pause() == Arrangement.Pause.RUNNING
        && known.end().isEmpty()) {
      long left = Math.min(UNCOUNTED_MAX, (Answers.ANSWERS_MAX - before.had()) / UNCOUNTED_SHARE);
      remembered.put(known.attempt().id(), new Standing(known, then.get(), new AtomicLong(left)));
    }
    return before;
  }

  /** Of those that go on, in which state the rows are, by their place in the list. */
  static Map<Integer, Versions> current(PlainRows.Held held, List<Likely> likely)
      throws SQLException {
    List<Attempt> attempts = likely.stream().map(one -> one.known().attempt()).toList();
    return byPlace(
        held.read(
            CURRENT,
            columns(
                attempts.stream().map(Attempt::id).toList(),
                attempts.stream().map(Attempt::accountId).toList()),
            KnownAttempts::current));
  }

  private static List<PlainRows.Column> columns(List<UUID> attempts, List<UUID> accounts) {
    return List.of(new PlainRows.Column("uuid", attempts), new PlainRows.Column("uuid", accounts));
  }

  private static Map.Entry<Integer, Versions> current(ResultSet row) throws SQLException {
    return Map.entry(
        row.getInt(1) - 1, new Versions(row.getString(2), row.getString(3), row.getString(4)));
  }

  private static Map<Integer, Versions> byPlace(List<Map.Entry<Integer, Versions>> rows) {
    return rows.stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** What an answer is graded by before it is asked whether that may be. */
  record Likely(Attempts.Known known, Versions versions) {}

  /** Which states of three rows were read. */
  record Versions(String assignment, String course, String enrolment) {}

  /**
   * What is remembered of an attempt.
   *
   * @param uncounted how many answers may still come before they are counted
   */
  private record Standing(Attempts.Known known, Versions versions, AtomicLong uncounted) {}
}
