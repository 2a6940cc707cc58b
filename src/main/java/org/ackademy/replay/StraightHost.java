package org.ackademy.replay;

import java.util.Set;
import org.ackademy.replay.Scenario.Call;
import org.ackademy.replay.Scenario.Host;
import org.ackademy.replay.Scenario.Numbers;
import org.ackademy.replay.Scenario.Opening;
import org.ackademy.tcp.Control;
import org.ackademy.tcp.Segment;
import org.ackademy.tcp.Seq;
import org.ackademy.tcp.Tcb.Agreed;
import org.ackademy.tcp.TcpState;

/**
 * One end of a {@link StraightPath}: the few of its numbers that count as long as nothing is lost,
 * doubled or overtaken.
 *
 * @rfc 9293 3.3.1
 */
final class StraightHost {
  private final StraightQueue sent = new StraightQueue();
  private final StraightStamps stamps = new StraightStamps();
  private boolean mayOpen;
  private boolean maySend;
  private boolean mayReceive;
  private boolean mayClose;
  private boolean mayAbort;
  private Opening opening = Opening.NEVER;
  private boolean isIssFixed;
  private int iss;

  private TcpState state = TcpState.CLOSED;
  private int sndUna;
  private int sndNxt;
  private int sndWnd;
  private int irs;
  private int rcvNxt;
  private int rcvWnd;
  private boolean isAckDue;
  private int passed;

  /** The options of its own SYN, and the shift count there. */
  private int synOptions;

  private int scale;
  private int sndShift;
  private int rcvShift;

  TcpState state() {
    return state;
  }

  boolean hasPassed(TcpState wanted) {
    return (passed & wanted.bit()) != 0;
  }

  /** A host that has no connection, and chooses its initial number. */
  void start(TcpState start, Opening willOpen, Set<Call> allowed) {
    sent.clear();
    stamps.clear();
    mayOpen = allowed.contains(Call.OPEN);
    maySend = allowed.contains(Call.SEND);
    mayReceive = allowed.contains(Call.RECEIVE);
    mayClose = allowed.contains(Call.CLOSE);
    mayAbort = allowed.contains(Call.ABORT);
    opening = willOpen;
    isIssFixed = false;
    state = start;
    isAckDue = false;
    rcvWnd = Scenario.WINDOW_DEFAULT;
    passed = start.bit();
    sndShift = 0;
    rcvShift = 0;
    synOptions = 0;
  }

  /** A host as a scenario has it; says whether it is one that can be followed. */
  boolean start(Host host, Set<Call> allowed) {
    start(host.start(), host.opening(), allowed);
    rcvWnd = host.rcvWnd();
    if (host.isn().isPresent()) {
      isIssFixed = true;
      iss = (int) host.isn().getAsLong();
    }
    if (host.numbers().isPresent()) {
      return host.start() == TcpState.ESTABLISHED && started(host.numbers().get());
    }
    return host.start() == TcpState.CLOSED || opening == Opening.NEVER;
  }

  private boolean started(Numbers numbers) {
    sndUna = numbers.sndUna();
    sndNxt = numbers.sndNxt();
    sndWnd = numbers.sndWnd();
    rcvNxt = numbers.rcvNxt();
    rcvWnd = numbers.rcvWnd();
    irs = rcvNxt - 1;
    return sndUna == sndNxt;
  }

  /** Whether what one has sent is what the other has received. */
  boolean agreesWith(StraightHost peer) {
    return (state == TcpState.ESTABLISHED) == (peer.state == TcpState.ESTABLISHED)
        && (state != TcpState.ESTABLISHED || sndNxt == peer.rcvNxt);
  }

  /** Whether anything is on its way to the peer. */
  boolean hasSent() {
    return !sent.isEmpty();
  }

  /** Whether it has been closed, or listening, from the start. */
  boolean isUnopened() {
    return (state == TcpState.CLOSED || state == TcpState.LISTEN) && passed == state.bit();
  }

  /** Sends the first SYN. */
  boolean opens(SeenSegment syn) {
    boolean isPossible =
        state == TcpState.CLOSED && isUnopened() && opening == Opening.ACTIVE && mayOpen;
    return isPossible && sendsSyn(syn, TcpState.SYN_SENT);
  }

