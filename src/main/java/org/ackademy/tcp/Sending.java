package org.ackademy.tcp;

import org.ackademy.tcp.Rules.Change;
import org.ackademy.tcp.Tcb.AckDue;
import org.ackademy.tcp.Tcb.Fin;

/** What a host sends in its own time: data, acknowledgments, what is sent again, probes. */
final class Sending {
  private Sending() {}

  /**
   * Cuts queued octets into a segment, with the FIN that is queued behind them if it is the last.
   *
   * @rfc 9293 3.10.2
   */
  static Step transmit(Rules rules, Tcb tcb, Event.Transmit e) {
    boolean sendsFin = e.fin() == Fin.SENT;
    boolean finReady = tcb.fin() == Fin.QUEUED && e.octets() == tcb.queued();
    if (!maySendText(rules, tcb)
        || (sendsFin && !finReady)
        || (!sendsFin && e.octets() == 0)
        || e.octets() > tcb.queued()
        || e.octets() > tcb.usableWindow()) {
      return Step.impossible(tcb);
    }
    return sendingNew(tcb, e.octets(), sendsFin ? Control.FIN : 0);
  }

  private static boolean maySendText(Rules rules, Tcb tcb) {
    if (rules.have(Change.TEXT_AFTER_FIN) && tcb.fin() == Fin.SENT) {
      return true;
    }
    boolean early = rules.have(Change.SYN_ACK_ESTABLISHES);
    return switch (tcb.state()) {
      // In CLOSING too: the peer's FIN may come while data, and our FIN behind it, still queue.
      case ESTABLISHED, CLOSE_WAIT, FIN_WAIT_1, CLOSING ->
          tcb.fin() != Fin.SENT && (early || !tcb.isSynUnacknowledged());
      case CLOSED, LISTEN, SYN_SENT, SYN_RECEIVED, FIN_WAIT_2, LAST_ACK, TIME_WAIT -> false;
    };
  }

  private static Step sendingNew(Tcb tcb, int octets, int fin) {
    return sending(tcb, tcb.sndNxt(), octets, octets, fin);
  }

  /** Sends octets of which the last {@code fresh} were queued, and the FIN behind them. */
  private static Step sending(Tcb tcb, int seq, int octets, int fresh, int fin) {
    Segment segment = Emission.carrying(tcb, fin, seq, octets);
    Tcb.Draft next =
        tcb.edit().queued(tcb.queued() - fresh).sndNxt(tcb.sndNxt() + fresh + (fin & 1));
    if (fin != 0) {
      next.fin(Fin.SENT);
      if (tcb.state() == TcpState.CLOSE_WAIT) {
        next.state(TcpState.LAST_ACK);
      }
    }
    return Emission.sending(next.done(), segment);
  }

  /**
   * An acknowledgment that is due.
   *
   * @rfc 9293 3.8.6.3
   */
  static Step acknowledge(Rules rules, Tcb tcb) {
    if (tcb.ackDue() == AckDue.NOTHING) {
      return Step.impossible(tcb);
    }
    boolean ends = rules.have(Change.FIN_CLOSES_BOTH) && tcb.state() == TcpState.CLOSE_WAIT;
    return ends
        ? Step.sending(Tcb.closed(tcb.rcvWnd()), Emission.ack(tcb))
        : Emission.sending(tcb, Emission.ack(tcb));
  }

  /**
   * Sends again what is not all acknowledged.
   *
   * @rfc 9293 3.8.1
   */
  static Step retransmit(Rules rules, Tcb tcb, Event.Retransmit e) {
    boolean syn = (e.control() & Control.SYN) != 0;
    boolean fin = (e.control() & Control.FIN) != 0;
    int end = e.seq() + (syn ? 1 : 0) + e.octets() + (fin ? 1 : 0);
    if (fin && rules.have(Change.FIN_ONCE)) {
      return Step.impossible(tcb);
    }
    if (syn
        && rules.have(Change.ACK_AND_SYN_APART)
        && tcb.state() == TcpState.SYN_RECEIVED
        && tcb.sndNxt() == tcb.iss()) {
      return Step.sending(tcb.edit().sndNxt(end).done(), Emission.syn(tcb, 0));
    }
    return switch (tcb.state()) {
      case CLOSED, LISTEN, FIN_WAIT_2, TIME_WAIT -> Step.impossible(tcb);
      case SYN_SENT ->
          syn && !fin && e.seq() == tcb.iss() && Seq.isAtOrBefore(end, tcb.sndNxt())
              ? Step.sending(tcb, Emission.syn(tcb, e.octets()))
              : Step.impossible(tcb);
      case SYN_RECEIVED, ESTABLISHED, FIN_WAIT_1, CLOSE_WAIT, CLOSING, LAST_ACK ->
          syn ? retransmitSynAck(tcb, e) : retransmitText(rules, tcb, e, end, fin);
    };
  }

