package org.ackademy.quiz;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.StatelessSession;

/** Which exercises quizzes were put together of. To be used within a transaction. */
@Dependent
class SelectionStore {
  private final StatelessSession session;

  @Inject
  SelectionStore(StatelessSession session) {
    this.session = session;
  }

  ExerciseVersion version(UUID id) {
    return Objects.requireNonNull(session.get(ExerciseVersion.class, id));
  }

  /** The exercise that a version is of. */
  UUID exerciseOf(UUID version) {
    return version(version).exerciseId();
  }

  void add(UUID quiz, List<UUID> exercises) {
    int position = 1;
    for (UUID exercise : exercises) {
      session
          .createNativeMutationQuery(
              "INSERT INTO quiz_selection (quiz_id, position, exercise_id)"
                  + " VALUES (:quiz, :position, :exercise)")
          .setParameter("quiz", quiz)
          .setParameter("position", position++)
          .setParameter("exercise", exercise)
          .executeUpdate();
    }
  }

  /** All quizzes that were put together. */
  List<UUID> quizzes() {
    return session
        .createNativeQuery("SELECT DISTINCT quiz_id FROM quiz_selection ORDER BY 1", UUID.class)
        .getResultList();
  }

  /** The exercises of one in the versions in which they are offered now, where they are. */
  List<Optional<UUID>> newest(UUID quiz) {
    return session
        .createNativeQuery(
            "SELECT (SELECT n.id FROM quiz_version_exercise p"
                + " JOIN exercise_version n ON n.id = p.exercise_version_id"
                + " WHERE n.exercise_id = s.exercise_id AND p.quiz_version_id ="
                + " (SELECT v.id FROM quiz_version v WHERE v.quiz_id = e.quiz_id"
                + " ORDER BY v.number DESC LIMIT 1))"
                + " FROM quiz_selection s JOIN exercise e ON e.id = s.exercise_id"
                + " WHERE s.quiz_id = :quiz ORDER BY s.position",
            UUID.class)
        .setParameter("quiz", quiz)
        .getResultList()
        .stream()
        .map(Optional::ofNullable)
        .toList();
  }
}
