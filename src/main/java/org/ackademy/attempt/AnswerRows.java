package org.ackademy.attempt;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ackademy.platform.PlainRows;
import org.ackademy.platform.http.Problem;
import org.ackademy.platform.http.Refused;
import org.ackademy.replay.Code;

/** Stores answers, many in one round trip. */
@Dependent
class AnswerRows {
  private static final String INSERT =
      """
      INSERT INTO answer (id, attempt_id, exercise_version_id, seed, written, answered_at, timing,
        verdict, line, code, score, explanation, engine_version, idempotency_key, request_digest)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?)
      """;

  private static final String ENDED =
      "SELECT attempt_id FROM attempt_end WHERE attempt_id = ANY ((SELECT ?::uuid[])::uuid[])";

  private final PlainRows rows;

  @Inject
  AnswerRows(PlainRows rows) {
    this.rows = rows;
  }

  /**
   * Keeps graded answers in a transaction of their own. What is kept when this returns is not lost,
   * whatever happens next.
   *
   * @return which are not kept, for what they claim is so no more; all others are
   * @throws org.hibernate.exception.ConstraintViolationException where the same key came in twice,
   *     and this one second; nothing is kept then
   */
  Set<Claim> keep(List<Claim> claims) {
    Set<Claim> fallen = new HashSet<>();
    Set<Claim> now = keepAll(claims);
    while (!now.isEmpty()) {
      fallen.addAll(now);
      now = keepAll(claims.stream().filter(claim -> !fallen.contains(claim)).toList());
    }
    return fallen;
  }

  /** Keeps all, or none where some do not stand. */
  private Set<Claim> keepAll(List<Claim> claims) {
    Set<Claim> fallen = new HashSet<>();
    rows.alone(
        held -> {
          held.insert(INSERT, claims.stream().map(Claim::answer).toList(), AnswerRows::fill);
          // The new rows hold off whoever hands the attempts in: that cannot change any more.
          fallen.addAll(ended(held, claims));
          fallen.addAll(changed(held, claims));
          if (!fallen.isEmpty()) {
            held.undo();
          }
        });
    return fallen;
  }

  /** Of those that claim nothing, which are of attempts that were handed in. */
  private static List<Claim> ended(PlainRows.Held held, List<Claim> claims) throws SQLException {
    List<Claim> plain = claims.stream().filter(claim -> claim.likely().isEmpty()).toList();
    if (plain.isEmpty()) {
      return plain;
    }
    Set<String> ended = ended(held, plain.stream().map(Claim::answer).map(Answer::attemptId));
    return plain.stream()
        .filter(claim -> ended.contains(claim.answer().attemptId().toString()))
        .toList();
  }

  private static Set<String> ended(PlainRows.Held held, Stream<UUID> attempts) throws SQLException {
    var asked = new PlainRows.Column("uuid", attempts.distinct().toList());
    return Set.copyOf(held.read(ENDED, List.of(asked), row -> row.getString(1)));
  }

  /** Of those that claim to be of an attempt that goes on as it was, which are not. */
  private static List<Claim> changed(PlainRows.Held held, List<Claim> claims) throws SQLException {
    List<Claim> likely = claims.stream().filter(claim -> claim.likely().isPresent()).toList();
    if (likely.isEmpty()) {
      return likely;
    }
    List<KnownAttempts.Likely> asked =
        likely.stream().map(claim -> claim.likely().orElseThrow()).toList();
    Map<Integer, KnownAttempts.Versions> current = KnownAttempts.current(held, asked);
    return IntStream.range(0, likely.size())
        .filter(at -> !asked.get(at).versions().equals(current.get(at)))
        .mapToObj(likely::get)
        .toList();
  }

  /**
   * Keeps a graded answer within the transaction that there is.
   *
   * @throws org.ackademy.platform.http.Refused where the attempt was handed in meanwhile
   */
  void keepWithin(Answer answer) {
    rows.within(
        held -> {
          held.insert(INSERT, List.of(answer), AnswerRows::fill);
          if (!ended(held, Stream.of(answer.attemptId())).isEmpty()) {
            throw handedIn();
          }
        });
  }

  static Refused handedIn() {
    return Problem.of(409, "attempt-handed-in").refused();
  }

  private static void fill(PreparedStatement row, Answer answer) throws SQLException {
    int at = 0;
    row.setObject(++at, answer.id());
    row.setObject(++at, answer.attemptId());
    row.setObject(++at, answer.exerciseVersionId());
    row.setLong(++at, answer.seed());
    row.setString(++at, answer.written());
    row.setObject(++at, answer.answeredAt().atOffset(ZoneOffset.UTC));
    row.setString(++at, answer.timing().name());
    row.setString(++at, answer.verdict().name());
    if (answer.line().isPresent()) {
      row.setInt(++at, answer.line().getAsInt());
    } else {
      row.setNull(++at, Types.INTEGER);
    }
    row.setString(++at, answer.code().map(Code::name).orElse(null));
    row.setBigDecimal(++at, answer.score());
    row.setString(++at, answer.explanation());
    row.setString(++at, answer.engineVersion());
    row.setString(++at, answer.idempotencyKey());
    row.setBytes(++at, answer.requestDigest());
  }

  /**
   * An answer to be kept.
   *
   * @param likely what was taken for granted when it was graded, where that was not looked up; it
   *     is kept only if that is so
   */
  record Claim(Answer answer, Optional<KnownAttempts.Likely> likely) {}
}
