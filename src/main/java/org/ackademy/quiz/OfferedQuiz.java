package org.ackademy.quiz;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ackademy.question.Definition;
import org.ackademy.question.Exercise;

/**
 * A version of a quiz with its exercises.
 *
 * @param slug the quiz's name in addresses
 * @param exercises in order
 */
public record OfferedQuiz(String slug, QuizVersion version, List<Placed> exercises) {
  public OfferedQuiz {
    exercises = List.copyOf(exercises);
  }

  /** The exercise with this id, as it stands in this version. */
  public Optional<Placed> exercise(String id) {
    return exercises.stream().filter(placed -> placed.exercise().id().equals(id)).findFirst();
  }

  /**
   * An exercise in its place.
   *
   * @param versionId of the exercise's version, as stored
   * @param definition what its file says
   */
  public record Placed(UUID versionId, Definition definition) {
    /** The exercise as whoever has no attempt sees it. */
    public Exercise exercise() {
      return definition.sample().exercise();
    }
  }
}
