package org.ackademy.tcp.rfc9293;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.ackademy.tcp.Control;
import org.ackademy.tcp.Event;
import org.ackademy.tcp.Event.Arrive;
import org.ackademy.tcp.Held.Range;
import org.ackademy.tcp.Segment;
import org.ackademy.tcp.Seq;
import org.ackademy.tcp.Step;
import org.ackademy.tcp.Tcb;
import org.ackademy.tcp.Tcb.AckDue;
import org.ackademy.tcp.Tcb.Fin;
import org.ackademy.tcp.TcpState;

/** What holds after every step, whatever the step was. */
final class Invariants {

  /** The arrows of figure 5 with its notes; those to CLOSED that any state has are not listed. */
  private static final Set<String> FIGURE_5 =
      Set.of(
          "CLOSED > LISTEN",
          "CLOSED > SYN-SENT",
          "LISTEN > SYN-SENT",
          "LISTEN > SYN-RECEIVED",
          "SYN-SENT > SYN-RECEIVED",
          "SYN-SENT > ESTABLISHED",
          "SYN-RECEIVED > LISTEN",
          "SYN-RECEIVED > ESTABLISHED",
          "SYN-RECEIVED > FIN-WAIT-1",
          "ESTABLISHED > FIN-WAIT-1",
          "ESTABLISHED > CLOSE-WAIT",
          "FIN-WAIT-1 > FIN-WAIT-2",
          "FIN-WAIT-1 > CLOSING",
          "FIN-WAIT-1 > TIME-WAIT",
          "FIN-WAIT-2 > TIME-WAIT",
          "CLOSING > TIME-WAIT",
          "CLOSE-WAIT > LAST-ACK");

  /** Two arrows at once: a segment that establishes and carries a FIN, a CLOSE that waited. */
  private static final Set<String> IN_ONE_STEP =
      Set.of(
          "SYN-SENT > CLOSE-WAIT",
          "SYN-RECEIVED > CLOSE-WAIT",
          "SYN-RECEIVED > CLOSING",
          // 3.6.1, MAY-2
          "TIME-WAIT > SYN-RECEIVED");

  /** What a host that obeys the RFC ever sends. */
  private static final Set<Integer> FLAGS =
      Set.of(
          Control.SYN,
          Control.SYN | Control.ACK,
          Control.ACK,
          Control.FIN | Control.ACK,
          Control.RST,
          Control.RST | Control.ACK);

  private Invariants() {}

  /** What a failure shows; put into words only then. */
  private record Case(Tcb before, Event event, Step step) {}

  static void check(Tcb before, Event event, Step step) {
    Case what = new Case(before, event, step);
    Tcb after = step.tcb();
    checkTransition(before.state(), after.state(), what);
    if (step.isImpossible()) {
      assertThat(after).as("%s", what).isEqualTo(before);
      assertThat(step.sent()).as("%s", what).isEmpty();
    }
    if (after.state() == TcpState.CLOSED) {
      assertThat(after).as("%s", what).isEqualTo(Tcb.closed(after.rcvWnd()));
    } else if (after.state() == TcpState.LISTEN) {
      assertThat(after).as("%s", what).isEqualTo(Tcb.listen(after.rcvWnd()));
    } else {
      checkNumbers(after, what);
      checkFin(after, what);
    }
    if (isSameConnection(before, after)) {
      assertThat(Seq.isAtOrBefore(before.rcvNxt(), after.rcvNxt())).as("%s", what).isTrue();
      assertThat(Seq.isAtOrBefore(before.sndUna(), after.sndUna())).as("%s", what).isTrue();
      assertThat(Seq.isAtOrBefore(before.sndNxt(), after.sndNxt())).as("%s", what).isTrue();
      assertThat(after.sndWndMax()).as("%s", what).isGreaterThanOrEqualTo(before.sndWndMax());
    }
    step.sent().ifPresent(sent -> checkSent(before, event, after, sent, what));
  }

