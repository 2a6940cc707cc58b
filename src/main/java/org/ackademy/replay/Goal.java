package org.ackademy.replay;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.ackademy.tcp.TcpState;

/** What an exchange must reach to be VALID. */
public sealed interface Goal {

  /** Nothing: every exchange that can be explained is VALID. */
  record AnyPrefix() implements Goal {}

  /**
   * Nothing owed by anybody, and these conditions met. An empty condition asks nothing.
   *
   * @param states the states in which a host may end
   * @param delivered how many octets of a host's stream must have been taken in by its peer
   * @param maxLines the most lines that the exchange may have
   * @param passes states that a host must pass through, in any order
   * @param lost segments that must be marked lost
   */
  record Reached(
      Map<Side, Set<TcpState>> states,
      Map<Side, Integer> delivered,
      OptionalInt maxLines,
      Map<Side, Set<TcpState>> passes,
      List<LostSegment> lost)
      implements Goal {
    public Reached {
      states = Map.copyOf(states);
      delivered = Map.copyOf(delivered);
      passes = Map.copyOf(passes);
      lost = List.copyOf(lost);
    }

    /** A goal that names states in which the hosts may end, and nothing else. */
    public static Reached states(Map<Side, Set<TcpState>> states) {
      return new Reached(states, Map.of(), OptionalInt.empty(), Map.of(), List.of());
    }
  }

  /** The goal of a scenario that names none: nobody owes a segment. */
  Goal NOTHING_OWED = new Reached(Map.of(), Map.of(), OptionalInt.empty(), Map.of(), List.of());

  /**
   * A segment that an exercise wants lost.
   *
   * @param from its sender
   * @param kind what it carries
   * @param nth which one of that kind from that sender, counted from 1
   */
  record LostSegment(Side from, Kind kind, int nth) {}

  /** What a segment is told by. */
  enum Kind {
    SYN,
    SYN_ACK,
    ACK,
    DATA,
    FIN,
    RST
  }
}
