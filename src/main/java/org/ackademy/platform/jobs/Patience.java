package org.ackademy.platform.jobs;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/** How long something that fails is tried again before it is left for a person. */
public enum Patience {
  /** Work of our own: ten tries within an hour, each after twice the wait of the one before. */
  AN_HOUR,
  /** What another system has to take: over three days, as Standard Webhooks recommends. */
  DAYS;

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

  /** After the first try, and so on; there is none after the last. */
  public List<Duration> waits() {
    return switch (this) {
      case AN_HOUR -> WITHIN_AN_HOUR;
      case DAYS -> WITHIN_DAYS;
    };
  }
}
