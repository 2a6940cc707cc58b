package org.ackademy.notation.capture;

import org.ackademy.tcp.Control;
import org.ackademy.tcp.Seq;

/** What a connection's segments told of one of its hosts, enough to tell it from the next one. */
final class Track {
  /** How far behind the newest number an old segment of the same connection may be. */
  private static final int OLD_MAX = 1 << 30;

  /** How far a connection may have come whose SYN comes once more, or late. */
  private static final int YOUNG_MAX = 1 << 16;

  private boolean isSeen;
  private boolean hasSyn;
  private boolean hasFin;
  private boolean isSynAcknowledged;
  private boolean isFinAcknowledged;
  private int isn;
  private int last;
  private int finEnd;

  void sent(Dissector segment) {
    int control = segment.control;
    if ((control & Control.SYN) != 0) {
      if (!hasSyn || isn != segment.seq) {
        // Another number: the host has begun again, and what it sent before does not count.
        isSeen = false;
        isSynAcknowledged = false;
        hasFin = false;
        isFinAcknowledged = false;
      }
      hasSyn = true;
      isn = segment.seq;
    }
    int end =
        segment.seq + segment.length + (control & Control.FIN) + ((control & Control.SYN) >> 1);
    boolean isReset = (control & Control.RST) != 0;
    if (!isReset) {
      last = isSeen ? Seq.later(last, end) : end;
      isSeen = true;
    }
    if ((control & Control.FIN) != 0) {
      hasFin = true;
      finEnd = end;
    }
  }

  /** The peer has sent this acknowledgment number. */
  void acknowledged(int number) {
    isSynAcknowledged |= hasSyn && Seq.isBefore(isn, number);
    isFinAcknowledged |= hasFin && number == finEnd;
  }

  boolean isSynAcknowledged() {
    return isSynAcknowledged;
  }

  boolean isFinished() {
    return hasFin && isFinAcknowledged;
  }

  boolean isSeen() {
    return isSeen;
  }

  boolean hasSyn() {
    return hasSyn;
  }

  boolean hasSynWith(int number) {
    return hasSyn && isn == number;
  }

  /** Whether this can be the number of the SYN, which was not captured: little was sent since. */
  boolean hasBegunJustAfter(int number) {
    return !hasSyn && isSeen && Seq.isBefore(number, last) && last - number <= YOUNG_MAX;
  }

  /** Whether a segment with this number, of this host, can be of this connection. */
  boolean fits(int number) {
    boolean isFromStart = hasSyn && Seq.distance(isn, last) >= 0 && last - isn < OLD_MAX;
    return Seq.isWithin(isFromStart ? isn : last - OLD_MAX, number, last + 1);
  }
}
