package org.ackademy.gradebook.regrade;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.ackademy.attempt.Written;
import org.ackademy.attempt.WrittenAnswers;
import org.ackademy.gradebook.MarkChanged;
import org.ackademy.gradebook.Standings;
import org.ackademy.platform.jobs.Jobs;
import org.ackademy.quiz.OfferedQuiz;
import org.ackademy.quiz.QuizShelf;

/** What the jobs of a regrade read and write. Each call is a short transaction. */
@Dependent
@Transactional
class RegradeBatches {
  /** Answers that are read, graded and noted at a time; what a kill can cost. */
  static final int CHUNK_ANSWERS = 100;

  private final RegradeStore store;
  private final WrittenAnswers answers;
  private final QuizShelf quizzes;
  private final Standings standings;
  private final Clock clock;

  @Inject
  RegradeBatches(
      RegradeStore store,
      WrittenAnswers answers,
      QuizShelf quizzes,
      Standings standings,
      Clock clock) {
    this.store = store;
    this.answers = answers;
    this.quizzes = quizzes;
    this.standings = standings;
    this.clock = clock;
  }

  /**
   * Answers to be graded, with what they are graded by.
   *
   * @param from answers of the batch up to this place were graded before
   * @param written in the order of storing; none where the batch is done
   * @param exercises by the exercise version of an answer; none for one that is not offered any
   *     more
   */
  record Chunk(
      Regrade regrade, long from, List<Written> written, Map<UUID, OfferedQuiz.Placed> exercises) {
    Chunk {
      written = List.copyOf(written);
      exercises = Map.copyOf(exercises);
    }
  }

  /**
   * The next answers of a batch.
   *
   * @return nothing where all were graded
   */
  Optional<Chunk> next(Regrades.Share share) {
    Optional<RegradeStore.Open> open = store.open(share.regrade(), share.batch());
    Optional<Regrade> regrade = store.regrade(share.regrade());
    if (open.isEmpty() || regrade.isEmpty()) {
      return Optional.empty();
    }
    Batch batch = open.get().batch();
    var part =
        new WrittenAnswers.Part(
            regrade.get().assignment(),
            regrade.get().exercise().map(Regrade.Exercise::id),
            batch.first(),
            batch.last(),
            regrade.get().through());
    List<Written> written = answers.of(part, open.get().through(), CHUNK_ANSWERS);
    if (written.isEmpty()) {
      store.finish(share.regrade(), share.batch(), clock.instant());
      return Optional.empty();
    }
    return Optional.of(
        new Chunk(
            regrade.get(),
            open.get().through(),
            written,
            exercises(regrade.get().against(), written)));
  }

  private Map<UUID, OfferedQuiz.Placed> exercises(Regrade.Against against, List<Written> written) {
    var exercises = new HashMap<UUID, OfferedQuiz.Placed>();
    for (Written answer : written) {
      if (!exercises.containsKey(answer.exerciseVersion())) {
        exercise(against, answer)
            .ifPresent(placed -> exercises.put(answer.exerciseVersion(), placed));
      }
    }
    return exercises;
  }

  private Optional<OfferedQuiz.Placed> exercise(Regrade.Against against, Written answer) {
    OfferedQuiz begun =
        quizzes
            .version(answer.quizVersion())
            .orElseThrow(() -> new IllegalStateException("an attempt without its quiz"));
    return switch (against) {
      case ATTEMPT ->
          begun.exercises().stream()
              .filter(placed -> placed.versionId().equals(answer.exerciseVersion()))
              .findFirst();
      case CURRENT ->
          quizzes
              .current(begun.version().quizId())
              .flatMap(quiz -> quiz.exercise(store.exerciseOf(answer.exerciseVersion())));
    };
  }

  /**
   * Keeps what was found in a chunk.
   *
   * @return whether nobody else did meanwhile: a server that was taken for dead may come back
   */
  boolean keep(Regrades.Share share, Chunk chunk, List<Change> changes) {
    List<Written> written = new ArrayList<>(chunk.written());
    boolean mine =
        store.advance(
            share.regrade(),
            share.batch(),
            Jobs.server(),
            chunk.from(),
            written.getLast().sequence(),
            written.size());
    if (mine) {
      for (Change change : changes) {
        store.add(
            share.regrade(), share.batch(), change, change.effect(chunk.regrade().lowering()));
      }
    }
    return mine;
  }

  /** Applies a batch: its gradings and what they make of the marks, all or nothing, once. */
  void apply(Regrades.Share share) {
    Regrade regrade =
        store
            .regrade(share.regrade())
            .orElseThrow(() -> new IllegalStateException("no regrade " + share.regrade()));
    if (store.apply(share.regrade(), share.batch(), clock.instant())) {
      for (UUID account : store.changed(share.regrade(), share.batch())) {
        standings.fold(regrade.assignment(), account, MarkChanged.Cause.REGRADE);
      }
    }
  }
}
