package org.ackademy.attempt;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.ackademy.course.Arrangement;
import org.ackademy.course.Membership;
import org.ackademy.platform.PlainRows;
import org.ackademy.platform.Remembered;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what learners' attempts belong to, so that of the twentieth answer no more is looked up
 * than what may have changed since the nineteenth: whether the attempt was handed in, whether the
 * key is new, and whether assignment, course and enrolment are still the rows that were read.
 * PostgreSQL gives a row that is changed another {@code xmin}.
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
      FROM unnest((SELECT ?::uuid[]), (SELECT ?::uuid[]), (SELECT ?::text[]))
        WITH ORDINALITY AS w (attempt, account, key, place)
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
        AND (SELECT 1 FROM answer r
          WHERE r.attempt_id = w.attempt AND r.idempotency_key = w.key) IS NULL
      """;

  private final PlainRows rows;
  private final Answers answers;
  private final Remembered<UUID, Standing> remembered = new Remembered<>(REMEMBERED_MAX);

  @Inject
  KnownAttempts(PlainRows rows, Answers answers) {
    this.rows = rows;
    this.answers = answers;
  }

  /** As {@link Answers#before}. */
  List<Supplier<Answers.Before>> before(List<Answers.Asked> asked) {
    // Before the rows themselves are read: what changes in between is found to have changed.
    Map<Integer, Versions> current = current(asked);
    List<Optional<Supplier<Answers.Before>>> found = new ArrayList<>();
    List<Integer> unknown = new ArrayList<>();
    for (int i = 0; i < asked.size(); i++) {
      Optional<Supplier<Answers.Before>> known = known(asked.get(i), current.get(i));
      found.add(known);
      if (known.isEmpty()) {
        unknown.add(i);
      }
    }
    if (!unknown.isEmpty()) {
      List<Supplier<Answers.Before>> read =
          answers.before(unknown.stream().map(asked::get).toList());
      for (int i = 0; i < unknown.size(); i++) {
        Supplier<Answers.Before> one = read.get(i);
        Optional<Versions> then = Optional.ofNullable(current.get(unknown.get(i)));
        found.set(unknown.get(i), Optional.of(() -> noted(one.get(), then)));
      }
    }
    return found.stream().map(Optional::orElseThrow).toList();
  }

  private Optional<Supplier<Answers.Before>> known(
      Answers.Asked asked, @Nullable Versions current) {
    if (asked.person().isAdministrator()) {
      return Optional.empty();
    }
    return remembered
        .find(asked.attempt())
        .filter(standing -> standing.versions().equals(current))
        .filter(standing -> standing.uncounted().getAndDecrement() > 0)
        .map(standing -> standing::before);
  }

  /**
   * Remembers what was read, where nothing but the rows that are asked for each time can change it.
   * Whoever arranges something for a learner or a class writes the assignment's row, too; but while
   * a clock stands still, what holds goes by the time.
   */
  private Answers.Before noted(Answers.Before before, Optional<Versions> then) {
    Attempts.Known known = before.known();
    if (then.isPresent()
        && known.membership().part() == Membership.Part.LEARNER
        && known.arrangement().pause() == Arrangement.Pause.RUNNING
        && known.end().isEmpty()) {
      long left = Math.min(UNCOUNTED_MAX, (Answers.ANSWERS_MAX - before.had()) / UNCOUNTED_SHARE);
      remembered.put(
          known.attempt().id(),
          new Standing(
              then.get(),
              new Answers.Before(known, Optional.empty(), before.had()),
              new AtomicLong(left)));
    }
    return before;
  }

  /** Of those whose own attempt goes on and whose key is new. */
  private Map<Integer, Versions> current(List<Answers.Asked> asked) {
    Map<Integer, Versions> current = new HashMap<>();
    rows.read(
            CURRENT,
            List.of(
                new PlainRows.Column("uuid", asked.stream().map(Answers.Asked::attempt).toList()),
                new PlainRows.Column("uuid", asked.stream().map(one -> one.person().id()).toList()),
                new PlainRows.Column("text", asked.stream().map(one -> one.key().text()).toList())),
            row ->
                Map.entry(
                    row.getInt(1) - 1,
                    new Versions(row.getString(2), row.getString(3), row.getString(4))))
        .forEach(entry -> current.put(entry.getKey(), entry.getValue()));
    return current;
  }

  /** Which states of three rows were read. */
  private record Versions(String assignment, String course, String enrolment) {}

  /**
   * What is remembered of an attempt.
   *
   * @param uncounted how many answers may still come before they are counted
   */
  private record Standing(Versions versions, Answers.Before before, AtomicLong uncounted) {}
}
