package org.ackademy.attempt;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.StatelessSession;

/** The drafts that are stored. To be used within a transaction. */
@Dependent
class DraftStore {
  /** One statement, so that two devices at once need no lock. */
  private static final String PUT =
      """
      INSERT INTO draft
        (attempt_id, exercise_version_id, revision, written, language, saved_at, after_answer)
      VALUES (:attempt, :exercise, :revision, :written, :language, :saved,
        (SELECT coalesce(max(sequence), 0) FROM answer WHERE attempt_id = :attempt))
      ON CONFLICT (attempt_id, exercise_version_id) DO UPDATE
      SET revision = excluded.revision, written = excluded.written,
          language = excluded.language, saved_at = excluded.saved_at,
          after_answer = excluded.after_answer
      WHERE draft.revision < excluded.revision
      """;

  /** An answer that came after a draft, or says the same, leaves nothing of it to hand in. */
  private static final String LEFT =
      """
      from Draft d where d.attemptId = :attempt and not exists (
        from Answer a where a.attemptId = d.attemptId
          and a.exerciseVersionId = d.exerciseVersionId
          and (a.sequence > d.afterAnswer or a.written = d.written))
      order by d.savedAt
      """;

  private static final String ATTEMPTS =
      """
      SELECT DISTINCT d.attempt_id
      FROM draft d
      JOIN attempt t ON t.id = d.attempt_id
      JOIN assignment g ON g.id = t.assignment_id
      WHERE g.drafts = 'HANDED_IN' AND d.attempt_id > :after
        AND NOT EXISTS (SELECT 1 FROM attempt_end e WHERE e.attempt_id = t.id)
      ORDER BY d.attempt_id
      LIMIT :limit
      """;

  private final StatelessSession session;

  @Inject
  DraftStore(StatelessSession session) {
    this.session = session;
  }

  /** Puts a draft in the place of an earlier one; a later one stays. */
  void put(Draft draft) {
    session
        .createNativeMutationQuery(PUT)
        .setParameter("attempt", draft.attemptId())
        .setParameter("exercise", draft.exerciseVersionId())
        .setParameter("revision", draft.revision())
        .setParameter("written", draft.written())
        .setParameter("language", draft.language().name())
        .setParameter("saved", draft.savedAt())
        .executeUpdate();
  }

  Optional<Draft> draft(UUID attempt, UUID exercise) {
    return Optional.ofNullable(session.get(Draft.class, new Draft.Key(attempt, exercise)));
  }

  /** An attempt's drafts. */
  List<Draft> drafts(UUID attempt) {
    return session
        .createSelectionQuery(
            "from Draft where attemptId = :attempt order by exerciseVersionId", Draft.class)
        .setParameter("attempt", attempt)
        .getResultList();
  }

  /** An attempt's drafts that say more than its answers, the earliest first. */
  List<Draft> left(UUID attempt) {
    return session
        .createSelectionQuery(LEFT, Draft.class)
        .setParameter("attempt", attempt)
        .getResultList();
  }

  /** Attempts that were not handed in and have drafts that will be, from the one after an id. */
  List<UUID> attempts(UUID after, int limit) {
    return session
        .createNativeQuery(ATTEMPTS, UUID.class)
        .setParameter("after", after)
        .setParameter("limit", limit)
        .getResultList();
  }

  /** Removes an attempt's drafts up to a revision of each. */
  void remove(Draft draft) {
    session
        .createMutationQuery(
            "delete Draft where attemptId = :attempt and exerciseVersionId = :exercise"
                + " and revision <= :revision")
        .setParameter("attempt", draft.attemptId())
        .setParameter("exercise", draft.exerciseVersionId())
        .setParameter("revision", draft.revision())
        .executeUpdate();
  }

  /** Removes an attempt's drafts. */
  void removeAll(UUID attempt) {
    session
        .createMutationQuery("delete Draft where attemptId = :attempt")
        .setParameter("attempt", attempt)
        .executeUpdate();
  }
}
