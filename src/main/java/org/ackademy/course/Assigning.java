package org.ackademy.course;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.ackademy.platform.Ids;
import org.ackademy.platform.audit.Audit;
import org.ackademy.platform.audit.Subject;
import org.ackademy.platform.http.Creations;
import org.ackademy.platform.http.Fields;
import org.ackademy.platform.http.Problem;
import org.ackademy.platform.http.Tagged;
import org.ackademy.platform.security.Caller;
import org.ackademy.question.Text;
import org.ackademy.quiz.OfferedQuiz;
import org.ackademy.quiz.QuizShelf;
import org.jspecify.annotations.Nullable;

/**
 * Gives quizzes to courses, changes on which terms, releases feedback by hand, withdraws. Each call
 * is one transaction; all but what the application gives itself is audited.
 *
 * <p>Once an attempt began, nothing changes to a learner's disadvantage or under their hands: the
 * order of the exercises is fixed, time and attempts only grow, dates move back and penalties
 * shrink. Which attempt counts and what is told when may change: marks are always worked out anew
 * from what is kept.
 */
@Dependent
@Transactional
class Assigning {
  private static final Text UNTITLED = new Text("-", "-");

  private final CourseStore store;
  private final Courses courses;
  private final QuizShelf quizzes;
  private final Creations creations;
  private final Event<CountingChanged> counting;
  private final Event<ReleaseChanged> released;
  private final Audit audit;
  private final Ids ids;
  private final Clock clock;

  @Inject
  Assigning(
      CourseStore store,
      Courses courses,
      QuizShelf quizzes,
      Creations creations,
      Event<CountingChanged> counting,
      Event<ReleaseChanged> released,
      Audit audit,
      Ids ids,
      Clock clock) {
    this.store = store;
    this.courses = courses;
    this.quizzes = quizzes;
    this.creations = creations;
    this.counting = counting;
    this.released = released;
    this.audit = audit;
    this.ids = ids;
    this.clock = clock;
  }

  /** Gives a quiz for practice, as the application does. */
  void giveForPractice(UUID course, OfferedQuiz quiz) {
    var state =
        new Assignment.State(
            quiz.version().title(), Schedule.ALWAYS, Terms.PRACTICE, Optional.empty());
    add(new Assignment(ids.next(), course, quiz.version().quizId(), state, clock.instant()));
  }

  private void add(Assignment assignment) {
    store.add(assignment);
  }

  /**
   * Gives a quiz to a course.
   *
   * @throws org.ackademy.platform.http.Refused where there is no such quiz, or a field is at fault
   */
  Creations.Made give(Caller.Person person, UUID course, AssignmentForm form, Creations.Wish wish) {
    courses.visible(person, course).require(Membership.Right.GIVE);
    var fields = new Fields();
    String slug = form.quiz().orElse("");
    fields.check("#/quiz", "missing", form.quiz().isPresent());
    form.state(course, UNTITLED, fields);
    fields.requireNoFault();
    OfferedQuiz quiz =
        quizzes
            .named(slug)
            .orElseThrow(
                () ->
                    Problem.ofFields(List.of(Problem.FieldFault.of("#/quiz", "no-such-quiz")))
                        .refused());
    return creations.once(
        person.id(),
        wish,
        id -> {
          Assignment.State state = form.state(id, quiz.version().title(), new Fields());
          add(new Assignment(id, course, quiz.version().quizId(), state, clock.instant()));
          record(person, course, id, "assignment.given", Map.of(), told(state));
        });
  }

  /**
   * Changes what was given.
   *
   * @param ifMatch names the state that is changed
   * @param form what is wanted, made from what there is
   * @param code what is to become of the access code
   * @throws org.ackademy.platform.http.Refused where it was changed meanwhile, or a field is at
   *     fault
   */
  Assignment change(
      Caller.Person person,
      Place place,
      @Nullable String ifMatch,
      UnaryOperator<AssignmentForm> form,
      CodeChange code) {
    Assignment assignment = toChange(person, place, ifMatch);
    Assignment.State before = assignment.state();
    var fields = new Fields();
    AssignmentForm wanted = form.apply(AssignmentForm.of(before));
    fields.check("#/quiz", "fixed", wanted.quiz().isEmpty());
    Assignment.State after = wanted.state(assignment.id(), before.title(), fields);
    if (code == CodeChange.KEPT) {
      after =
          new Assignment.State(after.title(), after.schedule(), after.terms(), before.accessCode());
    }
    if (store.isBegun(assignment.id())) {
      requireFair(before, after, fields);
    }
    fields.requireNoFault();
    assignment.change(after);
    store.update(assignment);
    tell(assignment.id(), before, after);
    tellRelease(assignment.id(), before, after);
    Map<String, Object> old = told(before);
    Map<String, Object> fresh = told(after);
    old.entrySet().removeIf(entry -> fresh.remove(entry.getKey(), entry.getValue()));
    record(person, place.course(), assignment.id(), "assignment.changed", old, fresh);
    return assignment;
  }

  private void tell(UUID assignment, Assignment.State before, Assignment.State after) {
    if (!before.schedule().due().equals(after.schedule().due())) {
      counting.fire(
          new CountingChanged(assignment, Optional.empty(), CountingChanged.Matter.TIMES));
    }
    if (!before.terms().penalties().equals(after.terms().penalties())) {
      counting.fire(
          new CountingChanged(assignment, Optional.empty(), CountingChanged.Matter.PENALTIES));
    }
  }

