package org.ackademy.replay;

/**
 * Which hosts' numbers are not anchored yet: the scenario leaves the initial number free and no
 * line so far has stated a number of that side. Until then they are provisional.
 */
record Floating(boolean a, boolean b) {
  boolean of(Side side) {
    return side == Side.A ? a : b;
  }

  Floating anchored(Side side) {
    if (!of(side)) {
      return this;
    }
    return side == Side.A ? new Floating(false, b) : new Floating(a, false);
  }

  static Floating of(Scenario scenario) {
    return new Floating(floats(scenario.a()), floats(scenario.b()));
  }

  private static boolean floats(Scenario.Host host) {
    return host.isn().isEmpty() && host.numbers().isEmpty();
  }
}
