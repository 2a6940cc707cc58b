package org.ackademy.quiz;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
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

  private final Map<UUID, List<OfferedQuiz.Placed>> remembered =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, List<OfferedQuiz.Placed>> eldest) {
          return size() > VERSIONS_MAX;
        }
      };

  /** The exercises of a version; where they are not remembered they are read, by one or by many. */
  List<OfferedQuiz.Placed> of(UUID quizVersion, Supplier<List<OfferedQuiz.Placed>> read) {
    synchronized (remembered) {
      List<OfferedQuiz.Placed> known = remembered.get(quizVersion);
      if (known != null) {
        return known;
      }
    }
    List<OfferedQuiz.Placed> fresh = List.copyOf(read.get());
    synchronized (remembered) {
      remembered.put(quizVersion, fresh);
    }
    return fresh;
  }
}
