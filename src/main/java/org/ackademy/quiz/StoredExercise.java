package org.ackademy.quiz;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** An exercise of a quiz under the name that it keeps through all versions. */
@Entity
@Table(name = "exercise")
public class StoredExercise {
  @Id private UUID id;

  @Column(name = "quiz_id")
  private UUID quizId;

  private String slug;

  @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
  protected StoredExercise() {}

  StoredExercise(UUID id, UUID quizId, String slug) {
    this.id = id;
    this.quizId = quizId;
    this.slug = slug;
  }

  UUID id() {
    return id;
  }

  UUID quizId() {
    return quizId;
  }

  String slug() {
    return slug;
  }
}
