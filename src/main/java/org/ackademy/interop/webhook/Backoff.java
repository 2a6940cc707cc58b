package org.ackademy.interop.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.ackademy.platform.jobs.Patience;

/** When a message is tried again: as Standard Webhooks recommends, and a little later by chance. */
final class Backoff {
  static final List<Duration> WAITS = Patience.DAYS.waits();

  /** So much of a wait is added at most, so that receivers are not met by all at once. */
  private static final double JITTER = 0.1;

  private Backoff() {}

  /**
   * When to try again.
   *
   * @param tries how often it was tried, 1 at least
   * @return nothing where that was often enough
   */
  static Optional<Instant> next(int tries, Instant now, RandomGenerator random) {
    if (tries > WAITS.size()) {
      return Optional.empty();
    }
    Duration wait = WAITS.get(tries - 1);
    long more = (long) (wait.toMillis() * JITTER * random.nextDouble());
    return Optional.of(now.plus(wait).plusMillis(more));
  }
}
