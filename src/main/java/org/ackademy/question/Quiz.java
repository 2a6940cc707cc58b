package org.ackademy.question;

import java.util.List;
import java.util.Optional;

/**
 * A quiz: exercises in the order in which they are offered.
 *
 * @param id its name, unique and never changed
 * @param title plain text
 * @param description what it is about, Markdown
 * @param exercises at least one
 * @param version names its content and that of its exercises, see {@link Fingerprint}
 */
public record Quiz(
    String id, Text title, Text description, List<Exercise> exercises, String version) {
  public Quiz {
    exercises = List.copyOf(exercises);
    if (exercises.isEmpty()) {
      throw new IllegalArgumentException(id + " has no exercise");
    }
  }

  /** The exercise with this id. */
  public Optional<Exercise> exercise(String exerciseId) {
    return exercises.stream().filter(exercise -> exercise.id().equals(exerciseId)).findFirst();
  }
}
