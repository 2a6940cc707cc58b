package org.ackademy.course;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** That somebody who teaches stopped, restarted or lengthened an assignment while it ran. */
@Entity
@Table(name = "intervention")
public class Intervention {
  @Id private UUID id;

  @Column(name = "assignment_id")
  private UUID assignmentId;

  @Column(name = "account_id")
  private @Nullable UUID accountId;

  @Enumerated(EnumType.STRING)
  private Kind kind;

  private @Nullable Integer minutes;

  @Column(name = "done_at")
  private Instant doneAt;

  @Column(name = "done_by")
  private UUID doneBy;

  /** Given by the database in the order of storing. */
  @Column(insertable = false, updatable = false)
  private @Nullable Long sequence;

  @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
  protected Intervention() {}

  Intervention(UUID id, UUID assignmentId, Deed deed, Instant doneAt, UUID doneBy) {
    this.id = id;
    this.assignmentId = assignmentId;
    this.accountId = deed.learner().orElse(null);
    this.kind = deed.kind();
    this.minutes = deed.kind() == Kind.EXTEND ? (Integer) deed.minutes() : null;
    this.doneAt = doneAt;
    this.doneBy = doneBy;
  }

  UUID id() {
    return id;
  }

  UUID assignmentId() {
    return assignmentId;
  }

  /** Whom it concerns; nobody in particular where it concerns the class. */
  Optional<UUID> learner() {
    return Optional.ofNullable(accountId);
  }

  Kind kind() {
    return kind;
  }

  Optional<Integer> minutes() {
    return Optional.ofNullable(minutes);
  }

  Instant doneAt() {
    return doneAt;
  }

  UUID doneBy() {
    return doneBy;
  }

  long sequence() {
    return sequence == null ? 0 : sequence;
  }

  /** What follows from it for whom it concerns. */
  Fact fact() {
    return new Fact(
        kind,
        accountId == null ? Scope.CLASS : Scope.LEARNER,
        doneAt,
        Duration.ofMinutes(minutes == null ? 0 : minutes));
  }

  /** What is done. */
  public enum Kind {
    PAUSE,
    RESUME,
    EXTEND
  }

  /** Whom it concerns. */
  public enum Scope {
    CLASS,
    LEARNER
  }

  /**
   * What is to be done.
   *
   * @param minutes of an extension
   * @param learner whom it concerns; everybody where missing
   */
  record Deed(Kind kind, int minutes, Optional<UUID> learner) {}

  /**
   * What was done, as it bears on one learner.
   *
   * @param time of an extension
   */
  public record Fact(Kind kind, Scope scope, Instant at, Duration time) {}
}
