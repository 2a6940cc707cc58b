package org.ackademy.replay;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.ackademy.replay.Firsts.First;
import org.ackademy.replay.Firsts.Order;
import org.ackademy.tcp.Options;
import org.ackademy.tcp.Segment;
import org.ackademy.tcp.Tcb.Agreed;
import org.ackademy.tcp.TcpState;
import org.jspecify.annotations.Nullable;

/**
 * What the host at whose place an exchange was seen has sent, as far as its peer may have got it:
 * any part of it, in any order, any number of times.
 */
final class Told {
  /** No line yet. */
  static final int NEVER = Integer.MAX_VALUE;

  /** The text that any segment may carry (MUST-15): a longer one may be cut up on its way. */
  private static final int MSS_DEFAULT = 536;

  /** How many numbers are told one by one. */
  private static final int REACHED_MAX = 64;

  private final Unrolled own;
  private final Unrolled peer;

  /** What the peer may expect next, and what it has then learnt at least of its own numbers. */
  private final Firsts ends = new Firsts();

  private final Firsts acknowledged = new Firsts();
  private final Learnt learnt;
  private final Map<Integer, Integer> synEnds = new HashMap<>();
  private final Map<Integer, Integer> openEnds = new HashMap<>();

  /** What was acknowledged with a window of zero. */
  private final Set<Long> shut = new HashSet<>();

  private final TreeMap<Long, First> cuttable = new TreeMap<>();
  private final TreeMap<Long, Long> cuttableEnds = new TreeMap<>();
  private Options synOptions = Options.NONE;
  private Options peerOptions = Options.NONE;
  private int establishing = NEVER;
  private int acknowledging = NEVER;
  private int drawing = NEVER;

  /** What the peer expects where the scenario starts it, and what first draws an ACK of that. */
  private long expectedAtFirst = Long.MAX_VALUE;

  private int drawingAtFirst = NEVER;
  private long edge = Long.MIN_VALUE;
  private long synEnd = Long.MIN_VALUE;
  private long synTextEnd = Long.MIN_VALUE;
  private long leastTextEnd = Long.MAX_VALUE;
  private long lastTextStart = Long.MIN_VALUE;
  private long finEnd = Long.MIN_VALUE;
  private boolean hasSynchronized;
  private boolean sendsListenersBack;
  private boolean hasText;

  Told(Unrolled own, Unrolled peer) {
    this.own = own;
    this.peer = peer;
    this.learnt = new Learnt(own, peer);
  }

  /** The peer starts in a connection that exists. */
  void start(TcpState state, Scenario.Numbers peers) {
    long una = peer.reached(peers.sndUna());
    learnt.start(una);
    edge = una + peers.sndWnd();
    if (peers.sndWnd() == 0) {
      shut.add(una);
    }
    if (state == TcpState.SYN_SENT) {
      return;
    }
    long next = own.reached(peers.rcvNxt());
    expectedAtFirst = next;
    learnt.expecting(next);
    ends.put(next, 0, una);
    synEnd = state == TcpState.SYN_RECEIVED ? next : synEnd;
    boolean ended =
        switch (state) {
          case CLOSE_WAIT, CLOSING, LAST_ACK, TIME_WAIT -> true;
          case CLOSED, LISTEN, SYN_SENT, SYN_RECEIVED, ESTABLISHED, FIN_WAIT_1, FIN_WAIT_2 -> false;
        };
    finEnd = ended ? next : finEnd;
  }

  /** The peer's SYN was heard. */
  void agreeWith(Options peers) {
    peerOptions = peers;
  }

  /** Adds what was sent while nothing is known of how much the peer had taken in. */
  void add(Sent sent) {
    add(sent, Long.MIN_VALUE);
  }

