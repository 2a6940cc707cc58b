package org.ackademy.attempt;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** That a learner thinks an answer was judged wrongly. */
@Entity
@Table(name = "appeal")
public class Appeal {
  @Id private UUID id;

  @Column(name = "answer_id")
  private UUID answerId;

  @Column(name = "account_id")
  private UUID accountId;

  private String comment;

  @Column(name = "appealed_at")
  private Instant appealedAt;

  @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
  protected Appeal() {}

  Appeal(UUID id, UUID answerId, UUID accountId, String comment, Instant appealedAt) {
    this.id = id;
    this.answerId = answerId;
    this.accountId = accountId;
    this.comment = comment;
    this.appealedAt = appealedAt;
  }

  UUID id() {
    return id;
  }

  UUID answerId() {
    return answerId;
  }

  UUID accountId() {
    return accountId;
  }

  String comment() {
    return comment;
  }

  Instant appealedAt() {
    return appealedAt;
  }

  /** An appeal, where its answer is, and what has become of it. */
  record Seen(Appeal appeal, UUID attempt, State state) {}

  /** What has become of it. */
  sealed interface State {
    /** Nobody answered yet. */
    record Open() implements State {}

    /** The verdict stands. */
    record Upheld(AppealReply reply) implements State {}

    /** The score is another one now. */
    record Changed(AppealReply reply, Decision decision) implements State {}
  }
}
