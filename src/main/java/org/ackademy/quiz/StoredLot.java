package org.ackademy.quiz;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.UUID;

/** A row of the blueprint of a version of a quiz: how many each attempt draws of some exercises. */
@Entity
@IdClass(StoredLot.Key.class)
@Table(name = "quiz_version_lot")
public class StoredLot {
  @Id
  @Column(name = "quiz_version_id")
  private UUID quizVersionId;

  @Id private int number;

  private int take;

  @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
  protected StoredLot() {}

  StoredLot(UUID quizVersionId, int number, int take) {
    this.quizVersionId = quizVersionId;
    this.number = number;
    this.take = take;
  }

  /** Its place in the blueprint, from 1. */
  int number() {
    return number;
  }

  int take() {
    return take;
  }

  /** What tells lots apart. */
  public record Key(UUID quizVersionId, int number) implements Serializable {}
}
