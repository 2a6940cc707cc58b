package org.ackademy.quiz.authoring;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.ackademy.platform.Ids;
import org.ackademy.platform.audit.Audit;
import org.ackademy.platform.audit.Subject;
import org.ackademy.platform.http.Creations;
import org.ackademy.platform.http.Problem;
import org.ackademy.platform.http.Refused;
import org.ackademy.platform.http.Tagged;
import org.ackademy.platform.security.Caller;
import org.ackademy.question.Definition;
import org.ackademy.question.Exercise;
import org.ackademy.question.Text;
import org.ackademy.quiz.QuizLoading;
import org.ackademy.quiz.QuizShelf;
import org.ackademy.quiz.StoredQuiz;
import org.jspecify.annotations.Nullable;

/**
 * Writes questions: every save is a version, and nothing is ever overwritten. Each call is a
 * transaction. Questions of files are not written here.
 */
@Dependent
@Transactional
class Authoring {
  /** The most quizzes that are begun on the pages. */
  static final int QUIZZES_MAX = 200;

  /** The most questions of a quiz. */
  static final int QUESTIONS_MAX = 200;

  /** The most versions of a question. */
  static final int VERSIONS_MAX = 1_000;

  private final Questions questions;
  private final AuthoringStore store;
  private final QuizShelf shelf;
  private final QuizLoading loading;
  private final ReadQuestions read;
  private final Creations creations;
  private final Audit audit;
  private final Ids ids;
  private final Clock clock;

  @Inject
  Authoring(
      Questions questions,
      AuthoringStore store,
      QuizShelf shelf,
      QuizLoading loading,
      ReadQuestions read,
      Creations creations,
      Audit audit,
      Ids ids,
      Clock clock) {
    this.questions = questions;
    this.store = store;
    this.shelf = shelf;
    this.loading = loading;
    this.read = read;
    this.creations = creations;
    this.audit = audit;
    this.ids = ids;
    this.clock = clock;
  }

  /** The quizzes that were begun on the pages and have no files, by name. */
  List<AuthoredQuiz> quizzes(Caller.Person by) {
    questions.requireAuthor(by);
    return store.quizzes().stream().filter(quiz -> !isOfFiles(quiz.slug())).toList();
  }

  private boolean isOfFiles(String quiz) {
    return shelf.source(quiz).equals(Optional.of(StoredQuiz.Source.FILES));
  }

  /** Begins a quiz. */
  Creations.Made make(
      Caller.Person by, String slug, Text title, Text description, Creations.Wish wish) {
    questions.requireAuthor(by);
    return creations.once(
        by.id(),
        wish,
        id -> {
          requireRoom(store.quizzes().size(), QUIZZES_MAX);
          if (store.quiz(slug).isPresent() || shelf.source(slug).isPresent()) {
            throw taken();
          }
          store.add(new AuthoredQuiz(id, slug, title, description, by.id(), clock.instant()));
          record(by, "quiz.begun", "quiz", slug, Map.of("title", title.en()));
        });
  }

  /** Begins a question with its first version, which need not be right. */
  Creations.Made make(
      Caller.Person by, String quiz, String slug, String text, Creations.Wish wish) {
    questions.requireAuthor(by);
    return creations.once(
        by.id(),
        wish,
        id -> {
          AuthoredQuiz found =
              store
                  .quiz(quiz)
                  .filter(any -> !isOfFiles(quiz))
                  .orElseThrow(
                      () ->
                          Problem.ofFields(List.of(Problem.FieldFault.of("#/quiz", "value")))
                              .refused());
          requireRoom(store.questions(store.locked(found.id()).id()).size(), QUESTIONS_MAX);
          if (store.question(slug).isPresent() || questions.isInFiles(slug)) {
            throw taken();
          }
          store.add(new AuthoredQuestion(id, found.id(), slug, by.id(), clock.instant()));
          store.add(new AuthoredVersion(id, 1, text, by.id(), clock.instant()));
          record(by, "question.begun", "question", slug, Map.of("quiz", quiz));
        });
  }

