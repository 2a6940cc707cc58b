package org.ackademy.quiz.authoring;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.ackademy.platform.http.Problem;
import org.ackademy.platform.security.Caller;
import org.ackademy.quiz.ExerciseVersion;
import org.ackademy.quiz.OfferedQuiz;
import org.ackademy.quiz.QuizShelf;
import org.ackademy.quiz.StoredQuiz;

/**
 * Finds questions for authors: those of files and those of the pages. What is asked of an author as
 * a learner looks as if it did not exist. Each call is a short transaction, or joins its caller's.
 */
@Dependent
@Transactional
class Questions {
  /** More quizzes than this are not looked at. */
  static final int QUIZZES_MAX = 1_000;

  private final QuizShelf shelf;
  private final AuthoringStore store;
  private final Authorship authorship;
  private final ReadQuestions read;

  @Inject
  Questions(QuizShelf shelf, AuthoringStore store, Authorship authorship, ReadQuestions read) {
    this.shelf = shelf;
    this.store = store;
    this.authorship = authorship;
    this.read = read;
  }

  /**
   * Goes on for those who write questions.
   *
   * @throws org.ackademy.platform.http.Refused for others
   */
  void requireAuthor(Caller.Person person) {
    if (!authorship.writes(person)) {
      throw Problem.forbidden().refused();
    }
  }

  /** All that an author sees, by id. */
  List<Question> seenBy(Caller.Person person) {
    requireAuthor(person);
    Set<String> hidden = authorship.askedOf(person);
    List<Question> all = new ArrayList<>(ofFiles());
    all.addAll(ofPages());
    return all.stream()
        .filter(question -> !hidden.contains(question.id()))
        .sorted(Comparator.comparing(Question::id))
        .toList();
  }

  /**
   * The question of an id; the others are not read for it.
   *
   * @throws org.ackademy.platform.http.Refused where there is none that they see
   */
  Question seenBy(Caller.Person person, String id) {
    requireAuthor(person);
    return Optional.of(id)
        .filter(known -> !authorship.askedOf(person).contains(known))
        .flatMap(known -> ofFiles(known).or(() -> ofPages(known)))
        .orElseThrow(() -> Problem.notFound().refused());
  }

  /** The quizzes of files that have questions of their own. */
  private List<OfferedQuiz> quizzesOfFiles() {
    return shelf.after("", QUIZZES_MAX).stream()
        .filter(quiz -> quiz.contents().takes().isEmpty())
        .filter(quiz -> isOfFiles(quiz.slug()))
        .toList();
  }

  /** Whether a file has a question of this id. */
  boolean isInFiles(String id) {
    return quizzesOfFiles().stream().anyMatch(quiz -> quiz.exercise(id).isPresent());
  }

  private Optional<Question> ofFiles(String id) {
    for (OfferedQuiz quiz : quizzesOfFiles()) {
      for (OfferedQuiz.Placed placed : quiz.exercises()) {
        if (placed.exercise().id().equals(id)) {
          return shelf.file(placed.versionId()).map(file -> question(quiz, placed, file));
        }
      }
    }
    return Optional.empty();
  }

  private Optional<Question> ofPages(String id) {
    return store
        .latest(id)
        .filter(saved -> !isOfFiles(saved.quiz().slug()))
        .map(
            saved ->
                question(
                    saved,
                    store.publications(saved.question().id()).stream()
                        .map(AuthoredPublication::number)
                        .reduce((before, after) -> after)));
  }

  private boolean isOfFiles(String quiz) {
    return shelf.source(quiz).equals(Optional.of(StoredQuiz.Source.FILES));
  }

  private static Question question(
      OfferedQuiz quiz, OfferedQuiz.Placed placed, ExerciseVersion file) {
    return new Question(
        placed.exercise().id(),
        quiz.slug(),
        StoredQuiz.Source.FILES,
        Question.Standing.IN_FILES,
        0,
        OptionalInt.empty(),
        file.definition(),
        Optional.of(placed.definition()),
        file.loadedAt());
  }

  private List<Question> ofFiles() {
    List<Question> found = new ArrayList<>();
    for (OfferedQuiz quiz : quizzesOfFiles()) {
      Map<UUID, ExerciseVersion> files = new HashMap<>();
      shelf.files(quiz.version().id()).forEach(file -> files.put(file.id(), file));
      for (OfferedQuiz.Placed placed : quiz.exercises()) {
        ExerciseVersion file = files.get(placed.versionId());
        if (file != null) {
          found.add(question(quiz, placed, file));
        }
      }
    }
    return found;
  }

  private List<Question> ofPages() {
    Map<UUID, Integer> published = new HashMap<>();
    store.publications().forEach(one -> published.put(one.questionId(), one.number()));
    Set<String> inFiles = new HashSet<>();
    List<Question> found = new ArrayList<>();
    for (AuthoringStore.Saved saved : store.questions()) {
      String quiz = saved.quiz().slug();
      if (isOfFiles(quiz)) {
        inFiles.add(quiz);
      }
      if (!inFiles.contains(quiz)) {
        found.add(question(saved, Optional.ofNullable(published.get(saved.question().id()))));
      }
    }
    return found;
  }

  private Question question(AuthoringStore.Saved saved, Optional<Integer> published) {
    AuthoredVersion version = saved.version();
    return new Question(
        saved.question().slug(),
        saved.quiz().slug(),
        StoredQuiz.Source.PAGES,
        standing(saved, published),
        version.number(),
        published.map(OptionalInt::of).orElse(OptionalInt.empty()),
        version.content(),
        read.of(version.content()),
        version.madeAt());
  }

  private static Question.Standing standing(
      AuthoringStore.Saved saved, Optional<Integer> published) {
    if (published.isEmpty()) {
      return Question.Standing.DRAFT;
    }
    if (saved.question().isRetired()) {
      return Question.Standing.RETIRED;
    }
    return published.get() == saved.version().number()
        ? Question.Standing.PUBLISHED
        : Question.Standing.CHANGED;
  }
}
