package org.ackademy.attempt;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What became of an appeal. */
@Entity
@Table(name = "appeal_reply")
public class AppealReply {
  @Id
  @Column(name = "appeal_id")
  private UUID appealId;

  @Enumerated(EnumType.STRING)
  private Outcome outcome;

  @Column(name = "decision_id")
  private @Nullable UUID decisionId;

  private String reason;

  @Column(name = "replied_at")
  private Instant repliedAt;

  @Column(name = "replied_by")
  private UUID repliedBy;

  @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
  protected AppealReply() {}

  AppealReply(
      UUID appealId, Optional<UUID> decision, String reason, Instant repliedAt, UUID repliedBy) {
    this.appealId = appealId;
    this.outcome = decision.isPresent() ? Outcome.CHANGED : Outcome.UPHELD;
    this.decisionId = decision.orElse(null);
    this.reason = reason;
    this.repliedAt = repliedAt;
    this.repliedBy = repliedBy;
  }

  UUID appealId() {
    return appealId;
  }

  Outcome outcome() {
    return outcome;
  }

  /** The decision that changed the score, where one did. */
  Optional<UUID> decisionId() {
    return Optional.ofNullable(decisionId);
  }

  String reason() {
    return reason;
  }

  Instant repliedAt() {
    return repliedAt;
  }

  UUID repliedBy() {
    return repliedBy;
  }

  /** Whether anything changed. */
  public enum Outcome {
    UPHELD,
    CHANGED
  }
}
