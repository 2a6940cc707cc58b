package org.ackademy.interop.webhook;

import java.net.URI;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/** An address that is told of events of a course. */
record Webhook(
    UUID id,
    UUID course,
    URI url,
    Set<WebhookEvent> events,
    State state,
    UUID madeBy,
    Instant madeAt) {
  Webhook {
    events = Set.copyOf(events);
  }

  /** Whether it is told anything. */
  enum State {
    ACTIVE,
    OFF,
    /** The receiver answered 410: nobody is there any more. */
    GONE
  }
}
