package org.ackademy.replay;

import java.math.BigInteger;
import java.util.List;
import org.ackademy.tcp.Tcb;
import org.jspecify.annotations.Nullable;

/**
 * Which of the peer's segments can arrive at a host next, unseen. What has an answer here is so
 * wherever arrivals are neither seen nor kept in order.
 */
interface Deliveries {

  /**
   * The moment at which something is asked.
   *
   * @param now the number of the line that comes next
   * @param wanted that line, where the host is asked to send it; null where a claim or the end is
   *     looked at
   * @param peer the peer's segments so far
   * @param asked what it is asked for
   */
  record Moment(int now, @Nullable Line wanted, SentList peer, Asked asked) {
    Moment(int now, @Nullable Line wanted, SentList peer) {
      this(now, wanted, peer, Asked.LINE);
    }
  }

  /** What a host is asked for. */
  enum Asked {
    /** To have sent a line, whichever of all segments it answers. */
    LINE,
    /** What it could send: of thousands of like answers those to the newest segments will do. */
    MOVE
  }

  /** Takes what can arrive. */
  interface Sink {
    /**
     * One segment that can arrive now.
     *
     * @param taken the host's count of the peer's segments then, where order is kept
     * @param earlier which of the scenario's earlier segments have arrived then
     * @param cost what is assumed by then
     */
    void arrives(Sent sent, int taken, BigInteger earlier, Cost cost);
  }

  /** Offers what can arrive next, and could serve. */
  void offer(HostState state, Moment moment, Sink sink);

  /** Whether the host can send now: nothing that was seen to arrive before is still waiting. */
  default boolean allowsSending(HostState state, Moment moment) {
    return true;
  }

  /** Whether the host can end so. */
  default boolean allowsEnding(HostState state, Moment moment) {
    return true;
  }

  /**
   * The ways in which the host can be where it leaves a challenge ACK unsent, if it may.
   *
   * @param tcb the host that owes it
   */
  List<Tcb> withholding(Tcb tcb);

  /** Whether whatever is on its way keeps its order and may arrive any time later. */
  default boolean mayArriveLater() {
    return false;
  }

  /** What becomes of text that comes too early, beyond what the RFC says a host SHOULD hold. */
  enum Discarding {
    /** It may arrive again, so nothing is lost if it is discarded. */
    AT_ONCE,
    /** Any of it may have been discarded. */
    SOME
  }

  /** What becomes of text that comes too early. */
  Discarding discarding();

  /**
   * How many of the peer's segments, of those first sent, can have arrived; {@link Carried#ANY}
   * where any can, and the host's block need not have taken what arrived.
   */
  default int arrived(HostState state) {
    return Carried.ANY;
  }

  /**
   * Of how many of the peer's segments the last has drawn what the host sends now; {@link
   * Carried#ANY} where that may have been another.
   */
  default int drawing(HostState state) {
    return Carried.ANY;
  }

  /** Whether a listener may pass over a SYN that is known to have arrived. */
  default boolean maySynBeIgnored() {
    return false;
  }
}
