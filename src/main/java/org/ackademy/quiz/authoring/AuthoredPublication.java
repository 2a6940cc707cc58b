package org.ackademy.quiz.authoring;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** That a version of a question was proven and offered. */
@Entity
@Table(name = "authored_publication")
public class AuthoredPublication {
  @Id private UUID id;

  @Column(name = "question_id")
  private UUID questionId;

  private int number;

  @Column(name = "made_by")
  private UUID madeBy;

  @Column(name = "made_at")
  private Instant madeAt;

  @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
  protected AuthoredPublication() {}

  AuthoredPublication(UUID id, UUID questionId, int number, UUID madeBy, Instant madeAt) {
    this.id = id;
    this.questionId = questionId;
    this.number = number;
    this.madeBy = madeBy;
    this.madeAt = madeAt;
  }

  UUID id() {
    return id;
  }

  UUID questionId() {
    return questionId;
  }

  /** The version. */
  int number() {
    return number;
  }

  UUID madeBy() {
    return madeBy;
  }

  Instant madeAt() {
    return madeAt;
  }
}
