package org.ackademy.replay;

import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.Objects;
import org.ackademy.replay.Judgement.Hidden;
import org.ackademy.tcp.Held;
import org.ackademy.tcp.Segment;
import org.ackademy.tcp.Tcb;
import org.ackademy.tcp.TcpState;
import org.jspecify.annotations.Nullable;

/**
 * One way in which one host explains the lines so far. Equal where nothing that may still come can
 * tell two apart: what was assumed on the way, and the way, do not count.
 */
final class HostState {
  private final Tcb tcb;
  private final int taken;
  private final BigInteger earlier;
  private final int opens;
  private final int connections;
  private final Ended ended;
  private final int synOctets;
  private final int passed;
  private final int delivered;
  private final @Nullable Segment reply;
  private final Cost cost;
  private final @Nullable Trace trace;
  private final int hash;

  private HostState(Draft from) {
    this.tcb = from.tcb;
    this.taken = from.taken;
    this.earlier = from.earlier;
    this.opens = from.opens;
    this.connections = from.connections;
    this.ended = from.ended;
    this.synOctets = from.synOctets;
    this.passed = from.passed;
    this.delivered = from.delivered;
    this.reply = from.reply;
    this.cost = from.cost;
    this.trace = from.trace;
    this.hash = hashOf(from);
  }

  private static int hashOf(Draft from) {
    int counts = ((from.taken * 31 + from.connections) * 31 + from.opens) * 31 + from.passed;
    int rest = from.earlier.hashCode() * 31 + from.delivered;
    int reply = from.reply == null ? 0 : from.reply.hashCode();
    return ((from.tcb.hashCode() * 31 + counts) * 31 + rest) * 31 + reply;
  }

  /** A host before the first line. */
  static HostState start(Tcb tcb, Telling telling) {
    return new HostState(new Draft(tcb, telling));
  }

  Tcb tcb() {
    return tcb;
  }

  /** How many of the peer's segments have arrived, or been skipped because they are lost. */
  int taken() {
    return taken;
  }

  /** Which of the scenario's earlier segments have arrived, a bit each; see {@link Leftovers}. */
  BigInteger earlier() {
    return earlier;
  }

  /** How many active OPENs the user has made. */
  int opens() {
    return opens;
  }

  /** How many connections this host has begun, actively or passively. */
  int connections() {
    return connections;
  }

  /** How the connection that was last came to its end, if it did. */
  Ended ended() {
    return ended;
  }

  /** Octets that went out with the SYN. */
  int synOctets() {
    return synOctets;
  }

  /** Octets of the peer's stream taken in by the connection that was last. */
  int delivered() {
    return delivered;
  }

  /** What the last arrival drew, still to be sent: nothing else happens at this host before. */
  @Nullable Segment reply() {
    return reply;
  }

  Cost cost() {
    return cost;
  }

  /** How it came to this; null where that is not told. */
  @Nullable Trace trace() {
    return trace;
  }

  boolean hasPassed(TcpState state) {
    return (passed & state.bit()) != 0;
  }

  /** The same, with so many fewer of the peer's segments taken in. */
  HostState without(int arrived) {
    Draft less = new Draft(this, tcb);
    less.taken -= arrived;
    less.reply = reply;
    return new HostState(less);
  }

  /** The same as far as only what it can send from now on counts, whatever arrives. */
  HostState anew() {
    Draft anew = new Draft(tcb.edit().held(Held.NOTHING).done(), Telling.LEFT_OUT);
    anew.opens = Math.min(opens, 1);
    anew.connections = Math.min(connections, 2);
    anew.reply = reply;
    return new HostState(anew);
  }

  /** The same once the earlier segment of this place in the scenario has arrived. */
  HostState having(int place) {
    Draft more = new Draft(this, tcb);
    more.earlier = earlier.setBit(place);
    more.reply = reply;
    return new HostState(more);
  }

  Draft then(Tcb next) {
    return new Draft(this, next);
  }

  /** The same with every number moved along the circle; earlier frames are moved when shown. */
  HostState shifted(Slide sending, Slide receiving) {
    Draft moved = new Draft(this, shifted(tcb, sending, receiving));
    moved.trace = shiftedTrace(trace, sending, receiving);
    moved.reply =
        reply == null
            ? null
            : new Sent(0, reply, Line.Fate.UNSAID).shifted(sending, receiving).segment();
    return new HostState(moved);
  }

