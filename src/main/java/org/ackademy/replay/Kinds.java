package org.ackademy.replay;

import org.ackademy.tcp.Segment;

/** What a segment is told by. */
final class Kinds {
  private Kinds() {}

  static Goal.Kind of(Segment segment) {
    if (segment.isRst()) {
      return Goal.Kind.RST;
    }
    if (segment.isSyn()) {
      return segment.isAck() ? Goal.Kind.SYN_ACK : Goal.Kind.SYN;
    }
    if (segment.isFin()) {
      return Goal.Kind.FIN;
    }
    return segment.length() > 0 ? Goal.Kind.DATA : Goal.Kind.ACK;
  }
}
