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
    if (checked.score() == 1) {
      return checked;
    }
    double before = Math.min(start.judge().score(), checked.score());
    double better = (checked.score() - before) / (1 - before);
    return new Checked(checked.finding(), better);
  }
}