  /**
   * Adds a segment.
   *
   * @param received how far the peer had taken in what was sent before, at least
   */
  void add(Sent sent, long received) {
    Segment s = sent.segment();
    if (sent.isLost()) {
      return;
    }
    if (s.isRst()) {
      // In the window, and not where it is expected, it draws a challenge ACK (RFC 5961 section 3).
      noteAhead(sent.line(), own.at(s.seq()));
      sendsListenersBack |= own.at(s.seq()) == synEnd || own.at(s.seq()) == synTextEnd;
      return;
    }
    long end = own.reached(s.end());
    if (s.isAck()) {
      acknowledge(sent, s);
      learnt.note(sent, received);
    } else {
      openEnds.putIfAbsent(s.end(), sent.line());
    }
    if (s.isSyn()) {
      synchronize(sent, s, end);
    } else if (s.seqLength() > 0) {
      hasText = true;
      long ack = s.isAck() ? peer.at(s.ack()) : Long.MIN_VALUE;
      ends.put(end, sent.line(), ack);
      finEnd = s.isFin() ? end : finEnd;
      cuttable(sent, s, end, ack);
    }
    noteCause(sent, s, end);
  }

  private void noteCause(Sent sent, Segment s, long end) {
    boolean isOld = !ends.isEmpty() && s.seqLength() == 0 && end < ends.last();
    if (s.seqLength() > 0 || isOld) {
      drawing = Math.min(drawing, sent.line());
      leastTextEnd = Math.min(leastTextEnd, end);
      noteAhead(sent.line(), own.at(s.seq()));
      if (end <= expectedAtFirst) {
        drawingAtFirst = Math.min(drawingAtFirst, sent.line());
      }
    }
  }

  private void noteAhead(int line, long start) {
    drawing = Math.min(drawing, line);
    lastTextStart = Math.max(lastTextStart, start);
    if (start > expectedAtFirst) {
      drawingAtFirst = Math.min(drawingAtFirst, line);
    }
  }

  /** Something was sent to another connection, and draws an acknowledgment in this one. */
  void noteStranger(int line) {
    drawing = Math.min(drawing, line);
    drawingAtFirst = Math.min(drawingAtFirst, line);
    lastTextStart = Long.MAX_VALUE;
  }

  private void acknowledge(Sent sent, Segment s) {
    long ack = peer.reached(s.ack());
    acknowledged.put(ack, sent.line(), 0);
    acknowledging = Math.min(acknowledging, sent.line());
    Agreed agreed = new Agreed(peerOptions, synOptions);
    int shift = s.isSyn() ? 0 : agreed.sndShift();
    if (s.window() == 0 && !s.isSyn()) {
      shut.add(ack);
    }
    edge = Math.max(edge, ack + Math.max(1L, (long) s.window() << shift));
    long start = own.at(s.seq());
    if (s.isSyn() || start > synEnd || (start == synEnd && s.seqLength() == 0)) {
      establishing = Math.min(establishing, sent.line());
    }
  }

  private void synchronize(Sent sent, Segment s, long end) {
    int synOnly = s.seq() + 1;
    synOptions = s.options();
    hasSynchronized = true;
    long ack = s.isAck() ? peer.at(s.ack()) : Long.MIN_VALUE;
    synEnd = own.at(synOnly);
    ends.put(synEnd, sent.line(), ack);
    if (end != synEnd) {
      synTextEnd = end;
      ends.put(end, sent.line(), ack);
    }
    if (!s.isAck()) {
      synEnds.putIfAbsent(synOnly, sent.line());
      synEnds.putIfAbsent(s.end(), sent.line());
    }
  }

  /** Text longer than a segment's may have been cut up by the network card: any part may arrive. */
  private void cuttable(Sent sent, Segment s, long end, long ack) {
    int most = peerOptions.hasMss() ? peerOptions.mss() : MSS_DEFAULT;
    if (s.length() > most && !cuttable.containsKey(own.at(s.textStart()))) {
      cuttable.put(own.at(s.textStart()), new First(sent.line(), ack, Order.ASCENDING));
      cuttableEnds.put(own.at(s.textStart()), end);
    }
  }

