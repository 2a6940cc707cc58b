package org.ackademy.question;

import java.util.List;
import org.ackademy.notation.Parsed;
import org.ackademy.question.Graded.Finding;
import org.ackademy.replay.Shortest;
import org.jspecify.annotations.Nullable;

/**
 * An exercise that is ready to grade answers: what is found of the mistakes that it lists is the
 * same for every answer that is held against them, so it is worked out once. Safe for many threads.
 */
public final class Prepared {
  private final Exercise exercise;
  private final Shortest shortest = new Shortest();
  private volatile @Nullable List<Known> mistakes;

  /** Prepares an exercise; works nothing out yet. */
  public Prepared(Exercise exercise) {
    this.exercise = exercise;
  }

  /** The exercise. */
  public Exercise exercise() {
    return exercise;
  }

  /** How long the shortest way to its goal is. */
  Shortest shortest() {
    return shortest;
  }

  /** Reads an answer to it. */
  public Parsed<Reply> read(String answer) {
    return Grading.read(exercise, answer);
  }

  /**
   * What is known of the listed mistakes, in their order; several at once may work it out, and find
   * the same.
   */
  List<Known> mistakes() {
    List<Known> known = mistakes;
    if (known == null) {
      known = exercise.mistakes().stream().map(this::known).toList();
      mistakes = known;
    }
    return known;
  }

  private Known known(Exercise.Mistake mistake) {
    String text = mistake.text();
    return new Known(
        mistake, Grading.read(exercise, text), Grading.check(exercise, text).finding());
  }

  /**
   * A listed mistake, worked out.
   *
   * @param reply as it was read
   * @param finding what there is to say about it
   */
  record Known(Exercise.Mistake mistake, Parsed<Reply> reply, Finding finding) {}
}