  /** Who waits for a release looks again where it may be another one now. */
  private void tellRelease(UUID assignment, Assignment.State before, Assignment.State after) {
    if (before.terms().release() != after.terms().release()
        || !before.schedule().closes().equals(after.schedule().closes())) {
      released.fire(new ReleaseChanged(assignment));
    }
  }

  private static void requireFair(Assignment.State before, Assignment.State after, Fields fields) {
    Terms was = before.terms();
    Terms is = after.terms();
    fields.check("#/order", "fixed-by-attempts", was.sitting().order() == is.sitting().order());
    fields.check(
        "#/timeLimitMinutes",
        "only-in-favour",
        isNoLess(was.timeLimit(), is.timeLimit(), Duration.ZERO));
    fields.check(
        "#/attemptsMax",
        "only-in-favour",
        is.attemptsMax().isEmpty()
            || (was.attemptsMax().isPresent()
                && is.attemptsMax().getAsInt() >= was.attemptsMax().getAsInt()));
    fields.check(
        "#/dueAt",
        "only-in-favour",
        isNoLess(before.schedule().due(), after.schedule().due(), Instant.MIN));
    fields.check(
        "#/closesAt",
        "only-in-favour",
        isNoLess(before.schedule().closes(), after.schedule().closes(), Instant.MIN));
    fields.check(
        "#/penaltyPerAttempt",
        "only-in-favour",
        is.penalties().furtherAttempt().compareTo(was.penalties().furtherAttempt()) <= 0);
    fields.check(
        "#/penaltyPerWrongAnswer",
        "only-in-favour",
        is.penalties().wrongAnswer().compareTo(was.penalties().wrongAnswer()) <= 0);
  }

  /** Whether a bound was taken away, or is at least what it was. */
  private static <T extends Comparable<? super T>> boolean isNoLess(
      Optional<T> was, Optional<T> is, T least) {
    return is.isEmpty() || (was.isPresent() && is.get().compareTo(was.orElse(least)) >= 0);
  }

  /**
   * Releases feedback by hand; doing it again changes nothing.
   *
   * @throws org.ackademy.platform.http.Refused where it is not released by hand
   */
  Assignment release(Caller.Person person, Place place) {
    Assignment assignment = toChange(person, place, "*");
    if (assignment.terms().release() != Terms.Release.BY_HAND) {
      throw Problem.of(409, "not-by-hand").refused();
    }
    if (assignment.releasedAt().isEmpty()) {
      assignment.release(clock.instant());
      store.update(assignment);
      record(person, place.course(), assignment.id(), "assignment.released", Map.of(), Map.of());
      released.fire(new ReleaseChanged(assignment.id()));
    }
    return assignment;
  }

  /** Withdraws an assignment: learners see it no more, attempts and answers stay. */
  void withdraw(Caller.Person person, Place place, @Nullable String ifMatch) {
    Assignment assignment = toChange(person, place, ifMatch);
    if (assignment.withdrawnAt().isEmpty()) {
      assignment.withdraw(clock.instant());
      store.update(assignment);
      record(person, place.course(), assignment.id(), "assignment.withdrawn", Map.of(), Map.of());
    }
  }

  private Assignment toChange(Caller.Person person, Place place, @Nullable String ifMatch) {
    courses
        .visible(person, place.course(), place.assignment())
        .membership()
        .require(Membership.Right.GIVE);
    Assignment assignment =
        store
            .assignmentToChange(place.assignment())
            .orElseThrow(() -> Problem.notFound().refused());
    Tagged.requireSeen(ifMatch, view(assignment));
    return assignment;
  }

  /** All of it, for those who teach. */
  AssignmentView view(Assignment assignment) {
    return AssignmentView.of(assignment, quizzes.slug(assignment.quizId()));
  }

  private void record(
      Caller.Person person,
      UUID course,
      UUID assignment,
      String action,
      Map<String, ?> before,
      Map<String, ?> after) {
    audit.record(
        Optional.of(person.id()),
        action,
        Subject.inCourse(course, "assignment", assignment),
        before,
        after);
  }

  /** What the audit log says of a state; never the access code. */
  private static Map<String, Object> told(Assignment.State state) {
    var told = new LinkedHashMap<String, Object>();
    Terms terms = state.terms();
    told.put("title", Map.of("en", state.title().en(), "ko", state.title().ko()));
    told.put("opensAt", state.schedule().opens());
    told.put("dueAt", state.schedule().due());
    told.put("closesAt", state.schedule().closes());
    told.put("attemptsMax", terms.attemptsMax().stream().boxed().findFirst());
    told.put("timeLimit", terms.timeLimit());
    told.put("counting", terms.counting());
    told.put("penaltyPerAttempt", terms.penalties().furtherAttempt().stripTrailingZeros());
    told.put("penaltyPerWrongAnswer", terms.penalties().wrongAnswer().stripTrailingZeros());
    told.put("release", terms.release());
    told.put("feedback", terms.feedback());
    told.put("order", terms.sitting().order());
    told.put("drafts", terms.sitting().drafts());
    told.put("guard", terms.sitting().guard());
    told.put("code", state.accessCode().isPresent() ? "asked for" : "none");
    return told;
  }

  /** Where an assignment is. */
  record Place(UUID course, UUID assignment) {}

  /** What is to become of an access code. */
  enum CodeChange {
    KEPT,
    /** It is the form's, or none. */
    REPLACED
  }
}
