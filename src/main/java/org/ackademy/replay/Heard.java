package org.ackademy.replay;

import java.util.List;
import java.util.Optional;
import org.ackademy.replay.Distance.Field;
import org.ackademy.replay.Firsts.First;
import org.ackademy.replay.Firsts.Order;
import org.ackademy.replay.Scenario.Call;
import org.ackademy.replay.Scenario.Opening;
import org.ackademy.tcp.Control;
import org.ackademy.tcp.Segment;
import org.ackademy.tcp.TcpState;

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
  private final HeardSoFar soFar;
  private final HeardResets resets;
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
    this.soFar = new HeardSoFar(scenario, side, told, own, peer);
    this.resets = new HeardResets(scenario, side, told, soFar);
  }

  /** All that counts of what has arrived: where it is the same, the same lines are at fault. */
  List<Object> known() {
    return soFar.known();
  }

  /** What is wrong with the segment as the next to arrive, if anything. */
  Optional<Fault> fault(Line line) {
    Segment s = line.segment();
    if (s.isRst()) {
      return isWithoutEarlier() ? resets.fault(s) : Optional.empty();
    }
    if (s.isSyn()) {
      return s.isAck() ? synAckFault(s) : synFault(s);
    }
    if (!host.isEverOpen()) {
      return Fault.ofLine(Code.NOT_LISTENING);
    }
    return s.isAck() ? segmentFault(line) : Optional.empty();
  }

  /** Else a reset may answer what is left, of which nothing is known here. */
  private boolean isWithoutEarlier() {
    return scenario.earlier().isEmpty();
  }

  private Optional<Fault> synFault(Segment s) {
    if (host.start().isSynchronized() || host.start() == TcpState.SYN_RECEIVED) {
      return Fault.of(Code.SYN_WHEN_SYNCHRONIZED, Field.FLAGS, "");
    }
    if (host.opening() != Opening.ACTIVE) {
      Code code = host.isEverOpen() ? Code.ACK_BIT_MISSING : Code.NOT_LISTENING;
      return Fault.of(code, Field.FLAGS, "");
    }
    return numberOfSyn(s);
  }

  private Optional<Fault> numberOfSyn(Segment s) {
    long seq = soFar.ownAt(s.seq());
    if (soFar.iss() != HeardSoFar.UNKNOWN && seq != soFar.iss()) {
      Code code = soFar.hasSynchronized() ? Code.ISN_CHANGED : Code.SEQ_NUMBER;
      return Fault.of(code, Field.SEQ, text(soFar.iss()));
    }
    return soFar.least() <= seq ? Fault.of(Code.SEQ_NUMBER, Field.SEQ, "") : Optional.empty();
  }

  private Optional<Fault> synAckFault(Segment s) {
    if (host.start().isSynchronized()) {
      return Fault.of(Code.SYN_WHEN_SYNCHRONIZED, Field.FLAGS, "");
    }
    if (!host.isEverOpen()) {
      return Fault.of(Code.NOT_LISTENING, Field.FLAGS, "");
    }
    int syn = synEnding(s.ack());
    if (syn == Told.NEVER) {
      return ackFault(s, Code.ACK_NUMBER);
    }
    return syn > soFar.gone() ? Fault.ofLine(Code.SENT_AFTER_CLOSED) : numberOfSyn(s);
  }

  /** What is wrong with what a segment acknowledges, whatever its sequence number is. */
  Optional<Fault> unreached(Segment s) {
    if (s.isRst()) {
      return Optional.empty();
    }
    boolean isReached =
        s.isSyn() ? synEnding(s.ack()) != Told.NEVER : told.reaching(s.ack()) != null;
    return isReached ? Optional.empty() : ackFault(s, Code.ACK_NUMBER);
  }

  private int synEnding(int ack) {
    return host.start() == TcpState.SYN_RECEIVED ? startOf(ack) : told.synEndingAt(ack);
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
    long rcv = soFar.peerAt(s.ack());
    if (reaching.line() > soFar.gone() || rcv > soFar.resetReceived()) {
      return Fault.ofLine(Code.SENT_AFTER_CLOSED);
    }
    if (abortedSilently(s, rcv)) {
      return Fault.ofLine(Code.SENT_AFTER_CLOSED);
    }
    if (reaching.order() == Order.LATE && soFar.hasPassed(rcv, reaching.line())) {
      return Fault.of(Code.ACK_NUMBER, Field.ACK, "");
    }
    return s.seqLength() == 0 ? bareFault(line, rcv, reaching) : textFault(s, rcv, reaching);
  }

  /** Whether an ABORT would have sent no reset: both hosts had closed by then. */
  private boolean abortedSilently(Segment s, long rcv) {
    long finEnd = s.isFin() ? soFar.ownAt(s.end()) : soFar.finEnd();
    return soFar.aborted().isPresent()
        && finEnd == soFar.resetNext()
        && told.endsWithFin(Math.max(rcv, soFar.received()));
  }

  private Optional<Fault> bareFault(Line line, long rcv, First reaching) {
    long next = soFar.ownAt(line.segment().seq());
    long low = soFar.lowest(rcv, reaching);
    long high = soFar.highest(rcv);
    boolean inPlace = low <= next && next <= high;
    int cause = told.drawing(rcv, reaching);
    // What acknowledges earlier text may be beyond SND.NXT, and draws one whatever it brings.
    boolean isDrawn =
        !isWithoutEarlier()
            || (cause != Told.NEVER
                && cause <= soFar.gone()
                && soFar.furthestBefore(cause) <= next);
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
        && !(next == soFar.finEnd() && told.endsWithFin(rcv));
  }

  /** Urgent text waits before a window of zero, at SND.UNA: some of it is still to come. */
  private boolean urges(Line line, long una, long high) {
    boolean waits = soFar.finEnd() == HeardSoFar.UNKNOWN || una < soFar.finEnd() - 1;
    return line.segment().has(Control.URG)
        && scenario.network() == Scenario.Network.LOSSY
        && scenario.allows(Call.SEND)
        && told.hasShutAt(una)
        && waits
        && una <= high;
  }

  /** A keep-alive or a probe repeats the number before one that the peer has acknowledged. */
  private boolean probes(long acknowledged, long rcv, long low, long high) {
    boolean probes = mayProbe(acknowledged, rcv, low, high);
    hasProbed |= probes;
    return probes;
  }

  private boolean mayProbe(long acknowledged, long rcv, long low, long high) {
    boolean inTimeWait = acknowledged == soFar.finEnd() && told.endsWithFin(rcv);
    int learnt = told.acknowledgedAt(acknowledged);
    // Behind a closed window more may be under way; else all that was sent is acknowledged.
    boolean isAll =
        told.hasShutAt(acknowledged)
            || (low <= acknowledged && soFar.furthestBefore(learnt) <= acknowledged);
    return learnt != Told.NEVER
        && isAll
        && acknowledged <= high
        && !inTimeWait
        && !soFar.hasPassed(rcv, learnt)
        && !soFar.sendsAgainLater(acknowledged, rcv);
  }

  /** What it knew at least to have been acknowledged, where RCV.NXT is this. */
  private long knownAt(long rcv, First reaching) {
    long note = isWithoutEarlier() ? reaching.note() : HeardSoFar.UNKNOWN;
    return Math.max(note, soFar.knownBefore(rcv));
  }

  /** Whether a segment is a keep-alive or a probe and can be nothing else. */
  private boolean isNothingButProbe(Segment s) {
    First reaching = s.isAck() ? told.reaching(s.ack()) : null;
    if (s.isSyn() || s.isFin() || s.has(Control.URG) || s.length() > 1 || reaching == null) {
      return false;
    }
    long rcv = soFar.peerAt(s.ack());
    long end = soFar.ownAt(s.end());
    return s.length() == 0 ? end < soFar.lowest(rcv, reaching) : end <= knownAt(rcv, reaching);
  }

  /**
   * Whether some line was taken for a keep-alive or a probe: what it knew then is not looked at.
   */
  boolean hasProbed() {
    return hasProbed;
  }

  private Optional<Fault> textFault(Segment s, long rcv, First reaching) {
    long end = soFar.ownAt(s.end());
    long start = soFar.ownAt(s.seq());
    long high = soFar.highest(rcv);
    if (s.length() <= 1 && !s.isFin() && probes(end, rcv, soFar.lowest(rcv, reaching), high)) {
      return Optional.empty();
    }
    if (s.length() > 0 && !soFar.isEstablished(rcv)) {
      return Fault.ofLine(Code.DATA_BEFORE_ESTABLISHED);
    }
    if (s.isFin()) {
      Optional<Fault> fault = finFault(end);
      if (fault.isPresent()) {
        return fault;
      }
    } else if (soFar.finEnd() != HeardSoFar.UNKNOWN && end >= soFar.finEnd()) {
      return Fault.ofLine(Code.DATA_AFTER_FIN);
    }
    if (soFar.iss() != HeardSoFar.UNKNOWN && start <= soFar.iss()) {
      return Fault.of(Code.SEQ_NUMBER, Field.SEQ, "");
    }
    if (end - (s.isFin() ? 1 : 0) > soFar.textEdge(rcv)) {
      return Fault.ofLine(Code.BEYOND_WINDOW);
    }
    if (end > high) {
      return Fault.of(Code.SEQ_NUMBER, Field.SEQ, "");
    }
    return end <= knownAt(rcv, reaching)
        ? Fault.ofLine(Code.RETRANSMISSION_WITHOUT_CAUSE)
        : Optional.empty();
  }

  private Optional<Fault> finFault(long end) {
    if (soFar.finEnd() != HeardSoFar.UNKNOWN) {
      return end == soFar.finEnd()
          ? Optional.empty()
          : Fault.of(Code.FIN_REPEATED, Field.SEQ, text(soFar.finEnd() - 1));
    }
    if (!scenario.allows(Call.CLOSE)) {
      return Fault.of(Code.FIN_REPEATED, Field.FLAGS, "");
    }
    boolean isReset = soFar.resetNext() != Long.MAX_VALUE && end != soFar.resetNext();
    return end < soFar.furthest() || end <= soFar.furthestText() || isReset
        ? Fault.of(Code.FIN_REPEATED, Field.SEQ, "")
        : Optional.empty();
  }

  /** How far it has taken in what was sent to it, at least. */
  long received() {
    return soFar.received();
  }

  /** Takes note of what has arrived. */
  void add(Sent sent) {
    if (sent.segment().isRst()) {
      if (isWithoutEarlier()) {
        resets.note(sent.segment(), sent.line());
      }
    } else {
      boolean probed = isNothingButProbe(sent.segment());
      soFar.add(sent);
      if (probed) {
        soFar.noteProbe(sent.segment());
      }
    }
  }
}
