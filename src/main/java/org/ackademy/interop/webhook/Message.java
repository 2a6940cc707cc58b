package org.ackademy.interop.webhook;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What a webhook is told.
 *
 * @param body exactly what is sent and signed
 * @param answer what came of the last try: a status, or a fault
 */
record Message(
    UUID id,
    UUID webhook,
    String event,
    String body,
    Instant madeAt,
    State state,
    int tries,
    Optional<Instant> triedAt,
    Optional<String> answer) {

  /** What became of it. */
  enum State {
    WAITING,
    DELIVERED,
    /** Tried as often as it is worth. */
    DEAD
  }
}
