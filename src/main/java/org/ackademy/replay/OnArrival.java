package org.ackademy.replay;

import java.util.List;
import org.ackademy.replay.Scenario.Network;
import org.ackademy.tcp.Tcb;
import org.ackademy.tcp.Tcb.AckDue;

/**
 * The host at whose place the exchange was seen: the peer's lines are arrivals, where they stand. A
 * line that is marked lost was seen and not taken in.
 */
record OnArrival(Network network) implements Deliveries {

  @Override
  public void offer(HostState state, Moment moment, Sink sink) {
    int next = waiting(state, moment);
    if (next < moment.peer().size()) {
      sink.arrives(moment.peer().get(next), next + 1, state.earlier());
    }
  }

  /** The index of the peer's segment that arrives next before the moment; their number if none. */
  private static int waiting(HostState state, Moment moment) {
    SentList peer = moment.peer();
    int next = state.taken();
    while (next < peer.size() && peer.get(next).isLost()) {
      next++;
    }
    return next < peer.size() && peer.get(next).line() < moment.now() ? next : peer.size();
  }

  /**
   * Owed as part of a later ACK (MUST-59), for what waits together is answered together; where
   * something is lost it may have been throttled too (RFC 5961 section 10).
   */
  @Override
  public List<Tcb> withholding(Tcb tcb) {
    Tcb owing = tcb.edit().ackDue(tcb.ackDue() | AckDue.NEWS).done();
    return switch (network) {
      case LOSSY -> List.of(tcb, owing);
      case RELIABLE -> List.of(owing);
    };
  }

  @Override
  public Discarding discarding() {
    return Discarding.SOME;
  }

  @Override
  public int arrived(HostState state) {
    return state.taken();
  }

  /** A backlog that is full ignores a SYN: it was seen, and is as good as lost. */
  @Override
  public boolean maySynBeIgnored() {
    return network == Network.LOSSY;
  }

  @Override
  public boolean allowsSending(HostState state, Moment moment) {
    return waiting(state, moment) == moment.peer().size();
  }

  @Override
  public boolean allowsEnding(HostState state, Moment moment) {
    return waiting(state, moment) == moment.peer().size();
  }
}
