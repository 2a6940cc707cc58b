package org.ackademy.question;

import java.util.Optional;
import java.util.function.Function;
import org.ackademy.replay.Repair;
import org.ackademy.replay.Score;
import org.ackademy.replay.Shortest;

/** What an answer says, once it has been read. Replies that say the same are equal. */
public interface Reply {

  /** Whether it says nothing at all. */
  boolean isEmpty();

  /** What there is to say about it. */
  Checked judge();

  /**
   * What there is to say about an answer.
   *
   * @param finding what was found
   * @param worked works out what it is worth, which may take far longer than finding it
   */
  record Checked(Graded.Finding finding, Function<Shortest, Marks> worked) {
    Checked(Graded.Finding finding, double score) {
      this(finding, shortest -> Marks.of(score));
    }

    /**
     * What it is worth.
     *
     * @param shortest what is known of the exercise that it answers
     */
    Marks marks(Shortest shortest) {
      return worked.apply(shortest);
    }

    /** The same finding, but worth nothing. */
    Checked worthNothing() {
      return new Checked(finding, 0);
    }

    /** Of an answer to which the learner added nothing: worth nothing, and nobody's belief. */
    Checked untouched() {
      return new Checked(finding.nameless(), 0);
    }
  }

  /**
   * What an answer is worth.
   *
   * @param score 0 to 1
   * @param repair the repair that leads from it to a right answer, where one was looked for
   */
  record Marks(double score, Optional<Repair.Found> repair) {
    public Marks {
      if (!(score >= 0 && score <= 1)) {
        throw new IllegalStateException("score " + score);
      }
    }

    static Marks of(double score) {
      return new Marks(score, Optional.empty());
    }

    static Marks of(Score.Marks marks) {
      return new Marks(marks.score().orElse(0), marks.repair());
    }

    /** The same for another score. */
    Marks worth(double other) {
      return new Marks(other, repair);
    }
  }
}
