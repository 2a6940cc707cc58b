package org.ackademy.gradebook.regrade;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.ackademy.attempt.Written;
import org.ackademy.attempt.WrittenAnswers;
import org.ackademy.platform.Ids;
import org.ackademy.platform.jobs.Job;
import org.ackademy.platform.jobs.JobKind;
import org.ackademy.question.Definition;
import org.ackademy.quiz.OfferedQuiz;

/** Grades the answers of a batch anew, to see; a chunk at a time, with no transaction open. */
@ApplicationScoped
public class RegradeGradingJob implements Job.OneTime<Regrades.Share> {
  private static final int FAULT_LENGTH_MAX = 1_000;

  private final RegradeBatches batches;
  private final Ids ids;
  private final Clock clock;

  @Inject
  RegradeGradingJob(RegradeBatches batches, Ids ids, Clock clock) {
    this.batches = batches;
    this.ids = ids;
    this.clock = clock;
  }

  @Override
  public JobKind<Regrades.Share> kind() {
    return Regrades.GRADING;
  }

  @Override
  public Outcome run(Regrades.Share share) {
    Optional<RegradeBatches.Chunk> chunk = batches.next(share);
    while (chunk.isPresent()) {
      if (Thread.currentThread().isInterrupted()) {
        return new Outcome.Again(clock.instant());
      }
      if (!batches.keep(share, chunk.get(), changes(chunk.get()))) {
        return new Outcome.Done();
      }
      chunk = batches.next(share);
    }
    return new Outcome.Done();
  }

  private List<Change> changes(RegradeBatches.Chunk chunk) {
    var drawn = new HashMap<Draw, Definition.Drawn>();
    var changes = new ArrayList<Change>();
    for (Written answer : chunk.written()) {
      Optional.ofNullable(chunk.exercises().get(answer.exerciseVersion()))
          .flatMap(placed -> change(answer, placed, drawn))
          .ifPresent(changes::add);
    }
    return changes;
  }

  private Optional<Change> change(
      Written answer, OfferedQuiz.Placed placed, Map<Draw, Definition.Drawn> drawn) {
    Definition.Drawn exercise;
    try {
      exercise =
          drawn.computeIfAbsent(
              new Draw(placed.versionId(), answer.seed()),
              draw -> placed.definition().drawn(draw.seed()));
    } catch (IllegalStateException e) {
      String fault = String.valueOf(e.getMessage()).replace('\0', '\uFFFD');
      return Optional.of(
          new Change(
              ids.next(),
              answer,
              placed.versionId(),
              new Change.Outcome.Impossible(
                  fault.substring(0, Math.min(fault.length(), FAULT_LENGTH_MAX)))));
    }
    return WrittenAnswers.otherwise(exercise, answer)
        .map(
            grade ->
                new Change(
                    ids.next(), answer, placed.versionId(), new Change.Outcome.Otherwise(grade)));
  }

  /** What an exercise is drawn from. */
  private record Draw(UUID version, long seed) {}
}
