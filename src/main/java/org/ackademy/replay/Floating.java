package org.ackademy.replay;

/**
 * Which connections' numbers are not anchored yet: the scenario leaves the initial number free and
 * no line so far has stated a number of it. Until then they are provisional.
 *
 * @param a where A's provisional numbers lie
 * @param b where B's do
 * @param anchoredA A's connections whose numbers are known, a bit each
 * @param anchoredB B's
 */
record Floating(Provisional a, Provisional b, long anchoredA, long anchoredB) {
  private static final long FIRST = 1;
  private static final long ALL = -1;

  /** Nothing floats. */
  static final Floating NOTHING =
      new Floating(Provisional.usual(Side.A), Provisional.usual(Side.B), ALL, ALL);

  private Provisional space(Side side) {
    return side == Side.A ? a : b;
  }

  private long anchored(Side side) {
    return side == Side.A ? anchoredA : anchoredB;
  }

  /** Whether a number of a host's is provisional. */
  boolean has(Side side, int number) {
    long anchored = anchored(side);
    return anchored != ALL && (anchored & 1L << space(side).connection(number)) == 0;
  }

  /** Whether no number of a host's is provisional, or will be. */
  boolean isSettled(Side side) {
    return anchored(side) == ALL || (anchored(side) == FIRST && space(side).isOfOneConnection());
  }

  /** How a host's numbers move so that one comes to lie where it is stated. */
  Slide slide(Side side, int number, int stated) {
    Provisional space = space(side);
    return new Slide(space, space.connection(number), stated - number);
  }

  /** The same once a number is stated, as it was before. */
  Floating anchored(Side side, int number) {
    if (!has(side, number)) {
      return this;
    }
    long more = anchored(side) | 1L << space(side).connection(number);
    return side == Side.A
        ? new Floating(a, b, more, anchoredB)
        : new Floating(a, b, anchoredA, more);
  }

  static Floating of(Scenario scenario, Provisional a, Provisional b) {
    return new Floating(a, b, fixed(scenario.a()), fixed(scenario.b()));
  }

  private static long fixed(Scenario.Host host) {
    return host.isn().isEmpty() && host.numbers().isEmpty() ? 0 : FIRST;
  }
}
