package org.ackademy.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;

/** What comes in from outside: the time and chance. Nobody else asks the machine for either. */
@ApplicationScoped
public class Outside {
  private static final Duration TICK = Duration.ofNanos(1_000);

  /** The time of day, in UTC, in the microseconds that the database keeps. */
  @Produces
  Clock clock() {
    return Clock.tick(Clock.systemUTC(), TICK);
  }

  /** Chance that nobody can foresee. */
  @Produces
  SecureRandom random() {
    return new SecureRandom();
  }
}
