package org.ackademy.gradebook;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.ackademy.attempt.AnswerDecided;
import org.ackademy.attempt.AttemptEnded;
import org.ackademy.course.Arrangements;
import org.ackademy.course.CountingChanged;
import org.ackademy.course.Courses;

/**
 * Keeps what attempts have come to. Storing an answer costs nothing here: an attempt is added when
 * it has ended, and until then its few answers are added up by whoever reads. A standing is always
 * made anew from the history, so it cannot drift.
 */
@Dependent
@Transactional
public class Standings {
  private final StandingStore store;
  private final GradebookStore gradebook;
  private final Courses courses;
  private final Arrangements arrangements;
  private final Event<MarkChanged> changed;
  private final Clock clock;

  @Inject
  Standings(
      StandingStore store,
      GradebookStore gradebook,
      Courses courses,
      Arrangements arrangements,
      Event<MarkChanged> changed,
      Clock clock) {
    this.store = store;
    this.gradebook = gradebook;
    this.courses = courses;
    this.arrangements = arrangements;
    this.changed = changed;
    this.clock = clock;
  }

  void ended(@Observes AttemptEnded event) {
    fold(event.assignment(), event.account(), MarkChanged.Cause.ATTEMPT);
  }

  /** Makes a learner's standing at an assignment anew, after something in its history changed. */
  public void fold(UUID assignment, UUID account, MarkChanged.Cause cause) {
    Costs costs = costs(assignment, account);
    Standing before = store.lock(assignment, account, clock.instant());
    Standing now = Standing.NONE.with(ended(assignment, account, costs));
    if (!now.equals(before)) {
      store.put(assignment, account, now, clock.instant());
      changed.fire(new MarkChanged(assignment, account, cause));
    }
  }

  void decided(@Observes AnswerDecided event) {
    fold(event.assignment(), event.learner(), MarkChanged.Cause.HAND);
  }

  /** Answers that were given count by what holds now: a due time that was moved, for one. */
  void counted(@Observes CountingChanged event) {
    boolean matters =
        switch (event.matter()) {
          case PENALTIES -> true;
          case TIMES ->
              switch (gradebook.weighting(event.assignment()).late()) {
                case LatePolicy.None none -> false;
                case LatePolicy.Stepwise stepwise -> true;
              };
        };
    if (matters) {
      store.learners(event.assignment()).stream()
          .filter(learner -> event.learner().map(learner::equals).orElse(true))
          .forEach(learner -> fold(event.assignment(), learner, MarkChanged.Cause.RULES));
    }
  }

  private Costs costs(UUID assignment, UUID account) {
    LatePolicy late = gradebook.weighting(assignment).late();
    return courses
        .ofLearner(assignment)
        .map(Courses.Given::assignment)
        .map(
            given ->
                Learners.costs(
                    given, arrangements.of(given, account, clock.instant()).schedule(), late))
        .orElseGet(() -> Costs.of(late));
  }

  /** Makes all standings at an assignment anew. */
  public void foldAll(UUID assignment, MarkChanged.Cause cause) {
    for (UUID account : store.learners(assignment)) {
      fold(assignment, account, cause);
    }
  }

  private List<AttemptPoints> ended(UUID assignment, UUID account, Costs costs) {
    var ended = new ArrayList<AttemptPoints>();
    for (StandingStore.Told attempt : store.attempts(assignment, account)) {
      switch (attempt.ended()) {
        case YES -> ended.add(AttemptPoints.of(attempt.number(), attempt.answers(), costs));
        case NO -> {
          // What comes after an open attempt is not added before it.
          return ended;
        }
      }
    }
    return ended;
  }
}
