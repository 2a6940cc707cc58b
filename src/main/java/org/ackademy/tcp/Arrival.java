package org.ackademy.tcp;

import java.util.Optional;
import org.ackademy.tcp.Event.Arrive;
import org.ackademy.tcp.Rules.Change;
import org.ackademy.tcp.Tcb.AckDue;
import org.ackademy.tcp.Tcb.Fin;
import org.ackademy.tcp.Tcb.Origin;

/**
 * SEGMENT ARRIVES in SYN-RECEIVED and the synchronized states: the eight checks, each a method that
 * either ends the matter or hands on.
 *
 * @rfc 9293 3.10.7.4
 */
final class Arrival {
  private Arrival() {}

  static Step inOtherStates(Rules rules, Tcb tcb, Arrive e) {
    Segment segment = e.segment();
    if (rules.have(Change.CROSSING_SYNS_MAKE_TWO) && isOther(tcb, segment)) {
      return establishOther(tcb, segment);
    }
    return switch (e.reading()) {
      case CROSSING_ESTABLISHES -> cross(rules, tcb, e, AckDue.NOTHING);
      case CROSSING_ESTABLISHES_AND_ACKNOWLEDGES -> cross(rules, tcb, e, AckDue.NEWS);
      case SYN_ACK_AGAIN ->
          tcb.isSynUnacknowledged() && Choices.isSynAgain(tcb, segment)
              ? Emission.sending(tcb, Emission.synAck(tcb))
              : Step.impossible(tcb);
      case REOPEN -> reopen(rules, tcb, e);
      case REFUSE_OLD_TIMESTAMP ->
          Choices.isOlder(tcb, segment) ? challenge(tcb) : Step.impossible(tcb);
      case PLAIN, ACKNOWLEDGE_GAP, CHALLENGE, RESET_ON_DATA, TAKE_SYN_TEXT, DROP_SYN_TEXT ->
          checkSequence(rules, tcb, segment, e.reading());
    };
  }

  /** A crossing SYN,ACK, read as figure 7 has it: what follows its SYN is in order. */
  private static Step cross(Rules rules, Tcb tcb, Arrive e, int due) {
    Segment s = e.segment();
    if (!Choices.isCrossing(tcb, s)) {
      return Step.impossible(tcb);
    }
    Tcb ready = due == AckDue.NOTHING ? tcb : tcb.edit().ackDue(due).done();
    Segment rest =
        new Segment(
            s.control() & ~Control.SYN,
            s.seq() + 1,
            s.ack(),
            s.length(),
            s.window(),
            s.urgent(),
            s.options());
    Step step = checkAck(rules, ready, rest, Reading.PLAIN);
    // The window of a SYN is never scaled (RFC 7323 section 2.2).
    Tcb unscaled =
        step.tcb()
            .edit()
            .sndWnd(s.window())
            .sndWndMax(Math.max(tcb.sndWndMax(), s.window()))
            .done();
    return new Step(unscaled, step.sent(), step.signal());
  }

  private static Step reopen(Rules rules, Tcb tcb, Arrive e) {
    // "Larger than the largest sequence number it used" (3.6.1): SND.NXT is not used yet.
    boolean beyond = !Seq.isBefore(e.fresh().iss(), tcb.sndNxt());
    return tcb.state() == TcpState.TIME_WAIT && Choices.mayReopen(tcb, e.segment()) && beyond
        ? OpeningArrival.accept(rules, tcb, e)
        : Step.impossible(tcb);
  }

  /** Table 6. A FIN without text needs no window of its own. */
  static boolean isAcceptable(Tcb tcb, Segment segment) {
    int length = segment.seqLength();
    if (tcb.rcvWnd() == 0) {
      boolean empty = length == 0 || (length == 1 && segment.isFin());
      return empty && segment.seq() == tcb.rcvNxt();
    }
    return Seq.isWithin(tcb.rcvNxt(), segment.seq(), tcb.rcvEnd())
        || (length > 0 && Seq.isWithin(tcb.rcvNxt(), segment.end() - 1, tcb.rcvEnd()));
  }

  private static Step checkSequence(Rules rules, Tcb tcb, Segment segment, Reading reading) {
    if (segment.isRst()) {
      return checkReset(rules, tcb, segment);
    }
    if (segment.isSyn() && tcb.state().isSynchronized() && rules.have(Change.SYN_RESETS)) {
      return Step.sending(Tcb.closed(tcb.rcvWnd()), Emission.abort(tcb, Control.RST));
    }
    if (!isAcceptable(tcb, segment)) {
      return refuse(rules, tcb, segment);
    }
    return segment.isSyn()
        ? checkSyn(tcb, reading)
        : checkAck(rules, stamped(tcb, segment), segment, reading);
  }

