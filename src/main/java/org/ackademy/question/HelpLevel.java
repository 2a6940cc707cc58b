package org.ackademy.question;

/**
 * How much an exercise lets a learner be told about a wrong answer while it may still be tried
 * again. Each level includes those before it.
 */
public enum HelpLevel {
  /** The verdict alone. */
  NONE,
  /** The author's hints. */
  HINT,
  /** The first line that could not have happened. */
  LINE,
  /** What in that line is wrong. */
  FIELD,
  /** What could have stood there. */
  VALUE;

  /** Whether help of this level is part of what {@code allowed} permits. */
  public boolean isWithin(HelpLevel allowed) {
    return compareTo(allowed) <= 0;
  }
}
