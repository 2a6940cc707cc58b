package org.ackademy.course;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was agreed with one learner about an assignment. */
@Entity
@IdClass(Accommodation.Key.class)
@Table(name = "accommodation")
public class Accommodation {
  @Id
  @Column(name = "assignment_id")
  private UUID assignmentId;

  @Id
  @Column(name = "account_id")
  private UUID accountId;

  @Column(name = "time_percent")
  private int timePercent;

  @Column(name = "more_minutes")
  private int moreMinutes;

  @Column(name = "more_attempts")
  private int moreAttempts;

  @Column(name = "opens_at")
  private @Nullable Instant opensAt;

  @Column(name = "due_at")
  private @Nullable Instant dueAt;

  @Column(name = "closes_at")
  private @Nullable Instant closesAt;

  private String reason;

  @Column(name = "agreed_at")
  private Instant agreedAt;

  @Column(name = "agreed_by")
  private UUID agreedBy;

  @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
  protected Accommodation() {}

  Accommodation(
      Key key, Arrangement.Allowed allowed, String reason, Instant agreedAt, UUID agreedBy) {
    this.assignmentId = key.assignmentId();
    this.accountId = key.accountId();
    this.timePercent = allowed.timePercent();
    this.moreMinutes = (int) allowed.moreTime().toMinutes();
    this.moreAttempts = allowed.moreAttempts();
    this.opensAt = allowed.opens().orElse(null);
    this.dueAt = allowed.due().orElse(null);
    this.closesAt = allowed.closes().orElse(null);
    this.reason = reason;
    this.agreedAt = agreedAt;
    this.agreedBy = agreedBy;
  }

  UUID accountId() {
    return accountId;
  }

  /** What the learner has of it. */
  Arrangement.Allowed allowed() {
    return new Arrangement.Allowed(
        timePercent,
        Duration.ofMinutes(moreMinutes),
        moreAttempts,
        Optional.ofNullable(opensAt),
        Optional.ofNullable(dueAt),
        Optional.ofNullable(closesAt));
  }

  /** For those who teach alone. */
  String reason() {
    return reason;
  }

  Instant agreedAt() {
    return agreedAt;
  }

  UUID agreedBy() {
    return agreedBy;
  }

  /** What tells accommodations apart. */
  public record Key(UUID assignmentId, UUID accountId) implements Serializable {}
}
