package org.ackademy.platform.http;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/**
 * The database cannot be reached, is stopping or starting, or has no room. That is nobody's mistake
 * and passes: whoever sends the same request again, with the same Idempotency-Key, is served then.
 */
final class Outage {
  /** When to try again: a database that is restarted is back by then. */
  static final Duration RETRY_AFTER = Duration.ofSeconds(2);

  /** Somebody has to make room first. */
  static final Duration RETRY_AFTER_FULL = Duration.ofSeconds(30);

  private static final String CONNECTION = "08";
  private static final String RESOURCES = "53";
  private static final String DISK_FULL = "53100";
  private static final String INTERVENTION = "57P";

  /** What PostgreSQL says where the system could not write. */
  private static final String IO = "58030";

  private static final int DEPTH_MAX = 30;

  private Outage() {}

  /** The problem, where a failure is an outage. */
  static Optional<Problem> of(Throwable failure) {
    Throwable cause = failure;
    for (int depth = 0; cause != null && depth < DEPTH_MAX; depth++) {
      if (cause instanceof SQLException sql && sql.getSQLState() != null) {
        Optional<Problem> known = known(sql.getSQLState());
        if (known.isPresent()) {
          return known;
        }
      }
      cause = cause.getCause();
    }
    return Optional.empty();
  }

  private static Optional<Problem> known(String state) {
    if (state.equals(DISK_FULL) || state.equals(IO)) {
      return Optional.of(Problem.unavailable("storage-full", RETRY_AFTER_FULL));
    }
    return state.startsWith(CONNECTION)
            || state.startsWith(RESOURCES)
            || state.startsWith(INTERVENTION)
        ? Optional.of(Problem.unavailable("unavailable", RETRY_AFTER))
        : Optional.empty();
  }
}
