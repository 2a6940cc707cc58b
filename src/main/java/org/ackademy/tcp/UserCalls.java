package org.ackademy.tcp;

import org.ackademy.tcp.Rules.Change;
import org.ackademy.tcp.Tcb.AckDue;
import org.ackademy.tcp.Tcb.Agreed;
import org.ackademy.tcp.Tcb.Fin;
import org.ackademy.tcp.Tcb.Origin;

/** The user's calls, sections 3.10.1 to 3.10.6. */
final class UserCalls {
  private UserCalls() {}

  /**
   * Passive OPEN.
   *
   * @rfc 9293 3.10.1
   */
  static Step openPassive(Tcb tcb) {
    return tcb.state() == TcpState.CLOSED
        ? Step.to(Tcb.listen(tcb.rcvWnd()))
        : Step.telling(tcb, Signal.CONNECTION_ALREADY_EXISTS);
  }

  /**
   * Active OPEN, of a socket that is closed or listens.
   *
   * @rfc 9293 3.10.1
   */
  static Step openActive(Tcb tcb, Event.OpenActive call) {
    if (tcb.state() != TcpState.CLOSED && tcb.state() != TcpState.LISTEN) {
      return Step.telling(tcb, Signal.CONNECTION_ALREADY_EXISTS);
    }
    int iss = call.fresh().iss();
    Tcb opened =
        Tcb.closed(tcb.rcvWnd())
            .edit()
            .state(TcpState.SYN_SENT)
            .origin(Origin.ACTIVE)
            .iss(iss)
            .sndUna(iss)
            .sndNxt(iss + 1 + call.octets())
            .agreed(new Agreed(call.fresh().options(), Options.NONE))
            .done();
    return Step.sending(opened, Emission.syn(opened, call.octets()));
  }

  /**
   * SEND. A listener's remote socket is unspecified here.
   *
   * @rfc 9293 3.10.2
   */
  static Step send(Rules rules, Tcb tcb, Event.Send call) {
    return switch (tcb.state()) {
      case CLOSED -> Step.telling(tcb, Signal.CONNECTION_DOES_NOT_EXIST);
      case LISTEN -> Step.telling(tcb, Signal.REMOTE_SOCKET_UNSPECIFIED);
      case SYN_SENT, SYN_RECEIVED, ESTABLISHED, CLOSE_WAIT ->
          tcb.fin() == Fin.OPEN
              ? queueing(tcb, call)
              : Step.telling(tcb, Signal.CONNECTION_CLOSING);
      case FIN_WAIT_1, FIN_WAIT_2, CLOSING, LAST_ACK, TIME_WAIT ->
          rules.have(Change.TEXT_AFTER_FIN)
              ? queueing(tcb, call)
              : Step.telling(tcb, Signal.CONNECTION_CLOSING);
    };
  }

  private static Step queueing(Tcb tcb, Event.Send call) {
    return Step.to(tcb.edit().queued(Math.addExact(tcb.queued(), call.octets())).done());
  }

  /**
   * RECEIVE, as far as it changes the window on offer.
   *
   * @rfc 9293 3.10.3
   */
  static Step receive(Tcb tcb, Event.Receive call) {
    return switch (tcb.state()) {
      case CLOSED -> Step.telling(tcb, Signal.CONNECTION_DOES_NOT_EXIST);
      case LISTEN, SYN_SENT, SYN_RECEIVED -> Step.to(tcb.edit().rcvWnd(call.rcvWnd()).done());
      case ESTABLISHED, FIN_WAIT_1, FIN_WAIT_2, CLOSE_WAIT ->
          call.rcvWnd() == tcb.rcvWnd()
              ? Step.to(tcb)
              : Step.to(
                  tcb.edit().rcvWnd(call.rcvWnd()).ackDue(tcb.ackDue() | AckDue.WINDOW).done());
      case CLOSING, LAST_ACK, TIME_WAIT -> Step.telling(tcb, Signal.CONNECTION_CLOSING);
    };
  }

  /**
   * CLOSE.
   *
   * @rfc 9293 3.10.4
   */
  static Step close(Tcb tcb, Event.Close call) {
    return switch (tcb.state()) {
      case CLOSED -> Step.telling(tcb, Signal.CONNECTION_DOES_NOT_EXIST);
      case LISTEN, SYN_SENT -> Step.to(Tcb.closed(tcb.rcvWnd()));
      case SYN_RECEIVED ->
          tcb.fin() == Fin.OPEN
              ? closing(tcb, call, waits(tcb, call) ? TcpState.SYN_RECEIVED : TcpState.FIN_WAIT_1)
              : Step.telling(tcb, Signal.CONNECTION_CLOSING);
      case ESTABLISHED -> closing(tcb, call, TcpState.FIN_WAIT_1);
      case CLOSE_WAIT ->
          tcb.fin() == Fin.OPEN
              ? closing(tcb, call, waits(tcb, call) ? TcpState.CLOSE_WAIT : TcpState.LAST_ACK)
              : Step.telling(tcb, Signal.CONNECTION_CLOSING);
      case FIN_WAIT_1, FIN_WAIT_2, CLOSING, LAST_ACK, TIME_WAIT ->
          Step.telling(tcb, Signal.CONNECTION_CLOSING);
    };
  }

  private static boolean waits(Tcb tcb, Event.Close call) {
    return tcb.queued() > 0 || call.fin() == Fin.QUEUED;
  }

  private static Step closing(Tcb tcb, Event.Close call, TcpState state) {
    if (waits(tcb, call)) {
      return Step.to(tcb.edit().state(state).fin(Fin.QUEUED).done());
    }
    Segment fin = Emission.carrying(tcb, Control.FIN, tcb.sndNxt(), 0);
    Tcb closed = tcb.edit().state(state).fin(Fin.SENT).sndNxt(tcb.sndNxt() + 1).done();
    return Emission.sending(closed, fin);
  }

  /**
   * ABORT.
   *
   * @rfc 9293 3.10.5
   */
  static Step abort(Tcb tcb, Event.Abort call) {
    Tcb gone = Tcb.closed(tcb.rcvWnd());
    return switch (tcb.state()) {
      case CLOSED -> Step.telling(tcb, Signal.CONNECTION_DOES_NOT_EXIST);
      case LISTEN, SYN_SENT -> Step.to(gone);
      case CLOSING, LAST_ACK, TIME_WAIT -> Step.telling(gone, Signal.OK);
      case SYN_RECEIVED, ESTABLISHED, FIN_WAIT_1, FIN_WAIT_2, CLOSE_WAIT ->
          Step.sending(gone, Emission.abort(tcb, call.control()));
    };
  }

  /**
   * STATUS.
   *
   * @rfc 9293 3.10.6
   */
  static Step status(Tcb tcb) {
    return tcb.state() == TcpState.CLOSED
        ? Step.telling(tcb, Signal.CONNECTION_DOES_NOT_EXIST)
        : Step.telling(tcb, Signal.OK);
  }
}
