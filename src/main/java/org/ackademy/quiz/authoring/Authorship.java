package org.ackademy.quiz.authoring;

import java.util.Set;
import org.ackademy.platform.security.Caller;

/** Who writes questions, and which of them they may not see all the same. */
public interface Authorship {
  /** Whether somebody writes questions for any course. */
  boolean writes(Caller.Person person);

  /**
   * The ids of the exercises that are asked of somebody as a learner, in whatever course: their
   * keys are not for them, whatever they write elsewhere.
   */
  Set<String> askedOf(Caller.Person person);
}
