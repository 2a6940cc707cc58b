package org.ackademy.replay;

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

  @Override
  public boolean allowsSending(HostState state, Moment moment) {
    return !isWaiting(state, moment);
  }

  @Override
  public boolean allowsEnding(HostState state, Moment moment) {
    return !isWaiting(state, moment);
  }
}
