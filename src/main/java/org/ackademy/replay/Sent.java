package org.ackademy.replay;

import org.ackademy.tcp.Segment;

/**
 * A segment that was sent, all its numbers known.
 *
 * @param line its line, from 1; 0 and below for the scenario's earlier segments
 * @param segment the segment
 * @param fate whether it is said to be lost
 */
record Sent(int line, Segment segment, Line.Fate fate) {
  boolean isLost() {
    return fate == Line.Fate.LOST;
  }

  /** The same, moved along the circle: its own numbers, and those of the peer. */
  Sent shifted(Slide own, Slide peer) {
    Segment s = segment;
    Segment moved =
        new Segment(
            s.control(),
            own.of(s.seq()),
            s.isAck() ? peer.of(s.ack()) : s.ack(),
            s.length(),
            s.window(),
            s.urgent(),
            s.options());
    return new Sent(line, moved, fate);
  }
}
