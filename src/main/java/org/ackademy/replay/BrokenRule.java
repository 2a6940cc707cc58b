package org.ackademy.replay;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ackademy.replay.Distance.Field;
import org.ackademy.tcp.Control;
import org.ackademy.tcp.Segment;
import org.ackademy.tcp.Seq;
import org.ackademy.tcp.Tcb;
import org.ackademy.tcp.Tcb.Fin;
import org.ackademy.tcp.TcpState;

/** Which rule a line breaks, from the nearest legal move and from its sender's states. */
final class BrokenRule {
  private final Scenario scenario;
  private final Line line;
  private final Segment stated;
  private final Optional<Segment> nearest;
  private final List<HostState> states;
  private final List<Sent> peer;

  /**
   * A line of which no explanation survives.
   *
   * @param nearest the legal move that is nearest
   * @param states all states in which its sender may be; at least one
   * @param peer what the sender's peer has sent
   */
  BrokenRule(
      Scenario scenario,
      Line line,
      Optional<Segment> nearest,
      List<HostState> states,
      List<Sent> peer) {
    this.scenario = scenario;
    this.line = line;
    this.stated = line.segment();
    this.nearest = nearest;
    this.states = states;
    this.peer = peer;
  }

  /**
   * The state from which the line is judged: the last that a silent host can be in, reply aside.
   */
  Tcb sender() {
    return states.get(0).tcb();
  }

  /** The rule. */
  Code code() {
    if (isNonsense()) {
      return Code.NONSENSE_FLAGS;
    }
    Set<Field> fields = nearest.map(near -> Distance.between(line, near)).orElse(Set.of());
    if (fields.size() == 1) {
      Optional<Code> single = single(fields.iterator().next());
      if (single.isPresent()) {
        return single.get();
      }
    }
    if (stated.isRst()) {
      return resetCode();
    }
    if (stated.isSyn()) {
      return synCode();
    }
    if (nearest.isPresent() && nearest.get().isSyn()) {
      return Code.SYN_EXPECTED;
    }
    if (!stated.isAck() && scenario.shorthand() == Scenario.Shorthand.STRICT) {
      return Code.ACK_BIT_MISSING;
    }
    return inState();
  }

  private boolean isNonsense() {
    int kinds = Integer.bitCount(stated.control() & (Control.SYN | Control.FIN | Control.RST));
    int told = stated.control() & ~(Control.PSH | Control.ECE | Control.CWR);
    return kinds > 1 || (told == 0 && stated.length() == 0);
  }

  private Optional<Code> single(Field field) {
    Segment near = nearest.orElseThrow();
    return switch (field) {
      case FLAGS -> {
        if (stated.isSyn() && !near.isSyn()) {
          // The SYN is what is wrong, whatever else it lacks.
          yield Optional.empty();
        }
        int missing = near.control() & ~stated.control();
        yield (missing & Control.SYN) != 0
            ? Optional.of(Code.SYN_EXPECTED)
            : (missing & Control.ACK) != 0 ? Optional.of(Code.ACK_BIT_MISSING) : Optional.empty();
      }
      case SEQ -> Optional.of(seqCode());
      case ACK -> Optional.of(ackCode());
      case LENGTH -> Optional.empty();
    };
  }

  private Code seqCode() {
    if (stated.isRst()) {
      return Code.RST_NUMBER;
    }
    if (stated.isSyn()) {
      return isUnborn(sender().state()) ? Code.SEQ_NUMBER : Code.ISN_CHANGED;
    }
    if (stated.isFin() && sender().fin() == Fin.SENT) {
      return Code.FIN_REPEATED;
    }
    if (stated.length() > 0 && sender().fin() == Fin.SENT) {
      return Code.DATA_AFTER_FIN;
    }
    return Code.SEQ_NUMBER;
  }

  private static boolean isUnborn(TcpState state) {
    return state == TcpState.CLOSED || state == TcpState.LISTEN;
  }

  private Code ackCode() {
    if (stated.isRst()) {
      return Code.RST_NUMBER;
    }
    for (Sent sent : peer) {
      if (Seq.isAtOrBefore(stated.ack(), sent.segment().end())) {
        return Code.ACK_NUMBER;
      }
    }
    return peer.isEmpty()
            && states.get(0).tcb().state().isSynchronized()
            && Seq.isAtOrBefore(stated.ack(), sender().rcvNxt())
        ? Code.ACK_NUMBER
        : Code.ACK_OF_UNSENT;
  }

  private Code resetCode() {
    if (nearest.isPresent()) {
      return Code.RST_NUMBER;
    }
    return hasPendingReset() ? Code.ANSWERED_A_RST : Code.RST_WITHOUT_CAUSE;
  }

  private boolean hasPendingReset() {
    int taken = states.get(0).taken();
    return peer.stream().skip(taken).anyMatch(sent -> sent.segment().isRst());
  }

