package org.ackademy.platform.jobs;

import java.time.Instant;
import java.util.Optional;

/**
 * A job as it is kept.
 *
 * @param name of its kind
 * @param instance what it is about
 * @param due when it is run, at the earliest
 * @param server that does it now
 * @param failures how often it failed since it last did not
 * @param fault why it failed the last time
 */
record StoredJob(
    String name,
    String instance,
    Instant due,
    Optional<String> server,
    int failures,
    Optional<Instant> lastSuccess,
    Optional<Instant> lastFailure,
    Optional<String> fault) {

  /** How it stands. */
  State state() {
    if (server.isPresent()) {
      return State.RUNNING;
    }
    if (!due.isBefore(Scheduling.NEVER)) {
      return State.FAILED;
    }
    return failures > 0 ? State.RETRYING : State.WAITING;
  }

  /** How a job stands. */
  enum State {
    WAITING,
    RUNNING,
    /** It failed and is tried again when it is due. */
    RETRYING,
    /** It failed too often, and is left for an administrator. */
    FAILED
  }
}
