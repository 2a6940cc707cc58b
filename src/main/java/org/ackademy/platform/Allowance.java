package org.ackademy.platform;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How often something may be done in a span of time, counted for each key apart: a client's
 * address, an account. Kept in memory, so each server of a cluster counts for itself.
 */
public final class Allowance {
  /** The most keys counted apart; those beyond share one count, so that memory is bounded. */
  static final int KEYS_MAX = 100_000;

  private static final String EVERYBODY_ELSE = "";

  private final int limit;
  private final Duration span;
  private final Clock clock;
  private final Map<String, Count> counts = new HashMap<>();

  /**
   * An allowance.
   *
   * @param limit how often, 1 at least
   * @param span after which a count begins anew
   */
  public Allowance(int limit, Duration span, Clock clock) {
    if (limit < 1) {
      throw new IllegalArgumentException("limit " + limit);
    }
    this.limit = limit;
    this.span = span;
    this.clock = clock;
  }

  /**
   * Takes one.
   *
   * @return how long to wait where none is left
   */
  public synchronized Optional<Duration> take(String key) {
    Optional<Duration> wait = waitFor(key);
    if (wait.isEmpty()) {
      String counted = counted(key);
      counts.merge(
          counted,
          new Count(clock.instant().plus(span), 1),
          (old, fresh) -> hasEnded(old) ? fresh : new Count(old.until, old.used + 1));
    }
    return wait;
  }

  /** How long to wait where none is left; takes none. */
  public synchronized Optional<Duration> waitFor(String key) {
    Count count = counts.get(counted(key));
    if (count == null || hasEnded(count) || count.used < limit) {
      return Optional.empty();
    }
    return Optional.of(Duration.between(clock.instant(), count.until));
  }

  /** How somebody stands. */
  public synchronized Standing standing(String key) {
    Count count = counts.get(counted(key));
    return count == null || hasEnded(count)
        ? new Standing(limit, span, limit, span)
        : new Standing(
            limit,
            span,
            Math.max(0, limit - count.used),
            Duration.between(clock.instant(), count.until));
  }

  /** Forgets what a key has used. */
  public synchronized void forget(String key) {
    counts.remove(key);
  }

  private String counted(String key) {
    if (counts.size() >= KEYS_MAX && !counts.containsKey(key)) {
      counts.values().removeIf(this::hasEnded);
    }
    return counts.size() < KEYS_MAX || counts.containsKey(key) ? key : EVERYBODY_ELSE;
  }

  private boolean hasEnded(Count count) {
    return !clock.instant().isBefore(count.until);
  }

  /**
   * How much is left of an allowance.
   *
   * @param limit how often in all
   * @param span in which time
   * @param left how often still
   * @param reset when the count begins anew
   */
  public record Standing(int limit, Duration span, int left, Duration reset) {}

  private record Count(Instant until, int used) {}
}
