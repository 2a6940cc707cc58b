package org.ackademy.attempt;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import org.ackademy.platform.security.Caller;
import org.hibernate.exception.ConstraintViolationException;

/** Begins an attempt, once, however often and at once it is asked for. */
@Dependent
class StartAttempt {
  /** A double click meets itself once; more often means that something else is wrong. */
  static final int TRIES_MAX = 3;

  private final Attempts attempts;
  private final Clock clock;

  @Inject
  StartAttempt(Attempts attempts, Clock clock) {
    this.attempts = attempts;
    this.clock = clock;
  }

  /**
   * Begins an attempt, or finds the one that this key began.
   *
   * @throws org.ackademy.platform.http.Refused where the person may not, or not now
   */
  Attempts.Begun begin(Caller.Person person, Attempts.Place place, Attempts.Wish wish) {
    for (int tries = 1; ; tries++) {
      try {
        return attempts.begin(person, place, wish, clock.instant());
      } catch (ConstraintViolationException e) {
        // Another request of the same learner was first; what it left is seen by the next try.
        if (tries == TRIES_MAX) {
          throw e;
        }
      }
    }
  }
}
