package org.ackademy.attempt;

import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.ackademy.course.Exams;
import org.ackademy.course.Openings;
import org.ackademy.platform.Remembered;
import org.ackademy.platform.Settings;
import org.ackademy.platform.StartOrder;
import org.ackademy.question.Language;
import org.ackademy.quiz.ExerciseView;
import org.ackademy.quiz.OfferedQuiz;
import org.ackademy.quiz.QuizShelf;
import org.jspecify.annotations.Nullable;

/**
 * Draws the exams of a quiz, and what of them learners see, before a class begins: whatever is
 * asked for in the first seconds of an exam is there by then.
 */
@ApplicationScoped
class Foresight {
  /** How long before an assignment opens. */
  static final Duration AHEAD = Duration.ofMinutes(30);

  /** It is looked for assignments that come near once in so long. */
  static final Duration PACE = Duration.ofMinutes(1);

  /** What is given or changed is looked at after so long, with what comes directly after it. */
  static final Duration PAUSE = Duration.ofSeconds(2);

  /** The most quizzes at a time. */
  static final int QUIZZES_MAX = 20;

  /** The most exercises that are made ready of all of them: no more would be remembered. */
  static final int EXERCISES_MAX = ExerciseView.REMEMBERED_MAX / Language.values().length;

  /** Of how many versions it is remembered that they are ready. */
  private static final int VERSIONS_MAX = 1_000;

  private static final Logger LOG = Logger.getLogger(Foresight.class.getName());

  /** Its threads may use the database as the application does. */
  @Resource private ManagedScheduledExecutorService threads;

  private final Openings openings;
  private final QuizShelf quizzes;
  private final Seeds seeds;
  private final Clock clock;
  private final Settings settings;
  private final Remembered<UUID, Boolean> ready = new Remembered<>(VERSIONS_MAX);
  private volatile @Nullable ScheduledFuture<?> looking;
  private volatile boolean stopped;

  // The container sets the field before anybody can call.
  @SuppressWarnings("NullAway.Init")
  @Inject
  Foresight(Openings openings, QuizShelf quizzes, Seeds seeds, Clock clock, Settings settings) {
    this.openings = openings;
    this.quizzes = quizzes;
    this.seeds = seeds;
    this.clock = clock;
    this.settings = settings;
  }

  /** Runs once; the start does not wait for what it begins. */
  public void start(
      @Observes @Priority(StartOrder.REHEARSAL) @Initialized(ApplicationScoped.class)
          Object application) {
    switch (settings.rehearsal()) {
      case FULL ->
          looking =
              threads.scheduleWithFixedDelay(this::look, 0, PACE.toMillis(), TimeUnit.MILLISECONDS);
      case NONE -> LOG.fine("nothing is made ready");
    }
  }

  /** Runs once, while all others are still there. */
  public void stop(@Observes @BeforeDestroyed(ApplicationScoped.class) Object application) {
    stopped = true;
    ScheduledFuture<?> ends = looking;
    if (ends != null) {
      ends.cancel(false);
    }
  }

  /** An assignment was given, or another moment was set. */
  void soon(@Observes(during = TransactionPhase.AFTER_SUCCESS) Exams.Changed changed) {
    if (looking != null) {
      ScheduledFuture<?> unused =
          threads.schedule(this::look, PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private void look() {
    try {
      long made = makeReady();
      if (made > 0) {
        LOG.info(() -> "made " + made + " exercises ready that a class may begin with");
      }
    } catch (RuntimeException e) {
      // Whoever begins has them drawn then; and it is looked again.
      LOG.log(Level.WARNING, e, () -> "nothing was made ready");
    }
  }

  /**
   * Makes ready what comes near and is not ready yet; one look at a time.
   *
   * @return how many exercises
   */
  synchronized long makeReady() {
    long made = 0;
    for (UUID quiz : openings.quizzes(clock.instant(), AHEAD, QUIZZES_MAX)) {
      Optional<OfferedQuiz> current = quizzes.current(quiz);
      if (current.isPresent() && ready.find(current.get().version().id()).isEmpty()) {
        made += makeReady(current.get(), EXERCISES_MAX - made);
        ready.put(current.get().version().id(), true);
      }
    }
    return made;
  }

  private long makeReady(OfferedQuiz quiz, long most) {
    return seeds
        .inUse(quiz.version().id())
        .boxed()
        .flatMap(
            seed -> quiz.drawn(seed).exercises().stream().map(placed -> new Seen(placed, seed)))
        .takeWhile(seen -> !stopped)
        .limit(most)
        .filter(Seen::isReady)
        .count();
  }

  /** An exercise of an attempt that there may be. */
  private record Seen(OfferedQuiz.Placed placed, long seed) {
    /** Whether learners can see it, in whatever language; they can from then on at once. */
    boolean isReady() {
      return Stream.of(Language.values())
          .noneMatch(language -> ExerciseView.of(placed, seed, language).task().isEmpty());
    }
  }
}
