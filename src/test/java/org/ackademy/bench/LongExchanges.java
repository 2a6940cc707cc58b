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

/** One exchange of 10,000 lines in which anything may be lost, of each kind. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class LongExchanges {
  private static final int LINES = 10_000;

  /** The kind. */
  @Param public LongExchange kind = LongExchange.IN_TURN;

  /** Where it is seen. */
  @Param public Vantage vantage = Vantage.WIRE;

  private Case question = LongExchange.IN_TURN.of(0, Network.LOSSY, Vantage.WIRE);

  @Setup
  public void write() {
    question = kind.of(LINES, Network.LOSSY, vantage);
  }

  @Benchmark
  public Judgement judge() {
    return Replay.judge(question);
  }
}
