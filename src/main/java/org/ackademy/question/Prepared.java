package org.ackademy.question;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.ackademy.notation.Parsed;
import org.ackademy.question.Graded.Finding;

/**
 * An exercise that is ready to grade answers: what is found of the mistakes that it lists is the
 * same for every answer that is held against them, so each is worked out once. Safe for many
 * threads.
 */
public final class Prepared {
  private final Exercise exercise;
  private final AtomicReferenceArray<Known> known;

  /** Prepares an exercise; works nothing out yet. */
  public Prepared(Exercise exercise) {
    this.exercise = exercise;
    this.known = new AtomicReferenceArray<>(exercise.mistakes().size());
  }

  /** The exercise. */
  public Exercise exercise() {
    return exercise;
  }

  /** What is known of a listed mistake; several at once may work it out, and find the same. */
  Known mistake(int index) {
    Known found = known.get(index);
    if (found == null) {
      String text = exercise.mistakes().get(index).text();
      found = new Known(Grading.read(exercise, text), Grading.check(exercise, text).finding());
      known.set(index, found);
    }
    return found;
  }

  /**
   * A listed mistake, worked out.
   *
   * @param reply as it was read
   * @param finding what there is to say about it
   */
  record Known(Parsed<Reply> reply, Finding finding) {}
}
