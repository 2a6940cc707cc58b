package org.ackademy.attempt;

import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.ackademy.platform.Ids;
import org.ackademy.platform.Settings;
import org.ackademy.platform.StartOrder;
import org.ackademy.platform.http.IdempotencyKey;
import org.ackademy.platform.security.AccountRole;
import org.ackademy.platform.security.Caller;
import org.ackademy.question.Definition;
import org.ackademy.question.Exercise;
import org.ackademy.question.Grading;
import org.ackademy.question.Language;
import org.ackademy.quiz.ExerciseView;
import org.ackademy.quiz.OfferedQuiz;
import org.ackademy.quiz.QuizShelf;

/**
 * Draws, shows and grades what the bank itself brings, model answers and mistakes, looks for
 * attempts that there are not, and sends requests of which nothing comes, after the start and
 * beside it: the Java machine compiles what it has seen at work, the whole way of a request, and
 * the first minutes of the first exam are no time to begin with that.
 */
@ApplicationScoped
class Rehearsal {
  /** The most answers that are graded. */
  static final int ANSWERS_MAX = 20_000;

  /**
   * How many learners' attempts are played, each with its own seed: Java's better compiler begins
   * with what it has seen some thousand times.
   */
  static final int ATTEMPTS = 12;

  /** How many attempts are looked for that there are not. */
  static final int LOOKUPS = 6_000;

  /** The most quizzes that they are taken from. */
  static final int QUIZZES_MAX = 100;

  private static final Logger LOG = Logger.getLogger(Rehearsal.class.getName());

  /** Its threads may use the database as the application does. */
  @Resource private ManagedThreadFactory threads;

  private final QuizShelf quizzes;
  private final Submissions submissions;
  private final Ids ids;
  private final Clock clock;
  private final Settings settings;
  private volatile boolean stopped;

  // The container sets the field before anybody can call.
  @SuppressWarnings("NullAway.Init")
  @Inject
  Rehearsal(QuizShelf quizzes, Submissions submissions, Ids ids, Clock clock, Settings settings) {
    this.quizzes = quizzes;
    this.submissions = submissions;
    this.ids = ids;
    this.clock = clock;
    this.settings = settings;
  }

  /** Runs once; the start does not wait for what it begins. */
  public void start(
      @Observes @Priority(StartOrder.REHEARSAL) @Initialized(ApplicationScoped.class)
          Object application) {
    switch (settings.rehearsal()) {
      case FULL -> threads.newThread(this::rehearse).start();
      case NONE -> LOG.fine("no rehearsal");
    }
  }

  /** Runs once, while all others are still there. */
  public void stop(@Observes @BeforeDestroyed(ApplicationScoped.class) Object application) {
    stopped = true;
  }

  private void rehearse() {
    try {
      List<OfferedQuiz> shelf = quizzes.after("", QUIZZES_MAX);
      List<OfferedQuiz.Placed> bank =
          shelf.stream().flatMap(quiz -> quiz.exercises().stream()).toList();
      long graded =
          graded(
              LongStream.range(0, ATTEMPTS).boxed().flatMap(seed -> shown(bank, seed)),
              () -> !stopped);
      lookUp();
      long sent = sent(shelf.stream().map(OfferedQuiz::slug).toList());
      LOG.info(() -> "rehearsed with " + graded + " answers and " + sent + " requests");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException | RuntimeException e) {
      // Whoever hands something in finds out what is wrong, and is told.
      LOG.log(Level.WARNING, e, () -> "the rehearsal was broken off");
    }
  }

  /** Looks for attempts that there are not, and keeps nothing of them. */
  private void lookUp() {
    var nobody = new Caller.Person(ids.next(), "", "", AccountRole.MEMBER, Set.of());
    var key = new IdempotencyKey("rehearsed");
    for (int i = 0; i < LOOKUPS && !stopped; i++) {
      submissions.rehearse(new Answers.Asked(nobody, ids.next(), key, clock.instant()));
    }
  }

  private long sent(List<String> slugs) throws IOException, InterruptedException {
    Optional<URI> root = settings.ownRoot();
    if (root.isEmpty()) {
      return 0;
    }
    try (var requests = new RehearsedRequests(root.get(), ids)) {
      return requests.sent(slugs, () -> !stopped);
    }
  }

  /** The exercises of an attempt, each made ready for its learner first. */
  private static Stream<Exercise> shown(List<OfferedQuiz.Placed> bank, long seed) {
    return bank.stream()
        .map(placed -> placed.definition().drawn(seed))
        .filter(drawn -> !ExerciseView.of(drawn, Language.EN).task().isEmpty())
        .map(Definition.Drawn::exercise);
  }

  /**
   * Grades what exercises bring, as long as it shall go on.
   *
   * @return how many answers were graded and explained
   */
  static long graded(Stream<Exercise> exercises, BooleanSupplier goesOn) {
    return exercises
        .flatMap(Rehearsal::answers)
        .takeWhile(answer -> goesOn.getAsBoolean())
        .limit(ANSWERS_MAX)
        .filter(answer -> !answer.explained().isEmpty())
        .count();
  }

  private static Stream<Given> answers(Exercise exercise) {
    return Stream.concat(
            exercise.answers().stream().map(Exercise.ModelAnswer::text),
            exercise.mistakes().stream().map(Exercise.Mistake::text))
        .map(text -> new Given(exercise, text));
  }

  /** An answer from the bank. */
  private record Given(Exercise exercise, String text) {
    String explained() {
      return Explanation.json(exercise, Grading.grade(exercise, text, Language.EN));
    }
  }
}
