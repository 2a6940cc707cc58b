package org.ackademy.gradebook.regrade;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * That answers to an assignment are graded anew.
 *
 * @param exercise the one whose answers these are; absent for all
 * @param against by which version of the exercises
 * @param lowering whether scores may fall
 * @param engine the version of Ackademy when it was asked for
 * @param through answers stored up to this place are in it
 * @param appliedAt when somebody asked for the changes in earnest
 * @param progress how far it has come
 */
record Regrade(
    UUID id,
    UUID assignment,
    Optional<Exercise> exercise,
    Against against,
    Lowering lowering,
    String reason,
    String engine,
    long through,
    UUID madeBy,
    Instant madeAt,
    Optional<Instant> appliedAt,
    Progress progress) {

  /** By which version of an exercise answers are graded anew. */
  enum Against {
    /** The one that the attempt began with: what changed is the machine that grades. */
    ATTEMPT,
    /** The current one of the same exercise: it was corrected. */
    CURRENT
  }

  /** Whether a score may fall. */
  enum Lowering {
    ALLOWED,
    /** One that would fall stays as it is. */
    NEVER
  }

  /** An exercise by its id here and its name in the quiz. */
  record Exercise(UUID id, String name) {}

  /**
   * How far a regrade has come.
   *
   * @param answers how many it is about
   * @param graded how many of them have been graded to see
   * @param batches in how many shares
   * @param ready how many of these have been graded to see
   * @param applied how many of these have been graded in earnest
   */
  record Progress(long answers, long graded, long batches, long ready, long applied) {}

  State state() {
    if (progress.ready() < progress.batches()) {
      return State.PREPARING;
    }
    if (appliedAt.isEmpty()) {
      return State.READY;
    }
    return progress.applied() < progress.batches() ? State.APPLYING : State.APPLIED;
  }

  /** How a regrade stands. */
  enum State {
    PREPARING,
    /** All changes can be seen; nothing has changed yet. */
    READY,
    APPLYING,
    APPLIED
  }
}
