package org.ackademy.attempt;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ackademy.course.Assignment;
import org.ackademy.course.Courses;
import org.ackademy.course.Membership;
import org.ackademy.platform.Ids;
import org.ackademy.platform.http.IdempotencyKey;
import org.ackademy.platform.http.Problem;
import org.ackademy.platform.security.Caller;
import org.ackademy.quiz.OfferedQuiz;
import org.ackademy.quiz.QuizShelf;

/** Begins, finds and ends attempts. Each call is a short transaction. */
@Dependent
@Transactional
class Attempts {
  /** The most attempts of a learner at an assignment that sets no limit of its own. */
  static final int ATTEMPTS_MAX = 1_000;

  private final AttemptStore store;
  private final Courses courses;
  private final QuizShelf quizzes;
  private final Ids ids;
  private final SecureRandom random;

  @Inject
  Attempts(AttemptStore store, Courses courses, QuizShelf quizzes, Ids ids, SecureRandom random) {
    this.store = store;
    this.courses = courses;
    this.quizzes = quizzes;
    this.ids = ids;
    this.random = random;
  }

  /**
   * Begins an attempt, or finds the one that this key began.
   *
   * @throws org.ackademy.platform.http.Refused where the person may not, or not now
   */
  Begun begin(Caller.Person person, UUID course, UUID assignment, IdempotencyKey key, Instant now) {
    Courses.Given given = courses.visible(person, course, assignment);
    if (!given.membership().may(Membership.Right.TAKE_PART)) {
      throw Problem.of(403, "learners-only").refused();
    }
    // In this order: what a request at the same moment stored between the two queries is then found
    // as the same, and not only as one that stands in the way.
    Optional<Attempt> last = store.last(assignment, person.id());
    Optional<Attempt> same = store.attempt(assignment, person.id(), key);
    if (same.isPresent()) {
      return new Begun(known(same.get(), given), Novelty.REPEATED);
    }
    int number = requireLeave(given.assignment(), last, now);
    OfferedQuiz quiz =
        quizzes
            .current(given.assignment().quizId())
            .orElseThrow(() -> new IllegalStateException("an assignment without its quiz"));
    var going = new Attempt.Going(assignment, given.assignment().quizId(), quiz.version().id());
    var attempt =
        new Attempt(ids.next(), going, person.id(), number, random.nextLong(), now, key.text());
    store.add(attempt);
    return new Begun(
        new Known(
            attempt,
            Optional.empty(),
            given.membership(),
            given.assignment(),
            quiz.drawn(attempt.seed())),
        Novelty.NEW);
  }

  /** The number of the attempt that may begin now. */
  private int requireLeave(Assignment assignment, Optional<Attempt> last, Instant now) {
    if (assignment.schedule().isAhead(now)) {
      throw Problem.of(409, "assignment-not-open").refused();
    }
    if (assignment.schedule().isOver(now)) {
      throw Problem.of(409, "assignment-closed").refused();
    }
    if (last.isPresent() && store.end(last.get().id()).isEmpty()) {
      throw Problem.of(409, "attempt-open", last.get().id().toString()).refused();
    }
    int had = last.map(Attempt::number).orElse(0);
    int most = assignment.terms().attemptsMax().orElse(ATTEMPTS_MAX);
    if (had >= most) {
      throw Problem.of(409, "no-attempt-left", String.valueOf(most)).refused();
    }
    return had + 1;
  }

  /**
   * An attempt that a person may see: their own, or one in a course that they teach.
   *
   * @throws org.ackademy.platform.http.Refused where there is none
   */
  Known visible(Caller.Person person, UUID id) {
    Attempt attempt = store.attempt(id).orElseThrow(() -> Problem.notFound().refused());
    Courses.Given given = courses.visibleAssignment(person, attempt.assignmentId());
    if (!courses.seesWorkOf(given.membership(), person, attempt.accountId())) {
      throw Problem.notFound().refused();
    }
    return known(attempt, given);
  }

  /**
   * A person's own attempt.
   *
   * @throws org.ackademy.platform.http.Refused where it is not theirs
   */
  Known own(Caller.Person person, UUID id) {
    Known known = visible(person, id);
    if (!known.attempt().accountId().equals(person.id())) {
      throw Problem.of(403, "not-your-attempt").refused();
    }
    return known;
  }

  /** Attempts at an assignment: a learner's own, everybody's for those who teach. */
  List<Known> at(Caller.Person person, UUID course, UUID assignment, UUID after, int limit) {
    Courses.Given given = courses.visible(person, course, assignment);
    List<Attempt> attempts =
        given.membership().teaches()
            ? store.attempts(assignment, given.membership().onlySections(), after, limit)
            : store.attempts(assignment, person.id(), after, limit);
    return attempts.stream().map(attempt -> known(attempt, given)).toList();
  }

  /** Hands an attempt in; one that was handed in keeps its time. */
  Known end(Caller.Person person, UUID id, Instant now) {
    Known known = own(person, id);
    store.lock(id);
    if (store.end(id).isEmpty()) {
      store.add(new AttemptEnd(id, now));
    }
    return new Known(
        known.attempt(), store.end(id), known.membership(), known.assignment(), known.quiz());
  }

  private Known known(Attempt attempt, Courses.Given given) {
    OfferedQuiz quiz =
        quizzes
            .version(attempt.quizVersionId())
            .orElseThrow(() -> new IllegalStateException("an attempt without its quiz"));
    return new Known(
        attempt,
        store.end(attempt.id()),
        given.membership(),
        given.assignment(),
        quiz.drawn(attempt.seed()));
  }

  /**
   * An attempt with what it belongs to.
   *
   * @param membership of whoever looks at it
   * @param quiz as it stood when the attempt began, with the exercises that this attempt drew
   */
  record Known(
      Attempt attempt,
      Optional<AttemptEnd> end,
      Membership membership,
      Assignment assignment,
      OfferedQuiz quiz) {

    Feedback.Progress progress() {
      return end.isPresent() ? Feedback.Progress.HANDED_IN : Feedback.Progress.OPEN;
    }
  }

  /** An attempt that was asked for. */
  record Begun(Known known, Novelty novelty) {}

  /** Whether a request made something, or had made it before. */
  enum Novelty {
    NEW,
    REPEATED
  }
}
