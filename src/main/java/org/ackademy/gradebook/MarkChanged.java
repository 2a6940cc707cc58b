package org.ackademy.gradebook;

import java.util.UUID;

/**
 * Told within the transaction in which a mark may have become another one: who observes it does so
 * in the same one.
 *
 * @param account the learner
 */
public record MarkChanged(UUID assignment, UUID account, Cause cause) {
  /** What changed it. */
  public enum Cause {
    /** An attempt ended. */
    ATTEMPT,
    /** Answers were graded anew. */
    REGRADE,
    /** Somebody who teaches did it by hand. */
    HAND,
    /** The assignment counts otherwise than before. */
    RULES
  }
}
