package org.ackademy.quiz;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.ackademy.question.Text;
import org.hibernate.annotations.ColumnTransformer;

/** A quiz as its files stood when they were loaded. */
@Entity
@Table(name = "quiz_version")
public class QuizVersion {
  @Id private UUID id;

  @Column(name = "quiz_id")
  private UUID quizId;

  private int number;
  private String fingerprint;

  @Column(columnDefinition = "texts")
  @ColumnTransformer(write = "cast(? as jsonb)")
  private String title;

  @Column(columnDefinition = "texts")
  @ColumnTransformer(write = "cast(? as jsonb)")
  private String description;

  @Column(name = "loaded_at")
  private Instant loadedAt;

  @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
  protected QuizVersion() {}

  QuizVersion(
      UUID id,
      UUID quizId,
      int number,
      String fingerprint,
      Text title,
      Text description,
      Instant loadedAt) {
    this.id = id;
    this.quizId = quizId;
    this.number = number;
    this.fingerprint = fingerprint;
    this.title = Texts.json(title);
    this.description = Texts.json(description);
    this.loadedAt = loadedAt;
  }

  public UUID id() {
    return id;
  }

  public UUID quizId() {
    return quizId;
  }

  /** Counted from 1; the highest is current. */
  public int number() {
    return number;
  }

  String fingerprint() {
    return fingerprint;
  }

  public Text title() {
    return Texts.text(title);
  }

  public Text description() {
    return Texts.text(description);
  }

  Instant loadedAt() {
    return loadedAt;
  }
}
