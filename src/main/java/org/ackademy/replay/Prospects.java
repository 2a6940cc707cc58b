package org.ackademy.replay;

import static org.ackademy.tcp.TcpState.CLOSED;
import static org.ackademy.tcp.TcpState.CLOSE_WAIT;
import static org.ackademy.tcp.TcpState.CLOSING;
import static org.ackademy.tcp.TcpState.ESTABLISHED;
import static org.ackademy.tcp.TcpState.FIN_WAIT_1;
import static org.ackademy.tcp.TcpState.FIN_WAIT_2;
import static org.ackademy.tcp.TcpState.LAST_ACK;
import static org.ackademy.tcp.TcpState.LISTEN;
import static org.ackademy.tcp.TcpState.SYN_RECEIVED;
import static org.ackademy.tcp.TcpState.SYN_SENT;
import static org.ackademy.tcp.TcpState.TIME_WAIT;

import java.util.EnumSet;
import java.util.Set;
import org.ackademy.replay.Scenario.Host;
import org.ackademy.replay.Scenario.Opening;
import org.ackademy.replay.Scenario.Reopening;
import org.ackademy.tcp.TcpState;

/**
 * Which states a host may still come to, by the edges of the state diagram alone. What is not among
 * them needs no search.
 *
 * @rfc 9293 3.3.2
 */
final class Prospects {
  private final Host host;
  private final Reopening reopening;

  Prospects(Scenario scenario, Side side) {
    this.host = scenario.host(side);
    this.reopening = scenario.reopening();
  }

  /** Whether one of the wanted states can be reached, or is there. */
  boolean allow(HostState from, Set<TcpState> wanted) {
    EnumSet<TcpState> reached = EnumSet.of(from.tcb().state());
    int before = 0;
    while (reached.size() != before) {
      before = reached.size();
      for (TcpState state : EnumSet.copyOf(reached)) {
        reached.addAll(next(state, from));
      }
    }
    return reached.stream().anyMatch(wanted::contains);
  }

  private Set<TcpState> next(TcpState state, HostState from) {
    boolean again = reopening == Reopening.ALLOWED;
    return switch (state) {
      case CLOSED -> {
        Set<TcpState> next = EnumSet.noneOf(TcpState.class);
        if (host.opening() == Opening.ACTIVE && (again || from.opens() == 0)) {
          next.add(SYN_SENT);
        }
        if (again && host.start() == LISTEN) {
          next.add(LISTEN);
        }
        yield next;
      }
      case LISTEN -> EnumSet.of(SYN_RECEIVED, SYN_SENT);
      case SYN_SENT -> EnumSet.of(SYN_RECEIVED, ESTABLISHED, CLOSED);
      case SYN_RECEIVED -> EnumSet.of(ESTABLISHED, FIN_WAIT_1, CLOSE_WAIT, LISTEN, CLOSED);
      case ESTABLISHED -> EnumSet.of(FIN_WAIT_1, CLOSE_WAIT, CLOSED);
      case FIN_WAIT_1 -> EnumSet.of(FIN_WAIT_2, CLOSING, TIME_WAIT, CLOSED);
      case FIN_WAIT_2, CLOSING -> EnumSet.of(TIME_WAIT, CLOSED);
      case CLOSE_WAIT -> EnumSet.of(LAST_ACK, CLOSED);
      case LAST_ACK -> EnumSet.of(CLOSED);
      case TIME_WAIT -> again ? EnumSet.of(CLOSED, SYN_RECEIVED) : EnumSet.of(CLOSED);
    };
  }
}
