package org.ackademy.quiz;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.UUID;

/** Where an exercise stands in a version of a quiz, and in which version it stands there. */
@Entity
@IdClass(Placement.Key.class)
@Table(name = "quiz_version_exercise")
public class Placement {
  @Id
  @Column(name = "quiz_version_id")
  private UUID quizVersionId;

  @Id private int position;

  @Column(name = "exercise_version_id")
  private UUID exerciseVersionId;

  @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
  protected Placement() {}

  Placement(UUID quizVersionId, int position, UUID exerciseVersionId) {
    this.quizVersionId = quizVersionId;
    this.position = position;
    this.exerciseVersionId = exerciseVersionId;
  }

  UUID exerciseVersionId() {
    return exerciseVersionId;
  }

  /** What tells placements apart. */
  public record Key(UUID quizVersionId, int position) implements Serializable {}
}
