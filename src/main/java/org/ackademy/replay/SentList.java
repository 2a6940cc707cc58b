package org.ackademy.replay;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import org.ackademy.tcp.Control;
import org.ackademy.tcp.Segment;
import org.ackademy.tcp.Seq;

/**
 * One host's segments so far, in the order of sending, and where to find those that begin at, or
 * acknowledge, a number. What is said to be lost is kept but not found.
 */
final class SentList {
  /** How many losses are looked at, newest first: within a connection the newest reach furthest. */
  private static final int LOSSES_LOOKED_AT_MAX = 1_000;

  /** How many segments of one number are looked at, earliest first, for one that serves. */
  private static final int LOOKS_MAX = 4_096;

  private static final int DISTINCT_AT_FIRST = 8;

  private final List<Sent> sent;
  private final int assumed;
  private final Places byStart = new Places();
  private final Places byEnd = new Places();
  private final Places byAck = new Places();
  private int indexedByEnd;
  private int indexedByAck;
  private final List<Integer> synchronizing = new ArrayList<>();
  private final List<Integer> resets = new ArrayList<>();
  private final List<Integer> withoutAck = new ArrayList<>();
  private int endKnown;
  private int endKnownOf = -1;
  private int[] distinct = new int[DISTINCT_AT_FIRST];
  private int distinctCount;
  private Optional<Segment> fin = Optional.empty();
  private Optional<Segment> furthest = Optional.empty();
  private final List<Segment> lostText = new ArrayList<>();
  private final List<Segment> lostAcks = new ArrayList<>();
  private final Offers offers = new Offers();
  private final Stamps stamps = new Stamps();
  private final Coverage coverage = new Coverage();
  private Optional<Integer> urgent = Optional.empty();
  private int indexed;
  private int covered;

  SentList() {
    this(0);
  }

  /**
   * A list without segments.
   *
   * @param assumed up to which line nothing is known of what the segments carry
   */
  SentList(int assumed) {
    this(new ArrayList<>(), assumed);
  }

  private SentList(List<Sent> sent, int assumed) {
    this.sent = sent;
    this.assumed = assumed;
    for (int i = 0; i < sent.size(); i++) {
      note(i);
    }
  }

  void add(Sent segment) {
    sent.add(segment);
    note(sent.size() - 1);
  }

  private void note(int index) {
    Sent one = sent.get(index);
    Segment segment = one.segment();
    noteLoss(one);
    if (one.line() <= assumed) {
      return;
    }
    if (segment.isSyn()) {
      offers.note(segment);
      urgent = Optional.empty();
    }
    stamps.note(index, one);
    if (segment.has(Control.URG) && segment.urgent() != 0) {
      int pointer = segment.seq() + segment.urgent();
      urgent = Optional.of(urgent.isPresent() ? Seq.later(urgent.get(), pointer) : pointer);
    }
  }

  /** What the SYNs offered, those that were lost too. */
  Offers offers() {
    return offers;
  }

  /** The timestamps. */
  Stamps stamps() {
    return stamps;
  }

  /** The furthest urgent pointer of the connection. */
  Optional<Integer> urgent() {
    return urgent;
  }

  /** The numbers that could have arrived. */
  Coverage coverage() {
    for (; covered < sent.size(); covered++) {
      if (!sent.get(covered).isLost()) {
        coverage.note(sent.get(covered).segment());
      }
    }
    return coverage;
  }

  // One that reaches no further than the last adds nothing to what is asked below.
  private void noteLoss(Sent one) {
    if (!one.isLost()) {
      return;
    }
    Segment segment = one.segment();
    if (segment.seqLength() > 0
        && (lostText.isEmpty() || Seq.isBefore(lostText.getLast().end(), segment.end()))) {
      lostText.add(segment);
    }
    if (segment.isAck()
        && (lostAcks.isEmpty() || Seq.isBefore(lostAcks.getLast().ack(), segment.ack()))) {
      lostAcks.add(segment);
    }
  }

  /** Whether a lost segment brought numbers beyond this one. */
  boolean hasLostBeyond(int number) {
    return anyOfNewest(lostText, lost -> Seq.isBefore(number, lost.end()));
  }

  /** Whether a lost segment acknowledges more than up to a number. */
  boolean hasLostAcknowledging(int number) {
    return anyOfNewest(lostAcks, lost -> Seq.isBefore(number, lost.ack()));
  }

  private static boolean anyOfNewest(List<Segment> lost, Predicate<Segment> serves) {
    int least = Math.max(0, lost.size() - LOSSES_LOOKED_AT_MAX);
    for (int i = lost.size() - 1; i >= least; i--) {
      if (serves.test(lost.get(i))) {
        return true;
      }
    }
    return false;
  }

  /** Whether an ACK, without SYN or RST, acknowledges anything but up to a number. */
  boolean hasAckBeside(int number) {
    return sent.stream()
        .map(Sent::segment)
        .anyMatch(s -> s.isAck() && !s.isSyn() && !s.isRst() && s.ack() != number);
  }

