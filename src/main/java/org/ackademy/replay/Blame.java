package org.ackademy.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import org.ackademy.replay.Distance.Field;
import org.ackademy.replay.Heard.Fault;
import org.ackademy.replay.Judgement.Detail;
import org.ackademy.tcp.Control;
import org.ackademy.tcp.Segment;
import org.ackademy.tcp.Seq;
import org.ackademy.tcp.Tcb;
import org.ackademy.tcp.Tcb.Fin;
import org.ackademy.tcp.TcpState;

/** Names the rule that a line breaks, from the nearest legal move and from its sender's states. */
final class Blame {
  private final Case question;
  private final Line line;
  private final Segment stated;
  private final int at;
  private final Optional<Segment> nearest;
  private final List<HostState> states = new ArrayList<>();
  private final List<Sent> peer;

  Blame(Case question, Search search, Branch branch, Line line, int at, Optional<Segment> nearest) {
    this.question = question;
    this.line = line;
    this.stated = line.segment();
    this.at = at;
    this.nearest = nearest;
    this.peer = branch.sentBy(line.from().peer()).all();
    search
        .of(line.from())
        .walk(
            branch.of(line.from()),
            new Deliveries.Moment(at, line, branch.sentBy(line.from().peer())),
            state -> {
              states.add(state);
              return true;
            });
  }

  /** What is found. */
  record Verdict(
      Code code,
      String field,
      String expected,
      String actual,
      String section,
      Optional<Detail> detail) {

    /** The numbers are right; what the line carries beside them is not. */
    static Verdict of(Carried.Fault fault) {
      return new Verdict(
          fault.code(),
          "option",
          fault.expected(),
          fault.actual(),
          fault.section(),
          Optional.empty());
    }

    /** What no peer could have sent. */
    static Verdict ofArrival(Fault fault, Segment stated) {
      String actual = fault.field().map(field -> show(stated, field)).orElse("");
      return new Verdict(
          fault.code(),
          fault.field().map(Field::label).orElse("line"),
          fault.expected(),
          actual,
          fault.code().section(),
          Optional.empty());
    }
  }

  Verdict verdict() {
    Code code = code();
    Optional<Field> field = fieldOf(code).map(this::fieldAtFault);
    String expected = field.flatMap(f -> nearest.map(near -> show(near, f))).orElse("");
    String actual = field.map(f -> show(stated, f)).orElse("");
    if (code == Code.BEYOND_WINDOW) {
      expected = Integer.toString(sender().usableWindow());
    }
    if (expected.equals(actual)) {
      // The field is right as it is: the line as a whole is what cannot be.
      field = Optional.empty();
      expected = "";
      actual = "";
    }
    return new Verdict(
        code,
        field.map(Field::label).orElse("line"),
        expected,
        actual,
        section(code),
        detail(field));
  }

  /** A reset's number may be right and what it acknowledges wrong. */
  private Field fieldAtFault(Field field) {
    Set<Field> wrong = nearest.map(near -> Distance.between(line, near)).orElse(Set.of());
    return field == Field.SEQ && !wrong.contains(Field.SEQ) && wrong.contains(Field.ACK)
        ? Field.ACK
        : field;
  }

  /**
   * The state from which the line is judged: the last that a silent host can be in, reply aside.
   */
  private Tcb sender() {
    return states.get(0).tcb();
  }

  private Code code() {
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
    if (!stated.isAck() && question.scenario().shorthand() == Scenario.Shorthand.STRICT) {
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
    return question.scenario().host(line.from()).opening() == Scenario.Opening.ACTIVE;
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

  private static Optional<Field> fieldOf(Code code) {
    return switch (code) {
      case SYN_EXPECTED, NOT_LISTENING, ACK_BIT_MISSING, NONSENSE_FLAGS, SYN_WHEN_SYNCHRONIZED ->
          Optional.of(Field.FLAGS);
      case SEQ_NUMBER, ISN_CHANGED, RST_NUMBER, FIN_REPEATED -> Optional.of(Field.SEQ);
      case ACK_NUMBER, ACK_OF_UNSENT -> Optional.of(Field.ACK);
      case BEYOND_WINDOW, DATA_BEFORE_ESTABLISHED, DATA_AFTER_FIN -> Optional.of(Field.LENGTH);
      case ACK_WITHOUT_CAUSE,
          FIN_BEFORE_SYN,
          RST_WITHOUT_CAUSE,
          ANSWERED_A_RST,
          RETRANSMISSION_WITHOUT_CAUSE,
          SENT_AFTER_CLOSED,
          OPTION_NOT_ON_SYN,
          OPTION_NOT_AGREED,
          TIMESTAMP_MISSING,
          TIMESTAMP,
          SACK_BLOCK,
          URGENT_POINTER,
          STATE_CLAIM,
          GOAL_NOT_REACHED,
          SEGMENT_OWED ->
          Optional.empty();
    };
  }

  private static String show(Segment segment, Field field) {
    return switch (field) {
      case FLAGS -> flags(segment);
      case SEQ -> Seq.text(segment.seq());
      case ACK -> segment.isAck() ? Seq.text(segment.ack()) : "";
      case LENGTH -> Integer.toString(segment.length());
    };
  }

  static String flags(Segment segment) {
    StringJoiner names = new StringJoiner(",");
    if (segment.isSyn()) {
      names.add("SYN");
    }
    if (segment.isFin()) {
      names.add("FIN");
    }
    if (segment.isRst()) {
      names.add("RST");
    }
    if (segment.isAck()) {
      names.add("ACK");
    }
    return names.toString();
  }

  /** The section that rules the sender's state, where the code is about a number in a reply. */
  private String section(Code code) {
    if (code != Code.ACK_NUMBER) {
      return code.section();
    }
    return switch (sender().state()) {
      case CLOSED -> "3.10.7.1";
      case LISTEN -> "3.10.7.2";
      case SYN_SENT -> "3.10.7.3";
      case SYN_RECEIVED,
          ESTABLISHED,
          FIN_WAIT_1,
          FIN_WAIT_2,
          CLOSE_WAIT,
          CLOSING,
          LAST_ACK,
          TIME_WAIT ->
          code.section();
    };
  }

  private Optional<Detail> detail(Optional<Field> field) {
    if (field.equals(Optional.of(Field.ACK))) {
      Optional<Detail> byOne =
          nearest.filter(Segment::isAck).flatMap(n -> Diagnosis.byOne(n.ack(), stated.ack()));
      return byOne.isPresent() ? byOne : notYetArrived();
    }
    return field.equals(Optional.of(Field.SEQ))
        ? nearest.flatMap(near -> Diagnosis.byOne(near.seq(), stated.seq()))
        : Optional.empty();
  }

  private Optional<Detail> notYetArrived() {
    for (int later = at + 1; later <= question.exchange().size(); later++) {
      Line other = question.exchange().line(later);
      if (other.from() != line.from() && other.segment().end() == stated.ack()) {
        return Optional.of(Detail.NOT_YET_ARRIVED);
      }
    }
    return Optional.empty();
  }
}
