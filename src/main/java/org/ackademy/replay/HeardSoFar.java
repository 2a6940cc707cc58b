package org.ackademy.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ackademy.replay.Firsts.First;
import org.ackademy.replay.Scenario.Call;
import org.ackademy.tcp.Control;
import org.ackademy.tcp.Segment;
import org.ackademy.tcp.TcpState;
import org.jspecify.annotations.Nullable;

/**
 * What has arrived from the host that is not seen, in the one connection that it can have had, and
 * within which bounds that puts what it sends: {@link Heard} judges by it.
 */
final class HeardSoFar {
  /** No number is known. */
  static final long UNKNOWN = Long.MIN_VALUE;

  private final Scenario scenario;
  private final Scenario.Host host;
  private final Told told;
  private final Unrolled own;
  private final Unrolled peer;

  /** RCV.NXT by lines, and how far the numbers of what arrived reach, by lines and by RCV.NXT. */
  private final Highs received = new Highs();

  private final Highs reaches = new Highs();
  private final Staircase reachesByReceived = new Staircase();

  /** What SND.NXT was, by RCV.NXT; keys and values negated, for the lowest above is asked for. */
  private final Staircase nextByReceived = new Staircase();

  /** What it knew to be acknowledged, by RCV.NXT, as far as keep-alives and probes tell. */
  private final Staircase knownByReceived = new Staircase();

  /** How far text reached that was not acknowledged, by RCV.NXT, both negated. */
  private final Staircase textByReceived = new Staircase();

  private long iss = UNKNOWN;
  private boolean hasSynchronized;
  private long synText;
  private long least = Long.MAX_VALUE;
  private long furthestText = UNKNOWN;
  private long finEnd = UNKNOWN;
  private int begun = Told.NEVER;
  private int gone = Told.NEVER;
  private long resetNext = Long.MAX_VALUE;
  private long resetReceived = Long.MAX_VALUE;
  private @Nullable Segment aborted;

  /**
   * Nothing has arrived yet.
   *
   * @param own the numbers of the host that is not seen
   * @param peer the numbers of the one that is
   */
  HeardSoFar(Scenario scenario, Side side, Told told, Unrolled own, Unrolled peer) {
    this.scenario = scenario;
    this.host = scenario.host(side);
    this.told = told;
    this.own = own;
    this.peer = peer;
    host.isn().ifPresent(isn -> iss = own.reached((int) isn));
    host.numbers().ifPresent(this::start);
  }

  private void start(Scenario.Numbers numbers) {
    told.start(host.start(), numbers);
    boolean isSynchronized = host.start().isSynchronized();
    iss = own.reached(numbers.sndUna()) - (isSynchronized ? 1 : 0);
    long next = own.reached(numbers.sndNxt());
    reaches.note(0, next);
    reachesByReceived.put(UNKNOWN + 1, next);
    boolean closed =
        switch (host.start()) {
          case FIN_WAIT_1, FIN_WAIT_2, CLOSING, LAST_ACK, TIME_WAIT -> true;
          case CLOSED, LISTEN, SYN_SENT, SYN_RECEIVED, ESTABLISHED, CLOSE_WAIT -> false;
        };
    finEnd = closed ? next : UNKNOWN;
    begun = 0;
  }

  /** All that counts of what has arrived: where it is the same, the same lines are at fault. */
  List<Object> known() {
    List<Object> known = new ArrayList<>(List.of(received.all(), reaches.all()));
    known.addAll(List.of(reachesByReceived.all(), nextByReceived.all()));
    known.addAll(List.of(knownByReceived.all(), textByReceived.all()));
    known.addAll(List.of(iss, hasSynchronized, synText, least, furthestText, finEnd));
    known.addAll(List.of(begun, gone, resetNext, resetReceived, Optional.ofNullable(aborted)));
    return known;
  }

  /** Takes note of what has arrived, and is no reset. */
  void add(Sent sent) {
    Segment s = sent.segment();
    begun = Math.min(begun, sent.line());
    if (s.isSyn()) {
      iss = own.reached(s.seq());
      hasSynchronized = true;
      synText = Math.max(synText, s.isAck() ? 0 : s.length());
      told.agreeWith(s.options());
      reaches.note(sent.line(), iss + 1);
      return;
    }
    if (!s.isAck()) {
      return;
    }
    long rcv = peer.at(s.ack());
    long end = own.reached(s.end());
    received.note(sent.line(), rcv);
    reaches.note(sent.line(), end);
    reachesByReceived.put(rcv, end);
    // A keep-alive shows one number less than what it repeats: that of the SYN, at the beginning.
    boolean mayProbe = s.length() <= 1 && !s.isFin();
    least = Math.min(least, own.at(s.seq()) + (mayProbe ? 1 : 0));
    boolean isUrging = s.has(Control.URG) && told.hasShutAt(end);
    boolean mayWait = told.hasAcknowledged(end + 1) && told.hasShutAt(end + 1);
    if (s.seqLength() == 0 && !isUrging && !mayWait) {
      // A keep-alive shows one number less than SND.NXT.
      long next = told.hasAcknowledged(end + 1) ? end + 1 : end;
      nextByReceived.put(-rcv, -next);
    }
    if (s.isFin() || s.length() > 1) {
      textByReceived.put(-rcv, -end);
    }
    if (s.isFin()) {
      finEnd = end;
    } else if (s.length() > 0) {
      furthestText = Math.max(furthestText, end);
    }
  }

