package org.ackademy.lms;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.ackademy.course.Courses;
import org.ackademy.course.Membership;
import org.ackademy.platform.audit.Audit;
import org.ackademy.platform.audit.Subject;
import org.ackademy.platform.http.Problem;
import org.ackademy.platform.security.AccountBook;
import org.ackademy.platform.security.Caller;

/** What became of scores, for those who run a course. Each call is a short transaction. */
@Dependent
@Transactional
class Scores {
  private final ScoreStore store;
  private final ScoreOutbox outbox;
  private final ScoreMarks marks;
  private final RegistrationStore registrations;
  private final Courses courses;
  private final AccountBook book;
  private final Audit audit;
  private final Clock clock;

  @Inject
  Scores(
      ScoreStore store,
      ScoreOutbox outbox,
      ScoreMarks marks,
      RegistrationStore registrations,
      Courses courses,
      AccountBook book,
      Audit audit,
      Clock clock) {
    this.store = store;
    this.outbox = outbox;
    this.marks = marks;
    this.registrations = registrations;
    this.courses = courses;
    this.book = book;
    this.audit = audit;
    this.clock = clock;
  }

  /** A score with the name of its learner. */
  record Named(Score score, String displayName) {}

  /** Those of a course by age, from the one after an id. */
  List<Named> list(
      Caller.Person person, UUID course, Optional<Score.State> state, UUID after, int limit) {
    requireRunning(person, course);
    return store.ofCourse(course, state, after, limit).stream().map(this::named).toList();
  }

  private Named named(Score score) {
    return new Named(
        score, book.person(score.learner().account()).map(Caller.Person::displayName).orElse(""));
  }

  /** Has a score be sent again, whatever became of it. */
  Named again(Caller.Person person, UUID course, UUID id) {
    requireRunning(person, course);
    Score score = inCourse(course, id);
    outbox.schedule(store.again(id, clock.instant()));
    audit.record(
        Optional.of(person.id()),
        "lti.score-sent-again",
        Subject.inCourse(course, "lti-score", id),
        Map.of("state", score.state()),
        Map.of());
    return named(inCourse(course, id));
  }

  private Score inCourse(UUID course, UUID id) {
    return store
        .byId(id)
        .filter(found -> found.target().course().equals(course))
        .orElseThrow(() -> Problem.notFound().refused());
  }

  /**
   * A score, and who is to be asked what they hold.
   *
   * @param here the mark as it may be told; absent where there is none
   */
  record Held(Named named, Optional<Score.Points> here, Registration registration) {}

  /** Those of an assignment, to be compared with what is held there. */
  List<Held> held(Caller.Person person, UUID course, UUID assignment, UUID after, int limit) {
    courses.visible(person, course, assignment).membership().require(Membership.Right.RUN);
    return store.ofAssignment(assignment, after, limit).stream()
        .map(
            score ->
                new Held(
                    named(score),
                    here(score),
                    registrations.byId(score.target().registration()).orElseThrow()))
        .toList();
  }

  private Optional<Score.Points> here(Score score) {
    return marks.of(score) instanceof ScoreMarks.Mark.Given given
        ? given.points()
        : Optional.empty();
  }

  private void requireRunning(Caller.Person person, UUID course) {
    Membership unused = courses.visible(person, course).require(Membership.Right.RUN);
  }
}
