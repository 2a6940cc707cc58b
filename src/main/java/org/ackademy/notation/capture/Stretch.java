package org.ackademy.notation.capture;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.ackademy.replay.Line;
import org.ackademy.replay.Side;
import org.ackademy.tcp.Segment;
import org.ackademy.tcp.Seq;

/**
 * What a host had sent, and its peer may not have received, when a capture began in the middle.
 *
 * <p>SND.NXT is the number of its first segment, or what the peer acknowledged before that, if it
 * is later. SND.UNA is one before the earliest number that any of its segments or the peer's
 * acknowledgments names, so that there is an octet at least: the peer's first ACK answers
 * something.
 *
 * @param una SND.UNA
 * @param nxt SND.NXT
 * @param cuts where the segments in which it was sent ended, as the numbers of the lines tell; the
 *     last one is {@code nxt}
 * @param acknowledged what the peer acknowledged first
 * @param again what was seen of it afterwards
 * @rfc 9293 3.3.1
 */
record Stretch(int una, int nxt, List<Integer> cuts, int acknowledged, List<Segment> again) {
  /** The most segments that are told apart; what lies behind them counts as one. */
  static final int CUTS_MAX = 64;

  Stretch {
    cuts = List.copyOf(cuts);
    again = List.copyOf(again);
  }

  /** Whether the peer must have received this part before: it acknowledges it, or later does. */
  boolean hasArrived(int from, int to) {
    return Seq.isAtOrBefore(to, acknowledged)
        || again.stream()
            .noneMatch(s -> Seq.isAtOrBefore(s.textStart(), from) && Seq.isAtOrBefore(to, s.end()));
  }

  static Stretch of(Side side, List<Line> lines) {
    int nxt = sndNxt(side, lines);
    List<Integer> back = new ArrayList<>();
    var again = new ArrayList<Segment>();
    int una = nxt;
    for (Line line : lines) {
      Segment segment = line.segment();
      if (line.from() == side) {
        una = earlier(una, segment.seq());
        if (Seq.isBefore(segment.seq(), nxt)) {
          again.add(segment);
        }
        back.add(nxt - segment.seq());
        back.add(nxt - segment.end());
      } else if (segment.isAck()) {
        una = earlier(una, segment.ack());
        back.add(nxt - segment.ack());
      }
    }
    int most = nxt - (una - 1);
    List<Integer> cuts =
        back.stream()
            .filter(distance -> distance > 0 && distance < most)
            .distinct()
            .sorted(Comparator.reverseOrder())
            .limit(CUTS_MAX - 1L)
            .map(distance -> nxt - distance)
            .toList();
    var all = new ArrayList<>(cuts);
    all.add(nxt);
    return new Stretch(una - 1, nxt, all, firstAck(side.peer(), lines, nxt), again);
  }

  /** Numbers further behind than a window can be are not of this stretch. */
  private static int earlier(int number, int other) {
    boolean isNear = number - other <= Segment.LENGTH_MAX;
    return Seq.isBefore(other, number) && isNear ? other : number;
  }

  private static int firstAck(Side by, List<Line> lines, int otherwise) {
    return lines.stream()
        .filter(line -> line.from() == by && line.segment().isAck())
        .mapToInt(line -> line.segment().ack())
        .findFirst()
        .orElse(otherwise);
  }

  private static int sndNxt(Side side, List<Line> lines) {
    boolean isKnown = false;
    int nxt = 0;
    for (Line line : lines) {
      Segment segment = line.segment();
      if (line.from() == side && !(isKnown && segment.isRst())) {
        return isKnown ? Seq.later(nxt, segment.seq()) : segment.seq();
      }
      if (line.from() != side && segment.isAck()) {
        nxt = isKnown ? Seq.later(nxt, segment.ack()) : segment.ack();
        isKnown = true;
      }
    }
    return nxt;
  }
}
