package org.ackademy.bench;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.ackademy.replay.Case;
import org.ackademy.replay.Judgement;
import org.ackademy.replay.Repair;
import org.ackademy.replay.Replay;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What a learner's answer costs: its verdict, its completion, its repair. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class TypicalAnswers {
  private final Case right = Exercises.rightAnswer();
  private final Case unfinished = Exercises.unfinishedAnswer();
  private final Case wrong = Exercises.wrongAnswer();

  @Benchmark
  public Judgement verdict() {
    return Replay.judge(right);
  }

  @Benchmark
  public Judgement completion() {
    return Replay.judge(unfinished);
  }

  @Benchmark
  public Optional<Repair.Found> repair() {
    return Repair.of(wrong, 0);
  }
}
