package org.ackademy.replay;

import java.util.Optional;
import org.ackademy.replay.Distance.Field;
import org.ackademy.replay.Firsts.First;
import org.ackademy.replay.Firsts.Order;
import org.ackademy.replay.Scenario.Call;
import org.ackademy.replay.Scenario.Opening;
import org.ackademy.tcp.Control;
import org.ackademy.tcp.Segment;
import org.ackademy.tcp.TcpState;
import org.jspecify.annotations.Nullable;

/**
 * What arrived from the host that is not seen, in the one connection that it can have had: whether
 * there is a course of that host which sends all of it, each before its line, and anything else
 * besides that was lost.
 *
 * <p>On such a course SND.NXT and RCV.NXT never go back. A segment's acknowledgment number is
 * RCV.NXT then, so it orders all that arrived, however late; and RCV.NXT comes to a number no
 * earlier than the seen host has sent what reaches so far. What was lost may have raised SND.NXT
 * anywhere in between. So there is a course where every segment fits all others, two by two.
 *
 * @rfc 9293 3.4
 */
final class Heard {
  private static final long UNKNOWN = Long.MIN_VALUE;

  /**
   * Why a segment cannot have been sent.
   *
   * @param field the field at fault; none where it is all of it
   * @param expected what could stand there; empty where that is no single value
   */
  record Fault(Code code, Optional<Field> field, String expected) {
    static Optional<Fault> ofLine(Code code) {
      return Optional.of(new Fault(code, Optional.empty(), ""));
    }

    static Optional<Fault> of(Code code, Field field, String expected) {
      return Optional.of(new Fault(code, Optional.of(field), expected));
    }
  }

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
  private boolean hasProbed;

