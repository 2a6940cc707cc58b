package org.ackademy.question;

import java.util.function.DoubleSupplier;

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
   * @param marks works out what it is worth, which may take far longer than finding it
   */
  record Checked(Graded.Finding finding, DoubleSupplier marks) {
    Checked(Graded.Finding finding, double score) {
      this(finding, () -> score);
    }

    /** What it is worth, 0 to 1. */
    public double score() {
      double score = marks.getAsDouble();
      if (!(score >= 0 && score <= 1)) {
        throw new IllegalStateException("score " + score);
      }
      return score;
    }

    /** The same finding, but worth nothing. */
    Checked worthNothing() {
      return new Checked(finding, 0);
    }
  }
}
