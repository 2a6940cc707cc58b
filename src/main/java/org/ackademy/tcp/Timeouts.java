package org.ackademy.tcp;

import org.ackademy.tcp.Rules.Change;

/**
 * The timeouts that send nothing; {@link Sending#retransmit} is the third.
 *
 * @rfc 9293 3.10.8
 */
final class Timeouts {
  private Timeouts() {}

  static Step timeWait(Rules rules, Tcb tcb) {
    if (rules.have(Change.FIN_WAIT_2_TO_CLOSING)
        && tcb.state() == TcpState.CLOSING
        && tcb.isFinAcknowledged()) {
      return Step.to(tcb.edit().state(TcpState.TIME_WAIT).done());
    }
    return tcb.state() == TcpState.TIME_WAIT
        ? Step.to(Tcb.closed(tcb.rcvWnd()))
        : Step.impossible(tcb);
  }

  /** In TIME-WAIT the user timer is off: "turn off the other timers" (3.10.7.4, eighth). */
  static Step user(Tcb tcb) {
    return tcb.state() == TcpState.CLOSED || tcb.state() == TcpState.TIME_WAIT
        ? Step.impossible(tcb)
        : Step.telling(Tcb.closed(tcb.rcvWnd()), Signal.USER_TIMED_OUT);
  }
}
