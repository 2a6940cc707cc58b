package org.ackademy.replay;

/**
 * How the numbers of one host's connection move along the circle, once a line states one.
 *
 * @param space where its provisional numbers lie
 * @param connection which connection, see {@link Provisional}
 * @param by how far
 */
record Slide(Provisional space, int connection, int by) {
  static final Slide NONE = new Slide(Provisional.usual(Side.A), 0, 0);

  boolean isNone() {
    return by == 0;
  }

  /** Where a number lies now. */
  int of(int number) {
    return number + by(number);
  }

  /** How far the connection moves that a number is of. */
  int by(int number) {
    return by != 0 && space.connection(number) == connection ? by : 0;
  }
}