  /** Answers the SYN that has come to this listener. */
  boolean accepts(SeenSegment synAck, StraightHost peer) {
    boolean isAnswer =
        state == TcpState.LISTEN && peer.state == TcpState.SYN_SENT && synAck.ack == peer.sndNxt;
    // What the SYN did not offer cannot be agreed on.
    boolean agrees = (synAck.options & ~peer.synOptions & ~SeenSegment.MSS) == 0;
    if (!isAnswer || !agrees) {
      return false;
    }
    irs = peer.iss;
    rcvNxt = peer.sndNxt;
    sndWnd = peer.sent.window();
    peer.sent.remove();
    return sendsSyn(synAck, TcpState.SYN_RECEIVED);
  }

  private boolean sendsSyn(SeenSegment syn, TcpState next) {
    if (syn.length != 0 || (isIssFixed && syn.seq != iss)) {
      return false;
    }
    iss = syn.seq;
    sndUna = iss;
    sndNxt = iss + 1;
    synOptions = syn.options;
    scale = syn.windowScale;
    rcvWnd = syn.window == SeenSegment.WINDOW_AS_EVER ? rcvWnd : syn.window;
    sent.add(sndNxt, rcvNxt, Math.min(rcvWnd, Segment.FIELD_MAX), 0);
    turn(next);
    return true;
  }

  /** Whether its timestamps, where it has any, are such as it can have sent: after it was sent. */
  boolean stamps(SeenSegment segment, StraightHost peer) {
    if (!segment.has(SeenSegment.TIMESTAMPS)) {
      return true;
    }
    boolean echoes =
        (segment.control & Control.ACK) == 0 || peer.stamps.echoes(segment.echo, rcvNxt);
    return echoes && stamps.add(segment.stamp, sndNxt);
  }

  private void turn(TcpState next) {
    state = next;
    passed |= next.bit();
  }

  /** Takes in what the peer has sent up to a number, and no more. */
  boolean hears(StraightHost peer, int upTo) {
    while (!peer.sent.isEmpty() && Seq.isAtOrBefore(peer.sent.end(), upTo)) {
      if (!takes(peer)) {
        return false;
      }
    }
    return rcvNxt == upTo;
  }

  /** Takes in all that the peer has sent. */
  boolean hearsAll(StraightHost peer) {
    while (!peer.sent.isEmpty()) {
      if (!takes(peer)) {
        return false;
      }
    }
    return true;
  }

  private boolean takes(StraightHost peer) {
    if (!state.isSynchronized() && state != TcpState.SYN_RECEIVED) {
      return state == TcpState.SYN_SENT && establishes(peer);
    }
    StraightQueue next = peer.sent;
    int fin = next.fin();
    int text = next.end() - rcvNxt - fin;
    boolean isFirst = state == TcpState.SYN_RECEIVED;
    if (text > rcvWnd || (isFirst && next.ack() != sndNxt)) {
      return false;
    }
    sndUna = next.ack();
    sndWnd = next.window() << sndShift;
    TcpState after = fin == 0 ? afterAck() : afterFin(afterAck());
    isAckDue |= text + fin > 0;
    rcvNxt = next.end();
    next.remove();
    if (after != state) {
      turn(after);
    }
    return true;
  }

  private boolean establishes(StraightHost peer) {
    StraightQueue next = peer.sent;
    if (peer.state != TcpState.SYN_RECEIVED || next.ack() != sndNxt) {
      return false;
    }
    irs = peer.iss;
    rcvNxt = peer.sndNxt;
    sndUna = sndNxt;
    sndWnd = next.window();
    next.remove();
    isAckDue = true;
    agree(peer);
    peer.agree(this);
    turn(TcpState.ESTABLISHED);
    return true;
  }

  private void agree(StraightHost peer) {
    boolean scales = (synOptions & peer.synOptions & SeenSegment.WINDOW_SCALE) != 0;
    sndShift = scales ? Math.min(peer.scale, Agreed.SHIFT_MAX) : 0;
    rcvShift = scales ? Math.min(scale, Agreed.SHIFT_MAX) : 0;
  }

