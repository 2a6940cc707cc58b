package org.ackademy.quiz;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

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

  private @Nullable Integer lot;

  @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
  protected Placement() {}

  /** An exercise that every attempt has. */
  Placement(UUID quizVersionId, int position, UUID exerciseVersionId) {
    this.quizVersionId = quizVersionId;
    this.position = position;
    this.exerciseVersionId = exerciseVersionId;
  }

  /** An exercise that may be drawn from a lot, by its number. */
  Placement(UUID quizVersionId, int position, UUID exerciseVersionId, int lot) {
    this(quizVersionId, position, exerciseVersionId);
    this.lot = lot;
  }

  UUID exerciseVersionId() {
    return exerciseVersionId;
  }

  /** The number of the lot from which it may be drawn; 0 where every attempt has it. */
  int lot() {
    return lot == null ? 0 : lot;
  }

  /** What tells placements apart. */
  public record Key(UUID quizVersionId, int position) implements Serializable {}
}