  private static Tcb shifted(Tcb tcb, Slide sending, Slide receiving) {
    return tcb.shifted(sending.by(tcb.iss()), receiving.by(tcb.irs()));
  }

  private static @Nullable Trace shiftedTrace(
      @Nullable Trace newest, Slide sending, Slide receiving) {
    ArrayDeque<Trace> oldestFirst = new ArrayDeque<>();
    for (Trace at = newest; at != null; at = at.past()) {
      oldestFirst.push(at);
    }
    Trace moved = null;
    for (Trace at : oldestFirst) {
      moved =
          switch (at) {
            case Trace.Saw saw -> new Trace.Saw(Objects.requireNonNull(moved), saw.hidden());
            case Trace.Was was ->
                new Trace.Was(moved, was.line(), shifted(was.after(), sending, receiving));
          };
    }
    return moved;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof HostState o
            && hash == o.hash
            && taken == o.taken
            && earlier.equals(o.earlier)
            && opens == o.opens
            && connections == o.connections
            && ended == o.ended
            && synOctets == o.synOctets
            && passed == o.passed
            && delivered == o.delivered
            && Objects.equals(reply, o.reply)
            && tcb.equals(o.tcb));
  }

  @Override
  public int hashCode() {
    return hash;
  }

  /** Whether the way to a state is kept, to be told: it is all that grows with the lines. */
  enum Telling {
    KEPT,
    LEFT_OUT
  }

  /** How a connection ended. */
  enum Ended {
    BY_THE_BOOK,
    /** By a crash or a user timeout: it explains lines, but meets no goal. */
    ABANDONED
  }

  /** A state in the making. */
  static final class Draft {
    private final Tcb tcb;
    private int taken;
    private BigInteger earlier = BigInteger.ZERO;
    private int opens;
    private int connections;
    private Ended ended = Ended.BY_THE_BOOK;
    private int synOctets;
    private int passed;
    private int delivered;
    private @Nullable Segment reply;
    private Cost cost;
    private @Nullable Trace trace;

    private Draft(Tcb start, Telling telling) {
      this.tcb = start;
      this.cost = Cost.NOTHING;
      this.trace = telling == Telling.KEPT ? new Trace.Was(null, 0, start) : null;
      this.passed = start.state().bit();
    }

    private Draft(HostState from, Tcb next) {
      this.tcb = next;
      this.taken = from.taken;
      this.earlier = from.earlier;
      this.opens = from.opens;
      this.connections = from.connections;
      this.ended = from.ended;
      this.synOctets = from.synOctets;
      this.passed = from.passed | next.state().bit();
      this.delivered = streamTaken(next, from.delivered);
      this.cost = from.cost;
      this.trace = from.trace;
    }

    private static int streamTaken(Tcb tcb, int before) {
      if (!tcb.state().isSynchronized()) {
        return before;
      }
      int fin =
          switch (tcb.state()) {
            case CLOSE_WAIT, CLOSING, LAST_ACK, TIME_WAIT -> 1;
            case CLOSED, LISTEN, SYN_SENT, SYN_RECEIVED, ESTABLISHED, FIN_WAIT_1, FIN_WAIT_2 -> 0;
          };
      return tcb.rcvNxt() - tcb.irs() - 1 - fin;
    }

    Draft taken(int count) {
      this.taken = count;
      return this;
    }

    Draft earlier(BigInteger bits) {
      this.earlier = bits;
      return this;
    }

    Draft opened(int octets) {
      this.opens++;
      this.synOctets = octets;
      return begun();
    }

    Draft begun() {
      this.connections++;
      this.ended = Ended.BY_THE_BOOK;
      return this;
    }

    Draft abandoned() {
      this.ended = Ended.ABANDONED;
      return this;
    }

    Draft reply(Segment segment) {
      this.reply = segment;
      return this;
    }

    Draft cost(Cost total) {
      this.cost = total;
      return this;
    }

    Draft saw(Hidden hidden) {
      this.trace = trace == null ? null : new Trace.Saw(trace, hidden);
      return this;
    }

    Draft sent(int line) {
      this.trace = trace == null ? null : new Trace.Was(trace, line, tcb);
      return this;
    }

    HostState done() {
      return new HostState(this);
    }
  }
}
