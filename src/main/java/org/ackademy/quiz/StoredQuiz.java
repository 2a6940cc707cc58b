package org.ackademy.quiz;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A quiz under the name that its file has; what it says is its versions' affair. */
@Entity
@Table(name = "quiz")
public class StoredQuiz {
  @Id private UUID id;
  private String slug;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "retired_at")
  private @Nullable Instant retiredAt;

  @Enumerated(EnumType.STRING)
  private Source source;

  /** Where the questions of a quiz are written. */
  public enum Source {
    FILES,
    PAGES
  }

  @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
  protected StoredQuiz() {}

  /** One of files. */
  StoredQuiz(UUID id, String slug, Instant createdAt) {
    this.id = id;
    this.slug = slug;
    this.createdAt = createdAt;
    this.source = Source.FILES;
  }

  StoredQuiz(UUID id, String slug, Source source, Instant createdAt) {
    this(id, slug, createdAt);
    this.source = source;
  }

  /** One that is offered nowhere. */
  StoredQuiz(UUID id, String slug, Instant createdAt, Instant retiredAt) {
    this(id, slug, createdAt);
    this.retiredAt = retiredAt;
  }

  public UUID id() {
    return id;
  }

  /** Its name in addresses: the quiz's id in its file. */
  public String slug() {
    return slug;
  }

  Instant createdAt() {
    return createdAt;
  }

  /** Where its questions are written. */
  public Source source() {
    return source;
  }

  /** Whether its file is gone, or its last question was retired. */
  public boolean isRetired() {
    return retiredAt != null;
  }
}
