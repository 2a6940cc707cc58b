package org.ackademy.replay;

/**
 * What an explanation assumes, unseen; the least is shown. Compared field by field, in this order.
 *
 * @param losses segments lost
 * @param timeouts timers that fired
 * @param calls users' calls
 * @param haste how early segments arrive, summed: the latest arrivals that serve are preferred
 */
record Cost(int losses, int timeouts, int calls, long haste) implements Comparable<Cost> {
  static final Cost NOTHING = new Cost(0, 0, 0, 0);

  Cost plusLoss() {
    return new Cost(losses + 1, timeouts, calls, haste);
  }

  Cost plusTimeout() {
    return new Cost(losses, timeouts + 1, calls, haste);
  }

  Cost plusCall() {
    return new Cost(losses, timeouts, calls + 1, haste);
  }

  Cost plusHaste(long more) {
    return new Cost(losses, timeouts, calls, haste + more);
  }

  @Override
  public int compareTo(Cost other) {
    int order = Integer.compare(losses, other.losses);
    order = order != 0 ? order : Integer.compare(timeouts, other.timeouts);
    order = order != 0 ? order : Integer.compare(calls, other.calls);
    return order != 0 ? order : Long.compare(haste, other.haste);
  }
}
