package org.ackademy.replay;

/**
 * What an explanation assumes, unseen; the least is shown. Compared field by field, in this order:
 * a crash is assumed last of all, a call first.
 *
 * @param crashes hosts that forgot everything
 * @param losses segments that did not arrive in their turn: they are lost, overtaken, or were
 *     passed over
 * @param copies segments that arrived though a later one, or they themselves, had before: one that
 *     is overtaken counts among the losses and here
 * @param timeouts timers that fired
 * @param calls users' calls
 * @param haste how early segments arrive, summed: the latest arrivals that serve are preferred
 */
record Cost(int crashes, int losses, int copies, int timeouts, int calls, long haste)
    implements Comparable<Cost> {
  static final Cost NOTHING = new Cost(0, 0, 0, 0, 0, 0);

  Cost plusCrash() {
    return new Cost(crashes + 1, losses, copies, timeouts, calls, haste);
  }

  Cost plusLosses(int more) {
    return more == 0 ? this : new Cost(crashes, losses + more, copies, timeouts, calls, haste);
  }

  Cost plusCopy() {
    return new Cost(crashes, losses, copies + 1, timeouts, calls, haste);
  }

  Cost plusTimeout() {
    return new Cost(crashes, losses, copies, timeouts + 1, calls, haste);
  }

  Cost plusCall() {
    return new Cost(crashes, losses, copies, timeouts, calls + 1, haste);
  }

  Cost plusHaste(long more) {
    return new Cost(crashes, losses, copies, timeouts, calls, haste + more);
  }

  /** Whether it assumes more, however early anything arrives. */
  boolean assumesMoreThan(Cost other) {
    return compareAssumptions(other) > 0;
  }

  private int compareAssumptions(Cost other) {
    int order = Integer.compare(crashes, other.crashes);
    order = order != 0 ? order : Integer.compare(losses, other.losses);
    order = order != 0 ? order : Integer.compare(copies, other.copies);
    order = order != 0 ? order : Integer.compare(timeouts, other.timeouts);
    return order != 0 ? order : Integer.compare(calls, other.calls);
  }

  @Override
  public int compareTo(Cost other) {
    int order = compareAssumptions(other);
    return order != 0 ? order : Long.compare(haste, other.haste);
  }
}
