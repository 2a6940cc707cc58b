package org.ackademy.replay;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.ackademy.tcp.Options.Timestamps;
import org.ackademy.tcp.Segment;
import org.ackademy.tcp.Seq;

/**
 * The timestamps of one host's segments, in the order of sending. A connection begins anew with a
 * SYN of another number, and its clock with it.
 *
 * @see Carried
 */
final class Stamps {
  private final Map<Integer, Integer> firstOf = new HashMap<>();
  private Optional<Timestamps> newest = Optional.empty();
  private Optional<Integer> echoed = Optional.empty();
  private Optional<Integer> syn = Optional.empty();

  /**
   * Notes a segment.
   *
   * @param index its index in the list of the host's segments
   */
  void note(int index, Sent sent) {
    Segment segment = sent.segment();
    if (segment.isSyn() && !syn.equals(Optional.of(segment.seq()))) {
      syn = Optional.of(segment.seq());
      newest = Optional.empty();
      echoed = Optional.empty();
    }
    if (segment.options().timestamps().isEmpty()) {
      return;
    }
    Timestamps stamp = segment.options().timestamps().get();
    if (!sent.isLost()) {
      firstOf.putIfAbsent(stamp.value(), index);
    }
    if (!segment.isRst()) {
      newest = Optional.of(stamp);
      if (segment.isAck() && echoed.filter(e -> !Seq.isBefore(e, stamp.echo())).isEmpty()) {
        echoed = Optional.of(stamp.echo());
      }
    }
  }

  /** The TSval of the connection's newest segment; resets do not count. */
  Optional<Integer> newest() {
    return newest.map(Timestamps::value);
  }

  /** The furthest TSecr of the connection. */
  Optional<Integer> echoed() {
    return echoed;
  }

  /** Whether one of the first so many segments had this TSval and was not lost. */
  boolean hasWithin(int value, int count) {
    Integer index = firstOf.get(value);
    return index != null && index < count;
  }

  /** Whether nothing that could arrive had a timestamp. */
  boolean isEmpty() {
    return firstOf.isEmpty();
  }
}
