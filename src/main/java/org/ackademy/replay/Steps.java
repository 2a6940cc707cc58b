package org.ackademy.replay;

import org.ackademy.replay.Judgement.Bound;
import org.ackademy.replay.Judgement.Undecided;
import org.ackademy.tcp.Event;
import org.ackademy.tcp.Machine;
import org.ackademy.tcp.Step;
import org.ackademy.tcp.Tcb;

/** Counts the steps of a search: it is bounded by them, never by the clock. */
final class Steps {
  /** The most states that are kept at a time. */
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
      throw new Exhausted(Bound.STEPS, most);
    }
  }

  /**
   * Looks at how many states are kept.
   *
   * @throws Exhausted where they are too many
   */
  static void keep(int states) {
    if (states > STATES_MAX) {
      throw new Exhausted(Bound.STATES, STATES_MAX);
    }
  }

  long taken() {
    return taken;
  }

  /** A bound is met. Caught where the search is begun; never leaves this package. */
  static final class Exhausted extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Bound bound;
    private final long most;

    private Exhausted(Bound bound, long most) {
      super(bound + " " + most, null, false, false);
      this.bound = bound;
      this.most = most;
    }

    /** The verdict, where this is how the judging ended. */
    Undecided at(int line) {
      return new Undecided(line, bound, most);
    }
  }
}
