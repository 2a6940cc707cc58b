package org.ackademy.notation.capture;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.ackademy.replay.Line;
import org.ackademy.replay.Side;
import org.ackademy.tcp.Options;
import org.ackademy.tcp.Segment;
import org.ackademy.tcp.Seq;

/**
 * What a host had sent, and its peer may not have received, when a capture began in the middle.
 *
 * <p>SND.NXT is the furthest number that any line names and no line before has sent. SND.UNA is one
 * before the earliest number that any of its segments or the peer's acknowledgments names, so that
 * there is an octet at least: the peer's first ACK answers something.
 *
 * @param una SND.UNA
 * @param nxt SND.NXT
 * @param cuts where the segments in which it was sent ended, as the numbers of the lines tell; the
 *     last one is {@code nxt}
 * @param arrived the ends of those segments that the peer must have received before
 * @param fin the end of its FIN, where that had been sent
 * @param answered what the peer had acknowledged, as resets show that answer it
 * @rfc 9293 3.3.1
 */
record Stretch(
    int una,
    int nxt,
    List<Integer> cuts,
    Set<Integer> arrived,
    OptionalInt fin,
    Set<Integer> answered) {
  /** The most segments that are told apart; what lies behind them counts as one. */
  static final int CUTS_MAX = 64;

  Stretch {
    cuts = List.copyOf(cuts);
    arrived = Set.copyOf(arrived);
    answered = Set.copyOf(answered);
  }

  static Stretch of(Side side, List<Line> lines) {
    int nxt = sndNxt(side, lines);
    List<Integer> back = new ArrayList<>();
    int una = nxt;
    for (Line line : lines) {
      Segment segment = line.segment();
      if (line.from() == side) {
        una = earlier(una, segment.seq());
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
    return new Stretch(
        una - 1,
        nxt,
        all,
        arrived(side, lines, una - 1, all),
        fin(side, lines, nxt),
        answered(side, lines, nxt));
  }

  /** Numbers further behind than a window can be are not of this stretch. */
  private static int earlier(int number, int other) {
    boolean isNear = number - other <= Segment.LENGTH_MAX;
    return Seq.isBefore(other, number) && isNear ? other : number;
  }

  private static Set<Integer> arrived(Side side, List<Line> lines, int una, List<Integer> cuts) {
    int first = firstAck(side.peer(), lines, cuts.getLast());
    var arrived = new HashSet<Integer>();
    int from = una;
    for (int to : cuts) {
      if (Seq.isAtOrBefore(to, first) || isTakenBeforeSeen(side, lines, from, to)) {
        arrived.add(to);
      }
      from = to;
    }
    return arrived;
  }

  private static int firstAck(Side by, List<Line> lines, int otherwise) {
    return lines.stream()
        .filter(line -> line.from() == by && line.segment().isAck())
        .mapToInt(line -> line.segment().ack())
        .findFirst()
        .orElse(otherwise);
  }

  /** Whether the peer acknowledges these octets before a line shows them. */
  private static boolean isTakenBeforeSeen(Side side, List<Line> lines, int from, int to) {
    for (Line line : lines) {
      Segment segment = line.segment();
      if (line.from() == side) {
        if (Seq.isAtOrBefore(segment.textStart(), from) && Seq.isAtOrBefore(to, segment.end())) {
          return false;
        }
      } else if (segment.isAck() && isTaken(segment, from, to)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isTaken(Segment ack, int from, int to) {
    boolean isAcknowledged = isNear(to, ack.ack()) && Seq.isAtOrBefore(to, ack.ack());
    return isAcknowledged
        || ack.options().sackBlocks().stream()
            .anyMatch(b -> Seq.isAtOrBefore(b.left(), from) && Seq.isAtOrBefore(to, b.right()));
  }

  /** SND.NXT then: whatever a later line shows of it, and no line before that one has sent. */
  private static int sndNxt(Side side, List<Line> lines) {
    boolean isKnown = false;
    int nxt = 0;
    int sent = 0;
    var ends = new HashSet<Integer>();
    for (Line line : lines) {
      Segment segment = line.segment();
      boolean isOwn = line.from() == side;
      if (!isOwn && !segment.isAck()) {
        continue;
      }
      int shown = isOwn ? segment.seq() : furthest(segment);
      if (!isKnown) {
        nxt = shown;
        sent = nxt;
        isKnown = true;
      } else if (Seq.isBefore(sent, shown) && isNear(sent, shown)) {
        nxt = shown;
        sent = shown;
      } else if (!isOwn
          && Seq.isBefore(nxt, shown)
          && isNear(nxt, shown)
          && !ends.contains(shown)) {
        // No segment since then ended there: an earlier one did.
        nxt = shown;
      }
      if (isOwn) {
        ends.add(segment.end());
      }
      if (isOwn && isNear(sent, segment.end())) {
        sent = Seq.later(sent, segment.end());
      }
    }
    return nxt;
  }

  /** The furthest of the peer's numbers that a segment names. */
  private static int furthest(Segment segment) {
    int furthest = segment.ack();
    for (Options.Block block : segment.options().sackBlocks()) {
      if (isNear(furthest, block.right())) {
        furthest = Seq.later(furthest, block.right());
      }
    }
    return furthest;
  }

  private static boolean isNear(int number, int other) {
    return Math.abs((long) Seq.distance(number, other)) <= Segment.LENGTH_MAX;
  }

  /** The end of the FIN, where it had been sent by then. */
  private static OptionalInt fin(Side side, List<Line> lines, int nxt) {
    return lines.stream()
        .filter(line -> line.from() == side && line.segment().isFin())
        .mapToInt(line -> line.segment().end())
        .filter(end -> Seq.isAtOrBefore(end, nxt))
        .findFirst();
  }

  /**
   * The numbers up to which the peer had acknowledged, though no line shows it: those of resets
   * that answer its segments, and SND.NXT where a keep-alive follows.
   */
  private static Set<Integer> answered(Side side, List<Line> lines, int nxt) {
    var acknowledged = new HashSet<Integer>();
    var answered = new HashSet<Integer>();
    for (Line line : lines) {
      Segment segment = line.segment();
      if (line.from() != side) {
        if (segment.isAck()) {
          acknowledged.add(segment.ack());
        }
      } else if (segment.isRst() && !segment.isAck()) {
        if (Seq.isAtOrBefore(segment.seq(), nxt) && !acknowledged.contains(segment.seq())) {
          answered.add(segment.seq());
        }
      } else if (segment.seq() == nxt - 1
          && segment.seqLength() == 0
          && !acknowledged.contains(nxt)) {
        answered.add(nxt);
      }
    }
    return answered;
  }
}
