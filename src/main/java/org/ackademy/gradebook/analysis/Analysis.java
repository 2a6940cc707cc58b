package org.ackademy.gradebook.analysis;

import java.util.List;
import java.util.Optional;
import org.ackademy.question.Text;

/**
 * What a class's answers to an assignment say.
 *
 * @param learners how many handed a first attempt in
 * @param mean of the points
 * @param deviation their spread
 * @param median of the points
 * @param alpha Cronbach's
 * @param alphaError its standard error
 * @param measurementError of a learner's points
 * @param distribution how many learners reached 0 to under 10 percent, and so on, the last to 100
 */
record Analysis(
    int learners,
    Figure mean,
    Figure deviation,
    Figure median,
    Figure alpha,
    Figure alphaError,
    Figure measurementError,
    List<Integer> distribution,
    List<OfExercise> exercises) {
  Analysis {
    distribution = List.copyOf(distribution);
    exercises = List.copyOf(exercises);
  }

  /**
   * What they say of one exercise.
   *
   * @param learners how many had it
   * @param answered how many answered it
   * @param secondsSpent the median of those who answered
   * @param options what was chosen, where it is a choice
   * @param mistakes where answers first went wrong, the most frequent first
   * @param misconceptions that explain them, the most frequent first
   * @param transitions steps of the machines that the model answers show, the rarest got right
   *     first
   */
  record OfExercise(
      String exercise,
      Text title,
      int learners,
      int answered,
      Figure facility,
      Figure discrimination,
      Figure secondsSpent,
      List<Option> options,
      List<Mistake> mistakes,
      List<Misconception> misconceptions,
      List<Got> transitions) {
    OfExercise {
      options = List.copyOf(options);
      mistakes = List.copyOf(mistakes);
      misconceptions = List.copyOf(misconceptions);
      transitions = List.copyOf(transitions);
    }
  }

  /**
   * An option of a choice.
   *
   * @param place in the file, whatever the order in which it was shown
   * @param chosen by how many
   * @param pointsOfOthers what those who chose it reached on average in all other exercises, as a
   *     share
   */
  record Option(String place, Text text, boolean right, int chosen, Figure pointsOfOthers) {}

  /** Where answers first went wrong: a line, or a part of an answer without lines. */
  record Mistake(Optional<Integer> at, String code, int learners) {}

  /** A belief that explains mistakes. */
  record Misconception(String id, int learners) {}

  /** By how many a step was got right. */
  record Got(Transition transition, int learners) {}
}
