package org.ackademy.gradebook.regrade;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.ackademy.attempt.Grade;
import org.ackademy.attempt.Written;

/**
 * That an answer is graded otherwise than it stands.
 *
 * @param exerciseVersion by which it was graded anew
 * @param outcome what it would be now
 */
record Change(UUID id, Written answer, UUID exerciseVersion, Outcome outcome) {

  /** What an answer would be now. */
  sealed interface Outcome {
    /** Graded otherwise. */
    record Otherwise(Grade grade) implements Outcome {}

    /** It could not be graded: the exercise as it is now cannot be drawn for this learner. */
    record Impossible(String fault) implements Outcome {}
  }

  /** What is done with a change when the regrade is applied. */
  enum Effect {
    APPLIES,
    /** The score would fall and must not. */
    KEPT,
    IMPOSSIBLE
  }

  Effect effect(Regrade.Lowering lowering) {
    return switch (outcome) {
      case Outcome.Impossible impossible -> Effect.IMPOSSIBLE;
      case Outcome.Otherwise otherwise -> {
        boolean falls = otherwise.grade().score().compareTo(answer.standing().score()) < 0;
        yield switch (lowering) {
          case ALLOWED -> Effect.APPLIES;
          case NEVER -> falls ? Effect.KEPT : Effect.APPLIES;
        };
      }
    };
  }

  /**
   * A change as it is kept and shown.
   *
   * @param attempt the answer's attempt
   */
  record Stored(
      UUID id,
      UUID answer,
      UUID attempt,
      UUID account,
      String username,
      String exercise,
      Side old,
      Optional<Side> fresh,
      Optional<String> fault,
      Effect effect) {}

  /** What one grading says. */
  record Side(
      String verdict, OptionalInt line, Optional<String> code, BigDecimal score, String engine) {}
}
