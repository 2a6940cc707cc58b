package org.ackademy.attempt;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Who is at an answer of the queue. */
@Entity
@Table(name = "claim")
public class Claim {
  /** A claim runs out after so long: whoever made it may have gone home. */
  static final Duration LIFE = Duration.ofMinutes(30);

  @Id
  @Column(name = "answer_id")
  private UUID answerId;

  @Column(name = "account_id")
  private UUID accountId;

  @Column(name = "claimed_at")
  private Instant claimedAt;

  @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
  protected Claim() {}

  Claim(UUID answerId, UUID accountId, Instant claimedAt) {
    this.answerId = answerId;
    this.accountId = accountId;
    this.claimedAt = claimedAt;
  }

  UUID answerId() {
    return answerId;
  }

  UUID accountId() {
    return accountId;
  }

  Instant claimedAt() {
    return claimedAt;
  }

  boolean holds(Instant now) {
    return now.isBefore(claimedAt.plus(LIFE));
  }
}
