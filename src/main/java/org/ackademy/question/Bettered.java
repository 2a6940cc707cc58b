package org.ackademy.question;

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
    return new Checked(checked.finding(), () -> better(checked.score()));
  }

  private double better(double after) {
    if (after == 1) {
      return after;
    }
    double before = Math.min(start.judge().score(), after);
    return (after - before) / (1 - before);
  }
}
