package org.ackademy.replay;

import java.util.List;
import org.ackademy.tcp.Tcb;

/**
 * A lossy network for machines whose rules are changed: what {@link AnyTime} leaves out because the
 * RFC makes it needless is not left out. For short exchanges only.
 */
record Anything() implements Deliveries {

  @Override
  public void offer(HostState state, Moment moment, Sink sink) {
    for (Sent sent : moment.peer().all()) {
      if (!sent.isLost()) {
        sink.arrives(sent, state.taken(), state.earlier(), state.cost());
      }
    }
  }

  @Override
  public List<Tcb> withholding(Tcb tcb) {
    return List.of(tcb);
  }

  @Override
  public Discarding discarding() {
    return Discarding.SOME;
  }
}
