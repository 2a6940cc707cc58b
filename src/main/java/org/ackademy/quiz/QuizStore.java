package org.ackademy.quiz;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.StatelessSession;

/** The quizzes that are stored, with all their versions. To be used within a transaction. */
@Dependent
class QuizStore {
  /** An id that nothing has. */
  private static final UUID NOTHING = new UUID(0, 0);

  private final StatelessSession session;

  @Inject
  QuizStore(StatelessSession session) {
    this.session = session;
  }

  void add(StoredQuiz quiz) {
    session.insert(quiz);
  }

  void add(QuizVersion version) {
    session.insert(version);
  }

  void add(StoredExercise exercise) {
    session.insert(exercise);
  }

  void add(ExerciseVersion version) {
    session.insert(version);
  }

  void add(Placement placement) {
    session.insert(placement);
  }

  void add(StoredLot lot) {
    session.insert(lot);
  }

  Optional<StoredQuiz> bySlug(String slug) {
    return session
        .createSelectionQuery("from StoredQuiz where slug = :slug", StoredQuiz.class)
        .setParameter("slug", slug)
        .uniqueResultOptional();
  }

  Optional<StoredQuiz> byId(UUID id) {
    return Optional.ofNullable(session.get(StoredQuiz.class, id));
  }

  /** Quizzes that are offered but for some, by name, from the one after a name. */
  List<StoredQuiz> offeredAfter(String slug, int limit, Set<UUID> hidden) {
    return session
        .createSelectionQuery(
            "from StoredQuiz where retiredAt is null and slug > :slug and id not in :hidden"
                + " order by slug",
            StoredQuiz.class)
        .setParameter("slug", slug)
        .setParameterList("hidden", hidden.isEmpty() ? Set.of(NOTHING) : hidden)
        .setMaxResults(limit)
        .getResultList();
  }

  Optional<QuizVersion> current(UUID quiz) {
    return session
        .createSelectionQuery(
            "from QuizVersion where quizId = :quiz order by number desc", QuizVersion.class)
        .setParameter("quiz", quiz)
        .setMaxResults(1)
        .uniqueResultOptional();
  }

  Optional<QuizVersion> version(UUID id) {
    return Optional.ofNullable(session.get(QuizVersion.class, id));
  }

  Optional<StoredExercise> exercise(UUID quiz, String slug) {
    return session
        .createSelectionQuery(
            "from StoredExercise where quizId = :quiz and slug = :slug", StoredExercise.class)
        .setParameter("quiz", quiz)
        .setParameter("slug", slug)
        .uniqueResultOptional();
  }

  Optional<ExerciseVersion> exerciseVersion(UUID exercise, String fingerprint) {
    return session
        .createSelectionQuery(
            "from ExerciseVersion where exerciseId = :exercise and fingerprint = :fingerprint",
            ExerciseVersion.class)
        .setParameter("exercise", exercise)
        .setParameter("fingerprint", fingerprint)
        .uniqueResultOptional();
  }

  Optional<ExerciseVersion> exerciseVersion(UUID version) {
    return Optional.ofNullable(session.get(ExerciseVersion.class, version));
  }

  /** All versions of an exercise, oldest first. */
  List<ExerciseVersion> exerciseVersions(UUID exercise) {
    return session
        .createSelectionQuery(
            "from ExerciseVersion where exerciseId = :exercise order by loadedAt, id",
            ExerciseVersion.class)
        .setParameter("exercise", exercise)
        .getResultList();
  }

  /** The exercises of a version of a quiz, in order. */
  List<PlacedVersion> exercises(UUID quizVersion) {
    return session
        .createSelectionQuery(
            "select p, e from Placement p join ExerciseVersion e on e.id = p.exerciseVersionId"
                + " where p.quizVersionId = :version order by p.position",
            Object[].class)
        .setParameter("version", quizVersion)
        .getResultList()
        .stream()
        .map(row -> new PlacedVersion((Placement) row[0], (ExerciseVersion) row[1]))
        .toList();
  }

  /** The lots of a version of a quiz, in order; none where nothing is drawn. */
  List<StoredLot> lots(UUID quizVersion) {
    return session
        .createSelectionQuery(
            "from StoredLot where quizVersionId = :version order by number", StoredLot.class)
        .setParameter("version", quizVersion)
        .getResultList();
  }

  /** Keeps other servers from loading quizzes until the transaction ends. */
  void lockLoading() {
    session
        .createNativeQuery(
            "select 1 from pg_advisory_xact_lock(hashtext('ackademy quizzes'))", Integer.class)
        .getSingleResult();
  }

  /** Takes a quiz back into what is offered, from that source. */
  void restore(UUID quiz, StoredQuiz.Source source) {
    session
        .createMutationQuery(
            "update StoredQuiz set retiredAt = null, source = :source where id = :quiz")
        .setParameter("source", source)
        .setParameter("quiz", quiz)
        .executeUpdate();
  }

  /** Takes a quiz out of what is offered. */
  void retire(UUID quiz, Instant now) {
    session
        .createMutationQuery(
            "update StoredQuiz set retiredAt = :now where id = :quiz and retiredAt is null")
        .setParameter("now", now)
        .setParameter("quiz", quiz)
        .executeUpdate();
  }

  /**
   * Retires the quizzes of files that are offered and not among these.
   *
   * @return how many
   */
  int retireAllBut(List<String> slugs, Instant now) {
    return session
        .createMutationQuery(
            "update StoredQuiz set retiredAt = :now"
                + " where retiredAt is null and source = :files and slug not in :slugs")
        .setParameter("now", now)
        .setParameter("files", StoredQuiz.Source.FILES)
        .setParameter("slugs", slugs)
        .executeUpdate();
  }

  /** An exercise and where it stands. */
  record PlacedVersion(Placement placement, ExerciseVersion exercise) {}
}
