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
record Fill(Segment segment, Slide own, Slide peer, Floating floating, int slips) {

  /** What makes a segment another than one with the same numbers and text. */
  static final int COMPARED = Control.SYN | Control.FIN | Control.RST | Control.ACK;

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
    Slide own = Slide.NONE;
    Slide peer = Slide.NONE;
    if (line.given().seq()) {
      int at = emitted.seq();
      if (stated.seq() != at) {
        if (!(floating.has(from, at) && hasOwnSeq(emitted))) {
          return Optional.empty();
        }
        own = floating.slide(from, at, stated.seq());
      }
      next = hasOwnSeq(emitted) ? next.anchored(from, at) : next;
    }
    if (emitted.isAck() && !shorthand && line.given().ack()) {
      int at = emitted.ack();
      if (stated.ack() != at) {
        if (!floating.has(from.peer(), at)) {
          return Optional.empty();
        }
        peer = floating.slide(from.peer(), at, stated.ack());
      }
      next = next.anchored(from.peer(), at);
    }
    return Optional.of(new Fill(filled(emitted, stated, line, own, peer), own, peer, next, 0));
  }

  /** The line where what is written is one thing and what is meant another. */
  Fill meaning(Segment meant, int slips) {
    Segment meaning =
        new Segment(
            segment.control() | meant.control(),
            own.of(meant.seq()),
            meant.isAck() ? peer.of(meant.ack()) : 0,
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
  private static Segment filled(Segment emitted, Segment stated, Line line, Slide own, Slide peer) {
    Segment filled =
        new Segment(
            emitted.control() | (stated.control() & ORNAMENT),
            own.of(emitted.seq()),
            emitted.isAck() ? peer.of(emitted.ack()) : 0,
            stated.length(),
            line.given().window() ? stated.window() : emitted.window(),
            stated.urgent(),
            stated.options());
    return filled.equals(stated) ? stated : filled;
  }
}