  /** TS.Recent follows what arrives in order (RFC 7323 section 4.3). */
  private static Tcb stamped(Tcb tcb, Segment segment) {
    if (!tcb.agreed().hasTimestamps() || segment.options().timestamps().isEmpty()) {
      return tcb;
    }
    int value = segment.options().timestamps().get().value();
    boolean newer =
        Seq.isBefore(tcb.tsRecent(), value) && Seq.isAtOrBefore(segment.seq(), tcb.rcvNxt());
    return newer ? tcb.edit().tsRecent(value).done() : tcb;
  }

  /**
   * RFC 5961 section 3: by the reset's own number alone, whatever text it carries (SHLD-2) and even
   * at a window that is closed (MUST-66).
   */
  private static Step checkReset(Rules rules, Tcb tcb, Segment segment) {
    if (segment.seq() == tcb.rcvNxt() || rules.have(Change.ANY_RST_KILLS)) {
      return reset(rules, tcb, segment);
    }
    boolean inWindow = Seq.isWithin(tcb.rcvNxt(), segment.seq(), tcb.rcvEnd());
    return inWindow ? challenge(tcb) : Step.to(tcb);
  }

  /**
   * Not acceptable: an acknowledgment in reply. At a closed window "special allowance should be
   * made to accept valid ACKs, URGs": the segment counts without its text and FIN.
   */
  private static Step refuse(Rules rules, Tcb tcb, Segment segment) {
    boolean atClosedWindow =
        tcb.rcvWnd() == 0 && segment.seq() == tcb.rcvNxt() && !segment.isSyn() && segment.isAck();
    boolean isValid =
        tcb.state() == TcpState.SYN_RECEIVED
            ? acknowledgesNew(tcb, segment)
            : isWithinAckRange(tcb, segment);
    if (!atClosedWindow || !isValid) {
      return challenge(tcb);
    }
    Step counted = checkAck(rules, tcb, emptied(segment), Reading.PLAIN);
    if (counted.tcb().state() == TcpState.CLOSED) {
      return counted;
    }
    Step answered = challenge(counted.tcb());
    return new Step(answered.tcb(), answered.sent(), counted.signal());
  }

  private static Segment emptied(Segment s) {
    return new Segment(
        s.control() & ~Control.FIN, s.seq(), s.ack(), 0, s.window(), s.urgent(), s.options());
  }

  private static Step challenge(Tcb tcb) {
    return Emission.sending(tcb, Emission.ack(tcb));
  }

  private static Step reset(Rules rules, Tcb tcb, Segment segment) {
    boolean early = rules.have(Change.SYN_ACK_ESTABLISHES) && tcb.isSynUnacknowledged();
    if (tcb.state() == TcpState.SYN_RECEIVED || early) {
      return tcb.origin() == Origin.PASSIVE
          ? acknowledging(rules, Step.to(Tcb.listen(tcb.rcvWnd())), tcb, segment)
          : ended(rules, tcb, segment, Signal.CONNECTION_REFUSED);
    }
    return ended(rules, tcb, segment, Signal.CONNECTION_RESET);
  }

  /** A reset ends the connection. */
  static Step ended(Rules rules, Tcb tcb, Segment reset, Signal signal) {
    return acknowledging(rules, Step.telling(Tcb.closed(tcb.rcvWnd()), signal), tcb, reset);
  }

  /** A reset is never answered. */
  private static Step acknowledging(Rules rules, Step step, Tcb tcb, Segment reset) {
    if (!rules.have(Change.RST_IS_ACKNOWLEDGED)) {
      return step;
    }
    Segment ack = Segment.of(Control.ACK, tcb.sndNxt(), reset.seq() + 1, tcb.windowField());
    return new Step(step.tcb(), Optional.of(ack), step.signal());
  }

  /** The peer's SYN,ACK of the other of two connections. */
  private static boolean isOther(Tcb tcb, Segment segment) {
    return tcb.state() == TcpState.SYN_RECEIVED
        && tcb.origin() == Origin.ACTIVE
        && segment.has(Control.SYN | Control.ACK)
        && segment.seq() != tcb.irs()
        && acknowledgesNew(tcb, segment);
  }

  private static Step establishOther(Tcb tcb, Segment segment) {
    Tcb established =
        tcb.edit().state(TcpState.ESTABLISHED).sndUna(segment.ack()).ackDue(AckDue.NOTHING).done();
    return Step.sending(
        established, Segment.of(Control.ACK, tcb.sndNxt(), segment.end(), tcb.windowField()));
  }

