package org.ackademy.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.ackademy.replay.Case;
import org.ackademy.replay.Judgement;
import org.ackademy.replay.Replay;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** Segments judged in memory: connections of ten segments, opened, used and closed. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class CleanConnections {
  private static final int CONNECTIONS = 1_000;
  private static final int SEGMENTS = 10;

  private final List<Case> connections = new ArrayList<>();

  @Setup
  public void write() {
    for (int i = 0; i < CONNECTIONS; i++) {
      connections.add(Exercises.connection(i));
    }
  }

  @Benchmark
  @OperationsPerInvocation(CONNECTIONS * SEGMENTS)
  public void segments(Blackhole sink) {
    for (Case connection : connections) {
      Judgement judgement = Replay.judge(connection);
      sink.consume(judgement);
    }
  }
}
