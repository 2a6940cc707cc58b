package org.ackademy.bench;

import java.util.concurrent.TimeUnit;
import org.ackademy.replay.Case;
import org.ackademy.replay.Judgement;
import org.ackademy.replay.LongExchange;
import org.ackademy.replay.Replay;
import org.ackademy.replay.Scenario.Network;
import org.ackademy.replay.Scenario.Vantage;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A million lines against ten thousand: the cost is to grow with the lines and no faster. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class MillionLines {
  /** How many lines. */
  @Param({"10000", "1000000"})
  public int lines = 10_000;

  /** The kind. */
  @Param({"IN_TURN", "LOSSES"})
  public LongExchange kind = LongExchange.IN_TURN;

  private Case question = LongExchange.IN_TURN.of(0, Network.LOSSY, Vantage.WIRE);

  @Setup
  public void write() {
    question = kind.of(lines, Network.LOSSY, Vantage.WIRE);
  }

  @Benchmark
  public Judgement judge() {
    return Replay.judge(question);
  }
}