  private static Step checkSyn(Tcb tcb, Reading reading) {
    boolean returns =
        tcb.state() == TcpState.SYN_RECEIVED
            && tcb.origin() == Origin.PASSIVE
            && reading != Reading.CHALLENGE;
    return returns ? Step.to(Tcb.listen(tcb.rcvWnd())) : challenge(tcb);
  }

  /** Whether SND.UNA &lt; SEG.ACK =&lt; SND.NXT. */
  static boolean acknowledgesNew(Tcb tcb, Segment segment) {
    return Seq.isBefore(tcb.sndUna(), segment.ack())
        && Seq.isAtOrBefore(segment.ack(), tcb.sndNxt());
  }

  private static Step checkAck(Rules rules, Tcb tcb, Segment segment, Reading reading) {
    if (!segment.isAck()) {
      return Step.to(tcb);
    }
    if (tcb.state() == TcpState.SYN_RECEIVED) {
      if (!acknowledgesNew(tcb, segment)) {
        return reading == Reading.CHALLENGE
            ? challenge(tcb)
            : Step.sending(tcb, Emission.resetFor(segment));
      }
    } else if (!isWithinAckRange(tcb, segment)) {
      return challenge(tcb);
    }
    if (tcb.state() == TcpState.SYN_RECEIVED
        && segment.length() > 0
        && rules.have(Change.TEXT_IN_SYN_RECEIVED_RESETS)) {
      return Step.sending(Tcb.closed(tcb.rcvWnd()), Emission.resetFor(segment));
    }
    boolean answered = segment.seqLength() == 0 && rules.have(Change.ACKS_ARE_ACKNOWLEDGED);
    Tcb ready = answered ? tcb.edit().ackDue(AckDue.NEWS).done() : tcb;
    return afterAck(rules, acknowledged(ready, segment), segment, reading);
  }

  /** RFC 5961 section 5: SND.UNA - MAX.SND.WND =&lt; SEG.ACK =&lt; SND.NXT. */
  static boolean isWithinAckRange(Tcb tcb, Segment segment) {
    return Seq.isAtOrBefore(tcb.sndUna() - tcb.sndWndMax(), segment.ack())
        && Seq.isAtOrBefore(segment.ack(), tcb.sndNxt());
  }

  /** The send side once SEG.ACK and SEG.WND have been looked at; the state stays. */
  private static Tcb acknowledged(Tcb tcb, Segment segment) {
    boolean first = tcb.state() == TcpState.SYN_RECEIVED;
    int una = acknowledgesNew(tcb, segment) ? segment.ack() : tcb.sndUna();
    boolean current = Seq.isAtOrBefore(tcb.sndUna(), segment.ack());
    boolean newer =
        Seq.isBefore(tcb.sndWl1(), segment.seq())
            || (tcb.sndWl1() == segment.seq() && Seq.isAtOrBefore(tcb.sndWl2(), segment.ack()));
    boolean updates = first || (current && newer);
    if (una == tcb.sndUna() && !updates) {
      return tcb;
    }
    Tcb.Draft next = tcb.edit().sndUna(una);
    if (updates) {
      int window = segment.window() << tcb.agreed().sndShift();
      next.sndWnd(window)
          .sndWl1(segment.seq())
          .sndWl2(segment.ack())
          .sndWndMax(Math.max(tcb.sndWndMax(), window));
    }
    return next.done();
  }

  private static Step afterAck(Rules rules, Tcb tcb, Segment segment, Reading reading) {
    boolean finAcknowledged = tcb.isFinAcknowledged();
    return switch (tcb.state()) {
      case SYN_RECEIVED ->
          text(
              rules,
              tcb.edit()
                  .state(tcb.fin() == Fin.QUEUED ? TcpState.FIN_WAIT_1 : TcpState.ESTABLISHED)
                  .done(),
              segment,
              reading);
      case ESTABLISHED, FIN_WAIT_2 -> text(rules, tcb, segment, reading);
      case FIN_WAIT_1 ->
          text(
              rules,
              finAcknowledged ? tcb.edit().state(TcpState.FIN_WAIT_2).done() : tcb,
              segment,
              reading);
      case CLOSING ->
          finAcknowledged
              ? Step.to(tcb.edit().state(TcpState.TIME_WAIT).done())
              : closed(rules, tcb, segment, reading);
      case LAST_ACK -> finAcknowledged ? ended(rules, tcb) : closed(rules, tcb, segment, reading);
      case CLOSE_WAIT, TIME_WAIT -> closed(rules, tcb, segment, reading);
      case CLOSED, LISTEN, SYN_SENT -> throw new IllegalStateException(tcb.state().rfcName());
    };
  }

