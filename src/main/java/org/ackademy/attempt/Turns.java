package org.ackademy.attempt;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.ackademy.platform.http.Problem;
import org.ackademy.platform.security.Caller;
import org.ackademy.question.Exercise;
import org.ackademy.quiz.Talk;

/** What the machine says in a conversation. Nothing is stored: the answer is what is handed in. */
@Dependent
class Turns {
  private final Attempts attempts;
  private final Clock clock;

  @Inject
  Turns(Attempts attempts, Clock clock) {
    this.attempts = attempts;
    this.clock = clock;
  }

  /**
   * The conversation so far, and what the machine says next.
   *
   * @throws org.ackademy.platform.http.Refused where the exercise is no conversation, or what was
   *     said cannot be read
   */
  Talk next(Caller.Person person, UUID attempt, SubmitAnswer.Wish wish) {
    Attempts.Known known = attempts.own(person, attempt, clock.instant());
    Exercise exercise =
        known
            .quiz()
            .exercise(wish.exercise())
            .map(placed -> placed.drawn(known.attempt().seed()).exercise())
            .orElseThrow(() -> fault("#/exercise", "no-such-exercise"));
    return Talk.next(exercise, wish.written(), "#/exercise");
  }

  private static RuntimeException fault(String pointer, String code) {
    return Problem.ofFields(List.of(Problem.FieldFault.of(pointer, code))).refused();
  }
}
