package org.ackademy.attempt;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a person found an answer worth. */
@Entity
@Table(name = "decision")
public class Decision {
  @Id private UUID id;

  @Column(name = "answer_id")
  private UUID answerId;

  @Column(columnDefinition = "mark")
  private BigDecimal score;

  private String comment;

  @Enumerated(EnumType.STRING)
  private Origin origin;

  @Column(name = "decided_at")
  private Instant decidedAt;

  @Column(name = "decided_by")
  private UUID decidedBy;

  /** Given by the database in the order of storing. */
  @Column(insertable = false, updatable = false)
  private @Nullable Long sequence;

  @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
  protected Decision() {}

  Decision(UUID id, Found found, Origin origin, Instant decidedAt, UUID decidedBy) {
    this.id = id;
    this.answerId = found.answer();
    this.score = found.score();
    this.comment = found.comment();
    this.origin = origin;
    this.decidedAt = decidedAt;
    this.decidedBy = decidedBy;
  }

  UUID id() {
    return id;
  }

  UUID answerId() {
    return answerId;
  }

  /** From 0 to 1. */
  BigDecimal score() {
    return score;
  }

  /** For the learner. */
  String comment() {
    return comment;
  }

  Origin origin() {
    return origin;
  }

  Instant decidedAt() {
    return decidedAt;
  }

  UUID decidedBy() {
    return decidedBy;
  }

  /** What was decided about an answer. */
  record Found(UUID answer, BigDecimal score, String comment) {}

  /** Why somebody decided. */
  public enum Origin {
    /** The answer waited for a person. */
    QUEUE,
    /** The learner appealed. */
    APPEAL
  }
}
