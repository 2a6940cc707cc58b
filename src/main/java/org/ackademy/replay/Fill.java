package org.ackademy.replay;

import java.util.Optional;
import org.ackademy.tcp.Control;
import org.ackademy.tcp.Options;
import org.ackademy.tcp.Segment;

/**
 * A line that some explanation produces, its free numbers filled in.
 *
 * @param segment the line's segment with all its numbers
 * @param own how far the sender's numbers move along the circle to fit, where they floated
 * @param peer how far the peer's do
 * @param floating what floats from now on
 * @param slips how many of its numbers the way of counting has otherwise, see {@link Writing}
 */
record Fill(Segment segment, int own, int peer, Floating floating, int slips) {

  private static final int COMPARED = Control.SYN | Control.FIN | Control.RST | Control.ACK;
  private static final int ORNAMENT = Control.PSH | Control.URG | Control.ECE | Control.CWR;

  /** The line filled in from the segment that a host emits, if it is that line. */
  static Optional<Fill> of(Segment emitted, Line line, Floating floating, Scenario scenario) {
    Segment stated = line.segment();
    boolean shorthand = isShorthand(emitted, stated, scenario);
    int control = shorthand ? stated.control() | Control.ACK : stated.control();
    if ((control & COMPARED) != (emitted.control() & COMPARED)
        || stated.length() != emitted.length()) {
      return Optional.empty();
    }
    Side from = line.from();
    Floating next = floating;
    int own = 0;
    int peer = 0;
    if (line.given().seq()) {
      own = stated.seq() - emitted.seq();
      if (own != 0 && !(floating.of(from) && hasOwnSeq(emitted))) {
        return Optional.empty();
      }
      next = hasOwnSeq(emitted) ? next.anchored(from) : next;
    }
    if (emitted.isAck() && !shorthand && line.given().ack()) {
      peer = stated.ack() - emitted.ack();
      if (peer != 0 && !floating.of(from.peer())) {
        return Optional.empty();
      }
      next = next.anchored(from.peer());
    }
    return Optional.of(new Fill(filled(emitted, stated, line, own, peer), own, peer, next, 0));
  }

  /** The line where what is written is one thing and what is meant another. */
  Fill meaning(Segment meant, int slips) {
    Segment meaning =
        new Segment(
            segment.control() | meant.control(),
            meant.seq() + own,
            meant.isAck() ? meant.ack() + peer : 0,
            segment.length(),
            segment.window(),
            segment.urgent(),
            segment.options());
    return new Fill(meaning, own, peer, floating, slips);
  }

  /** The same line with other options. */
  Fill carrying(Options options) {
    Segment s = segment;
    Segment other =
        new Segment(s.control(), s.seq(), s.ack(), s.length(), s.window(), s.urgent(), options);
    return new Fill(other, own, peer, floating, slips);
  }

  private static boolean isShorthand(Segment emitted, Segment stated, Scenario scenario) {
    return scenario.shorthand() == Scenario.Shorthand.ALLOWED
        && !stated.isAck()
        && emitted.isAck()
        && !emitted.isSyn()
        && !emitted.isRst();
  }

  /** The reset of a segment without ACK has the number 0, which is nobody's. */
  private static boolean hasOwnSeq(Segment emitted) {
    return !(emitted.isRst() && emitted.isAck() && emitted.seq() == 0);
  }

  /** Most often it is the line's own segment, and that is not kept twice. */
  private static Segment filled(Segment emitted, Segment stated, Line line, int own, int peer) {
    Segment filled =
        new Segment(
            emitted.control() | (stated.control() & ORNAMENT),
            emitted.seq() + own,
            emitted.isAck() ? emitted.ack() + peer : 0,
            stated.length(),
            line.given().window() ? stated.window() : emitted.window(),
            stated.urgent(),
            stated.options());
    return filled.equals(stated) ? stated : filled;
  }
}