  /** After the peer's FIN no text can follow. */
  private static Step closed(Rules rules, Tcb tcb, Segment segment, Reading reading) {
    return rules.have(Change.TEXT_AFTER_FIN) ? text(rules, tcb, segment, reading) : Step.to(tcb);
  }

  /** LAST-ACK is over. */
  private static Step ended(Rules rules, Tcb tcb) {
    if (rules.have(Change.CLIENT_WAITS) && tcb.origin() == Origin.ACTIVE) {
      return Step.to(tcb.edit().state(TcpState.TIME_WAIT).done());
    }
    Tcb gone = Tcb.closed(tcb.rcvWnd());
    return rules.have(Change.ACKS_ARE_ACKNOWLEDGED)
        ? Step.sending(gone, Emission.ack(tcb))
        : Step.to(gone);
  }

  /** Sixth to eighth: urgent pointer, text, FIN. */
  private static Step text(Rules rules, Tcb tcb, Segment segment, Reading reading) {
    int start = Seq.later(segment.textStart(), tcb.rcvNxt());
    int textEnd = segment.textStart() + segment.length();
    int windowEnd = Seq.later(tcb.rcvEnd(), tcb.rcvNxt());
    int end = Seq.isBefore(windowEnd, textEnd) ? windowEnd : textEnd;
    boolean news = Seq.isBefore(start, end);
    if (news && reading == Reading.RESET_ON_DATA) {
      return Step.sending(Tcb.closed(tcb.rcvWnd()), Emission.abort(tcb, Control.RST));
    }
    Tcb current = segment.has(Control.URG) ? urged(tcb, segment) : tcb;
    boolean finFits = segment.isFin() && Seq.isAtOrBefore(textEnd, windowEnd);
    if (!news && !finFits && current.held().isEmpty()) {
      return Step.to(current);
    }
    Held held = news ? current.held().with(start, end) : current.held();
    if (finFits && Seq.isAtOrBefore(current.rcvNxt(), textEnd)) {
      held = current.held().withFin(start, textEnd);
    }
    if (finFits
        && Seq.isBefore(current.rcvNxt(), segment.textStart())
        && rules.have(Change.FIN_OVERTAKES)) {
      Tcb overtaken = current.edit().rcvNxt(textEnd + 1).ackDue(AckDue.NEWS).done();
      return Step.telling(finTaken(rules, overtaken), Signal.REMOTE_CLOSING);
    }
    Step taken = takeIn(rules, current.edit().held(held).done());
    boolean gap = (news || finFits) && taken.tcb().rcvNxt() == current.rcvNxt();
    return gap && reading == Reading.ACKNOWLEDGE_GAP ? challenge(taken.tcb()) : taken;
  }

  private static Tcb urged(Tcb tcb, Segment segment) {
    return tcb.edit().rcvUp(Seq.later(tcb.rcvUp(), segment.seq() + segment.urgent())).done();
  }

  /** Takes in what is held and in order by now, the FIN too. */
  static Step takeIn(Rules rules, Tcb tcb) {
    if (tcb.held().isEmpty()) {
      return Step.to(tcb);
    }
    int next = tcb.held().reach(tcb.rcvNxt());
    boolean fin = tcb.held().fin().isPresent() && tcb.held().fin().getAsInt() + 1 == next;
    if (next == tcb.rcvNxt()) {
      return Step.to(tcb);
    }
    Tcb taken =
        tcb.edit()
            .rcvNxt(next)
            .held(tcb.held().after(next))
            .ackDue(tcb.ackDue() | AckDue.NEWS)
            .done();
    return fin ? Step.telling(finTaken(rules, taken), Signal.REMOTE_CLOSING) : Step.to(taken);
  }

  private static Tcb finTaken(Rules rules, Tcb tcb) {
    TcpState next =
        switch (tcb.state()) {
          case SYN_RECEIVED, ESTABLISHED -> TcpState.CLOSE_WAIT;
          case FIN_WAIT_1 -> tcb.isFinAcknowledged() ? TcpState.TIME_WAIT : TcpState.CLOSING;
          case FIN_WAIT_2 ->
              rules.have(Change.FIN_WAIT_2_TO_CLOSING) ? TcpState.CLOSING : TcpState.TIME_WAIT;
          case CLOSE_WAIT, CLOSING, LAST_ACK, TIME_WAIT -> tcb.state();
          case CLOSED, LISTEN, SYN_SENT -> throw new IllegalStateException(tcb.state().rfcName());
        };
    return tcb.edit().state(next).held(Held.NOTHING).done();
  }
}