  private Code synCode() {
    if (nearest.isPresent() && nearest.get().isSyn()) {
      return Distance.between(line, nearest.get()).contains(Field.SEQ) ? seqCode() : ackCode();
    }
    Tcb tcb = sender();
    return switch (tcb.state()) {
      case CLOSED ->
          hasLived()
              ? Code.SENT_AFTER_CLOSED
              : stated.isAck() || !mayOpen() ? Code.NOT_LISTENING : Code.SEQ_NUMBER;
      case LISTEN -> Code.SYN_EXPECTED;
      case SYN_SENT, SYN_RECEIVED -> {
        if (stated.isAck() && tcb.state() == TcpState.SYN_SENT) {
          yield Code.ACK_OF_UNSENT;
        }
        yield line.given().seq() && stated.seq() != tcb.iss()
            ? Code.ISN_CHANGED
            : Code.RETRANSMISSION_WITHOUT_CAUSE;
      }
      case ESTABLISHED, FIN_WAIT_1, FIN_WAIT_2, CLOSE_WAIT, CLOSING, LAST_ACK, TIME_WAIT ->
          Code.SYN_WHEN_SYNCHRONIZED;
    };
  }

  private boolean hasLived() {
    return states.get(0).connections() > 0;
  }

  private Code inState() {
    boolean synchronizedNow = states.stream().anyMatch(s -> s.tcb().state().isSynchronized());
    Tcb tcb =
        states.stream()
            .map(HostState::tcb)
            .filter(t -> !synchronizedNow || t.state().isSynchronized())
            .findFirst()
            .orElse(sender());
    return switch (tcb.state()) {
      case CLOSED -> hasLived() ? Code.SENT_AFTER_CLOSED : unborn();
      case LISTEN -> Code.SYN_EXPECTED;
      case SYN_SENT, SYN_RECEIVED -> beforeEstablished(tcb);
      case ESTABLISHED, FIN_WAIT_1, FIN_WAIT_2, CLOSE_WAIT, CLOSING, LAST_ACK, TIME_WAIT ->
          whenSynchronized(tcb);
    };
  }

  private Code unborn() {
    return mayOpen() ? Code.SYN_EXPECTED : Code.NOT_LISTENING;
  }

  private boolean mayOpen() {
    return scenario.host(line.from()).opening() == Scenario.Opening.ACTIVE;
  }

  private Code beforeEstablished(Tcb tcb) {
    if (hasPendingReset() && stated.seqLength() == 0) {
      return Code.ANSWERED_A_RST;
    }
    if (stated.isFin()) {
      return tcb.state() == TcpState.SYN_SENT ? Code.FIN_BEFORE_SYN : numbers(tcb);
    }
    if (stated.length() > 0) {
      return Code.DATA_BEFORE_ESTABLISHED;
    }
    return tcb.state() == TcpState.SYN_SENT ? Code.ACK_OF_UNSENT : Code.ACK_WITHOUT_CAUSE;
  }

  private Code whenSynchronized(Tcb tcb) {
    boolean old =
        line.given().seq()
            && Seq.isBefore(stated.seq(), tcb.sndNxt())
            && Seq.isAtOrBefore(stated.end(), tcb.sndNxt());
    if (stated.isFin()) {
      return tcb.fin() != Fin.SENT
          ? numbers(tcb)
          : old && stated.end() == tcb.sndNxt()
              ? Code.RETRANSMISSION_WITHOUT_CAUSE
              : Code.FIN_REPEATED;
    }
    if (stated.length() > 0) {
      return old ? Code.RETRANSMISSION_WITHOUT_CAUSE : text(tcb);
    }
    if (hasPendingReset()) {
      return Code.ANSWERED_A_RST;
    }
    if (line.given().seq() && stated.seq() != tcb.sndNxt()) {
      return Code.SEQ_NUMBER;
    }
    boolean known = states.stream().anyMatch(s -> s.tcb().rcvNxt() == stated.ack());
    return line.given().ack() && !known ? ackCode() : Code.ACK_WITHOUT_CAUSE;
  }

  private Code text(Tcb tcb) {
    if (tcb.fin() == Fin.SENT) {
      return Code.DATA_AFTER_FIN;
    }
    boolean inPlace = !line.given().seq() || stated.seq() == tcb.sndNxt();
    int usable = states.stream().mapToInt(s -> s.tcb().usableWindow()).max().orElse(0);
    return inPlace && stated.length() > usable ? Code.BEYOND_WINDOW : numbers(tcb);
  }

  private Code numbers(Tcb tcb) {
    boolean seqWrong = line.given().seq() && stated.seq() != tcb.sndNxt();
    return seqWrong ? Code.SEQ_NUMBER : ackCode();
  }
}
