package org.ackademy.tcp;

import java.util.ArrayList;
import java.util.List;
import org.ackademy.tcp.Tcb.Fin;
import org.ackademy.tcp.Tcb.Origin;

/** On which arriving segments a host has a choice. */
final class Choices {
  private static final List<Reading> NONE = List.of(Reading.PLAIN);
  private static final List<Reading> CROSSING =
      List.of(
          Reading.PLAIN,
          Reading.CROSSING_ESTABLISHES,
          Reading.CROSSING_ESTABLISHES_AND_ACKNOWLEDGES);
  private static final List<Reading> SYN_AGAIN = List.of(Reading.PLAIN, Reading.SYN_ACK_AGAIN);
  private static final List<Reading> CHALLENGE = List.of(Reading.PLAIN, Reading.CHALLENGE);
  private static final List<Reading> REOPEN = List.of(Reading.PLAIN, Reading.REOPEN);
  private static final List<Reading> GAP = List.of(Reading.PLAIN, Reading.ACKNOWLEDGE_GAP);
  private static final List<Reading> RESET = List.of(Reading.PLAIN, Reading.RESET_ON_DATA);
  private static final List<Reading> GAP_OR_RESET =
      List.of(Reading.PLAIN, Reading.ACKNOWLEDGE_GAP, Reading.RESET_ON_DATA);
  private static final List<Reading> SYN_TEXT =
      List.of(Reading.PLAIN, Reading.TAKE_SYN_TEXT, Reading.DROP_SYN_TEXT);

  private Choices() {}

  static List<Reading> of(Tcb tcb, Segment segment) {
    List<Reading> choices = byState(tcb, segment);
    if (!isOlder(tcb, segment)) {
      return choices;
    }
    List<Reading> more = new ArrayList<>(choices);
    more.add(Reading.REFUSE_OLD_TIMESTAMP);
    return more;
  }

  /** PAWS: the segment's timestamp lies before the newest that was taken in order. */
  static boolean isOlder(Tcb tcb, Segment segment) {
    return tcb.agreed().hasTimestamps()
        && !segment.isRst()
        && !segment.isSyn()
        && segment.options().timestamps().isPresent()
        && Seq.isBefore(segment.options().timestamps().get().value(), tcb.tsRecent());
  }

  private static List<Reading> byState(Tcb tcb, Segment segment) {
    return switch (tcb.state()) {
      case CLOSED -> NONE;
      case LISTEN -> hasSynText(segment) && !segment.isAck() ? SYN_TEXT : NONE;
      case SYN_SENT ->
          hasSynText(segment) && (!segment.isAck() || Arrival.acknowledgesNew(tcb, segment))
              ? SYN_TEXT
              : NONE;
      case SYN_RECEIVED -> inSynReceived(tcb, segment);
      case FIN_WAIT_1 -> isCrossing(tcb, segment) ? CROSSING : onText(tcb, segment);
      case ESTABLISHED, FIN_WAIT_2 -> onText(tcb, segment);
      case CLOSE_WAIT, CLOSING, LAST_ACK -> NONE;
      case TIME_WAIT -> mayReopen(tcb, segment) ? REOPEN : NONE;
    };
  }

  private static boolean hasSynText(Segment segment) {
    return segment.isSyn() && !segment.isRst() && segment.length() > 0;
  }

  private static List<Reading> inSynReceived(Tcb tcb, Segment segment) {
    if (isCrossing(tcb, segment)) {
      return CROSSING;
    }
    if (isSynAgain(tcb, segment)) {
      return SYN_AGAIN;
    }
    boolean plainResets =
        Arrival.isAcceptable(tcb, segment)
            && !segment.isRst()
            && (segment.isSyn()
                ? tcb.origin() == Origin.PASSIVE
                : segment.isAck() && !Arrival.acknowledgesNew(tcb, segment));
    return plainResets ? CHALLENGE : onText(tcb, segment);
  }

  /** The peer's SYN,ACK that crossed ours: acceptable but that its SYN was taken already. */
  static boolean isCrossing(Tcb tcb, Segment segment) {
    return tcb.isSynUnacknowledged()
        && tcb.origin() == Origin.ACTIVE
        && segment.has(Control.SYN | Control.ACK)
        && !segment.isRst()
        && segment.seq() == tcb.irs()
        && Arrival.acknowledgesNew(tcb, segment);
  }

  /** The peer's SYN once more. */
  static boolean isSynAgain(Tcb tcb, Segment segment) {
    return segment.isSyn() && !segment.isAck() && !segment.isRst() && segment.seq() == tcb.irs();
  }

  /** A SYN that TIME-WAIT may take for a new connection: its number is beyond the old ones. */
  static boolean mayReopen(Tcb tcb, Segment segment) {
    return segment.isSyn()
        && !segment.isAck()
        && !segment.isRst()
        && Seq.isAtOrBefore(tcb.rcvNxt(), segment.seq());
  }

  private static List<Reading> onText(Tcb tcb, Segment segment) {
    boolean isTakenIn =
        segment.isAck()
            && !segment.isRst()
            && !segment.isSyn()
            && Arrival.isAcceptable(tcb, segment)
            && Arrival.isWithinAckRange(tcb, segment);
    if (!isTakenIn) {
      return NONE;
    }
    int end = segment.seq() + segment.length();
    boolean news = segment.length() > 0 && Seq.isBefore(tcb.rcvNxt(), end);
    boolean gap = Seq.isBefore(tcb.rcvNxt(), segment.seq()) && (news || segment.isFin());
    boolean closed = news && tcb.fin() != Fin.OPEN;
    return gap ? (closed ? GAP_OR_RESET : GAP) : closed ? RESET : NONE;
  }
}
