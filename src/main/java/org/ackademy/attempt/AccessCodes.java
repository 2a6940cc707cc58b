package org.ackademy.attempt;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.ackademy.course.AccessCode;
import org.ackademy.course.Assignment;
import org.ackademy.platform.Allowance;
import org.ackademy.platform.http.Problem;
import org.ackademy.platform.security.Caller;

/** Asks for access codes, and slows down whoever guesses them. */
@ApplicationScoped
class AccessCodes {
  static final Duration SPAN = Duration.ofMinutes(15);

  /** Wrong codes of one learner for one assignment in a {@link #SPAN}. */
  static final int WRONG_MAX = 10;

  private final Allowance wrong;

  @Inject
  AccessCodes(Clock clock) {
    wrong = new Allowance(WRONG_MAX, SPAN, clock);
  }

  /**
   * Goes on where no code is asked for, or this is it.
   *
   * @throws org.ackademy.platform.http.Refused otherwise
   */
  void require(Caller.Person person, Assignment assignment, Optional<String> given) {
    Optional<AccessCode> code = assignment.accessCode();
    if (code.isEmpty()) {
      return;
    }
    if (given.isEmpty()) {
      throw Problem.of(403, "access-code-missing").refused();
    }
    String counted = person.id() + " " + assignment.id();
    wrong
        .waitFor(counted)
        .ifPresent(
            wait -> {
              throw Problem.tooMany("too-many-codes", wait).refused();
            });
    if (!code.get().isKnown(assignment.id(), given.get())) {
      wrong.take(counted);
      throw Problem.of(403, "access-code-wrong").refused();
    }
  }
}
