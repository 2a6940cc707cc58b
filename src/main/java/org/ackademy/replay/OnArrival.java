package org.ackademy.replay;

import java.util.List;
import java.util.Optional;
import org.ackademy.tcp.Tcb;

/**
 * The host at whose place the exchange was seen: the peer's lines are arrivals, where they stand.
 */
record OnArrival() implements Deliveries {

  @Override
  public void offer(HostState state, Moment moment, Sink sink) {
    int next = state.taken();
    if (isWaiting(state, moment)) {
      sink.arrives(moment.peer().get(next), next + 1, state.earlier());
    }
  }

  private static boolean isWaiting(HostState state, Moment moment) {
    int next = state.taken();
    return next < moment.peer().size() && moment.peer().get(next).line() < moment.now();
  }

  /** Challenge ACKs may be throttled (RFC 5961 section 10). */
  @Override
  public Optional<Tcb> withholding(Tcb tcb) {
    return Optional.of(tcb);
  }

  @Override
  public List<Tcb> keeping(Tcb holding, Tcb discarding) {
    return List.of(holding, discarding);
  }

  @Override
  public int arrived(HostState state) {
    return state.taken();
  }

  /** A backlog that is full ignores a SYN: it was seen, and is as good as lost. */
  @Override
  public boolean maySynBeIgnored() {
    return true;
  }

  @Override
  public boolean allowsSending(HostState state, Moment moment) {
    return !isWaiting(state, moment);
  }

  @Override
  public boolean allowsEnding(HostState state, Moment moment) {
    return !isWaiting(state, moment);
  }
}
