package org.ackademy.tcp;

import org.ackademy.tcp.Event.Arrive;
import org.ackademy.tcp.Event.Fresh;
import org.ackademy.tcp.Rules.Change;
import org.ackademy.tcp.Tcb.AckDue;
import org.ackademy.tcp.Tcb.Agreed;
import org.ackademy.tcp.Tcb.Fin;
import org.ackademy.tcp.Tcb.Origin;

/** SEGMENT ARRIVES before a connection is agreed: CLOSED, LISTEN, SYN-SENT. */
final class OpeningArrival {
  private OpeningArrival() {}

  /**
   * No connection: everything but a reset is answered by one.
   *
   * @rfc 9293 3.10.7.1
   */
  static Step inClosed(Rules rules, Tcb tcb, Segment segment) {
    boolean silent = rules.have(Change.CLOSED_IS_SILENT);
    return segment.isRst() || silent ? Step.to(tcb) : Step.sending(tcb, Emission.resetFor(segment));
  }

  /**
   * A listener.
   *
   * @rfc 9293 3.10.7.2
   */
  static Step inListen(Rules rules, Tcb tcb, Arrive e) {
    Segment segment = e.segment();
    if (segment.isRst()) {
      return Step.to(tcb);
    }
    if (segment.isAck()) {
      return Step.sending(tcb, Emission.resetFor(segment));
    }
    return segment.isSyn() ? accept(rules, tcb, e) : Step.to(tcb);
  }

  /** Takes a SYN: from LISTEN, or from TIME-WAIT where that is reopened. */
  static Step accept(Rules rules, Tcb tcb, Arrive e) {
    Segment segment = e.segment();
    Fresh fresh = e.fresh();
    Tcb received =
        withSynTaken(Tcb.listen(tcb.rcvWnd()), segment, e.reading())
            .edit()
            .state(TcpState.SYN_RECEIVED)
            .iss(fresh.iss())
            .sndUna(fresh.iss())
            .sndNxt(fresh.iss() + 1)
            .agreed(new Agreed(fresh.options(), segment.options()))
            .done();
    if (rules.have(Change.ACK_AND_SYN_APART)) {
      Tcb silent = received.edit().sndNxt(fresh.iss()).done();
      return Step.sending(silent, Emission.ack(silent));
    }
    return Step.sending(
        rules.have(Change.SYN_ACK_ESTABLISHES)
            ? received.edit().state(TcpState.ESTABLISHED).done()
            : received,
        Emission.synAck(received));
  }

  /** Notes the peer's SYN; its text waits until the connection is established, or is taken. */
  private static Tcb withSynTaken(Tcb tcb, Segment segment, Reading reading) {
    int text = segment.textStart();
    int room = Math.min(segment.length(), tcb.rcvWnd());
    int textEnd = text + room;
    boolean takes = reading == Reading.TAKE_SYN_TEXT;
    boolean holds = !takes && reading != Reading.DROP_SYN_TEXT;
    Held held = holds ? Held.NOTHING.with(text, textEnd) : Held.NOTHING;
    if (holds && segment.isFin() && room == segment.length()) {
      held = Held.NOTHING.withFin(text, textEnd);
    }
    return tcb.edit()
        .irs(segment.seq())
        .tsRecent(segment.options().timestamps().map(Options.Timestamps::value).orElse(0))
        .rcvNxt(takes ? textEnd : text)
        .rcvUp(segment.has(Control.URG) ? Seq.later(text, segment.seq() + segment.urgent()) : text)
        .held(held)
        .sndWnd(segment.window())
        .sndWndMax(segment.window())
        .sndWl1(segment.seq())
        .sndWl2(segment.isAck() ? segment.ack() : 0)
        .done();
  }

  /**
   * SYN-SENT: ACK, RST, SYN, in this order.
   *
   * @rfc 9293 3.10.7.3
   */
  static Step inSynSent(Rules rules, Tcb tcb, Arrive e) {
    Segment segment = e.segment();
    boolean acceptable =
        segment.isAck()
            && Seq.isBefore(tcb.iss(), segment.ack())
            && Seq.isAtOrBefore(segment.ack(), tcb.sndNxt());
    if (segment.isAck() && !acceptable) {
      return segment.isRst() ? Step.to(tcb) : Step.sending(tcb, Emission.resetFor(segment));
    }
    if (segment.isRst()) {
      return acceptable || rules.have(Change.ANY_RST_KILLS)
          ? Arrival.ended(rules, tcb, segment, Signal.CONNECTION_RESET)
          : Step.to(tcb);
    }
    boolean apart = rules.have(Change.ACK_AND_SYN_APART);
    if (!segment.isSyn()) {
      return Step.to(apart && acceptable ? tcb.edit().sndUna(segment.ack()).done() : tcb);
    }
    Tcb agreed =
        withSynTaken(tcb, segment, e.reading())
            .edit()
            .agreed(new Agreed(tcb.agreed().own(), segment.options()))
            .done();
    if (apart && !tcb.isSynUnacknowledged()) {
      return establish(rules, agreed, tcb.sndUna());
    }
    return acceptable ? establish(rules, agreed, segment.ack()) : crossed(rules, agreed, e.fresh());
  }

  private static Step establish(Rules rules, Tcb tcb, int una) {
    Tcb established =
        tcb.edit()
            .state(tcb.fin() == Fin.QUEUED ? TcpState.FIN_WAIT_1 : TcpState.ESTABLISHED)
            .sndUna(una)
            .ackDue(AckDue.NEWS)
            .done();
    return Arrival.takeIn(rules, established);
  }

  /** The SYNs crossed. */
  private static Step crossed(Rules rules, Tcb tcb, Fresh fresh) {
    Tcb received = tcb.edit().state(TcpState.SYN_RECEIVED).origin(Origin.ACTIVE).done();
    Tcb answering =
        rules.have(Change.CROSSING_SYNS_MAKE_TWO) && fresh.iss() != received.sndNxt()
            ? received.edit().iss(fresh.iss()).done()
            : received;
    return Step.sending(received, Emission.synAck(answering));
  }
}
