package org.ackademy.question;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A quiz: exercises in the order in which they are offered, or lots from which each learner's are
 * drawn.
 *
 * @param id its name, unique and never changed
 * @param title plain text
 * @param description what it is about, Markdown
 * @param exercises its own; at least one where there are no lots, else none
 * @param lots the blueprint from which exercises of other quizzes are drawn; empty where it has its
 *     own
 * @param version names its content and that of its exercises, see {@link Fingerprint}
 */
public record Quiz(
    String id,
    Text title,
    Text description,
    List<Exercise> exercises,
    List<Lot> lots,
    String version) {
  public Quiz {
    exercises = List.copyOf(exercises);
    lots = List.copyOf(lots);
    if (exercises.isEmpty() == lots.isEmpty()) {
      throw new IllegalArgumentException(id + " must have exercises or lots");
    }
  }

  /** The exercise with this id. */
  public Optional<Exercise> exercise(String exerciseId) {
    return exercises.stream().filter(exercise -> exercise.id().equals(exerciseId)).findFirst();
  }

  /** The exercises that the learner of a seed gets. */
  public List<Exercise> drawn(long seed) {
    List<Exercise> drawn = new ArrayList<>(exercises);
    int number = 1;
    for (Lot lot : lots) {
      drawn.addAll(Lot.drawn(seed, number++, lot.exercises(), lot.take()));
    }
    return drawn;
  }
}
