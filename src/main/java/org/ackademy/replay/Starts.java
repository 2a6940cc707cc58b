package org.ackademy.replay;

import org.ackademy.replay.Scenario.Host;
import org.ackademy.replay.Scenario.Numbers;
import org.ackademy.replay.Scenario.Opening;
import org.ackademy.tcp.Rules;
import org.ackademy.tcp.Rules.Change;
import org.ackademy.tcp.Tcb;
import org.ackademy.tcp.Tcb.Fin;
import org.ackademy.tcp.Tcb.Origin;

/** The block with which a host starts. */
public final class Starts {
  private Starts() {}

  /** The block of a host; a client that nobody names is A. */
  static Tcb of(Scenario scenario, Side side, Rules rules) {
    Tcb start = of(scenario.host(side));
    boolean unnamed =
        scenario.a().opening() == Opening.NEVER && scenario.b().opening() == Opening.NEVER;
    return side == Side.A && unnamed && rules.have(Change.CLIENT_WAITS)
        ? start.edit().origin(Origin.ACTIVE).done()
        : start;
  }

  /** The block of a host that has done nothing yet. */
  public static Tcb of(Host host) {
    return switch (host.start()) {
      case CLOSED -> Tcb.closed(host.rcvWnd());
      case LISTEN -> Tcb.listen(host.rcvWnd());
      case SYN_SENT, SYN_RECEIVED -> running(host, host.numbers().orElseThrow(), 0);
      case ESTABLISHED, FIN_WAIT_1, FIN_WAIT_2, CLOSE_WAIT, CLOSING, LAST_ACK, TIME_WAIT ->
          running(host, host.numbers().orElseThrow(), 1);
    };
  }

  /**
   * Its SYN is the number before SND.UNA where it has been acknowledged, else SND.UNA itself; the
   * peer's is the number before RCV.NXT, or before the peer's FIN where that has been taken in.
   */
  private static Tcb running(Host host, Numbers numbers, int synAcknowledged) {
    Fin fin =
        switch (host.start()) {
          case FIN_WAIT_1, FIN_WAIT_2, CLOSING, LAST_ACK, TIME_WAIT -> Fin.SENT;
          case CLOSED, LISTEN, SYN_SENT, SYN_RECEIVED, ESTABLISHED, CLOSE_WAIT -> Fin.OPEN;
        };
    int finReceived =
        switch (host.start()) {
          case CLOSE_WAIT, CLOSING, LAST_ACK, TIME_WAIT -> 1;
          case CLOSED, LISTEN, SYN_SENT, SYN_RECEIVED, ESTABLISHED, FIN_WAIT_1, FIN_WAIT_2 -> 0;
        };
    return Tcb.closed(numbers.rcvWnd())
        .edit()
        .state(host.start())
        .origin(host.opening() == Opening.ACTIVE ? Origin.ACTIVE : Origin.PASSIVE)
        .iss(numbers.sndUna() - synAcknowledged)
        .irs(numbers.rcvNxt() - 1 - finReceived)
        .sndUna(numbers.sndUna())
        .sndNxt(numbers.sndNxt())
        .sndWnd(numbers.sndWnd())
        .sndWndMax(numbers.sndWnd())
        .sndWl1(numbers.rcvNxt() - 1)
        .sndWl2(numbers.sndUna())
        .fin(fin)
        .rcvNxt(numbers.rcvNxt())
        .done();
  }
}