  /** What first let the peer expect this number next; null where nothing did. */
  @Nullable First reaching(int number) {
    long point = own.at(number);
    First known = ends.at(point);
    if (known != null) {
      return known;
    }
    Map.Entry<Long, First> cut = cuttable.floorEntry(point);
    return cut != null && point < cuttableEnds.getOrDefault(cut.getKey(), Long.MIN_VALUE)
        ? cut.getValue()
        : null;
  }

  /**
   * All numbers that the peer can ever have acknowledged; nothing where they are too many to be
   * told.
   */
  Optional<List<Integer>> everReached() {
    if (!cuttable.isEmpty() || ends.size() + openEnds.size() > REACHED_MAX) {
      return Optional.empty();
    }
    Set<Integer> numbers = new LinkedHashSet<>(openEnds.keySet());
    ends.all().forEach(point -> numbers.add((int) (long) point));
    return Optional.of(List.copyOf(numbers));
  }

  /** Whether nothing that was sent reaches so far. */
  boolean isBeyond(int number) {
    return ends.isEmpty() || own.at(number) > ends.last();
  }

  /** The number that the peer has expected last, or would if all had reached it. */
  int last() {
    return (int) ends.last();
  }

  /** Whether anything was sent that a host can acknowledge. */
  boolean reachesAnything() {
    return !ends.isEmpty();
  }

  /** Whether a reset may answer something that was sent, whatever its numbers are. */
  boolean mayDraw(Segment reset) {
    return reset.isAck() ? hasOpen() : acknowledging() != NEVER;
  }

  /** Whether text or a FIN was sent. */
  boolean hasText() {
    return hasText;
  }

  /** Whether a SYN without ACK was sent. */
  boolean hasSyn() {
    return !synEnds.isEmpty();
  }

  boolean hasSynchronized() {
    return hasSynchronized;
  }

  /** Whether this number is the one after the FIN. */
  boolean endsWithFin(long point) {
    return point == finEnd;
  }

  /** The line of the SYN without ACK that ends here. */
  int synEndingAt(int number) {
    return synEnds.getOrDefault(number, NEVER);
  }

  /** The line of the first segment without ACK that ends here. */
  int openEndingAt(int number) {
    return openEnds.getOrDefault(number, NEVER);
  }

  boolean hasOpen() {
    return !openEnds.isEmpty();
  }

  /** The first line that acknowledges exactly this number. */
  int acknowledging(long point) {
    First first = acknowledged.at(point);
    return first == null ? NEVER : first.line();
  }

  /** Whether the peer may know that exactly this number was acknowledged, and nothing beyond. */
  boolean hasAcknowledged(long point) {
    return acknowledgedAt(point) != NEVER;
  }

  /** The line by which it can know that first; 0 where that was before the first line. */
  int acknowledgedAt(long point) {
    return learnt.at(point);
  }

  /** Whether exactly this number was acknowledged with a window of zero. */
  boolean hasShutAt(long point) {
    return shut.contains(point);
  }

  /** The first line that acknowledges anything. */
  int acknowledging() {
    return acknowledging;
  }

  /** Whether the peer's number is that of the SYN, its text included: nothing has come since. */
  boolean isAtSyn(long point) {
    return point == synEnd || point == synTextEnd;
  }

  /** The first line that lets a peer in SYN-RECEIVED or SYN-SENT know that its SYN arrived. */
  int establishing() {
    return establishing;
  }

  /** The number after the last that any window let the peer send; MIN_VALUE where none is known. */
  long edge() {
    return edge;
  }

  /**
   * The first line that may draw an acknowledgment of this number.
   *
   * @param reaching what first let the peer expect it: news draw an acknowledgment themselves
   */
  int drawing(long point, First reaching) {
    if (reaching.line() == 0) {
      return drawingAtFirst;
    }
    boolean draws =
        hasSynchronized || (drawing != NEVER && (leastTextEnd <= point || lastTextStart > point));
    return draws ? reaching.line() : NEVER;
  }

  /** Whether a listener may have been sent back to LISTEN, and have begun again. */
  boolean sendsListenersBack() {
    return sendsListenersBack;
  }
}
