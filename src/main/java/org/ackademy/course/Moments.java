package org.ackademy.course;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.ackademy.platform.http.Fields;

/** Instants as requests write them (RFC 3339). */
public final class Moments {
  /** The first and the last instant that a schedule may name: those of years with four digits. */
  static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");

  static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

  private Moments() {}

  /** The instant of a field, as exact as the database keeps it. */
  public static Optional<Instant> read(String pointer, Optional<String> text, Fields fields) {
    try {
      // So that what is in order here is in order there.
      Optional<Instant> instant =
          text.map(Instant::parse).map(exact -> exact.truncatedTo(ChronoUnit.MICROS));
      boolean kept = instant.stream().noneMatch(at -> at.isBefore(FIRST) || at.isAfter(LAST));
      fields.check(pointer, "instant", kept);
      return kept ? instant : Optional.empty();
    } catch (DateTimeParseException e) {
      fields.check(pointer, "instant", false);
      return Optional.empty();
    }
  }
}