  /**
   * Nothing has arrived yet.
   *
   * @param own the numbers of the host that is not seen
   * @param peer the numbers of the one that is
   */
  Heard(Scenario scenario, Side side, Told told, Unrolled own, Unrolled peer) {
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

  /** What is wrong with the segment as the next to arrive, if anything. */
  Optional<Fault> fault(Line line) {
    Segment s = line.segment();
    if (s.isRst()) {
      return reset(s) == Cause.NONE ? resetFault(s) : Optional.empty();
    }
    if (s.isSyn()) {
      return s.isAck() ? synAckFault(s) : synFault(s);
    }
    if (!isEverOpen()) {
      return Fault.ofLine(Code.NOT_LISTENING);
    }
    return s.isAck() ? segmentFault(line) : Optional.empty();
  }

  private boolean isEverOpen() {
    return host.start() != TcpState.CLOSED || host.opening() == Opening.ACTIVE;
  }

  private Optional<Fault> synFault(Segment s) {
    if (host.start().isSynchronized() || host.start() == TcpState.SYN_RECEIVED) {
      return Fault.of(Code.SYN_WHEN_SYNCHRONIZED, Field.FLAGS, "");
    }
    if (host.opening() != Opening.ACTIVE) {
      Code code = isEverOpen() ? Code.ACK_BIT_MISSING : Code.NOT_LISTENING;
      return Fault.of(code, Field.FLAGS, "");
    }
    return numberOfSyn(s);
  }

  private Optional<Fault> numberOfSyn(Segment s) {
    long seq = own.at(s.seq());
    if (iss != UNKNOWN && seq != iss) {
      Code code = hasSynchronized ? Code.ISN_CHANGED : Code.SEQ_NUMBER;
      return Fault.of(code, Field.SEQ, text(iss));
    }
    return least <= seq ? Fault.of(Code.SEQ_NUMBER, Field.SEQ, "") : Optional.empty();
  }

  private Optional<Fault> synAckFault(Segment s) {
    if (host.start().isSynchronized()) {
      return Fault.of(Code.SYN_WHEN_SYNCHRONIZED, Field.FLAGS, "");
    }
    if (!isEverOpen()) {
      return Fault.of(Code.NOT_LISTENING, Field.FLAGS, "");
    }
    int syn = host.start() == TcpState.SYN_RECEIVED ? startOf(s.ack()) : told.synEndingAt(s.ack());
    if (syn == Told.NEVER) {
      return ackFault(s, Code.ACK_NUMBER);
    }
    return syn > gone ? Fault.ofLine(Code.SENT_AFTER_CLOSED) : numberOfSyn(s);
  }

  /** In SYN-RECEIVED the SYN came before the first line. */
  private int startOf(int ack) {
    return host.numbers().orElseThrow().rcvNxt() == ack ? 0 : Told.NEVER;
  }

  private Optional<Fault> ackFault(Segment s, Code code) {
    boolean unsent = told.isBeyond(s.ack());
    String expected = unsent && told.hasSynchronized() ? text(told.last()) : "";
    return Fault.of(unsent ? Code.ACK_OF_UNSENT : code, Field.ACK, expected);
  }

  private static String text(long point) {
    return Integer.toUnsignedString((int) point);
  }

  private Optional<Fault> segmentFault(Line line) {
    Segment s = line.segment();
    First reaching = told.reaching(s.ack());
    if (reaching == null) {
      return ackFault(s, Code.ACK_NUMBER);
    }
    long rcv = peer.at(s.ack());
    if (reaching.line() > gone || rcv > resetReceived) {
      return Fault.ofLine(Code.SENT_AFTER_CLOSED);
    }
    if (reaching.order() == Order.LATE && hasPassed(rcv, reaching.line())) {
      return Fault.of(Code.ACK_NUMBER, Field.ACK, "");
    }
    return s.seqLength() == 0 ? bareFault(line, rcv, reaching) : textFault(s, rcv, reaching);
  }

  /** Whether RCV.NXT was beyond this number when the line was sent. */
  private boolean hasPassed(long rcv, int line) {
    return received.before(line) > rcv;
  }

  /** The least that SND.NXT can be where RCV.NXT is this. */
  private long lowest(long rcv, First reaching) {
    long known = iss == UNKNOWN ? UNKNOWN : iss + (isSynchronizing() ? 1 : 0);
    long before = Math.max(reaches.before(reaching.line() + 1), reachesByReceived.below(rcv));
    return Math.max(known, before);
  }

  private boolean isSynchronizing() {
    return host.start() != TcpState.SYN_SENT;
  }

  /** The most that SND.NXT can be where RCV.NXT is this, a FIN included. */
  private long highest(long rcv) {
    long later = -nextByReceived.below(-rcv);
    long most = nextByReceived.below(-rcv) == UNKNOWN ? Long.MAX_VALUE : later;
    most = Math.min(most, resetNext);
    most = finEnd == UNKNOWN ? most : Math.min(most, finEnd);
    long text = textEdge(rcv);
    boolean closes = scenario.allows(Call.CLOSE) || finEnd != UNKNOWN;
    return text == Long.MAX_VALUE ? most : Math.min(most, text + (closes ? 1 : 0));
  }

  /** How far its text can reach: into the widest window, and not at all before ESTABLISHED. */
  private long textEdge(long rcv) {
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
  private boolean isEstablished(long rcv) {
    if (host.start().isSynchronized() || !told.isAtSyn(rcv)) {
      return true;
    }
    int line = told.establishing();
    return line != Told.NEVER && line < gone && !hasPassed(rcv, line + 1);
  }

  private Optional<Fault> bareFault(Line line, long rcv, First reaching) {
    long next = own.at(line.segment().seq());
    long low = lowest(rcv, reaching);
    long high = highest(rcv);
    boolean inPlace = low <= next && next <= high;
    int cause = told.drawing(rcv, reaching);
    boolean isDrawn = cause != Told.NEVER && cause <= gone && reaches.before(cause) <= next;
    if (urges(line, next, high)) {
      return Optional.empty();
    }
    if (inPlace && (isDrawn || tellsWindow(line, rcv, next))) {
      return Optional.empty();
    }
    if (probes(next + 1, rcv, low, high)) {
      return Optional.empty();
    }
    return inPlace
        ? Fault.ofLine(Code.ACK_WITHOUT_CAUSE)
        : Fault.of(Code.SEQ_NUMBER, Field.SEQ, low == high ? text(low) : "");
  }

  /** A window that was another in between, unheard, is told again; not once both have closed. */
  private boolean tellsWindow(Line line, long rcv, long next) {
    return line.given().window()
        && scenario.allows(Call.RECEIVE)
        && !(next == finEnd && told.endsWithFin(rcv));
  }

  /** Urgent text waits before a window of zero, at SND.UNA: some of it is still to come. */
  private boolean urges(Line line, long una, long high) {
    boolean waits = finEnd == UNKNOWN || una < finEnd - 1;
    return line.segment().has(Control.URG)
        && scenario.network() == Scenario.Network.LOSSY
        && scenario.allows(Call.SEND)
        && told.hasShutAt(una)
        && waits
        && una <= high;
  }

  /** A keep-alive or a probe repeats the number before one that the peer has acknowledged. */
  private boolean probes(long acknowledged, long rcv, long low, long high) {
    boolean inTimeWait = acknowledged == finEnd && told.endsWithFin(rcv);
    boolean probes =
        told.hasAcknowledged(acknowledged)
            && low <= acknowledged
            && acknowledged <= high
            && !inTimeWait;
    hasProbed |= probes;
    return probes;
  }

  /**
   * Whether some line was taken for a keep-alive or a probe: what it knew then is not looked at.
   */
  boolean hasProbed() {
    return hasProbed;
  }

  private Optional<Fault> textFault(Segment s, long rcv, First reaching) {
    long end = own.at(s.end());
    long start = own.at(s.seq());
    long high = highest(rcv);
    if (s.length() <= 1 && !s.isFin() && probes(end, rcv, lowest(rcv, reaching), high)) {
      return Optional.empty();
    }
    if (s.length() > 0 && !isEstablished(rcv)) {
      return Fault.ofLine(Code.DATA_BEFORE_ESTABLISHED);
    }
    if (s.isFin()) {
      Optional<Fault> fault = finFault(end);
      if (fault.isPresent()) {
        return fault;
      }
    } else if (finEnd != UNKNOWN && end >= finEnd) {
      return Fault.ofLine(Code.DATA_AFTER_FIN);
    }
    if (iss != UNKNOWN && start <= iss) {
      return Fault.of(Code.SEQ_NUMBER, Field.SEQ, "");
    }
    if (end - (s.isFin() ? 1 : 0) > textEdge(rcv)) {
      return Fault.ofLine(Code.BEYOND_WINDOW);
    }
    if (end > high) {
      return Fault.of(Code.SEQ_NUMBER, Field.SEQ, "");
    }
    return end <= reaching.note()
        ? Fault.ofLine(Code.RETRANSMISSION_WITHOUT_CAUSE)
        : Optional.empty();
  }

  private Optional<Fault> finFault(long end) {
    if (finEnd != UNKNOWN) {
      return end == finEnd
          ? Optional.empty()
          : Fault.of(Code.FIN_REPEATED, Field.SEQ, text(finEnd - 1));
    }
    if (!scenario.allows(Call.CLOSE)) {
      return Fault.of(Code.FIN_REPEATED, Field.FLAGS, "");
    }
    boolean isReset = resetNext != Long.MAX_VALUE && end != resetNext;
    return end < reaches.most() || end <= furthestText || isReset
        ? Fault.of(Code.FIN_REPEATED, Field.SEQ, "")
        : Optional.empty();
  }

  /** Why a reset may have been sent, what it says of the host ever more. */
  private enum Cause {
    NONE,
    /** A reply from a port that was not open yet. */
    NOT_OPEN,
    /** A reply once the connection was gone. */
    GONE,
    ABORT
  }

  private Cause reset(Segment s) {
    if (s.length() > 0) {
      return Cause.NONE;
    }
    boolean acks = s.isAck();
    int line =
        acks
            ? (s.seq() == 0 ? told.openEndingAt(s.ack()) : Told.NEVER)
            : told.acknowledging(own.at(s.seq()));
    if (line != Told.NEVER && line > 0) {
      boolean answers =
          host.start() == TcpState.CLOSED || (!acks && host.start() == TcpState.LISTEN);
      if (answers && line < begun) {
        return Cause.NOT_OPEN;
      }
      boolean lived = host.numbers().isPresent() || host.opening() == Opening.ACTIVE;
      if (lived || (host.start() == TcpState.LISTEN && told.hasSynchronized())) {
        return Cause.GONE;
      }
    }
    return scenario.allows(Call.ABORT) && mayAbort(s) ? Cause.ABORT : Cause.NONE;
  }

  /** Whether the reset of an ABORT can be this: it comes after all else. */
  private boolean mayAbort(Segment s) {
    boolean isOther = aborted != null && !aborted.equals(s);
    if (isOther || !isEverOpen() || !(told.hasSynchronized() || begun == 0)) {
      return false;
    }
    long next = own.at(s.seq());
    long rcv = received.most();
    if (s.isAck()) {
      First reaching = told.reaching(s.ack());
      if (reaching == null || reaching.line() > gone || peer.at(s.ack()) < rcv) {
        return false;
      }
      rcv = peer.at(s.ack());
      if (rcv > resetReceived
          || (reaching.order() == Order.LATE && hasPassed(rcv, reaching.line()))) {
        return false;
      }
    }
    boolean low = next >= reaches.most() && (iss == UNKNOWN || next > iss);
    return low && next <= highestAtEnd(s, rcv) && !isSilent(s, rcv, next);
  }

  private long highestAtEnd(Segment s, long rcv) {
    boolean established =
        s.isAck()
            ? isEstablished(rcv)
            : host.start().isSynchronized() || told.acknowledging() < gone;
    long most = Math.min(resetNext, finEnd == UNKNOWN ? Long.MAX_VALUE : finEnd);
    long edge = established ? widest() : Math.min(widest(), beforeEstablished());
    return edge == Long.MAX_VALUE ? most : Math.min(most, edge + 1);
  }

  /** CLOSING, LAST-ACK and TIME-WAIT: an ABORT there sends nothing. */
  private boolean isSilent(Segment s, long rcv, long next) {
    boolean bothEnded = finEnd != UNKNOWN && next == finEnd && told.endsWithFin(rcv);
    return bothEnded && (s.isAck() || rcv == received.most());
  }

  private Optional<Fault> resetFault(Segment s) {
    boolean replies =
        s.length() == 0 && (s.isAck() ? told.hasOpen() : told.acknowledging() != Told.NEVER);
    return replies
        ? Fault.of(Code.RST_NUMBER, s.isAck() ? Field.ACK : Field.SEQ, "")
        : Fault.ofLine(Code.RST_WITHOUT_CAUSE);
  }

  /** Takes note of what has arrived. */
  void add(Sent sent) {
    Segment s = sent.segment();
    if (s.isRst()) {
      noteReset(s, sent.line());
      return;
    }
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
    if (s.seqLength() == 0 && !isUrging) {
      // A keep-alive shows one number less than SND.NXT.
      long next = told.hasAcknowledged(end + 1) ? end + 1 : end;
      nextByReceived.put(-rcv, -next);
    }
    if (s.isFin()) {
      finEnd = end;
    } else if (s.length() > 0) {
      furthestText = Math.max(furthestText, end);
    }
  }

  private void noteReset(Segment s, int line) {
    switch (reset(s)) {
      case NONE, NOT_OPEN -> {
        // Nothing follows of the connection.
      }
      case GONE -> gone = Math.min(gone, line);
      case ABORT -> {
        gone = Math.min(gone, line);
        aborted = s;
        resetNext = own.at(s.seq());
        resetReceived = s.isAck() ? peer.at(s.ack()) : resetReceived;
        begun = Math.min(begun, line);
      }
    }
  }
}
