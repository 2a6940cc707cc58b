package org.ackademy.attempt;

import java.util.UUID;

/**
 * Told within the transaction in which an attempt ends: who observes it does so in the same one.
 *
 * @param account whose attempt it is
 * @param number of the attempt, from 1
 * @param grading whether a person is still to decide about an answer
 */
public record AttemptEnded(
    UUID attempt, UUID assignment, UUID account, int number, Grading grading) {

  /** Whether all answers of an attempt are decided. */
  public enum Grading {
    DECIDED,
    UNDECIDED
  }

  static AttemptEnded of(Attempt attempt, Grading grading) {
    return new AttemptEnded(
        attempt.id(), attempt.assignmentId(), attempt.accountId(), attempt.number(), grading);
  }
}