  private TcpState afterAck() {
    boolean all = sndUna == sndNxt;
    return switch (state) {
      case SYN_RECEIVED -> TcpState.ESTABLISHED;
      case FIN_WAIT_1 -> all ? TcpState.FIN_WAIT_2 : TcpState.FIN_WAIT_1;
      case CLOSING -> all ? TcpState.TIME_WAIT : TcpState.CLOSING;
      case LAST_ACK -> all ? TcpState.CLOSED : TcpState.LAST_ACK;
      case ESTABLISHED, FIN_WAIT_2, CLOSE_WAIT, TIME_WAIT, CLOSED, LISTEN, SYN_SENT -> state;
    };
  }

  private static TcpState afterFin(TcpState before) {
    return switch (before) {
      case ESTABLISHED -> TcpState.CLOSE_WAIT;
      case FIN_WAIT_1 -> TcpState.CLOSING;
      case FIN_WAIT_2 -> TcpState.TIME_WAIT;
      case CLOSED, LISTEN, SYN_SENT, SYN_RECEIVED, CLOSE_WAIT, CLOSING, LAST_ACK, TIME_WAIT ->
          before;
    };
  }

  /** Sends what is no SYN and no RST. */
  boolean sends(SeenSegment segment) {
    int fin = segment.control & Control.FIN;
    boolean isAsEver = segment.window == SeenSegment.WINDOW_AS_EVER;
    int offered = isAsEver ? rcvWnd : segment.window << rcvShift;
    boolean tells = offered != rcvWnd && mayReceive && receives();
    boolean possible = segment.length + fin > 0 ? isPossible(segment, fin) : isAckDue || tells;
    if (segment.seq != sndNxt || !possible) {
      return false;
    }
    rcvWnd = offered;
    isAckDue = false;
    int field = isAsEver ? Math.min(rcvWnd >> rcvShift, Segment.FIELD_MAX) : segment.window;
    if (segment.length + fin == 0) {
      sent.acknowledge(sndNxt, rcvNxt, field);
      return true;
    }
    sndNxt += segment.length + fin;
    sent.add(sndNxt, rcvNxt, field, fin);
    if (fin != 0) {
      turn(state == TcpState.ESTABLISHED ? TcpState.FIN_WAIT_1 : TcpState.LAST_ACK);
    }
    return true;
  }

  private boolean receives() {
    return switch (state) {
      case ESTABLISHED, FIN_WAIT_1, FIN_WAIT_2, CLOSE_WAIT -> true;
      case CLOSED, LISTEN, SYN_SENT, SYN_RECEIVED, CLOSING, LAST_ACK, TIME_WAIT -> false;
    };
  }

  private boolean isPossible(SeenSegment segment, int fin) {
    boolean isOpen = state == TcpState.ESTABLISHED || state == TcpState.CLOSE_WAIT;
    boolean fits = segment.length <= sndWnd - Seq.distance(sndUna, sndNxt);
    return isOpen && (segment.length == 0 || (fits && maySend)) && (fin == 0 || mayClose);
  }

  /** Sends the reset of an ABORT, which ends the connection. */
  boolean aborts(SeenSegment reset) {
    boolean isRunning = state == TcpState.SYN_RECEIVED || receives();
    return isRunning && mayAbort && reset.seq == sndNxt && reset.length == 0;
  }

  /** Refuses the SYN that has come to this closed port. */
  boolean refuses(SeenSegment reset, StraightHost peer) {
    return state == TcpState.CLOSED
        && isUnopened()
        && peer.state == TcpState.SYN_SENT
        && reset.control == (Control.RST | Control.ACK)
        && reset.seq == 0
        && reset.ack == peer.sndNxt
        && reset.length == 0;
  }

  /** Whether it owes nothing and waits for nothing. */
  boolean isSettled() {
    boolean isIdle = state == TcpState.CLOSED || sndUna == sndNxt;
    return isIdle && !isAckDue && hasPassed(TcpState.ESTABLISHED);
  }

  /** Octets of the peer's stream that were taken in. */
  int delivered() {
    boolean hasFin =
        switch (state) {
          case CLOSE_WAIT, CLOSING, LAST_ACK, TIME_WAIT, CLOSED -> true;
          case LISTEN, SYN_SENT, SYN_RECEIVED, ESTABLISHED, FIN_WAIT_1, FIN_WAIT_2 -> false;
        };
    return rcvNxt - irs - 1 - (hasFin ? 1 : 0);
  }
}
