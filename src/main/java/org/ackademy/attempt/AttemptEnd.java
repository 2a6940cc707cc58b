package org.ackademy.attempt;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** That a learner handed an attempt in. */
@Entity
@Table(name = "attempt_end")
public class AttemptEnd {
  @Id
  @Column(name = "attempt_id")
  private UUID attemptId;

  @Column(name = "ended_at")
  private Instant endedAt;

  @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
  protected AttemptEnd() {}

  AttemptEnd(UUID attemptId, Instant endedAt) {
    this.attemptId = attemptId;
    this.endedAt = endedAt;
  }

  UUID attemptId() {
    return attemptId;
  }

  Instant endedAt() {
    return endedAt;
  }
}
