package org.ackademy.replay;

import org.ackademy.tcp.Control;
import org.ackademy.tcp.Machine;
import org.ackademy.tcp.Segment;
import org.ackademy.tcp.Seq;
import org.ackademy.tcp.Tcb;
import org.jspecify.annotations.Nullable;

/**
 * Whether what is on its way to a host, up to the next segment in order, calls for nothing: text
 * that comes too early and bare acknowledgments. A host that acknowledges just now, and takes it in
 * then, is where it would be had it taken it in before, for an acknowledgment of a gap may be left
 * out.
 *
 * <p>What was looked at once is not looked at again while RCV.NXT stays.
 */
final class Lull {
  private static final int LOUD = Control.SYN | Control.RST | Control.URG;

  private final Steps steps;
  private @Nullable SentList peer;
  private int rcvNxt;
  private int rcvWnd;
  private int first;
  private int next;
  private int ack;
  private End end = End.OPEN;

  Lull(Steps steps) {
    this.steps = steps;
  }

  /** What comes after what was looked at. */
  private enum End {
    /** What is yet to be sent. */
    OPEN,
    /** What is in order. */
    IN_ORDER,
    /** What may have to be answered. */
    LOUD
  }

  /**
   * Whether it is quiet.
   *
   * @param tcb the host, in a synchronized state
   * @param sent what its peer has sent, in the order in which it arrives
   * @param taken how many of these have arrived
   */
  boolean isAhead(Tcb tcb, SentList sent, int taken) {
    boolean known =
        sent == peer
            && tcb.rcvNxt() == rcvNxt
            && tcb.rcvWnd() == rcvWnd
            && first <= taken
            && taken <= next;
    if (!known) {
      begin(tcb, sent, taken);
    }
    for (; end == End.OPEN && next < sent.size(); next++) {
      if (!sent.get(next).isLost()) {
        steps.count();
        end = endAt(tcb, sent.get(next).segment());
        if (end != End.OPEN) {
          break;
        }
      }
    }
    return end != End.LOUD;
  }

  private void begin(Tcb tcb, SentList sent, int taken) {
    peer = sent;
    rcvNxt = tcb.rcvNxt();
    rcvWnd = tcb.rcvWnd();
    first = taken;
    next = taken;
    ack = tcb.sndUna();
    end = End.OPEN;
  }

  private End endAt(Tcb tcb, Segment s) {
    boolean quiet =
        s.isAck()
            && (s.control() & LOUD) == 0
            && Machine.RFC_9293.isAcceptable(tcb, s)
            && Seq.isAtOrBefore(ack, s.ack())
            && Seq.isAtOrBefore(s.ack(), tcb.sndNxt())
            && !(tcb.agreed().hasTimestamps() && s.options().timestamps().isPresent());
    if (!quiet) {
      return End.LOUD;
    }
    ack = s.ack();
    boolean waits = s.seqLength() == 0 || Seq.isBefore(rcvNxt, s.seq());
    return waits ? End.OPEN : End.IN_ORDER;
  }
}
