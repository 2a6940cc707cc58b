package org.ackademy.quiz.authoring;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.ackademy.platform.Sha256;

/** The file of a question as it was saved once, proven or not. */
@Entity
@IdClass(AuthoredVersion.Key.class)
@Table(name = "authored_version")
public class AuthoredVersion {
  @Id
  @Column(name = "question_id")
  private UUID questionId;

  @Id private int number;
  private String content;

  @Column(columnDefinition = "sha256")
  private byte[] digest;

  @Column(name = "made_by")
  private UUID madeBy;

  @Column(name = "made_at")
  private Instant madeAt;

  @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
  protected AuthoredVersion() {}

  AuthoredVersion(UUID questionId, int number, String content, UUID madeBy, Instant madeAt) {
    this.questionId = questionId;
    this.number = number;
    this.content = content;
    this.digest = Sha256.of(content.getBytes(StandardCharsets.UTF_8));
    this.madeBy = madeBy;
    this.madeAt = madeAt;
  }

  UUID questionId() {
    return questionId;
  }

  /** Its place among the versions of the question, from 1. */
  int number() {
    return number;
  }

  String content() {
    return content;
  }

  byte[] digest() {
    return digest.clone();
  }

  UUID madeBy() {
    return madeBy;
  }

  Instant madeAt() {
    return madeAt;
  }

  /** What tells versions apart. */
  public record Key(UUID questionId, int number) implements Serializable {}
}
