package org.ackademy.attempt;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ackademy.course.Arrangement;
import org.ackademy.course.Arrangements;
import org.ackademy.course.Assignment;
import org.ackademy.course.Courses;
import org.ackademy.course.Membership;
import org.ackademy.course.Schedule;
import org.ackademy.platform.Ids;
import org.ackademy.platform.http.IdempotencyKey;
import org.ackademy.platform.http.Novelty;
import org.ackademy.platform.http.Problem;
import org.ackademy.platform.security.Caller;
import org.ackademy.question.Chance;
import org.ackademy.quiz.OfferedQuiz;
import org.ackademy.quiz.QuizShelf;

/** Begins, finds and ends attempts. Each call is a short transaction. */
@Dependent
@Transactional
class Attempts {
  /** The most attempts of a learner at an assignment that sets no limit of its own. */
  static final int ATTEMPTS_MAX = 1_000;

  /** Names the sequence from which the order of an attempt's exercises is drawn; never changed. */
  private static final String ORDER = "order of exercises";

  private final AttemptStore store;
  private final Courses courses;
  private final QuizShelf quizzes;
  private final Arrangements arrangements;
  private final AccessCodes codes;
  private final Ids ids;
  private final Seeds seeds;
  private final Event<AttemptEnded> ended;

  @Inject
  Attempts(
      AttemptStore store,
      Courses courses,
      QuizShelf quizzes,
      Arrangements arrangements,
      AccessCodes codes,
      Ids ids,
      Seeds seeds,
      Event<AttemptEnded> ended) {
    this.store = store;
    this.courses = courses;
    this.quizzes = quizzes;
    this.arrangements = arrangements;
    this.codes = codes;
    this.ids = ids;
    this.seeds = seeds;
    this.ended = ended;
  }

  /**
   * Begins an attempt, or finds the one that this key began.
   *
   * @throws org.ackademy.platform.http.Refused where the person may not, or not now
   */
  Begun begin(Caller.Person person, Place place, Wish wish, Instant now) {
    UUID assignment = place.assignment();
    IdempotencyKey key = wish.key();
    Courses.Given given = courses.visible(person, place.course(), assignment);
    if (!given.membership().may(Membership.Right.TAKE_PART)) {
      throw Problem.of(403, "learners-only").refused();
    }
    // In this order: what a request at the same moment stored between the two queries is then found
    // as the same, and not only as one that stands in the way. Where there is none at all, none is
    // the same: what is stored after that stands in the way, and whoever begins tries again.
    Optional<Attempt> last = store.last(assignment, person.id());
    Optional<Attempt> same = last.flatMap(any -> store.attempt(assignment, person.id(), key));
    if (same.isPresent()) {
      return new Begun(known(same.get(), given, now), Novelty.REPEATED);
    }
    Arrangement arrangement = arrangements.of(given.assignment(), person.id(), now);
    int number = requireLeave(arrangement, last, now);
    codes.require(person, given.assignment(), wish.code());
    OfferedQuiz quiz =
        quizzes
            .current(given.assignment().quizId())
            .orElseThrow(() -> new IllegalStateException("an assignment without its quiz"));
    var going = new Attempt.Going(assignment, given.assignment().quizId(), quiz.version().id());
    long seed = seeds.next(quiz.version().id(), last.map(Attempt::seed));
    var attempt = new Attempt(ids.next(), going, person.id(), number, seed, now, key.text());
    store.add(attempt);
    return new Begun(
        new Known(
            attempt,
            Optional.empty(),
            given.membership(),
            given.assignment(),
            arrangement,
            quiz.drawn(attempt.seed())),
        Novelty.NEW);
  }

