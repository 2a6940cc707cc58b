package org.ackademy.tcp;

import java.util.List;
import org.ackademy.tcp.Event.Arrive;
import org.ackademy.tcp.Rules.Change;
import org.ackademy.tcp.Tcb.Origin;

/**
 * One end of a connection: section 3.10 as a pure function. It is the only place where TCP is
 * decided.
 *
 * <p>What the RFC leaves open is an event of its own, not a choice made here: an acknowledgment of
 * new octets, SYN or FIN is only noted as due and {@link Event.Acknowledge} sends it; {@link
 * Event.Transmit} cuts the stream into segments. What must be answered is answered at once, in the
 * step's {@code sent}.
 *
 * @rfc 9293 3.10
 */
public final class Machine {
  /** The machine as the RFC has it. */
  public static final Machine RFC_9293 = new Machine(Rules.RFC_9293);

  private final Rules rules;

  private Machine(Rules rules) {
    this.rules = rules;
  }

  /** The machine with these rules: the same function, the changed ones in their place. */
  public static Machine with(Rules rules) {
    return rules.equals(Rules.RFC_9293) ? RFC_9293 : new Machine(rules);
  }

  /** Its rules. */
  public Rules rules() {
    return rules;
  }

  /**
   * What the event brings about. An event that cannot happen in the block's state changes nothing
   * and says so by its signal; no content of a segment makes this throw.
   */
  public Step step(Tcb tcb, Event event) {
    return switch (event) {
      case Event.OpenPassive e -> UserCalls.openPassive(tcb);
      case Event.OpenActive e -> UserCalls.openActive(tcb, e);
      case Event.Send e -> UserCalls.send(rules, tcb, e);
      case Event.Receive e -> UserCalls.receive(tcb, e);
      case Event.Close e -> UserCalls.close(tcb, e);
      case Event.Abort e -> UserCalls.abort(tcb, e);
      case Event.Status e -> UserCalls.status(tcb);
      case Arrive e -> arrive(tcb, e);
      case Event.Transmit e -> Sending.transmit(rules, tcb, e);
      case Event.Acknowledge e -> Sending.acknowledge(rules, tcb);
      case Event.Retransmit e -> Sending.retransmit(rules, tcb, e);
      case Event.ProbeWithOctet e -> Sending.probeWithOctet(rules, tcb);
      case Event.ProbeBehind e -> Sending.probeBehind(tcb, e.octets());
      case Event.ProbeUrgently e -> Sending.probeUrgently(rules, tcb);
      case Event.KeepAlive e -> Sending.keepAlive(tcb, e.octets());
      case Event.TimeWaitTimeout e -> Timeouts.timeWait(rules, tcb);
      case Event.UserTimeout e -> Timeouts.user(tcb);
      case Event.Crash e -> Step.to(Tcb.closed(tcb.rcvWnd()));
    };
  }

  private Step arrive(Tcb tcb, Arrive e) {
    return switch (tcb.state()) {
      case CLOSED -> OpeningArrival.inClosed(rules, tcb, e.segment());
      case LISTEN -> OpeningArrival.inListen(rules, tcb, e);
      case SYN_SENT -> OpeningArrival.inSynSent(rules, tcb, e);
      case SYN_RECEIVED,
          ESTABLISHED,
          FIN_WAIT_1,
          FIN_WAIT_2,
          CLOSE_WAIT,
          CLOSING,
          LAST_ACK,
          TIME_WAIT ->
          Arrival.inOtherStates(rules, tcb, e);
    };
  }

  /** The state that the host is in by these rules. */
  public TcpState state(Tcb tcb) {
    return switch (tcb.state()) {
      case CLOSE_WAIT ->
          rules.have(Change.PASSIVE_CLOSER_WAITS) ? TcpState.TIME_WAIT : TcpState.CLOSE_WAIT;
      case TIME_WAIT ->
          rules.have(Change.CLIENT_WAITS) && tcb.origin() == Origin.PASSIVE
              ? TcpState.CLOSED
              : TcpState.TIME_WAIT;
      case FIN_WAIT_2 ->
          rules.have(Change.FIN_CLOSES_BOTH) ? TcpState.TIME_WAIT : TcpState.FIN_WAIT_2;
      case CLOSED, LISTEN, SYN_SENT, SYN_RECEIVED, ESTABLISHED, FIN_WAIT_1, CLOSING, LAST_ACK ->
          tcb.state();
    };
  }

  /**
   * The readings among which a host may choose when this segment arrives.
   *
   * @return at least one; the first is {@link Reading#PLAIN}
   */
  public List<Reading> readings(Tcb tcb, Segment segment) {
    return Choices.of(tcb, segment);
  }

  /**
   * Whether a segment's numbers lie in the receive window.
   *
   * @param tcb a block in SYN-RECEIVED or a synchronized state
   * @rfc 9293 3.10.7.4
   */
  public boolean isAcceptable(Tcb tcb, Segment segment) {
    return Arrival.isAcceptable(tcb, segment);
  }
}