  /**
   * Saves a version, unless it says what the latest one says.
   *
   * @param ifMatch names the state that is changed
   */
  Question save(Caller.Person by, String id, String text, @Nullable String ifMatch) {
    Changing changing = changing(by, id, ifMatch);
    if (!changing.seen().text().equals(text)) {
      int number = changing.seen().version() + 1;
      requireRoom(changing.seen().version(), VERSIONS_MAX);
      store.add(
          new AuthoredVersion(changing.question().id(), number, text, by.id(), clock.instant()));
      record(by, "question.saved", "question", id, Map.of("version", number));
    }
    return questions.seenBy(by, id);
  }

  /** What is to be proven before {@link #publish}. */
  Question toPublish(Caller.Person by, String id, @Nullable String ifMatch) {
    return changing(by, id, ifMatch).seen();
  }

  /** Offers the latest version, which was proven. */
  Question publish(Caller.Person by, String id, @Nullable String ifMatch) {
    Changing changing = changing(by, id, ifMatch);
    if (questions.isInFiles(id)) {
      throw taken();
    }
    AuthoredQuestion question = changing.question();
    int number = changing.seen().version();
    store.add(new AuthoredPublication(ids.next(), question.id(), number, by.id(), clock.instant()));
    question.revive();
    store.update(question);
    offer(changing.quiz());
    record(by, "question.published", "question", id, Map.of("version", number));
    return questions.seenBy(by, id);
  }

  /** Offers a question no longer; attempts that have it keep it, and so do grades. */
  Question retire(Caller.Person by, String id, @Nullable String ifMatch) {
    Changing changing = changing(by, id, ifMatch);
    if (changing.seen().isOffered()) {
      changing.question().retire(clock.instant());
      store.update(changing.question());
      offer(changing.quiz());
      record(by, "question.retired", "question", id, Map.of());
    }
    return questions.seenBy(by, id);
  }

  /** The versions of a question, oldest first. */
  List<Version> versions(Caller.Person by, String id) {
    Question seen = questions.seenBy(by, id);
    return switch (seen.source()) {
      case PAGES -> ofPages(store.question(id).orElseThrow());
      case FILES -> ofFiles(seen);
    };
  }

  private List<Version> ofPages(AuthoredQuestion question) {
    List<AuthoredVersion> versions = store.versions(question.id());
    Map<Integer, Instant> published = new HashMap<>();
    store.publications(question.id()).forEach(one -> published.put(one.number(), one.madeAt()));
    Map<UUID, String> names = new HashMap<>();
    store
        .names(versions.stream().map(AuthoredVersion::madeBy).distinct().toList())
        .forEach(row -> names.put((UUID) row[0], (String) row[1]));
    return versions.stream()
        .map(
            version ->
                new Version(
                    version.number(),
                    version.madeAt(),
                    Optional.ofNullable(names.get(version.madeBy())),
                    Optional.ofNullable(published.get(version.number())),
                    version.content()))
        .toList();
  }

  private List<Version> ofFiles(Question seen) {
    List<Version> versions = new ArrayList<>();
    UUID quiz = shelf.named(seen.quiz()).orElseThrow().version().quizId();
    shelf
        .history(quiz, seen.id())
        .forEach(
            file ->
                versions.add(
                    new Version(
                        versions.size() + 1,
                        file.loadedAt(),
                        Optional.empty(),
                        Optional.of(file.loadedAt()),
                        file.definition())));
    return versions;
  }

  /** A quiz that was begun on the pages and has no files. */
  AuthoredQuiz quiz(Caller.Person by, String slug) {
    return quizzes(by).stream()
        .filter(one -> one.slug().equals(slug))
        .findFirst()
        .orElseThrow(() -> Problem.notFound().refused());
  }

