package org.ackademy.lms;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.ackademy.course.ReleaseChanged;
import org.ackademy.gradebook.MarkChanged;
import org.ackademy.platform.Ids;
import org.ackademy.platform.jobs.JobKind;
import org.ackademy.platform.jobs.Jobs;

/** Writes down in the transaction of a mark's change that it is to be sent. */
@Dependent
@Transactional(Transactional.TxType.MANDATORY)
class ScoreOutbox {
  static final JobKind<ScoreStore.Told> DELIVERY =
      new JobKind<>("lti-score", ScoreStore.Told.class);

  private final ScoreStore store;
  private final Jobs jobs;
  private final Ids ids;
  private final Clock clock;

  @Inject
  ScoreOutbox(ScoreStore store, Jobs jobs, Ids ids, Clock clock) {
    this.store = store;
    this.jobs = jobs;
    this.ids = ids;
    this.clock = clock;
  }

  void changed(@Observes MarkChanged changed) {
    for (ScoreStore.Pair pair : store.pairs(changed.assignment(), changed.account())) {
      schedule(store.changed(ids.next(), pair, clock.instant()));
    }
  }

  /**
   * What was not released when it was looked at goes on its way at once. The job that would look
   * again by and by stays: it finds then that nothing is left to do.
   */
  void released(@Observes ReleaseChanged event) {
    for (ScoreStore.Told told : store.unreleased(event.assignment())) {
      jobs.schedule(DELIVERY, told.score() + "." + told.version() + "." + ids.next(), told);
    }
  }

  /**
   * Somebody came by a launch: what they have done before has a place to go to now, and what could
   * not be sent may find one.
   */
  void launched(UUID assignment, UUID account) {
    Instant now = clock.instant();
    for (ScoreStore.Pair pair : store.newPairs(assignment, account)) {
      if (store.hasMark(assignment, account)) {
        schedule(store.changed(ids.next(), pair, now));
      } else {
        store.met(ids.next(), pair, now);
      }
    }
    for (UUID score : store.lackedServices(assignment, account)) {
      schedule(store.again(score, now));
    }
  }

  /** Each version has a job of its own: one that ends just now must not stand in for the next. */
  void schedule(ScoreStore.Told told) {
    jobs.schedule(DELIVERY, told.score() + "." + told.version(), told);
  }
}
