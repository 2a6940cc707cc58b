package org.ackademy.quiz;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Remembers the exercises of the versions of quizzes that were asked for last. A version never
 * changes, so what is remembered is never stale.
 */
@ApplicationScoped
class PlacedExercises {
  /** The most versions that are remembered; a version takes some tens of kilobytes. */
  static final int VERSIONS_MAX = 500;

  private final Map<UUID, OfferedQuiz.Contents> remembered =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, OfferedQuiz.Contents> eldest) {
          return size() > VERSIONS_MAX;
        }
      };

  /** The exercises of a version; where they are not remembered they are read, by one or by many. */
  OfferedQuiz.Contents of(UUID quizVersion, Supplier<OfferedQuiz.Contents> read) {
    synchronized (remembered) {
      OfferedQuiz.Contents known = remembered.get(quizVersion);
      if (known != null) {
        return known;
      }
    }
    OfferedQuiz.Contents fresh = read.get();
    synchronized (remembered) {
      remembered.put(quizVersion, fresh);
    }
    return fresh;
  }
}