  Sent get(int index) {
    return sent.get(index);
  }

  int size() {
    return sent.size();
  }

  List<Sent> all() {
    return sent;
  }

  /** Those from an index on; nothing is known of what came before. */
  SentList from(int index) {
    return new SentList(new ArrayList<>(sent.subList(index, sent.size())), assumed);
  }

  /** The index of the first that is of this line or a later one; their number where none is. */
  int indexOf(int line) {
    int index = sent.size();
    while (index > 0 && sent.get(index - 1).line() >= line) {
      index--;
    }
    return index;
  }

  /** A copy, its numbers moved along the circle. */
  SentList copy(Slide own, Slide peer) {
    List<Sent> copy = new ArrayList<>(sent.size() + 1);
    for (Sent one : sent) {
      copy.add(own.isNone() && peer.isNone() ? one : one.shifted(own, peer));
    }
    return new SentList(copy, assumed);
  }

  /** The earliest segment with this sequence number that can arrive and serves; -1 if none. */
  int firstStartingAt(int seq, IntPredicate serves) {
    index();
    return byStart.first(seq, LOOKS_MAX, serves);
  }

  /** The earliest segment with text or FIN that ends before this number, likewise. */
  int firstEndingAt(int end, IntPredicate serves) {
    for (; indexedByEnd < sent.size(); indexedByEnd++) {
      Sent one = sent.get(indexedByEnd);
      if (!one.isLost() && one.segment().seqLength() > 0) {
        byEnd.note(one.segment().end(), indexedByEnd, this::areAlike);
      }
    }
    return byEnd.first(end, LOOKS_MAX, serves);
  }

  /** The earliest segment with this acknowledgment number, likewise. */
  int firstAcknowledging(int ack, IntPredicate serves) {
    for (; indexedByAck < sent.size(); indexedByAck++) {
      Sent one = sent.get(indexedByAck);
      if (!one.isLost() && one.segment().isAck()) {
        byAck.note(one.segment().ack(), indexedByAck, this::areAlike);
      }
    }
    return byAck.first(ack, LOOKS_MAX, serves);
  }

  /** Indices of the segments with SYN that can arrive, earliest first. */
  List<Integer> synchronizing() {
    index();
    return synchronizing;
  }

  /** Indices of the resets that can arrive, earliest first. */
  List<Integer> resets() {
    index();
    return resets;
  }

  /** Indices of the segments without ACK that can arrive, resets aside, earliest first. */
  List<Integer> withoutAck() {
    index();
    return withoutAck;
  }

  /** Nothing that can arrive brings numbers from this one on, as far as anybody looks. */
  void noteEnd(int number) {
    endKnown = number;
    endKnownOf = sent.size();
  }

  /** Whether that was noted of all that was sent. */
  boolean isKnownToEndAt(int number) {
    return endKnownOf == sent.size() && endKnown == number;
  }

  /** How many segments can arrive and differ from the one just before. */
  int distinct() {
    index();
    return distinctCount;
  }

  /**
   * The index of one of those.
   *
   * @param place 0 for the earliest
   */
  int distinct(int place) {
    return distinct[place];
  }

  /** The first segment with FIN. */
  Optional<Segment> fin() {
    index();
    return fin;
  }

  /** The segment that reaches furthest, resets and SYNs aside. */
  Optional<Segment> furthest() {
    index();
    return furthest;
  }

  // The network that keeps order never asks, and hardly anybody where segments end or what they
  // acknowledge, so nothing is indexed until somebody does.
  private void index() {
    for (; indexed < sent.size(); indexed++) {
      Sent one = sent.get(indexed);
      if (one.isLost()) {
        continue;
      }
      noteDistinct();
      byStart.note(one.segment().seq(), indexed, this::areAlike);
      if (!one.segment().isAck() && !one.segment().isRst()) {
        withoutAck.add(indexed);
      }
      if (one.segment().isRst()) {
        resets.add(indexed);
      } else if (one.segment().isSyn()) {
        synchronizing.add(indexed);
      } else {
        noteReach(one.segment());
      }
    }
  }

  private void noteDistinct() {
    if (distinctCount > 0 && areAlike(distinct[distinctCount - 1], indexed)) {
      return;
    }
    if (distinctCount == distinct.length) {
      distinct = Arrays.copyOf(distinct, distinctCount * 2);
    }
    distinct[distinctCount++] = indexed;
  }

  // The same segment once more is as good as its first, which may arrive any number of times.
  private boolean areAlike(int one, int other) {
    return sent.get(one).segment().equals(sent.get(other).segment());
  }

  private void noteReach(Segment segment) {
    if (fin.isEmpty() && segment.isFin()) {
      fin = Optional.of(segment);
    }
    if (furthest.isEmpty() || Seq.isBefore(furthest.get().end(), segment.end())) {
      furthest = Optional.of(segment);
    }
  }
}
