package org.ackademy.lms;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which platforms do not answer: each request to one holds a thread for a while, and the few there
 * are do other jobs too. Of each server, as it sees them.
 */
final class Silences {
  /** After so many requests without an answer, one after another, a platform is left alone. */
  static final int MOST = 3;

  /** For so long; then one more request finds out. */
  static final Duration LEFT_ALONE = Duration.ofMinutes(1);

  private final Map<UUID, Silence> known = new ConcurrentHashMap<>();

  private record Silence(int requests, Instant last) {}

  /** Until when a platform is left alone; nothing where it is not. */
  Optional<Instant> until(UUID registration, Instant now) {
    return Optional.ofNullable(known.get(registration))
        .filter(silence -> silence.requests() >= MOST)
        .map(silence -> silence.last().plus(LEFT_ALONE))
        .filter(now::isBefore);
  }

  void answered(UUID registration) {
    known.remove(registration);
  }

  void silent(UUID registration, Instant now) {
    known.merge(
        registration,
        new Silence(1, now),
        (before, one) -> new Silence(before.requests() + 1, now));
  }
}
