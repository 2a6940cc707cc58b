package org.ackademy.replay;

import java.util.Optional;
import org.ackademy.replay.Scenario.Network;
import org.ackademy.replay.Scenario.Vantage;

/** Where an exchange was seen, and what of each host is seen there. */
record Seeing(Scenario scenario) {

  /** Whether it was seen at this host's place: the peer's lines are arrivals. */
  boolean isFrom(Side side) {
    return switch (scenario.vantage()) {
      case WIRE -> false;
      case HOST_A -> side == Side.A;
      case HOST_B -> side == Side.B;
    };
  }

  /**
   * Whether a host's lines are arrivals at the other and not all that it sent is on the list. Where
   * nothing is lost, all is, in the order of sending: it may have been sent before, but need not.
   */
  boolean isOnlyArriving(Side side) {
    return isFrom(side.peer()) && scenario.network() == Network.LOSSY;
  }

  /** The host that is seen only through what arrives from it, if one is. */
  Optional<Side> onlyArriving() {
    for (Side side : Side.values()) {
      if (isOnlyArriving(side)) {
        return Optional.of(side);
      }
    }
    return Optional.empty();
  }

  /** Whether anything may arrive at any time, unseen. */
  boolean mixes() {
    return scenario.network() == Network.LOSSY && scenario.vantage() == Vantage.WIRE;
  }
}
