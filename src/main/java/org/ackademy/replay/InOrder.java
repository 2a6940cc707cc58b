package org.ackademy.replay;

import java.util.List;
import org.ackademy.tcp.Tcb;
import org.ackademy.tcp.Tcb.AckDue;

/** A reliable network: each segment arrives once, in the order of sending, sooner or later. */
record InOrder(List<Sent> earlier) implements Deliveries {

  InOrder {
    earlier = List.copyOf(earlier);
  }

  @Override
  public void offer(HostState state, Moment moment, Sink sink) {
    SentList peer = moment.peer();
    int next = state.taken();
    while (next < peer.size() && peer.get(next).isLost()) {
      next++;
    }
    if (next < peer.size()) {
      sink.arrives(peer.get(next), next + 1, state.earlier(), state.cost());
    }
    for (Sent left : earlier) {
      if (!Leftovers.hasArrived(left, state.earlier())) {
        sink.arrives(left, state.taken(), Leftovers.with(left, state.earlier()), state.cost());
      }
    }
  }

  /** What waits together is answered together (MUST-59): the ACK is owed as part of a later one. */
  @Override
  public List<Tcb> withholding(Tcb tcb) {
    return List.of(tcb.edit().ackDue(tcb.ackDue() | AckDue.NEWS).done());
  }

  @Override
  public boolean mayArriveLater() {
    return earlier.isEmpty();
  }

  @Override
  public Discarding discarding() {
    return Discarding.SOME;
  }

  @Override
  public int arrived(HostState state) {
    return state.taken();
  }

  @Override
  public int drawing(HostState state) {
    return earlier.isEmpty() ? state.taken() : Carried.ANY;
  }

  @Override
  public boolean allowsEnding(HostState state, Moment moment) {
    for (int i = state.taken(); i < moment.peer().size(); i++) {
      if (!moment.peer().get(i).isLost()) {
        return false;
      }
    }
    return true;
  }
}
