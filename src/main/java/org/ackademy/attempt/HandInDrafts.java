package org.ackademy.attempt;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.ackademy.platform.Ids;
import org.ackademy.platform.http.IdempotencyKey;
import org.ackademy.platform.http.Refused;
import org.hibernate.exception.ConstraintViolationException;

/**
 * Hands drafts in where the assignment says so: when the learner hands the attempt in, and when its
 * time is over. Each is graded with no transaction open and kept as an answer that arrived when it
 * was saved. Its key names the draft's revision, so whoever does it, however often and on how many
 * servers at once, there is one answer.
 */
@Dependent
class HandInDrafts {
  private static final Logger LOG = Logger.getLogger(HandInDrafts.class.getName());

  /** So many attempts are looked up at once. */
  static final int BATCH = 200;

  private static final UUID FIRST = new UUID(0, 0);

  private final Attempts attempts;
  private final Drafts drafts;
  private final Grader grader;
  private final Ids ids;
  private final Clock clock;

  @Inject
  HandInDrafts(Attempts attempts, Drafts drafts, Grader grader, Ids ids, Clock clock) {
    this.attempts = attempts;
    this.drafts = drafts;
    this.grader = grader;
    this.ids = ids;
    this.clock = clock;
  }

  /** Hands an attempt's drafts in if its time is over. */
  void ifOver(Attempts.Known known) {
    if (Drafts.isPast(known, clock.instant())) {
      of(known);
      drafts.forget(known);
    }
  }

  /** Hands the drafts of all attempts in whose time is over. */
  void ofAllThatAreOver() {
    UUID after = FIRST;
    for (List<UUID> some = drafts.attempts(after, BATCH);
        !some.isEmpty();
        some = drafts.attempts(after, BATCH)) {
      some.forEach(id -> attempts.whoever(id, clock.instant()).ifPresent(this::ifOver));
      after = some.getLast();
    }
  }

  /** Hands an attempt's drafts in. */
  void of(Attempts.Known known) {
    for (Draft draft : drafts.toHandIn(known)) {
      try {
        drafts.handIn(draft, graded(known, draft));
      } catch (ConstraintViolationException | Refused e) {
        LOG.log(
            Level.FINE, e, () -> "handed in elsewhere at the same moment: " + draft.attemptId());
      }
    }
  }

  private Answer graded(Attempts.Known known, Draft draft) {
    var placed =
        known.quiz().exercises().stream()
            .filter(found -> found.versionId().equals(draft.exerciseVersionId()))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("a draft of an exercise not offered"));
    var submission =
        new Submission(
            draft.attemptId(),
            placed.exercise().id(),
            draft.written(),
            draft.language(),
            new IdempotencyKey("draft:" + placed.versionId() + ":" + draft.revision()),
            draft.savedAt(),
            known.timing(draft.savedAt()));
    return grader.graded(ids.next(), known, placed, submission);
  }
}
