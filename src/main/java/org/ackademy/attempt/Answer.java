package org.ackademy.attempt;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.ackademy.course.Schedule;
import org.ackademy.question.Verdict;
import org.ackademy.replay.Code;
import org.hibernate.annotations.ColumnTransformer;
import org.jspecify.annotations.Nullable;

/** An answer as it was written, and how it was graded then. */
@Entity
@Table(name = "answer")
public class Answer {
  @Id private UUID id;

  @Column(name = "attempt_id")
  private UUID attemptId;

  @Column(name = "exercise_version_id")
  private UUID exerciseVersionId;

  private long seed;
  private String written;

  @Column(name = "answered_at")
  private Instant answeredAt;

  @Enumerated(EnumType.STRING)
  private Schedule.Timing timing;

  @Enumerated(EnumType.STRING)
  private Verdict verdict;

  private @Nullable Integer line;

  @Enumerated(EnumType.STRING)
  private @Nullable Code code;

  @Column(columnDefinition = "mark")
  private BigDecimal score;

  @Column(columnDefinition = "jsonb")
  @ColumnTransformer(write = "cast(? as jsonb)")
  private String explanation;

  @Column(name = "engine_version")
  private String engineVersion;

  @Column(name = "idempotency_key")
  private String idempotencyKey;

  @Column(name = "request_digest", columnDefinition = "sha256")
  private byte[] requestDigest;

  /** Given by the database in the order of storing. */
  @Column(insertable = false, updatable = false)
  private @Nullable Long sequence;

  @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
  protected Answer() {}

  Answer(UUID id, Submission submission, UUID exerciseVersionId, long seed, Grade grade) {
    this.id = id;
    this.attemptId = submission.attemptId();
    this.exerciseVersionId = exerciseVersionId;
    this.seed = seed;
    this.written = submission.written();
    this.answeredAt = submission.arrivedAt();
    this.timing = submission.timing();
    this.verdict = grade.verdict();
    this.line = grade.line().isPresent() ? (Integer) grade.line().getAsInt() : null;
    this.code = grade.code().orElse(null);
    this.score = grade.score();
    this.explanation = grade.explanation();
    this.engineVersion = grade.engine();
    this.idempotencyKey = submission.key().text();
    this.requestDigest = submission.digest();
  }

  /** The same answer with another grading of it; the one that is stored stays as it is. */
  Answer graded(Grade grade) {
    var answer = new Answer();
    answer.id = id;
    answer.attemptId = attemptId;
    answer.exerciseVersionId = exerciseVersionId;
    answer.seed = seed;
    answer.written = written;
    answer.answeredAt = answeredAt;
    answer.timing = timing;
    answer.grade(grade);
    answer.idempotencyKey = idempotencyKey;
    answer.requestDigest = requestDigest;
    answer.sequence = sequence;
    return answer;
  }

  private void grade(Grade grade) {
    this.verdict = grade.verdict();
    this.line = grade.line().isPresent() ? (Integer) grade.line().getAsInt() : null;
    this.code = grade.code().orElse(null);
    this.score = grade.score();
    this.explanation = grade.explanation();
    this.engineVersion = grade.engine();
  }

  UUID id() {
    return id;
  }

  UUID attemptId() {
    return attemptId;
  }

  UUID exerciseVersionId() {
    return exerciseVersionId;
  }

  long seed() {
    return seed;
  }

  String written() {
    return written;
  }

  Instant answeredAt() {
    return answeredAt;
  }

  Schedule.Timing timing() {
    return timing;
  }

  Verdict verdict() {
    return verdict;
  }

  OptionalInt line() {
    return line == null ? OptionalInt.empty() : OptionalInt.of(line);
  }

  Optional<Code> code() {
    return Optional.ofNullable(code);
  }

  BigDecimal score() {
    return score;
  }

  /** All that the replay said, as JSON. */
  String explanation() {
    return explanation;
  }

  String engineVersion() {
    return engineVersion;
  }

  String idempotencyKey() {
    return idempotencyKey;
  }

  byte[] requestDigest() {
    return requestDigest.clone();
  }

  /** Its place in the order of storing; absent before it is stored. */
  Optional<Long> sequence() {
    return Optional.ofNullable(sequence);
  }
}
