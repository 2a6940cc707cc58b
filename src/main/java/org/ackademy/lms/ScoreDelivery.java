package org.ackademy.lms;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.ackademy.lms.ScoreMarks.Mark;
import org.ackademy.lms.ScoreStore.Claimed;
import org.ackademy.lms.ScoreStore.Taken;
import org.ackademy.lms.ScoreStore.Told;

/** What sending reads and notes. Each call is a short transaction. */
@Dependent
@Transactional
class ScoreDelivery {
  /** Longer than all requests of one try may take. */
  static final Duration CLAIM = Duration.ofMinutes(6);

  private final ScoreStore store;
  private final RegistrationStore registrations;
  private final ScoreMarks marks;
  private final Clock clock;

  @Inject
  ScoreDelivery(ScoreStore store, RegistrationStore registrations, ScoreMarks marks, Clock clock) {
    this.store = store;
    this.registrations = registrations;
    this.marks = marks;
    this.clock = clock;
  }

  /** Whether a job may send, and what. */
  sealed interface Begun {
    /**
     * It may.
     *
     * @param stamp the timestamp that goes with the mark; nobody gives it, or an earlier one, to a
     *     newer mark
     */
    record Due(
        Score score, Registration registration, Mark.Given mark, Instant stamp, Instant until)
        implements Begun {}

    /** Another job is at it. */
    record Busy() implements Begun {}

    /** The learner may not know it yet. */
    record Untold(Instant since) implements Begun {}

    /** There is nothing to send any more, or the job of a newer version does it. */
    record Over() implements Begun {}
  }

  /**
   * Claims a score with the mark as it is now. The mark is read first and the version compared
   * last, so that what is stamped is never older than what was stamped before.
   */
  Begun begin(Told told) {
    Instant now = clock.instant();
    Optional<Score> found = store.byId(told.score());
    if (found.isEmpty()
        || found.get().version() != told.version()
        || found.get().state() != Score.State.WAITING) {
      store.release(told);
      return new Begun.Over();
    }
    Score score = found.get();
    Optional<Registration> registration =
        registrations.byId(score.target().registration()).filter(Registration::isActive);
    if (registration.isEmpty()) {
      return over(told, Score.State.DEAD, Score.Reason.PLATFORM_OFF);
    }
    return switch (marks.of(score)) {
      case Mark.None none -> over(told, Score.State.WITHHELD, none.reason());
      case Mark.Untold untold -> {
        store.untold(told, now);
        store.release(told);
        yield new Begun.Untold(score.changedAt());
      }
      case Mark.Given given -> {
        if (!score.target().allows(PlatformBook.SCORE_SCOPE)) {
          yield over(told, Score.State.DEAD, Score.Reason.NOT_ALLOWED);
        }
        Instant stamp = score.stampFor(given.points(), now);
        Instant until = now.plus(CLAIM);
        yield store.claim(told, new Claimed(stamp, given.points(), until), now)
            ? new Begun.Due(score, registration.get(), given, stamp, until)
            : new Begun.Busy();
      }
    };
  }

  private Begun over(Told told, Score.State state, Score.Reason reason) {
    store.tried(told, state, reason, Optional.empty(), clock.instant());
    store.release(told);
    return new Begun.Over();
  }

  /** Notes that the system there took what was sent. */
  void taken(Told told, Begun.Due due) {
    Instant now = clock.instant();
    store.sent(told, due.stamp(), new Taken(due.mark().points(), due.mark().attempts(), now));
    store.tried(told, Score.State.DELIVERED, Score.Reason.TAKEN, Optional.empty(), now);
    store.release(told);
  }

  /** Notes what else came of a try. */
  void tried(Told told, Score.State state, Score.Reason reason, String answer) {
    store.tried(told, state, reason, Optional.of(answer), clock.instant());
    store.release(told);
  }

  /** Has the next try take a later timestamp than this one. */
  void unstamp(Told told, Instant atLeast) {
    store.unstamp(told, atLeast);
  }

  void release(Told told) {
    store.release(told);
  }
}
