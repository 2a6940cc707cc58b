package org.ackademy.notation.capture;

import org.ackademy.tcp.Control;
import org.jspecify.annotations.Nullable;

/**
 * The connections of one pair of addresses and ports: the one that runs, and the one before.
 *
 * <p>A SYN begins another connection where the one that runs has ended (a reset, or both FINs
 * acknowledged) or was under way before the capture began, and the SYN's number is not that of a
 * SYN which the same host sent in it. Otherwise it is of the one that runs: a retransmission, the
 * other half of a simultaneous open, an old duplicate (RFC 9293 figure 8) or a host that forgot the
 * connection (figure 9).
 *
 * @rfc 9293 3.5
 */
final class Pair {
  private Connection current;
  private @Nullable Connection previous;

  Pair(Connection first) {
    this.current = first;
  }

  /** The connection that the segment is of; null where it begins a new one. */
  @Nullable Connection of(Dissector segment) {
    if ((segment.control & (Control.SYN | Control.ACK)) == Control.SYN) {
      return current.endsBefore(segment) ? null : current;
    }
    // Late segments of the connection before, and answers to the new SYN from whoever still has
    // the old one.
    boolean isLate =
        previous != null && current.isOpening() && !current.fits(segment) && previous.fits(segment);
    return isLate ? previous : current;
  }

  void begin(Connection next) {
    previous = current;
    current = next;
  }
}
