package org.ackademy.replay;

import java.util.List;
import org.ackademy.tcp.Tcb;
import org.ackademy.tcp.Tcb.AckDue;

/**
 * A lossy network in which whatever does not arrive in its turn is counted, to tell the explanation
 * that assumes least. It offers everything that was sent, again and again, so it is for short
 * exchanges only; {@link AnyTime} finds an explanation at less cost and counts nothing.
 */
record InTurn() implements Deliveries {

  @Override
  public void offer(HostState state, Moment moment, Sink sink) {
    SentList peer = moment.peer();
    Cost passedOver = state.cost();
    for (int i = 0; i < peer.size(); i++) {
      Sent sent = peer.get(i);
      if (sent.isLost()) {
        continue;
      }
      boolean isEarlier = sent.line() <= 0;
      if (i < state.taken()) {
        Cost cost = isEarlier ? state.cost() : state.cost().plusCopy();
        sink.arrives(sent, state.taken(), state.earlier(), cost);
      } else {
        sink.arrives(sent, i + 1, state.earlier(), passedOver);
        passedOver = isEarlier ? passedOver : passedOver.plusLosses(1);
      }
    }
  }

  /** What waits together is answered together (MUST-59): the ACK is owed as part of a later one. */
  @Override
  public List<Tcb> withholding(Tcb tcb) {
    return List.of(tcb.edit().ackDue(tcb.ackDue() | AckDue.NEWS).done());
  }

  @Override
  public Discarding discarding() {
    return Discarding.SOME;
  }
}
