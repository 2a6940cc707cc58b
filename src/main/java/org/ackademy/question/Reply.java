package org.ackademy.question;

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
   * @param score 0 to 1
   */
  record Checked(Graded.Finding finding, double score) {
    public Checked {
      if (!(score >= 0 && score <= 1)) {
        throw new IllegalArgumentException("score " + score);
      }
    }

    /** The same finding, but worth nothing. */
    Checked worthNothing() {
      return new Checked(finding, 0);
    }
  }
}
