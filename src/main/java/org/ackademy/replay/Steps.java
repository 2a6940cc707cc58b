package org.ackademy.replay;

import org.ackademy.tcp.Event;
import org.ackademy.tcp.Machine;
import org.ackademy.tcp.Step;
import org.ackademy.tcp.Tcb;

/** Counts the steps of a search: it is bounded by them, never by the clock. */
final class Steps {
  /**
   * The most states that are kept at a time: whoever meets that bound has met the bound of steps.
   */
  static final int STATES_MAX = 250_000;

  private final long most;
  private final Machine machine;
  private long taken;

  Steps(long most) {
    this(most, Machine.RFC_9293);
  }

  Steps(long most, Machine machine) {
    this.most = most;
    this.machine = machine;
  }

  Machine machine() {
    return machine;
  }

  /** Lets the machine take one step, and counts it. */
  Step step(Tcb tcb, Event event) {
    count();
    return machine.step(tcb, event);
  }

  /**
   * Counts one step.
   *
   * @throws Exhausted where the bound is met
   */
  void count() {
    taken++;
    if (taken > most) {
      throw new Exhausted();
    }
  }

  long taken() {
    return taken;
  }

  long most() {
    return most;
  }

  /** The bound is met. Caught where the search is begun; never leaves this package. */
  static final class Exhausted extends RuntimeException {
    private static final long serialVersionUID = 1;

    Exhausted() {
      super("step bound", null, false, false);
    }
  }
}