  /** The number of the attempt that may begin now. */
  private int requireLeave(Arrangement arrangement, Optional<Attempt> last, Instant now) {
    if (arrangement.schedule().isAhead(now)) {
      throw Problem.of(409, "assignment-not-open").refused();
    }
    if (arrangement.pause() == Arrangement.Pause.PAUSED) {
      throw Problem.of(409, "assignment-paused").refused();
    }
    if (arrangement.schedule().isOver(now)) {
      throw Problem.of(409, "assignment-closed").refused();
    }
    if (last.isPresent()
        && store.end(last.get().id()).isEmpty()
        && !arrangement.isOver(last.get().startedAt(), now)) {
      throw Problem.of(409, "attempt-open", last.get().id().toString()).refused();
    }
    int had = last.map(Attempt::number).orElse(0);
    int most = arrangement.terms().attemptsMax().orElse(ATTEMPTS_MAX);
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
  Known visible(Caller.Person person, UUID id, Instant now) {
    Attempt attempt = store.attempt(id).orElseThrow(() -> Problem.notFound().refused());
    Courses.Given given = courses.visibleAssignment(person, attempt.assignmentId());
    if (!courses.seesWorkOf(given.membership(), person, attempt.accountId())) {
      throw Problem.notFound().refused();
    }
    return known(attempt, given, now);
  }

  /** An attempt, for what the application does itself: as its learner sees it. */
  Optional<Known> whoever(UUID id, Instant now) {
    return store
        .attempt(id)
        .flatMap(
            attempt ->
                courses.ofLearner(attempt.assignmentId()).map(given -> known(attempt, given, now)));
  }

  /**
   * A person's own attempt.
   *
   * @throws org.ackademy.platform.http.Refused where it is not theirs
   */
  Known own(Caller.Person person, UUID id, Instant now) {
    return own(List.of(new Wanted(person, id, now)))
        .getFirst()
        .orElseThrow(
            () -> {
              // Where they may not even see it, this says so.
              Known unused = visible(person, id, now);
              return Problem.of(403, "not-your-attempt").refused();
            });
  }

  /**
   * Several people's own attempts, in as few queries as there are assignments among them.
   *
   * @return for each in order; nothing where it is not theirs or may not be seen
   */
  List<Optional<Known>> own(List<Wanted> wanted) {
    List<UUID> ids = wanted.stream().map(Wanted::attempt).distinct().toList();
    Map<UUID, Attempt> attempts =
        store.attempts(ids).stream().collect(Collectors.toMap(Attempt::id, Function.identity()));
    Map<UUID, AttemptEnd> ends = ends(ids);
    List<Wanted> theirs =
        wanted.stream()
            .filter(
                one ->
                    Optional.ofNullable(attempts.get(one.attempt()))
                        .filter(attempt -> attempt.accountId().equals(one.person().id()))
                        .isPresent())
            .toList();
    Map<Wanted, Courses.Given> given = given(theirs, attempts);
    Map<UUID, OfferedQuiz> versions = new HashMap<>();
    return wanted.stream()
        .map(
            one ->
                Optional.ofNullable(given.get(one))
                    .map(
                        seen -> {
                          Attempt attempt = Objects.requireNonNull(attempts.get(one.attempt()));
                          OfferedQuiz quiz =
                              versions.computeIfAbsent(attempt.quizVersionId(), this::quiz);
                          Optional<AttemptEnd> end = Optional.ofNullable(ends.get(attempt.id()));
                          return known(
                              attempt, seen, end, quiz, arrangement(attempt, seen, one.now()));
                        }))
        .toList();
  }

  private Map<Wanted, Courses.Given> given(List<Wanted> wanted, Map<UUID, Attempt> attempts) {
    List<Optional<Courses.Given>> found =
        courses.visibleAssignments(
            wanted.stream()
                .map(
                    one ->
                        new Courses.Wanted(
                            one.person(),
                            Objects.requireNonNull(attempts.get(one.attempt())).assignmentId()))
                .toList());
    Map<Wanted, Courses.Given> given = new HashMap<>();
    for (int i = 0; i < wanted.size(); i++) {
      Wanted one = wanted.get(i);
      found.get(i).ifPresent(seen -> given.put(one, seen));
    }
    return given;
  }

  /**
   * Attempts at an assignment: a learner's own, everybody's for those who teach.
   *
   * @param learner only those of this one; of others' work, who may not see it finds none
   */
  List<Known> at(
      Caller.Person person,
      Place place,
      Optional<UUID> learner,
      UUID after,
      int limit,
      Instant now) {
    UUID assignment = place.assignment();
    Courses.Given given = courses.visible(person, place.course(), assignment);
    UUID whose = learner.orElse(person.id());
    List<Attempt> attempts;
    if (learner.isEmpty() && given.membership().teaches()) {
      attempts = store.attempts(assignment, given.membership().onlySections(), after, limit);
    } else if (courses.seesWorkOf(given.membership(), person, whose)) {
      attempts = store.attempts(assignment, whose, after, limit);
    } else {
      attempts = List.of();
    }
    return known(attempts, given, now);
  }

  /**
   * Attempts that were found to be a person's affair, by their ids; what belongs to them is found
   * at once for each assignment.
   */
  Map<UUID, Known> seen(Caller.Person person, List<UUID> ids, Instant now) {
    if (ids.isEmpty()) {
      return Map.of();
    }
    Map<UUID, List<Attempt>> byAssignment =
        store.attempts(ids.stream().distinct().toList()).stream()
            .collect(Collectors.groupingBy(Attempt::assignmentId));
    Map<UUID, Known> seen = new HashMap<>();
    byAssignment.forEach(
        (assignment, attempts) ->
            known(attempts, courses.visibleAssignment(person, assignment), now)
                .forEach(known -> seen.put(known.attempt().id(), known)));
    return seen;
  }

  /** Attempts at one assignment: in as many queries for a hundred as for one. */
  private List<Known> known(List<Attempt> attempts, Courses.Given given, Instant now) {
    if (attempts.isEmpty()) {
      return List.of();
    }
    Map<UUID, AttemptEnd> ends = ends(attempts.stream().map(Attempt::id).toList());
    Map<UUID, Arrangement> arranged =
        arrangements.of(
            given.assignment(), attempts.stream().map(Attempt::accountId).distinct().toList(), now);
    Map<UUID, OfferedQuiz> versions = new HashMap<>();
    return attempts.stream()
        .map(
            attempt ->
                known(
                    attempt,
                    given,
                    Optional.ofNullable(ends.get(attempt.id())),
                    versions.computeIfAbsent(attempt.quizVersionId(), this::quiz),
                    Objects.requireNonNull(arranged.get(attempt.accountId()))))
        .toList();
  }

  private Map<UUID, AttemptEnd> ends(List<UUID> attempts) {
    return store.ends(attempts).stream()
        .collect(Collectors.toMap(AttemptEnd::attemptId, Function.identity()));
  }

  /** Hands an attempt in; one that was handed in keeps its time. */
  Known end(Caller.Person person, UUID id, Instant now) {
    Known known = own(person, id, now);
    store.lock(id);
    if (store.end(id).isEmpty()) {
      store.add(new AttemptEnd(id, now));
      ended.fire(
          AttemptEnded.of(
              known.attempt(),
              store.hasUndecided(id)
                  ? AttemptEnded.Grading.UNDECIDED
                  : AttemptEnded.Grading.DECIDED));
    }
    return new Known(
        known.attempt(),
        store.end(id),
        known.membership(),
        known.assignment(),
        known.arrangement(),
        known.quiz());
  }

  private Known known(Attempt attempt, Courses.Given given, Instant now) {
    return known(
        attempt,
        given,
        store.end(attempt.id()),
        quiz(attempt.quizVersionId()),
        arrangement(attempt, given, now));
  }

  private Arrangement arrangement(Attempt attempt, Courses.Given given, Instant now) {
    return arrangements.of(given.assignment(), attempt.accountId(), now);
  }

  private OfferedQuiz quiz(UUID version) {
    return quizzes
        .version(version)
        .orElseThrow(() -> new IllegalStateException("an attempt without its quiz"));
  }

  private static Known known(
      Attempt attempt,
      Courses.Given given,
      Optional<AttemptEnd> end,
      OfferedQuiz quiz,
      Arrangement arrangement) {
    return new Known(
        attempt,
        end,
        given.membership(),
        given.assignment(),
        arrangement,
        quiz.drawn(attempt.seed()));
  }

  /**
   * An attempt with what it belongs to.
   *
   * @param membership of whoever looks at it
   * @param arrangement what holds for its learner now
   * @param quiz as it stood when the attempt began, with the exercises that this attempt drew
   */
  record Known(
      Attempt attempt,
      Optional<AttemptEnd> end,
      Membership membership,
      Assignment assignment,
      Arrangement arrangement,
      OfferedQuiz quiz) {

    /** Its exercises in the order in which its learner gets them. */
    List<OfferedQuiz.Placed> exercises() {
      return switch (assignment.terms().sitting().order()) {
        case AS_WRITTEN -> quiz.exercises();
        case SHUFFLED -> Chance.from(attempt.seed()).of(ORDER).shuffled(quiz.exercises());
      };
    }

    /** Whether whoever looks is a learner whose clock stands still: nobody is to work meanwhile. */
    boolean isHidden() {
      return !membership.teaches() && arrangement.pause() == Arrangement.Pause.PAUSED;
    }

    AttemptView.State state(Instant now) {
      if (end.isPresent()) {
        return AttemptView.State.HANDED_IN;
      }
      if (arrangement.pause() == Arrangement.Pause.PAUSED) {
        return AttemptView.State.PAUSED;
      }
      return arrangement.isOver(attempt.startedAt(), now)
          ? AttemptView.State.OVER
          : AttemptView.State.OPEN;
    }

    /** How an answer stands that arrives at a moment. */
    Schedule.Timing timing(Instant arrivedAt) {
      boolean withdrawn = assignment.withdrawnAt().map(at -> !arrivedAt.isBefore(at)).orElse(false);
      return withdrawn
          ? Schedule.Timing.TOO_LATE
          : arrangement.timing(attempt.startedAt(), arrivedAt);
    }

    Feedback.Progress progress(Instant now) {
      return end.isPresent() || arrangement.isOver(attempt.startedAt(), now)
          ? Feedback.Progress.FINISHED
          : Feedback.Progress.OPEN;
    }
  }

  /** An attempt that somebody says is theirs. */
  record Wanted(Caller.Person person, UUID attempt, Instant now) {}

  /** Where attempts are begun. */
  record Place(UUID course, UUID assignment) {}

  /**
   * What whoever wants to begin says.
   *
   * @param code the access code, where they give one
   */
  record Wish(IdempotencyKey key, Optional<String> code) {}

  /** An attempt that was asked for. */
  record Begun(Known known, Novelty novelty) {}
}
