package org.ackademy.gradebook.analysis;

/** A statistical figure, which may not exist. */
public sealed interface Figure {

  /** It is this. */
  record Known(double value) implements Figure {
    public Known {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException("value " + value);
      }
    }
  }

  /** It does not exist, or says nothing. */
  record Undefined(Reason reason) implements Figure {}

  /** Why a figure does not exist. */
  enum Reason {
    /** So few that it says nothing, or would tell of single ones. */
    TOO_FEW_LEARNERS,
    TOO_FEW_EXERCISES,
    /** All are the same: there is nothing to correlate. */
    NO_VARIANCE,
    /** Learners had different exercises. */
    DIFFERENT_EXERCISES
  }
}
