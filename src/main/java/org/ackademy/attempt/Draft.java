package org.ackademy.attempt;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import org.ackademy.question.Language;

/** An answer that is being written. */
@Entity
@IdClass(Draft.Key.class)
@Table(name = "draft")
public class Draft {
  @Id
  @Column(name = "attempt_id")
  private UUID attemptId;

  @Id
  @Column(name = "exercise_version_id")
  private UUID exerciseVersionId;

  private long revision;
  private String written;

  @Enumerated(EnumType.STRING)
  private Language language;

  @Column(name = "saved_at")
  private Instant savedAt;

  /** Set by the statement that saves it. */
  @Column(name = "after_answer")
  private long afterAnswer;

  @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
  protected Draft() {}

  Draft(Key key, long revision, String written, Language language, Instant savedAt) {
    this.attemptId = key.attemptId();
    this.exerciseVersionId = key.exerciseVersionId();
    this.revision = revision;
    this.written = written;
    this.language = language;
    this.savedAt = savedAt;
  }

  UUID attemptId() {
    return attemptId;
  }

  UUID exerciseVersionId() {
    return exerciseVersionId;
  }

  /** Counted by the client. */
  long revision() {
    return revision;
  }

  String written() {
    return written;
  }

  /** In which the learner reads. */
  Language language() {
    return language;
  }

  Instant savedAt() {
    return savedAt;
  }

  /** The place, in the order of storing, of the newest answer when it was saved. */
  long afterAnswer() {
    return afterAnswer;
  }

  /** What tells drafts apart. */
  public record Key(UUID attemptId, UUID exerciseVersionId) implements Serializable {}
}
