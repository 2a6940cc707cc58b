package org.ackademy.quiz;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.ackademy.notation.Tree;
import org.ackademy.question.Definition;
import org.ackademy.question.Flaw;
import org.ackademy.question.Read;
import org.ackademy.quiz.file.Yaml;

/**
 * An exercise as it was written. One that did not change keeps its version when its quiz gets a new
 * one, so that answers can be compared over versions of the quiz.
 */
@Entity
@Table(name = "exercise_version")
public class ExerciseVersion {
  @Id private UUID id;

  @Column(name = "exercise_id")
  private UUID exerciseId;

  private String fingerprint;
  private String definition;

  @Column(name = "loaded_at")
  private Instant loadedAt;

  @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
  protected ExerciseVersion() {}

  ExerciseVersion(
      UUID id, UUID exerciseId, String fingerprint, String definition, Instant loadedAt) {
    this.id = id;
    this.exerciseId = exerciseId;
    this.fingerprint = fingerprint;
    this.definition = definition;
    this.loadedAt = loadedAt;
  }

  public UUID id() {
    return id;
  }

  UUID exerciseId() {
    return exerciseId;
  }

  String fingerprint() {
    return fingerprint;
  }

  /**
   * What the exercise's file says.
   *
   * @param lot of the quiz in which it is placed, 0 where it is not drawn
   * @throws IllegalStateException where what was stored cannot be read, for then this program has
   *     lost the ability to read what an earlier one wrote
   */
  OfferedQuiz.Placed placed(int lot) {
    return switch (Yaml.read(definition)) {
      case Read.Done<Tree> done -> placed(done.value(), lot);
      case Read.Flawed<Tree> flawed -> throw unreadable(flawed.flaws());
    };
  }

  private OfferedQuiz.Placed placed(Tree tree, int lot) {
    return switch (Definition.read(tree)) {
      case Read.Done<Definition> done -> new OfferedQuiz.Placed(id, done.value(), lot);
      case Read.Flawed<Definition> flawed -> throw unreadable(flawed.flaws());
    };
  }

  private IllegalStateException unreadable(List<Flaw> reason) {
    return new IllegalStateException("exercise version " + id + ": " + reason);
  }

  /** The exercise's file as it was written: keys and all, so it is for authors alone. */
  public String definition() {
    return definition;
  }

  public Instant loadedAt() {
    return loadedAt;
  }
}
