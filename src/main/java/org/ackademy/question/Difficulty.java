package org.ackademy.question;

/**
 * How difficult an exercise is held to be, by its author. Exams are balanced by it, so it is meant
 * the same in every quiz.
 */
public enum Difficulty {
  /** One fact, or one step of a connection. */
  EASY,
  /** Several facts at once, or a few segments with their numbers, when all goes well. */
  MEDIUM,
  /** Losses, crossings, crashes or wrap-around, followed over several segments. */
  HARD
}
