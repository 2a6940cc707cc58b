package org.ackademy.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class IdsTest {
  @Test
  void areOfVersionSevenAndSortByTime() {
    UUID earlier = at("2026-11-22T10:00:00.000Z");
    UUID later = at("2026-11-22T10:00:00.001Z");
    assertThat(earlier.version()).isEqualTo(7);
    assertThat(earlier.variant()).isEqualTo(2);
    assertThat(earlier.toString()).isLessThan(later.toString());
    assertThat(earlier.getMostSignificantBits() >>> 16)
        .isEqualTo(Instant.parse("2026-11-22T10:00:00Z").toEpochMilli());
    assertThat(at("2026-11-22T10:00:00.000Z")).isNotEqualTo(earlier);
  }

  private static UUID at(String instant) {
    return new Ids(Clock.fixed(Instant.parse(instant), ZoneOffset.UTC), new SecureRandom()).next();
  }
}
