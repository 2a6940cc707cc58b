package org.ackademy.course;

import java.time.Instant;
import java.util.Optional;

/**
 * When an assignment can be worked on. What is missing sets no bound.
 *
 * @param opens the first moment
 * @param due from here on an answer is late
 * @param closes from here on an answer is too late
 */
public record Schedule(Optional<Instant> opens, Optional<Instant> due, Optional<Instant> closes) {

  /** Always open. */
  public static final Schedule ALWAYS =
      new Schedule(Optional.empty(), Optional.empty(), Optional.empty());

  /** Whether it has not begun at that moment. */
  public boolean isAhead(Instant at) {
    return opens.isPresent() && at.isBefore(opens.get());
  }

  /** Whether it is over at that moment. */
  public boolean isOver(Instant at) {
    return closes.isPresent() && !at.isBefore(closes.get());
  }

  /** How an answer that arrives at that moment stands; the bounds themselves count as past. */
  public Timing timing(Instant at) {
    if (isOver(at)) {
      return Timing.TOO_LATE;
    }
    return due.isPresent() && !at.isBefore(due.get()) ? Timing.LATE : Timing.IN_TIME;
  }

  /** Whether the bounds come in their order. */
  public boolean isInOrder() {
    Instant earliest = opens.orElse(Instant.MIN);
    Instant latest = closes.orElse(Instant.MAX);
    Instant between = due.orElse(latest);
    return earliest.isBefore(between) && !latest.isBefore(between);
  }

  /** How an answer stands to the schedule. */
  public enum Timing {
    IN_TIME,
    /** After the due time: it counts, and is marked. */
    LATE,
    /** After closing: it is kept, and does not count. */
    TOO_LATE
  }
}
