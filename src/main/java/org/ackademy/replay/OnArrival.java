package org.ackademy.replay;

import java.util.List;
import org.ackademy.replay.Scenario.Network;
import org.ackademy.tcp.Control;
import org.ackademy.tcp.Segment;
import org.ackademy.tcp.Seq;
import org.ackademy.tcp.Tcb;
import org.ackademy.tcp.Tcb.AckDue;

/**
 * The host at whose place the exchange was seen: the peer's lines are arrivals, where they stand. A
 * line that is marked lost was seen and not taken in.
 */
record OnArrival(Network network) implements Deliveries {

  @Override
  public void offer(HostState state, Moment moment, Sink sink) {
    int next = waiting(state, moment);
    if (next < moment.peer().size()) {
      Sent sent = moment.peer().get(next);
      sink.arrives(sent, next + 1, state.earlier(), state.cost());
      boolean isAhead = Seq.isAtOrBefore(state.tcb().rcvNxt(), sent.segment().seq());
      if (isAhead && mayBeInterrupted(state, moment, next)) {
        Segment s = sent.segment();
        Segment head = new Segment(Control.ACK, s.seq(), s.ack(), 0, s.window(), 0, s.options());
        Sent interrupted = new Sent(sent.line(), head, sent.fate());
        sink.arrives(interrupted, state.taken(), state.earlier(), state.cost());
      }
    }
  }

  /**
   * Whether the host may send the wanted line between what the last arrival acknowledges (fifth)
   * and its text and FIN (seventh, eighth): who makes up for a loss sends as soon as an ACK lets
   * it, as hosts do.
   *
   * @rfc 9293 3.10.7.4
   */
  private boolean mayBeInterrupted(HostState state, Moment moment, int next) {
    Line wanted = moment.wanted();
    Tcb tcb = state.tcb();
    if (network == Network.RELIABLE
        || wanted == null
        || wanted.segment().length() == 0
        || !tcb.state().isSynchronized()
        || next != moment.peer().size() - 1) {
      return false;
    }
    Segment s = moment.peer().get(next).segment();
    return (s.control() & (Control.SYN | Control.RST)) == 0
        && s.isAck()
        && s.seqLength() > 0
        && Seq.isBefore(s.ack(), tcb.sndNxt())
        && tcb.sndUna() != tcb.sndNxt();
  }

  private boolean isInterrupted(HostState state, Moment moment, int next) {
    return mayBeInterrupted(state, moment, next)
        && !Seq.isBefore(state.tcb().sndUna(), moment.peer().get(next).segment().ack());
  }

  /** The index of the peer's segment that arrives next before the moment; their number if none. */
  private static int waiting(HostState state, Moment moment) {
    SentList peer = moment.peer();
    int next = state.taken();
    while (next < peer.size() && peer.get(next).isLost()) {
      next++;
    }
    return next < peer.size() && peer.get(next).line() < moment.now() ? next : peer.size();
  }

  /**
   * Owed as part of a later ACK (MUST-59), for what waits together is answered together; where
   * something is lost it may have been throttled too (RFC 5961 section 10).
   */
  @Override
  public List<Tcb> withholding(Tcb tcb) {
    Tcb owing = tcb.edit().ackDue(tcb.ackDue() | AckDue.NEWS).done();
    return switch (network) {
      case LOSSY -> List.of(tcb, owing);
      case RELIABLE -> List.of(owing);
    };
  }

  @Override
  public Discarding discarding() {
    return Discarding.SOME;
  }

  @Override
  public int arrived(HostState state) {
    return state.taken();
  }

  /** Where something is lost, what the ACK of an earlier arrival told may go out with another. */
  @Override
  public int drawing(HostState state) {
    return network == Network.RELIABLE ? state.taken() : Carried.ANY;
  }

  /** A backlog that is full ignores a SYN: it was seen, and is as good as lost. */
  @Override
  public boolean maySynBeIgnored() {
    return network == Network.LOSSY;
  }

  @Override
  public boolean allowsSending(HostState state, Moment moment) {
    int next = waiting(state, moment);
    return next == moment.peer().size() || isInterrupted(state, moment, next);
  }

  @Override
  public boolean allowsEnding(HostState state, Moment moment) {
    return waiting(state, moment) == moment.peer().size();
  }
}
