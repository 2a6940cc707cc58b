package org.ackademy.quiz;

import java.util.Set;
import java.util.UUID;
import org.ackademy.platform.security.Caller;

/** Which quizzes somebody may not read for now: those of exams. */
public interface QuizVeil {
  /** The ids of quizzes that look to them as if they did not exist. */
  Set<UUID> hiddenFrom(Caller caller);
}
