package org.ackademy.replay;

import java.util.Optional;
import org.ackademy.replay.Distance.Field;
import org.ackademy.replay.Heard.Fault;
import org.ackademy.replay.Scenario.Call;
import org.ackademy.replay.Scenario.Opening;
import org.ackademy.tcp.Segment;
import org.ackademy.tcp.TcpState;

/**
 * What is wrong with an arrival from a host in the one connection that it can have had, whatever
 * the arrival's numbers are and those of all arrivals before.
 *
 * @param side the host that is not seen
 * @param told what it was sent
 */
record Regardless(Scenario scenario, Side side, Told told) {

  Optional<Fault> fault(Segment s) {
    if (s.isRst()) {
      return resetFault(s);
    }
    if (!host().isEverOpen()) {
      return Fault.ofLine(Code.NOT_LISTENING);
    }
    if (s.isSyn()) {
      return synFault(s);
    }
    return s.isAck() ? segmentFault(s) : Optional.empty();
  }

  private Scenario.Host host() {
    return scenario.host(side);
  }

  private Optional<Fault> resetFault(Segment s) {
    return s.length() == 0 && (told.mayDraw(s) || scenario.allows(Call.ABORT))
        ? Optional.empty()
        : Fault.ofLine(Code.RST_WITHOUT_CAUSE);
  }

  private Optional<Fault> synFault(Segment s) {
    boolean isPast = host().start() == TcpState.SYN_RECEIVED && !s.isAck();
    if (host().start().isSynchronized() || isPast) {
      return Fault.of(Code.SYN_WHEN_SYNCHRONIZED, Field.FLAGS, "");
    }
    boolean answers = s.isAck() && (told.hasSyn() || host().start() == TcpState.SYN_RECEIVED);
    boolean opens = !s.isAck() && host().opening() == Opening.ACTIVE;
    return answers || opens || host().start() == TcpState.SYN_SENT
        ? Optional.empty()
        : Fault.of(s.isAck() ? Code.ACK_OF_UNSENT : Code.ACK_BIT_MISSING, Field.FLAGS, "");
  }

  private Optional<Fault> segmentFault(Segment s) {
    if (!told.reachesAnything()) {
      return Fault.of(Code.ACK_OF_UNSENT, Field.ACK, "");
    }
    if (s.length() > 0 && !mayBeEstablished()) {
      return Fault.ofLine(Code.DATA_BEFORE_ESTABLISHED);
    }
    return s.isFin() && !scenario.allows(Call.CLOSE) && !hasClosed()
        ? Fault.of(Code.FIN_REPEATED, Field.FLAGS, "")
        : Optional.empty();
  }

  private boolean mayBeEstablished() {
    return host().start().isSynchronized() || told.establishing() != Told.NEVER || told.hasText();
  }

  private boolean hasClosed() {
    return switch (host().start()) {
      case FIN_WAIT_1, FIN_WAIT_2, CLOSING, LAST_ACK, TIME_WAIT -> true;
      case CLOSED, LISTEN, SYN_SENT, SYN_RECEIVED, ESTABLISHED, CLOSE_WAIT -> false;
    };
  }
}
