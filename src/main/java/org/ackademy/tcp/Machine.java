package org.ackademy.tcp;

import java.util.List;

/** One end of a connection: RFC 9293 section 3.10 as a pure function. */
public final class Machine {
  /** The machine as the RFC has it. */
  public static final Machine RFC_9293 = new Machine();

  private Machine() {}

  /**
   * What the event brings about. Refuses what cannot happen; never throws for what a segment holds.
   */
  public Step step(Tcb tcb, Event event) {
    throw new UnsupportedOperationException(tcb.state() + " " + event);
  }

  /**
   * The readings among which a host may choose when this segment arrives; the first is the plain
   * one.
   */
  public List<Reading> readings(Tcb tcb, Segment segment) {
    throw new UnsupportedOperationException(tcb.state() + " " + segment);
  }
}
