package org.ackademy.tcp;

import java.util.Optional;

/**
 * What an event brings about.
 *
 * @param tcb the block afterwards
 * @param sent the segment that is sent at once, where one is
 * @param signal what the user is told, where anything
 */
public record Step(Tcb tcb, Optional<Segment> sent, Optional<Signal> signal) {

  /** Nothing but the block afterwards. */
  public static Step to(Tcb tcb) {
    return new Step(tcb, Optional.empty(), Optional.empty());
  }

  static Step telling(Tcb tcb, Signal signal) {
    return new Step(tcb, Optional.empty(), Optional.of(signal));
  }

  static Step sending(Tcb tcb, Segment segment) {
    return new Step(tcb, Optional.of(segment), Optional.empty());
  }

  static Step impossible(Tcb tcb) {
    return telling(tcb, Signal.IMPOSSIBLE);
  }

  /** Whether the event could not happen. */
  public boolean isImpossible() {
    return signal.isPresent() && signal.get() == Signal.IMPOSSIBLE;
  }
}
