package org.ackademy.question;

import org.ackademy.replay.Judgement;

/** What an answer was found to be; the names are those of the outer contract. */
public enum Verdict {
  VALID,
  INCOMPLETE,
  INVALID,
  UNDECIDED,
  /** The answer's text could not be read. */
  UNREADABLE;

  /** The name of what a replay said. */
  public static Verdict of(Judgement.Verdict said) {
    return switch (said) {
      case Judgement.Valid valid -> VALID;
      case Judgement.Incomplete incomplete -> INCOMPLETE;
      case Judgement.Invalid invalid -> INVALID;
      case Judgement.Undecided undecided -> UNDECIDED;
    };
  }
}
