package org.ackademy.course;

import java.util.Optional;
import java.util.UUID;

/**
 * Something changed by which answers that were given already count otherwise; told within the
 * transaction that changed it.
 *
 * @param learner for whom; for all who are given the assignment where absent
 */
public record CountingChanged(UUID assignment, Optional<UUID> learner, Matter matter) {

  /** What changed. */
  public enum Matter {
    /** When an answer is late. */
    TIMES,
    /** What further attempts and wrong answers cost. */
    PENALTIES
  }
}
