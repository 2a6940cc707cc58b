package org.ackademy.lms;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.ackademy.gradebook.OwnMarks;
import org.ackademy.platform.http.Refused;
import org.ackademy.platform.security.AccountBook;
import org.ackademy.platform.security.Caller;
import org.hibernate.StatelessSession;

/** Marks as they may be told to others. To be used within a transaction. */
@Dependent
class ScoreMarks {
  private final OwnMarks marks;
  private final AccountBook book;
  private final StatelessSession session;

  @Inject
  ScoreMarks(OwnMarks marks, AccountBook book, StatelessSession session) {
    this.marks = marks;
    this.book = book;
    this.session = session;
  }

  /** A learner's mark, as far as it may be told. */
  sealed interface Mark {
    /** There is nothing to be sent. */
    record None(Score.Reason reason) implements Mark {}

    /** Its learner is not told it yet, and so nobody is. */
    record Untold() implements Mark {}

    /**
     * What is to be sent.
     *
     * @param points absent where a person is still to decide
     * @param attempts from how many attempts it comes
     * @param handedIn when the last attempt ended, if any did
     */
    record Given(
        Optional<Score.Points> points,
        BigDecimal maximum,
        String activity,
        String grading,
        int attempts,
        Optional<Instant> handedIn)
        implements Mark {}
  }

  Mark of(Score score) {
    Score.Target target = score.target();
    Optional<Caller.Person> learner = book.person(score.learner().account());
    if (learner.isEmpty() || score.learner().mayHave() == Score.Kind.OTHER) {
      return new Mark.None(Score.Reason.NO_LEARNER);
    }
    OwnMarks.Told told;
    try {
      told = marks.told(target.course(), target.assignment(), learner.get());
    } catch (Refused e) {
      // Who left the course, or an assignment that was withdrawn.
      return new Mark.None(Score.Reason.NO_LEARNER);
    }
    if (told.maximum().signum() <= 0) {
      return new Mark.None(Score.Reason.NO_MARK);
    }
    return switch (told.standing()) {
      case UNTOLD -> new Mark.Untold();
      case NOTHING -> new Mark.None(Score.Reason.NO_MARK);
      case UNDECIDED -> undecided(score, told);
      case POINTS ->
          new Mark.Given(
              told.points()
                  .map(points -> new Score.Points(points.max(BigDecimal.ZERO), told.maximum())),
              told.maximum(),
              mayGoOn(target.assignment(), told) ? "Submitted" : "Completed",
              "FullyGraded",
              told.attempts(),
              handedIn(score));
    };
  }

  private Optional<Instant> handedIn(Score score) {
    return session
        .createNativeQuery(
            "SELECT max(e.ended_at) FROM attempt p JOIN attempt_end e ON e.attempt_id = p.id"
                + " WHERE p.assignment_id = :assignment AND p.account_id = :account",
            Instant.class)
        .setParameter("assignment", score.target().assignment())
        .setParameter("account", score.learner().account())
        .uniqueResultOptional();
  }

  /** What is not final would erase what was. */
  private Mark undecided(Score score, OwnMarks.Told told) {
    return switch (score.stamped().everFinal()) {
      case ONCE -> new Mark.None(Score.Reason.UNDECIDED);
      case NEVER ->
          new Mark.Given(
              Optional.empty(),
              told.maximum(),
              "Submitted",
              "PendingManual",
              told.attempts(),
              handedIn(score));
    };
  }

  private boolean mayGoOn(UUID assignment, OwnMarks.Told told) {
    return session
        .createNativeQuery(
            "SELECT id FROM assignment WHERE id = :id AND attempts_max <= :had", UUID.class)
        .setParameter("id", assignment)
        .setParameter("had", told.attempts())
        .getResultList()
        .isEmpty();
  }
}
