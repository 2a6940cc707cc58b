package org.ackademy.platform.jobs;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** How long something that fails is tried again before it is left for a person. */
public enum Patience {
  /** Work of our own: ten tries within an hour, each after twice the wait of the one before. */
  AN_HOUR,
  /** What another system has to take: over three days, as Standard Webhooks recommends. */
  DAYS,
  /** Scores, for which somebody waits: at first soon, and over three days. */
  SCORES;

  /** So much of a wait is added at most, so that others are not met by all at once. */
  private static final double JITTER = 0.1;

  private static final List<Duration> WITHIN_AN_HOUR =
      IntStream.range(0, 9).mapToObj(i -> Duration.ofSeconds(5).multipliedBy(1L << i)).toList();

  private static final List<Duration> WITHIN_DAYS =
      List.of(
          Duration.ofSeconds(5),
          Duration.ofMinutes(5),
          Duration.ofMinutes(30),
          Duration.ofHours(2),
          Duration.ofHours(5),
          Duration.ofHours(10),
          Duration.ofHours(14),
          Duration.ofHours(20),
          Duration.ofHours(24));

  private static final List<Duration> OF_SCORES =
      List.of(
          Duration.ofSeconds(1),
          Duration.ofSeconds(2),
          Duration.ofSeconds(4),
          Duration.ofSeconds(8),
          Duration.ofSeconds(15),
          Duration.ofSeconds(30),
          Duration.ofMinutes(1),
          Duration.ofMinutes(2),
          Duration.ofMinutes(10),
          Duration.ofMinutes(30),
          Duration.ofHours(2),
          Duration.ofHours(5),
          Duration.ofHours(10),
          Duration.ofHours(14),
          Duration.ofHours(18),
          Duration.ofHours(24));

  /**
   * When to try again, a little later by chance.
   *
   * @param tries how often it was tried, 1 at least
   * @return nothing where that was often enough
   */
  public Optional<Instant> next(int tries, Instant now, RandomGenerator random) {
    if (tries > waits().size()) {
      return Optional.empty();
    }
    Duration wait = waits().get(tries - 1);
    long more = (long) (wait.toMillis() * JITTER * random.nextDouble());
    return Optional.of(now.plus(wait).plusMillis(more));
  }

  /** After the first try, and so on; there is none after the last. */
  public List<Duration> waits() {
    return switch (this) {
      case AN_HOUR -> WITHIN_AN_HOUR;
      case DAYS -> WITHIN_DAYS;
      case SCORES -> OF_SCORES;
    };
  }
}
