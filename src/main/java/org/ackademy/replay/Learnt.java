package org.ackademy.replay;

import org.ackademy.replay.Firsts.First;
import org.ackademy.tcp.Segment;

/** What a host may have learnt to have been acknowledged of its own numbers, exactly up to each. */
final class Learnt {
  private final Unrolled own;
  private final Unrolled peer;
  private final Firsts points = new Firsts();
  private long atFirst = Long.MIN_VALUE;
  private long expectedAtFirst = Long.MIN_VALUE;

  /**
   * Nothing yet.
   *
   * @param own the numbers of the one that acknowledges
   * @param peer those of the host
   */
  Learnt(Unrolled own, Unrolled peer) {
    this.own = own;
    this.peer = peer;
  }

  /** The host starts with so much of its own acknowledged. */
  void start(long una) {
    atFirst = una;
  }

  /** The host starts where it expects this number next. */
  void expecting(long next) {
    expectedAtFirst = next;
  }

  /**
   * It was sent a segment with an acknowledgment: where it had taken that in before, it does not
   * look at what it acknowledges.
   *
   * @param received how far it had taken in what was sent before, at least
   */
  void note(Sent sent, long received) {
    Segment s = sent.segment();
    long next = Math.max(received, expectedAtFirst);
    boolean isOld =
        s.seqLength() == 0 ? own.at(s.seq()) < next : own.at(s.end()) <= next && !s.isSyn();
    if (!isOld) {
      points.put(peer.at(s.ack()), sent.line(), 0);
    }
  }

  /** The line by which it can know this first; 0 where that was before the first. */
  int at(long point) {
    First first = points.at(point);
    return point == atFirst ? 0 : first == null ? Told.NEVER : first.line();
  }
}
