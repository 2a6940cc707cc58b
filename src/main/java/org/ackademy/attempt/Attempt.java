package org.ackademy.attempt;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A learner's go at an assignment. It keeps the version of the quiz that it began with. */
@Entity
@Table(name = "attempt")
public class Attempt {
  @Id private UUID id;

  @Column(name = "assignment_id")
  private UUID assignmentId;

  @Column(name = "quiz_id")
  private UUID quizId;

  @Column(name = "quiz_version_id")
  private UUID quizVersionId;

  @Column(name = "account_id")
  private UUID accountId;

  private int number;
  private long seed;

  @Column(name = "started_at")
  private Instant startedAt;

  @Column(name = "idempotency_key")
  private String idempotencyKey;

  @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
  protected Attempt() {}

  Attempt(
      UUID id,
      Going going,
      UUID accountId,
      int number,
      long seed,
      Instant startedAt,
      String idempotencyKey) {
    this.id = id;
    this.assignmentId = going.assignmentId();
    this.quizId = going.quizId();
    this.quizVersionId = going.quizVersionId();
    this.accountId = accountId;
    this.number = number;
    this.seed = seed;
    this.startedAt = startedAt;
    this.idempotencyKey = idempotencyKey;
  }

  public UUID id() {
    return id;
  }

  public UUID assignmentId() {
    return assignmentId;
  }

  UUID quizVersionId() {
    return quizVersionId;
  }

  /** Whose it is. */
  public UUID accountId() {
    return accountId;
  }

  /** Counted from 1 for each learner and assignment. */
  public int number() {
    return number;
  }

  /** What this learner's numbers are drawn from. */
  long seed() {
    return seed;
  }

  public Instant startedAt() {
    return startedAt;
  }

  UUID quizId() {
    return quizId;
  }

  String idempotencyKey() {
    return idempotencyKey;
  }

  /** What an attempt is at. */
  record Going(UUID assignmentId, UUID quizId, UUID quizVersionId) {}
}
