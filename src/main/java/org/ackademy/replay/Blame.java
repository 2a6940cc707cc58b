package org.ackademy.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import org.ackademy.replay.Distance.Field;
import org.ackademy.replay.Heard.Fault;
import org.ackademy.replay.Judgement.Detail;
import org.ackademy.tcp.Segment;
import org.ackademy.tcp.Seq;

/** Names the rule that a line breaks, and what is at fault in it. */
final class Blame {
  private final Case question;
  private final Line line;
  private final Segment stated;
  private final int at;
  private final Optional<Segment> nearest;
  private final BrokenRule rule;

  Blame(Case question, Search search, Branch branch, Line line, int at, Optional<Segment> nearest) {
    this.question = question;
    this.line = line;
    this.stated = line.segment();
    this.at = at;
    this.nearest = nearest;
    List<HostState> states = new ArrayList<>();
    search
        .of(line.from())
        .walk(
            branch.of(line.from()),
            new Deliveries.Moment(at, line, branch.sentBy(line.from().peer())),
            state -> {
              states.add(state);
              return true;
            });
    List<Sent> peer = branch.sentBy(line.from().peer()).all();
    this.rule = new BrokenRule(question.scenario(), line, nearest, states, peer);
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
    Code code = rule.code();
    Optional<Field> field = fieldOf(code).map(this::fieldAtFault);
    String expected = field.flatMap(f -> nearest.map(near -> show(near, f))).orElse("");
    String actual = field.map(f -> show(stated, f)).orElse("");
    if (code == Code.BEYOND_WINDOW) {
      expected = Integer.toString(rule.sender().usableWindow());
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
    return switch (rule.sender().state()) {
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
