package org.ackademy.replay.proof;

import static org.ackademy.replay.proof.Scenarios.ABORT;
import static org.ackademy.replay.proof.Scenarios.ACTIVE_A;
import static org.ackademy.replay.proof.Scenarios.ACTIVE_B;
import static org.ackademy.replay.proof.Scenarios.LISTENING_B;
import static org.ackademy.replay.proof.Scenarios.LOSSY;
import static org.ackademy.replay.proof.Scenarios.runningA;
import static org.ackademy.replay.proof.Scenarios.runningB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.ackademy.replay.Line;
import org.ackademy.replay.Scenario;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The same in a network that may lose, double and overtake, seen at the wire: every exchange up to
 * few lines, and random longer ones with everything that is one edit away from them.
 */
class LossyNetworkTest {
  private static final long SEED = 9293;

  static Stream<Arguments> scenarios() {
    String idleA = runningA("ESTABLISHED");
    String idleB = runningB("ESTABLISHED");
    String earlier = LOSSY + ",'earlier':['A > B SYN seq=90']";
    return Stream.of(
        arguments("three-way", ACTIVE_A, LISTENING_B, LOSSY, 4),
        arguments("three-way, aborts", ACTIVE_A, LISTENING_B, LOSSY + ABORT, 4),
        arguments("simultaneous", ACTIVE_A, ACTIVE_B, LOSSY, 4),
        arguments("simultaneous, aborts", ACTIVE_A, ACTIVE_B, LOSSY + ABORT, 4),
        arguments("established", idleA, idleB, LOSSY, 3),
        arguments("half closed", runningA("FIN-WAIT-2"), runningB("CLOSE-WAIT"), LOSSY, 3),
        arguments("old SYN", ACTIVE_A, LISTENING_B, earlier, 3));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("scenarios")
  void everyExchangeAndItsNeighbours(String name, String a, String b, String more, int lines) {
    Scenario scenario = Scenarios.of(a, b, more);
    var comparison =
        new Comparison<>(scenario, new LossyOracle(scenario), 1, (exchange, worlds) -> {});
    comparison.run(lines + ReliableNetworkTest.MORE);
    report(name, comparison);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("scenarios")
  void randomExchangesAndTheirNeighbours(String name, String a, String b, String more) {
    Scenario scenario = Scenarios.of(a, b, more);
    var oracle = new LossyOracle(scenario);
    var comparison = new Comparison<>(scenario, oracle, 0, (exchange, worlds) -> {});
    var random = new Random(SEED);
    for (int i = 0; i < 12 * (1 + ReliableNetworkTest.MORE); i++) {
      List<Line> lines = randomWalk(oracle, random, 9);
      comparison.decide(lines);
      List<List<Line>> edits = Edits.of(lines);
      for (int j = 0; j < 25; j++) {
        comparison.decide(edits.get(random.nextInt(edits.size())));
      }
    }
    report(name + ", random with seed " + SEED, comparison);
  }

  private static List<Line> randomWalk(LossyOracle oracle, Random random, int linesMost) {
    List<Line> lines = new ArrayList<>();
    LossyOracle.Worlds worlds = oracle.start();
    while (lines.size() < linesMost) {
      List<Model.Next<LossyOracle.Worlds>> next = oracle.next(worlds, Line.Fate.UNSAID);
      if (next.isEmpty()) {
        break;
      }
      Model.Next<LossyOracle.Worlds> chosen = next.get(random.nextInt(next.size()));
      lines.add(chosen.line());
      worlds = chosen.after();
    }
    return lines;
  }

  private static void report(String name, Comparison<?> comparison) {
    System.out.printf(
        "%s: %d exchanges, %d neighbours%n", name, comparison.exchanges(), comparison.neighbours());
    assertThat(comparison.exchanges() + comparison.neighbours()).isGreaterThan(1);
    assertThat(comparison.disagreements()).isEmpty();
  }
}
