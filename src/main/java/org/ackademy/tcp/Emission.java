package org.ackademy.tcp;

import org.ackademy.tcp.Tcb.AckDue;

/** The forms of the segments that a host sends by itself. */
final class Emission {
  private Emission() {}

  /**
   * {@code <SEQ=SND.NXT><ACK=RCV.NXT><CTL=ACK>}.
   *
   * @rfc 9293 3.10.7.4
   */
  static Segment ack(Tcb tcb) {
    return Segment.of(Control.ACK, tcb.sndNxt(), tcb.rcvNxt(), tcb.windowField());
  }

  /** {@code <SEQ=ISS><CTL=SYN>}, its window never scaled (RFC 7323 section 2.2). */
  static Segment syn(Tcb tcb, int octets) {
    return new Segment(
        Control.SYN, tcb.iss(), 0, octets, unscaledWindow(tcb), 0, tcb.agreed().own());
  }

  /** {@code <SEQ=ISS><ACK=RCV.NXT><CTL=SYN,ACK>}. */
  static Segment synAck(Tcb tcb) {
    return new Segment(
        Control.SYN | Control.ACK,
        tcb.iss(),
        tcb.rcvNxt(),
        0,
        unscaledWindow(tcb),
        0,
        tcb.agreed().own());
  }

  private static int unscaledWindow(Tcb tcb) {
    return Math.min(tcb.rcvWnd(), Segment.FIELD_MAX);
  }

  /** A segment of the synchronized states, with what else it carries. */
  static Segment carrying(Tcb tcb, int control, int seq, int octets) {
    return new Segment(
        control | Control.ACK, seq, tcb.rcvNxt(), octets, tcb.windowField(), 0, Options.NONE);
  }

  /** No text at SND.UNA, where urgent text is to come: the next octet at least. */
  static Segment urging(Tcb tcb) {
    return new Segment(
        Control.URG | Control.ACK,
        tcb.sndUna(),
        tcb.rcvNxt(),
        0,
        tcb.windowField(),
        1,
        Options.NONE);
  }

  /**
   * The reset that a segment draws where there is no connection, or where it acknowledges what was
   * never sent.
   *
   * @rfc 9293 3.5.2
   */
  static Segment resetFor(Segment offending) {
    return offending.isAck()
        ? Segment.of(Control.RST, offending.ack(), 0, 0)
        : Segment.of(Control.RST | Control.ACK, 0, offending.end(), 0);
  }

  /** The reset of an ABORT; {@code control} is RST, with or without ACK. */
  static Segment abort(Tcb tcb, int control) {
    int ack = (control & Control.ACK) == 0 ? 0 : tcb.rcvNxt();
    return Segment.of(control, tcb.sndNxt(), ack, 0);
  }

  /** Sends what carries the current acknowledgment: none is due any more. */
  static Step sending(Tcb tcb, Segment segment) {
    boolean due = tcb.ackDue() != AckDue.NOTHING;
    return Step.sending(due ? tcb.edit().ackDue(AckDue.NOTHING).done() : tcb, segment);
  }
}
