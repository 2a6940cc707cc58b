package org.ackademy.quiz;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.ackademy.platform.Ids;
import org.ackademy.question.Exercise;
import org.ackademy.question.Lot;
import org.ackademy.question.Quiz;
import org.ackademy.quiz.file.QuizFolder;

/**
 * Brings what is stored in line with the quiz files. Files that did not change change nothing; one
 * that did makes a new version; one that is gone retires its quiz. Nothing is ever overwritten.
 */
@Dependent
public class QuizLoading {
  private final QuizStore store;
  private final Selections selections;
  private final Ids ids;
  private final Clock clock;
  private final Event<QuizPublished> published;

  @Inject
  QuizLoading(
      QuizStore store,
      Selections selections,
      Ids ids,
      Clock clock,
      Event<QuizPublished> published) {
    this.store = store;
    this.selections = selections;
    this.published = published;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Loads quizzes, all or none of them. One whose files have flaws stays as it is.
   *
   * @param folders all that there are
   */
  @Transactional
  Loaded load(List<QuizFolder> folders) {
    store.lockLoading();
    Instant now = clock.instant();
    var offered = new ArrayList<String>();
    var drawing = new ArrayList<Quiz>();
    int fresh = 0;
    for (QuizFolder folder : folders) {
      // A flawed quiz is known by its folder, which is named after it.
      offered.add(
          folder.quiz().map(Quiz::id).orElseGet(() -> folder.folder().getFileName().toString()));
      if (folder.quiz().filter(quiz -> !quiz.lots().isEmpty()).isPresent()) {
        drawing.add(folder.quiz().get());
      } else if (folder.quiz().isPresent()
          && store(folder.quiz().get(), folder.definitions(), StoredQuiz.Source.FILES, now)) {
        fresh++;
      }
    }
    // What is drawn must be there first.
    for (Quiz quiz : drawing) {
      fresh += store(quiz, Map.of(), StoredQuiz.Source.FILES, now) ? 1 : 0;
    }
    selections.follow();
    int retired = offered.isEmpty() ? 0 : store.retireAllBut(offered, now);
    return new Loaded(folders.size(), fresh, retired);
  }

  /**
   * Offers a quiz that is written on the pages, as it is now. That it is proven is the caller's
   * affair.
   *
   * @param definitions the text of each exercise's file, by the exercise's id
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void offer(Quiz quiz, Map<String, String> definitions) {
    store.lockLoading();
    store(quiz, definitions, StoredQuiz.Source.PAGES, clock.instant());
    selections.follow();
  }

  /** Offers a quiz of the pages no longer; what was stored of it stays. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void withdraw(String slug) {
    store.lockLoading();
    store
        .bySlug(slug)
        .filter(quiz -> quiz.source() == StoredQuiz.Source.PAGES)
        .ifPresent(quiz -> store.retire(quiz.id(), clock.instant()));
  }

  /** Whether there is a new version now. */
  private boolean store(
      Quiz quiz, Map<String, String> definitions, StoredQuiz.Source source, Instant now) {
    StoredQuiz stored = store.bySlug(quiz.id()).orElseGet(() -> added(quiz.id(), source, now));
    if (stored.isRetired() || stored.source() != source) {
      store.restore(stored.id(), source);
    }
    Optional<QuizVersion> current = store.current(stored.id());
    if (current.map(QuizVersion::fingerprint).equals(Optional.of(quiz.version()))) {
      return false;
    }
    var version =
        new QuizVersion(
            ids.next(),
            stored.id(),
            current.map(QuizVersion::number).orElse(0) + 1,
            quiz.version(),
            quiz.title(),
            quiz.description(),
            now);
    store.add(version);
    published.fire(new QuizPublished(stored.id(), stored.slug(), version.number()));
    int position = 1;
    for (Exercise exercise : quiz.exercises()) {
      String definition = Objects.requireNonNull(definitions.get(exercise.id()));
      UUID placed = exerciseVersion(stored, exercise, definition, now);
      store.add(new Placement(version.id(), position++, placed));
    }
    int number = 1;
    for (Lot lot : quiz.lots()) {
      store.add(new StoredLot(version.id(), number, lot.take()));
      for (Exercise exercise : lot.exercises()) {
        UUID placed = known(lot.topic(), exercise).id();
        store.add(new Placement(version.id(), position++, placed, number));
      }
      number++;
    }
    return true;
  }

  /** An exercise of another quiz, in the version that was loaded with this one. */
  private ExerciseVersion known(String topic, Exercise exercise) {
    return store
        .bySlug(topic)
        .flatMap(quiz -> store.exercise(quiz.id(), exercise.id()))
        .flatMap(stored -> store.exerciseVersion(stored.id(), exercise.version()))
        .orElseThrow(() -> new IllegalStateException(exercise.id() + " was not loaded"));
  }

  private StoredQuiz added(String slug, StoredQuiz.Source source, Instant now) {
    var quiz = new StoredQuiz(ids.next(), slug, source, now);
    store.add(quiz);
    return quiz;
  }

  private UUID exerciseVersion(StoredQuiz quiz, Exercise exercise, String definition, Instant now) {
    StoredExercise stored =
        store
            .exercise(quiz.id(), exercise.id())
            .orElseGet(
                () -> {
                  var fresh = new StoredExercise(ids.next(), quiz.id(), exercise.id());
                  store.add(fresh);
                  return fresh;
                });
    return store
        .exerciseVersion(stored.id(), exercise.version())
        .map(ExerciseVersion::id)
        .orElseGet(
            () -> {
              var fresh =
                  new ExerciseVersion(ids.next(), stored.id(), exercise.version(), definition, now);
              store.add(fresh);
              return fresh.id();
            });
  }

  /**
   * What a loading did.
   *
   * @param quizzes how many were found
   * @param versions how many new versions there are
   * @param retired how many quizzes were retired
   */
  record Loaded(int quizzes, int versions, int retired) {}
}
