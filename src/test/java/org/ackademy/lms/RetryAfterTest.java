package org.ackademy.lms;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How long a platform that says {@code Retry-After} is left alone. */
class RetryAfterTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00.500Z");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "none",
      value = {
        "0 | PT0S",
        "90 | PT90S",
        "3600 | PT1H",
        // Nobody is left alone for longer than an hour.
        "999999999 | PT1H",
        "Sun, 22 Nov 2026 10:00:30 GMT | PT29.5S",
        "Sun, 22 Nov 2026 19:00:30 +0900 | PT29.5S",
        "Mon, 23 Nov 2026 10:00:00 GMT | PT1H",
        // What is over does not hold anything up.
        "Sun, 22 Nov 2026 09:00:00 GMT | PT-1H-0.5S",
        // RFC 9110 has no other day in such a date, and nothing but whole seconds.
        "Mon, 22 Nov 2026 10:00:30 GMT | none",
        "1.5 | none",
        "-3 | none",
        "9999999999 | none",
        "2026-11-22T10:00:30Z | none",
        "after lunch | none",
        "'' | none",
      })
  void isReadAsSecondsOrAsADate(String wish, Duration wait) {
    assertThat(PlatformBook.after(wish, NOW)).isEqualTo(Optional.ofNullable(wait));
  }
}
