package org.ackademy.replay;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.ackademy.tcp.TcpState;

/**
 * What an exercise says about the hosts, the network and the goal.
 *
 * @param a how host A starts
 * @param b how host B starts
 * @param network what may become of segments
 * @param vantage where the exchange is seen
 * @param calls what the hosts' users may do
 * @param earlier segments of an earlier connection that may still arrive
 * @param shorthand whether the ACK bit may be left out after the handshake
 * @param reopening whether a host may OPEN again after CLOSED or TIME-WAIT
 * @param goal what the exchange must reach
 */
public record Scenario(
    Host a,
    Host b,
    Network network,
    Vantage vantage,
    Set<Call> calls,
    List<Line> earlier,
    Shorthand shorthand,
    Reopening reopening,
    Goal goal) {

  /** A window that nobody stated, in octets. */
  public static final int WINDOW_DEFAULT = 65_535;

  /** What users may do where a scenario does not say. */
  public static final Set<Call> CALLS_DEFAULT =
      Set.of(Call.OPEN, Call.SEND, Call.RECEIVE, Call.CLOSE);

  public Scenario {
    calls = calls.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(calls));
    earlier = List.copyOf(earlier);
  }

  public Host host(Side side) {
    return side == Side.A ? a : b;
  }

  /** The same, seen elsewhere. */
  public Scenario seenFrom(Vantage other) {
    return new Scenario(a, b, network, other, calls, earlier, shorthand, reopening, goal);
  }

  /** The same with another goal. */
  public Scenario withGoal(Goal other) {
    return new Scenario(a, b, network, vantage, calls, earlier, shorthand, reopening, other);
  }

  public boolean allows(Call call) {
    return calls.contains(call);
  }

  /**
   * How a host starts.
   *
   * @param start its state
   * @param opening whether its user will OPEN actively
   * @param isn the first connection's initial sequence number, 0 to 2^32 - 1, where fixed
   * @param numbers the numbers of a connection that exists already
   * @param rcvWnd the window that it offers where its lines state none, in octets
   */
  public record Host(
      TcpState start, Opening opening, OptionalLong isn, Optional<Numbers> numbers, int rcvWnd) {
    public Host {
      boolean fresh = start == TcpState.CLOSED || start == TcpState.LISTEN;
      if (fresh == numbers.isPresent()) {
        throw new IllegalArgumentException(
            start.rfcName() + (fresh ? " has no numbers" : " needs its numbers"));
      }
    }

    /** Whether it has a connection, listens for one, or its user will open one. */
    boolean isEverOpen() {
      return start != TcpState.CLOSED || opening == Opening.ACTIVE;
    }
  }

  /**
   * A connection's numbers; points on the circle, and windows in octets.
   *
   * @rfc 9293 3.3.1
   */
  public record Numbers(int sndUna, int sndNxt, int sndWnd, int rcvNxt, int rcvWnd) {}

  /** Whether a host's user will OPEN. */
  public enum Opening {
    NEVER,
    ACTIVE
  }

  /** What may become of segments. */
  public enum Network {
    /** Nothing is lost (but lines marked so), doubled or overtaken; no timer fires needlessly. */
    RELIABLE,
    /** Anything may be lost, doubled, overtaken; timers fire. */
    LOSSY
  }

  /** Where an exchange is seen. */
  public enum Vantage {
    /** Both hosts' segments in the order of sending. */
    WIRE,
    /** A's own segments in the order of sending, B's in the order of arrival at A. */
    HOST_A,
    /** B's own segments in the order of sending, A's in the order of arrival at B. */
    HOST_B
  }

  /** What a host's user may do, or what may befall the host. */
  public enum Call {
    OPEN,
    SEND,
    RECEIVE,
    CLOSE,
    /** ABORT, and with it the half-duplex close of RFC 9293 3.6.1. */
    ABORT,
    /** The host forgets the connection. */
    CRASH
  }

  /** Textbook shorthand. */
  public enum Shorthand {
    STRICT,
    /** The ACK bit and its number may be missing after the handshake. */
    ALLOWED
  }

  /** Whether a host may OPEN again. */
  public enum Reopening {
    NEVER,
    ALLOWED
  }
}
