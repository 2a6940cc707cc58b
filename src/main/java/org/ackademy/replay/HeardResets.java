package org.ackademy.replay;

import java.util.Optional;
import org.ackademy.replay.Distance.Field;
import org.ackademy.replay.Firsts.First;
import org.ackademy.replay.Firsts.Order;
import org.ackademy.replay.Heard.Fault;
import org.ackademy.replay.Scenario.Call;
import org.ackademy.replay.Scenario.Opening;
import org.ackademy.tcp.Segment;
import org.ackademy.tcp.TcpState;

/** The resets that arrive from a host that is not seen, in the one connection that it can have. */
final class HeardResets {
  private final Scenario scenario;
  private final Scenario.Host host;
  private final Told told;
  private final HeardSoFar soFar;

  HeardResets(Scenario scenario, Side side, Told told, HeardSoFar soFar) {
    this.scenario = scenario;
    this.host = scenario.host(side);
    this.told = told;
    this.soFar = soFar;
  }

  /** What is wrong with the segment as the next to arrive, if anything. */
  Optional<Fault> fault(Segment s) {
    return cause(s) == Cause.NONE ? resetFault(s) : Optional.empty();
  }

  /** Why a reset may have been sent, what it says of the host ever more. */
  private enum Cause {
    NONE,
    /** A reply from a port that was not open yet. */
    NOT_OPEN,
    /** A reply once the connection was gone. */
    GONE,
    ABORT
  }

  private Cause cause(Segment s) {
    if (s.length() > 0) {
      return Cause.NONE;
    }
    boolean acks = s.isAck();
    int line =
        acks
            ? (s.seq() == 0 ? told.openEndingAt(s.ack()) : Told.NEVER)
            : told.acknowledging(soFar.ownAt(s.seq()));
    if (line != Told.NEVER && line > 0) {
      boolean answers =
          host.start() == TcpState.CLOSED || (!acks && host.start() == TcpState.LISTEN);
      if (answers && line < soFar.begun()) {
        return Cause.NOT_OPEN;
      }
      boolean lived = host.numbers().isPresent() || host.opening() == Opening.ACTIVE;
      if (lived || (host.start() == TcpState.LISTEN && told.hasSynchronized())) {
        return Cause.GONE;
      }
    }
    return scenario.allows(Call.ABORT) && mayAbort(s) ? Cause.ABORT : Cause.NONE;
  }

  /** Whether the reset of an ABORT can be this: it comes after all else. */
  private boolean mayAbort(Segment s) {
    boolean isOther = soFar.aborted().filter(reset -> !reset.equals(s)).isPresent();
    if (isOther || !host.isEverOpen() || !(told.hasSynchronized() || soFar.begun() == 0)) {
      return false;
    }
    long next = soFar.ownAt(s.seq());
    long rcv = soFar.received();
    if (s.isAck()) {
      First reaching = told.reaching(s.ack());
      if (reaching == null || reaching.line() > soFar.gone() || soFar.peerAt(s.ack()) < rcv) {
        return false;
      }
      rcv = soFar.peerAt(s.ack());
      if (rcv > soFar.resetReceived()
          || (reaching.order() == Order.LATE && soFar.hasPassed(rcv, reaching.line()))) {
        return false;
      }
    }
    boolean low =
        next >= soFar.furthest() && (soFar.iss() == HeardSoFar.UNKNOWN || next > soFar.iss());
    return low && next <= soFar.highestAtEnd(s, rcv) && !isSilent(s, rcv, next);
  }

  /** CLOSING, LAST-ACK and TIME-WAIT: an ABORT there sends nothing. */
  private boolean isSilent(Segment s, long rcv, long next) {
    boolean bothEnded =
        soFar.finEnd() != HeardSoFar.UNKNOWN && next == soFar.finEnd() && told.endsWithFin(rcv);
    return bothEnded && (s.isAck() || rcv == soFar.received());
  }

  private Optional<Fault> resetFault(Segment s) {
    return s.length() == 0 && told.mayDraw(s)
        ? Fault.of(Code.RST_NUMBER, s.isAck() ? Field.ACK : Field.SEQ, "")
        : Fault.ofLine(Code.RST_WITHOUT_CAUSE);
  }

  /** Takes note of one that has arrived. */
  void note(Segment s, int line) {
    switch (cause(s)) {
      case NONE, NOT_OPEN -> {
        // Nothing follows of the connection.
      }
      case GONE -> soFar.noteGone(line);
      case ABORT -> soFar.noteAbort(s, line);
    }
  }
}