  /**
   * Gives a quiz other words, and offers it with them where it is offered.
   *
   * @param ifMatch names the state that is changed
   */
  AuthoredQuiz describe(
      Caller.Person by, String slug, Text title, Text description, @Nullable String ifMatch) {
    AuthoredQuiz quiz = store.locked(quiz(by, slug).id());
    Tagged.requireSeen(ifMatch, AuthoredQuizzesResource.View.of(quiz));
    Map<String, ?> before = Map.of("title", quiz.title().en());
    quiz.describe(title, description);
    store.update(quiz);
    if (!offered(quiz).isEmpty()) {
      offer(quiz);
    }
    audit.record(
        Optional.of(by.id()),
        "quiz.described",
        Subject.of("quiz", slug),
        before,
        Map.of("title", title.en()));
    return quiz;
  }

  /** The files of a quiz of the pages as it is offered, by name. */
  Map<String, String> files(Caller.Person by, String quiz) {
    AuthoredQuiz found = quiz(by, quiz);
    Map<String, String> definitions = offered(found);
    // What is asked of an author as a learner is not for them, here neither.
    List<String> seen = questions.seenBy(by).stream().map(Question::id).toList();
    definitions.keySet().retainAll(seen);
    if (definitions.isEmpty()) {
      throw Problem.notFound().refused();
    }
    return QuizOfPages.of(found, definitions).files();
  }

  private void offer(AuthoredQuiz quiz) {
    Map<String, String> definitions = offered(quiz);
    if (definitions.isEmpty()) {
      loading.withdraw(quiz.slug());
      return;
    }
    QuizOfPages made = QuizOfPages.of(quiz, definitions);
    Map<String, Exercise> exercises = new LinkedHashMap<>();
    definitions.forEach(
        (id, text) ->
            exercises.put(id, read.of(text).map(Definition::sample).orElseThrow().exercise()));
    loading.offer(made.quiz(exercises), definitions);
  }

  /** The text of what is offered of a quiz, by the ids of its questions, oldest first. */
  private Map<String, String> offered(AuthoredQuiz quiz) {
    Map<String, String> definitions = new LinkedHashMap<>();
    for (AuthoredQuestion question : store.questions(quiz.id())) {
      List<AuthoredPublication> publications = store.publications(question.id());
      if (!question.isRetired() && !publications.isEmpty()) {
        AuthoredVersion version =
            store.version(question.id(), publications.getLast().number()).orElseThrow();
        definitions.put(question.slug(), version.content());
      }
    }
    return definitions;
  }

  /** A question that its caller may change and saw as it is; nobody else changes its quiz. */
  private Changing changing(Caller.Person by, String id, @Nullable String ifMatch) {
    Question before = questions.seenBy(by, id);
    if (before.source() == StoredQuiz.Source.FILES) {
      throw Problem.of(409, "question-in-files").refused();
    }
    AuthoredQuestion question = store.question(id).orElseThrow();
    AuthoredQuiz quiz = store.locked(question.quizId());
    Question seen = questions.seenBy(by, id);
    Tagged.requireSeen(ifMatch, QuestionView.of(seen));
    return new Changing(seen, store.question(id).orElseThrow(), quiz);
  }

  private static void requireRoom(int there, int most) {
    if (there >= most) {
      throw Problem.of(409, "authoring-full", String.valueOf(most)).refused();
    }
  }

  private static Refused taken() {
    return Problem.ofFields(List.of(Problem.FieldFault.of("#/id", "taken"))).refused();
  }

  private void record(
      Caller.Person by, String action, String kind, String slug, Map<String, ?> after) {
    audit.record(Optional.of(by.id()), action, Subject.of(kind, slug), Map.of(), after);
  }

  private record Changing(Question seen, AuthoredQuestion question, AuthoredQuiz quiz) {}

  /**
   * A version of a question's file.
   *
   * @param number from 1
   * @param by who saved it, where it was saved on the pages
   * @param published when it was last offered
   */
  record Version(
      int number, Instant savedAt, Optional<String> by, Optional<Instant> published, String text) {}
}
