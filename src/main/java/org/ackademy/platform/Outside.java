package org.ackademy.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.security.SecureRandom;
import java.time.Clock;

/** What comes in from outside: the time and chance. Nobody else asks the machine for either. */
@ApplicationScoped
public class Outside {

  /** The time of day, in UTC. */
  @Produces
  Clock clock() {
    return Clock.systemUTC();
  }

  /** Chance that nobody can foresee. */
  @Produces
  SecureRandom random() {
    return new SecureRandom();
  }
}