  /** A keep-alive or a probe has arrived, of the number before SND.UNA. */
  void noteProbe(Segment s) {
    long una = own.at(s.end()) + (s.length() == 0 ? 1 : 0);
    knownByReceived.put(peer.at(s.ack()), una);
  }

  /** What it knew to be acknowledged before RCV.NXT was this; {@link #UNKNOWN} if nothing. */
  long knownBefore(long rcv) {
    return knownByReceived.below(rcv);
  }

  /** Whether it sent text up to this number or less once RCV.NXT was beyond that one. */
  boolean sendsAgainLater(long number, long rcv) {
    long least = textByReceived.below(-rcv);
    return least != UNKNOWN && -least <= number;
  }

  /** A reset has shown that the connection was gone by this line. */
  void noteGone(int line) {
    gone = Math.min(gone, line);
  }

  /** The reset of an ABORT has arrived: it comes after all else. */
  void noteAbort(Segment s, int line) {
    noteGone(line);
    aborted = s;
    resetNext = own.at(s.seq());
    resetReceived = s.isAck() ? peer.at(s.ack()) : resetReceived;
    begun = Math.min(begun, line);
  }

  /** Whether RCV.NXT was beyond this number when the line was sent. */
  boolean hasPassed(long rcv, int line) {
    return received.before(line) > rcv;
  }

  /** The least that SND.NXT can be where RCV.NXT is this. */
  long lowest(long rcv, First reaching) {
    long known = iss == UNKNOWN ? UNKNOWN : iss + (isSynchronizing() ? 1 : 0);
    long before = Math.max(reaches.before(reaching.line() + 1), reachesByReceived.below(rcv));
    return Math.max(Math.max(known, before), knownBefore(rcv));
  }

  private boolean isSynchronizing() {
    return host.start() != TcpState.SYN_SENT;
  }

  /** The most that SND.NXT can be where RCV.NXT is this, a FIN included. */
  long highest(long rcv) {
    long later = -nextByReceived.below(-rcv);
    long most = nextByReceived.below(-rcv) == UNKNOWN ? Long.MAX_VALUE : later;
    most = Math.min(most, resetNext);
    most = finEnd == UNKNOWN ? most : Math.min(most, finEnd);
    long text = textEdge(rcv);
    boolean closes = scenario.allows(Call.CLOSE) || finEnd != UNKNOWN;
    return text == Long.MAX_VALUE ? most : Math.min(most, text + (closes ? 1 : 0));
  }

  /** How far its text can reach: into the widest window, and not at all before ESTABLISHED. */
  long textEdge(long rcv) {
    return isEstablished(rcv) ? widest() : Math.min(widest(), beforeEstablished());
  }

  private long widest() {
    if (!scenario.allows(Call.SEND)) {
      long start = reaches.before(1);
      return start == UNKNOWN ? beforeEstablished() : start;
    }
    return told.edge() == UNKNOWN ? Long.MAX_VALUE : told.edge();
  }

  private long beforeEstablished() {
    return iss == UNKNOWN ? Long.MAX_VALUE : iss + 1 + synText;
  }

  /** Whether this host can know, where RCV.NXT is this, that its SYN arrived. */
  boolean isEstablished(long rcv) {
    if (host.start().isSynchronized() || !told.isAtSyn(rcv)) {
      return true;
    }
    int line = told.establishing();
    return line != Told.NEVER && line < gone && !hasPassed(rcv, line + 1);
  }

  /** The most that SND.NXT can be where this host resets its connection. */
  long highestAtEnd(Segment s, long rcv) {
    boolean established =
        s.isAck()
            ? isEstablished(rcv)
            : host.start().isSynchronized() || told.acknowledging() < gone;
    long most = Math.min(resetNext, finEnd == UNKNOWN ? Long.MAX_VALUE : finEnd);
    long edge = established ? widest() : Math.min(widest(), beforeEstablished());
    return edge == Long.MAX_VALUE ? most : Math.min(most, edge + 1);
  }

  /** Where a number of the host that is not seen lies. */
  long ownAt(int number) {
    return own.at(number);
  }

  /** Where one of the other lies. */
  long peerAt(int number) {
    return peer.at(number);
  }

  /** The initial sequence number; {@link #UNKNOWN} where it is not known. */
  long iss() {
    return iss;
  }

  /** Whether its SYN has arrived. */
  boolean hasSynchronized() {
    return hasSynchronized;
  }

  /** The least number of any text or acknowledgment. */
  long least() {
    return least;
  }

  /** How far its text reaches, a FIN aside. */
  long furthestText() {
    return furthestText;
  }

  /** How far its segments reach. */
  long furthest() {
    return reaches.most();
  }

  /** How far those reach that arrived before a line. */
  long furthestBefore(int line) {
    return reaches.before(line);
  }

  /** The most that it has acknowledged. */
  long received() {
    return received.most();
  }

  /** The number after its FIN; {@link #UNKNOWN} where it has sent none. */
  long finEnd() {
    return finEnd;
  }

  /** The first line that shows that it has a connection. */
  int begun() {
    return begun;
  }

  /** The first line that shows that its connection is gone. */
  int gone() {
    return gone;
  }

  /** SND.NXT at its ABORT; the greatest number where there was none. */
  long resetNext() {
    return resetNext;
  }

  /** RCV.NXT at its ABORT, likewise. */
  long resetReceived() {
    return resetReceived;
  }

  /** The reset of its ABORT. */
  Optional<Segment> aborted() {
    return Optional.ofNullable(aborted);
  }
}
