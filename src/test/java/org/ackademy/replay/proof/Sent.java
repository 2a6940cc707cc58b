package org.ackademy.replay.proof;

import org.ackademy.replay.Line;
import org.ackademy.replay.Side;
import org.ackademy.tcp.Control;
import org.ackademy.tcp.Options;
import org.ackademy.tcp.Segment;

/**
 * A segment as the oracle knows it: no windows, no options.
 *
 * @param control the control bits
 * @param seq SEG.SEQ
 * @param ack SEG.ACK, 0 where the ACK bit is clear
 * @param length octets of text
 */
record Sent(int control, int seq, int ack, int length) {
  static final int SYN_ACK = Control.SYN | Control.ACK;
  static final int FIN_ACK = Control.FIN | Control.ACK;
  static final int RST_ACK = Control.RST | Control.ACK;

  Sent {
    ack = (control & Control.ACK) == 0 ? 0 : ack;
  }

  static Sent of(Segment segment) {
    return new Sent(
        segment.control() & ~Control.PSH, segment.seq(), segment.ack(), segment.length());
  }

  boolean has(int bit) {
    return (control & bit) != 0;
  }

  boolean syn() {
    return has(Control.SYN);
  }

  boolean fin() {
    return has(Control.FIN);
  }

  boolean rst() {
    return has(Control.RST);
  }

  boolean acks() {
    return has(Control.ACK);
  }

  /** SEG.LEN. */
  int space() {
    return length + (syn() ? 1 : 0) + (fin() ? 1 : 0);
  }

  Line from(Side side, Line.Fate fate) {
    return new Line(
        side, new Segment(control, seq, ack, length, 0, 0, Options.NONE), Line.Given.NUMBERS, fate);
  }
}
