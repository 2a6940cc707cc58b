package org.ackademy.quiz;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.function.Supplier;
import org.ackademy.platform.Remembered;

/**
 * Remembers the exercises of the versions of quizzes that were asked for last. A version never
 * changes, so what is remembered is never stale.
 */
@ApplicationScoped
class PlacedExercises {
  /** The most versions that are remembered; a version takes some tens of kilobytes. */
  static final int VERSIONS_MAX = 500;

  private final Remembered<UUID, OfferedQuiz.Contents> remembered = new Remembered<>(VERSIONS_MAX);

  /** The exercises of a version; where they are not remembered they are read, by one or by many. */
  OfferedQuiz.Contents of(UUID quizVersion, Supplier<OfferedQuiz.Contents> read) {
    return remembered.of(quizVersion, read);
  }
}
