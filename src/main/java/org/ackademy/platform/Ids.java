package org.ackademy.platform;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;

/**
 * Makes ids: UUIDs of version 7 (RFC 9562 5.7). They sort by the millisecond in which they were
 * made, so that an index grows at its end, and their 74 random bits tell a stranger nothing.
 */
@Dependent
public class Ids {
  private static final int TIMESTAMP_SHIFT = 16;
  private static final long VERSION = 0x7000L;
  private static final long RANDOM_A = 0x0FFFL;
  private static final long VARIANT = 0x8000_0000_0000_0000L;
  private static final long RANDOM_B = 0x3FFF_FFFF_FFFF_FFFFL;

  private final Clock clock;
  private final SecureRandom random;

  @Inject
  public Ids(Clock clock, SecureRandom random) {
    this.clock = clock;
    this.random = random;
  }

  /** A new id. */
  public UUID next() {
    long high = (clock.millis() << TIMESTAMP_SHIFT) | VERSION | (random.nextLong() & RANDOM_A);
    long low = VARIANT | (random.nextLong() & RANDOM_B);
    return new UUID(high, low);
  }
}