  private static Step retransmitSynAck(Tcb tcb, Event.Retransmit e) {
    boolean possible =
        tcb.isSynUnacknowledged()
            && e.seq() == tcb.iss()
            && e.octets() == 0
            && e.control() == Control.SYN;
    return possible ? Emission.sending(tcb, Emission.synAck(tcb)) : Step.impossible(tcb);
  }

  private static Step retransmitText(
      Rules rules, Tcb tcb, Event.Retransmit e, int end, boolean fin) {
    int firstText = tcb.iss() + 1;
    int textEnd = tcb.fin() == Fin.SENT ? tcb.sndNxt() - 1 : tcb.sndNxt();
    int more = Math.max(0, Seq.distance(textEnd, e.seq() + e.octets()));
    boolean joins = more > 0 || (fin && tcb.fin() != Fin.SENT);
    boolean finFits = !fin || joins || end == tcb.sndNxt();
    boolean possible =
        finFits
            && !(e.octets() == 0 && !fin)
            // Text that was on a SYN waits until the SYN is acknowledged.
            && !(e.octets() > 0 && tcb.isSynUnacknowledged())
            && Seq.isAtOrBefore(firstText, e.seq())
            && (!joins || mayJoin(rules, tcb, e, more, fin))
            && Seq.isBefore(tcb.sndUna(), end);
    if (!possible) {
      return Step.impossible(tcb);
    }
    return joins
        ? sending(tcb, e.seq(), e.octets(), more, fin ? Control.FIN : 0)
        : Emission.sending(tcb, Emission.carrying(tcb, fin ? Control.FIN : 0, e.seq(), e.octets()));
  }

  /** Whether new octets, or a new FIN, may go out behind old octets. */
  private static boolean mayJoin(Rules rules, Tcb tcb, Event.Retransmit e, int more, boolean fin) {
    return maySendText(rules, tcb)
        && Seq.isBefore(e.seq(), tcb.sndNxt())
        && Seq.isBefore(tcb.sndUna(), tcb.sndNxt())
        && more <= tcb.queued()
        && more <= tcb.usableWindow()
        && (!fin
            || (tcb.fin() == Fin.QUEUED
                && more == tcb.queued()
                && Seq.isAtOrBefore(tcb.sndNxt(), e.seq() + e.octets())));
  }

  /**
   * Probes a window that is closed with one new octet.
   *
   * @rfc 9293 3.8.6.1
   */
  static Step probeWithOctet(Rules rules, Tcb tcb) {
    return maySendText(rules, tcb) && tcb.queued() > 0 && tcb.sndWnd() == 0
        ? sendingNew(tcb, 1, 0)
        : Step.impossible(tcb);
  }

  /** TIME-WAIT has turned off all timers but its own (3.10.7.4, eighth). */
  private static boolean hasTimers(Tcb tcb) {
    return tcb.state().isSynchronized() && tcb.state() != TcpState.TIME_WAIT;
  }

  /**
   * Probes a window that is closed with a number that was acknowledged already.
   *
   * @rfc 9293 3.8.6.1
   */
  static Step probeBehind(Tcb tcb, int octets) {
    boolean possible = hasTimers(tcb) && tcb.sndWnd() == 0 && octets <= 1;
    return possible
        ? Emission.sending(tcb, Emission.carrying(tcb, 0, tcb.sndUna() - 1, octets))
        : Step.impossible(tcb);
  }

  /**
   * Tells of urgent text that a closed window holds back: a window of zero lets URG through
   * (3.10.7.4, first), and text for it has to be there or to come.
   *
   * @rfc 9293 3.8.5
   * @rfc 9293 3.8.6.1
   */
  static Step probeUrgently(Rules rules, Tcb tcb) {
    int end = tcb.fin() == Fin.SENT ? tcb.sndNxt() - 1 : tcb.sndNxt();
    boolean hasText = maySendText(rules, tcb) || Seq.isBefore(tcb.sndUna(), end);
    boolean possible = hasTimers(tcb) && tcb.sndWnd() == 0 && hasText && !tcb.isSynUnacknowledged();
    return possible ? Emission.sending(tcb, Emission.urging(tcb)) : Step.impossible(tcb);
  }

  /**
   * Keep-alive: only where nothing is outstanding.
   *
   * @rfc 9293 3.8.4
   */
  static Step keepAlive(Tcb tcb, int octets) {
    boolean possible = hasTimers(tcb) && tcb.sndUna() == tcb.sndNxt() && octets <= 1;
    return possible
        ? Emission.sending(tcb, Emission.carrying(tcb, 0, tcb.sndNxt() - 1, octets))
        : Step.impossible(tcb);
  }
}
