package org.ackademy.attempt;

import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.ackademy.platform.Settings;
import org.ackademy.platform.StartOrder;
import org.ackademy.question.Definition;
import org.ackademy.question.Exercise;
import org.ackademy.question.Grading;
import org.ackademy.question.Language;
import org.ackademy.quiz.ExerciseView;
import org.ackademy.quiz.OfferedQuiz;
import org.ackademy.quiz.QuizShelf;

/**
 * Draws, shows and grades what the bank itself brings, model answers and mistakes, after the start
 * and beside it: the Java machine compiles what it has seen at work, and the first minute of the
 * first exam is no time to begin with that. Nothing comes of it.
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

  /** The most quizzes that they are taken from. */
  static final int QUIZZES_MAX = 100;

  private static final Logger LOG = Logger.getLogger(Rehearsal.class.getName());

  /** Its threads may use the database as the application does. */
  @Resource private ManagedThreadFactory threads;

  private final QuizShelf quizzes;
  private final Settings.Rehearsal wanted;
  private volatile boolean stopped;

  // The container sets the field before anybody can call.
  @SuppressWarnings("NullAway.Init")
  @Inject
  Rehearsal(QuizShelf quizzes, Settings settings) {
    this.quizzes = quizzes;
    this.wanted = settings.rehearsal();
  }

  /** Runs once; the start does not wait for what it begins. */
  public void start(
      @Observes @Priority(StartOrder.REHEARSAL) @Initialized(ApplicationScoped.class)
          Object application) {
    switch (wanted) {
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
      List<OfferedQuiz.Placed> bank =
          quizzes.after("", QUIZZES_MAX).stream()
              .flatMap(quiz -> quiz.exercises().stream())
              .toList();
      long graded =
          graded(
              LongStream.range(0, ATTEMPTS).boxed().flatMap(seed -> shown(bank, seed)),
              () -> !stopped);
      LOG.info(() -> "rehearsed with " + graded + " answers");
    } catch (RuntimeException e) {
      // Whoever hands something in finds out what is wrong, and is told.
      LOG.log(Level.WARNING, e, () -> "the rehearsal was broken off");
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
