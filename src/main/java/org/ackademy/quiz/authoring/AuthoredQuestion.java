package org.ackademy.quiz.authoring;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A question that was begun on the pages; what it says is its versions' affair. */
@Entity
@Table(name = "authored_question")
public class AuthoredQuestion {
  @Id private UUID id;

  @Column(name = "quiz_id")
  private UUID quizId;

  private String slug;

  @Column(name = "made_by")
  private UUID madeBy;

  @Column(name = "made_at")
  private Instant madeAt;

  @Column(name = "retired_at")
  private @Nullable Instant retiredAt;

  @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
  protected AuthoredQuestion() {}

  AuthoredQuestion(UUID id, UUID quizId, String slug, UUID madeBy, Instant madeAt) {
    this.id = id;
    this.quizId = quizId;
    this.slug = slug;
    this.madeBy = madeBy;
    this.madeAt = madeAt;
  }

  UUID id() {
    return id;
  }

  UUID quizId() {
    return quizId;
  }

  /** The id that its file gives it. */
  String slug() {
    return slug;
  }

  UUID madeBy() {
    return madeBy;
  }

  Instant madeAt() {
    return madeAt;
  }

  /** Whether it was offered and is no more. */
  boolean isRetired() {
    return retiredAt != null;
  }

  void retire(Instant at) {
    retiredAt = at;
  }

  void revive() {
    retiredAt = null;
  }
}
