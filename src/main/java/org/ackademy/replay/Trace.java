package org.ackademy.replay;

import org.ackademy.replay.Judgement.Hidden;
import org.ackademy.tcp.Held;
import org.ackademy.tcp.Tcb;
import org.jspecify.annotations.Nullable;

/**
 * How one host came to where it is, newest first: a chain that all explanations share where they
 * have the same past. It is all that a search keeps of every line.
 */
sealed interface Trace {
  /** What was before; null at the start. */
  @Nullable Trace past();

  /** A hidden event. */
  record Saw(Trace past, Hidden hidden) implements Trace {}

  /**
   * The host right after it sent a line, or at the start.
   *
   * @param line the line, from 1; 0 for the start
   * @param after the host, without what it held: that may be much, and is not told
   */
  record Was(@Nullable Trace past, int line, Tcb after) implements Trace {
    public Was {
      after = after.held().isEmpty() ? after : after.edit().held(Held.NOTHING).done();
    }
  }
}
