package org.ackademy.question;

import org.ackademy.question.Graded.Finding;
import org.ackademy.replay.Shortest;

/**
 * A reply that starts from something which is worth something already: only what it is better than
 * that counts.
 *
 * @param reply what came of it
 * @param start what it started from
 */
record Bettered(Segments reply, Segments start) implements Reply {
  @Override
  public boolean isEmpty() {
    return reply.isEmpty();
  }

  @Override
  public Checked judge() {
    Checked checked = reply.judge();
    Finding own = checked.finding().nameless(this::isGiven);
    return new Checked(
        own,
        shortest -> {
          Marks marks = checked.marks(shortest);
          return marks.worth(better(marks.score(), shortest));
        });
  }

  /** Whether a line stood there from the start: what is wrong with it is nobody's belief. */
  private boolean isGiven(int number) {
    return start.exchange().lines().contains(reply.exchange().line(number));
  }

  private double better(double after, Shortest shortest) {
    if (after == 1) {
      return after;
    }
    double before = Math.min(start.judge().marks(shortest).score(), after);
    return (after - before) / (1 - before);
  }
}
