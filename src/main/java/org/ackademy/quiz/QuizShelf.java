package org.ackademy.quiz;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Where the other features find quizzes. Each call is a short transaction, or joins its caller's.
 */
@Dependent
@Transactional
public class QuizShelf {
  private final QuizStore store;
  private final PlacedExercises placed;

  @Inject
  QuizShelf(QuizStore store, PlacedExercises placed) {
    this.store = store;
    this.placed = placed;
  }

  /** The quizzes that are offered, by name, from the one after a name. */
  public List<OfferedQuiz> after(String slug, int limit) {
    return after(slug, limit, Set.of());
  }

  /** The same without some, by their ids. */
  public List<OfferedQuiz> after(String slug, int limit, Set<UUID> hidden) {
    return store.offeredAfter(known(slug), limit, hidden).stream()
        .flatMap(quiz -> store.current(quiz.id()).map(version -> offered(quiz, version)).stream())
        .toList();
  }

  /** The quiz of that name, if it is offered, as it stands now. */
  public Optional<OfferedQuiz> named(String slug) {
    return store.bySlug(known(slug)).filter(quiz -> !quiz.isRetired()).flatMap(this::current);
  }

  /** What a quiz is called in addresses and files, offered or retired. */
  public Optional<String> slug(UUID quiz) {
    return store.byId(quiz).map(StoredQuiz::slug);
  }

  /** Where a quiz of that name is written, offered or retired; empty where there is none. */
  public Optional<StoredQuiz.Source> source(String slug) {
    return store.bySlug(known(slug)).map(StoredQuiz::source);
  }

  /** The files of the exercises of a quiz as it stands now, as they were written. */
  public List<ExerciseVersion> files(UUID quizVersion) {
    return store.exercises(quizVersion).stream().map(QuizStore.PlacedVersion::exercise).toList();
  }

  /** The file of one of them. */
  public Optional<ExerciseVersion> file(UUID exerciseVersion) {
    return store.exerciseVersion(exerciseVersion);
  }

  /** What the file of an exercise of a quiz said in all versions that there were, oldest first. */
  public List<ExerciseVersion> history(UUID quiz, String exercise) {
    return store
        .exercise(quiz, exercise)
        .map(stored -> store.exerciseVersions(stored.id()))
        .orElse(List.of());
  }

  /** A quiz as it stands now, offered or retired. */
  public Optional<OfferedQuiz> current(UUID quiz) {
    return store.byId(quiz).flatMap(this::current);
  }

  /** A quiz as it stood in a version. */
  public Optional<OfferedQuiz> version(UUID quizVersion) {
    return store
        .version(quizVersion)
        .flatMap(version -> store.byId(version.quizId()).map(quiz -> offered(quiz, version)));
  }

  private Optional<OfferedQuiz> current(StoredQuiz quiz) {
    return store.current(quiz.id()).map(version -> offered(quiz, version));
  }

  /** What PostgreSQL can compare: no text of its holds the character U+0000. */
  private static String known(String slug) {
    return slug.replace('\0', '\uFFFD');
  }

  private OfferedQuiz offered(StoredQuiz quiz, QuizVersion version) {
    return new OfferedQuiz(
        quiz.slug(),
        version,
        placed.of(
            version.id(),
            () ->
                new OfferedQuiz.Contents(
                    store.exercises(version.id()).stream()
                        .map(found -> found.exercise().placed(found.placement().lot()))
                        .toList(),
                    store.lots(version.id()).stream().map(StoredLot::take).toList())));
  }
}