  private static void checkTransition(TcpState from, TcpState to, Case what) {
    if (from != to && to != TcpState.CLOSED) {
      String edge = from.rfcName() + " > " + to.rfcName();
      assertThat(FIGURE_5.contains(edge) || IN_ONE_STEP.contains(edge))
          .as("%s: %s", edge, what)
          .isTrue();
    }
  }

  private static void checkNumbers(Tcb tcb, Case what) {
    assertThat(Seq.isAtOrBefore(tcb.iss(), tcb.sndUna())).as("%s", what).isTrue();
    assertThat(Seq.isAtOrBefore(tcb.sndUna(), tcb.sndNxt())).as("%s", what).isTrue();
    assertThat(tcb.queued()).as("%s", what).isNotNegative();
    assertThat(tcb.sndWnd()).as("%s", what).isBetween(0, tcb.sndWndMax());
    assertThat(tcb.ackDue()).as("%s", what).isBetween(0, AckDue.NEWS | AckDue.WINDOW);
    int reached = tcb.rcvNxt();
    List<Range> ranges = tcb.held().ranges();
    for (Range range : ranges) {
      // Text of a SYN waits at RCV.NXT until the connection is established.
      boolean waits = tcb.isSynUnacknowledged() && range.start() == tcb.rcvNxt();
      assertThat(waits || Seq.isBefore(reached, range.start())).as("%s", what).isTrue();
      assertThat(Seq.isBefore(range.start(), range.end())).as("%s", what).isTrue();
      reached = range.end();
    }
  }

  private static void checkFin(Tcb tcb, Case what) {
    boolean holds =
        switch (tcb.state()) {
          case SYN_SENT, ESTABLISHED -> tcb.fin() == Fin.OPEN;
          case SYN_RECEIVED, CLOSE_WAIT -> tcb.fin() != Fin.SENT;
          case FIN_WAIT_1, CLOSING -> tcb.fin() != Fin.OPEN && !tcb.isFinAcknowledged();
          case LAST_ACK -> tcb.fin() == Fin.SENT && !tcb.isFinAcknowledged();
          case FIN_WAIT_2, TIME_WAIT -> tcb.isFinAcknowledged();
          case CLOSED, LISTEN -> true;
        };
    assertThat(holds).as("%s", what).isTrue();
    if (tcb.fin() == Fin.SENT) {
      assertThat(tcb.queued()).as("nothing follows a FIN: %s", what).isZero();
    }
  }

  private static boolean isSameConnection(Tcb before, Tcb after) {
    boolean met = before.state() == TcpState.SYN_RECEIVED || before.state().isSynchronized();
    return met
        && after.state() != TcpState.CLOSED
        && after.state() != TcpState.LISTEN
        && before.iss() == after.iss()
        && before.irs() == after.irs();
  }

  private static void checkSent(Tcb before, Event event, Tcb after, Segment sent, Case what) {
    assertThat(FLAGS).as("%s", what).contains(sent.control());
    if (event instanceof Arrive arrival && arrival.segment().isRst()) {
      assertThat(sent.isRst()).as("a RST answered by a RST: %s", what).isFalse();
    }
    if (sent.isRst()) {
      assertThat(sent.length()).as("%s", what).isZero();
      return;
    }
    assertThat(sent.window()).as("%s", what).isEqualTo(Math.min(after.rcvWnd(), Segment.FIELD_MAX));
    assertThat(
            Seq.isAtOrBefore(sent.end(), after.sndNxt())
                || event instanceof Event.ProbeBehind
                || event instanceof Event.KeepAlive)
        .as("beyond SND.NXT: %s", what)
        .isTrue();
    if (sent.isAck()) {
      assertThat(sent.ack()).as("%s", what).isEqualTo(after.rcvNxt());
      assertThat(after.ackDue()).as("%s", what).isEqualTo(AckDue.NOTHING);
    } else {
      assertThat(after.state()).as("without ACK: %s", what).isEqualTo(TcpState.SYN_SENT);
    }
    if (sent.length() > 0 && !sent.isSyn()) {
      assertThat(before.state().isSynchronized()).as("text too early: %s", what).isTrue();
    }
  }
}
