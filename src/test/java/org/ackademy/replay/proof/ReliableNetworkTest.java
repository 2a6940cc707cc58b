package org.ackademy.replay.proof;

import static org.ackademy.replay.proof.Scenarios.ABORT;
import static org.ackademy.replay.proof.Scenarios.ACTIVE_A;
import static org.ackademy.replay.proof.Scenarios.ACTIVE_B;
import static org.ackademy.replay.proof.Scenarios.CLOSED_B;
import static org.ackademy.replay.proof.Scenarios.LISTENING_B;
import static org.ackademy.replay.proof.Scenarios.REOPENS;
import static org.ackademy.replay.proof.Scenarios.SHORTHAND;
import static org.ackademy.replay.proof.Scenarios.runningA;
import static org.ackademy.replay.proof.Scenarios.runningB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.ackademy.replay.Goal;
import org.ackademy.replay.Line;
import org.ackademy.replay.Scenario;
import org.ackademy.replay.Side;
import org.ackademy.tcp.TcpState;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Everything that two hosts can do in a network that loses nothing but what is marked lost, up to a
 * number of lines, is not INVALID and as complete as the oracle has it; and what is one edit away
 * is INVALID at the line at which the oracle finds no explanation, unless it finds one.
 *
 * <p>The system property {@code proof.more} raises the number of lines.
 */
class ReliableNetworkTest {
  /** Lines beyond those of a run on every change. */
  static final int MORE = Integer.getInteger("proof.more", 0);

  private static final Set<TcpState> CLOSED = Set.of(TcpState.CLOSED, TcpState.TIME_WAIT);
  private static final Set<TcpState> OPEN = Set.of(TcpState.ESTABLISHED);
  private static final List<Map<Side, Set<TcpState>>> GOALS =
      List.of(
          Map.of(),
          Map.of(Side.A, OPEN, Side.B, OPEN),
          Map.of(Side.A, CLOSED, Side.B, CLOSED),
          Map.of(Side.A, Set.of(TcpState.FIN_WAIT_2), Side.B, Set.of(TcpState.CLOSE_WAIT)));

  static Stream<Arguments> scenarios() {
    String idleA = runningA("ESTABLISHED");
    String idleB = runningB("ESTABLISHED");
    return Stream.of(
        arguments("three-way", ACTIVE_A, LISTENING_B, "", 6, 0),
        arguments("three-way, aborts", ACTIVE_A, LISTENING_B, ABORT, 5, 0),
        arguments("three-way, one lost", ACTIVE_A, LISTENING_B, "", 5, 1),
        arguments("three-way, two lost", ACTIVE_A, LISTENING_B, "", 4, 2),
        arguments("simultaneous", ACTIVE_A, ACTIVE_B, "", 6, 0),
        arguments("simultaneous, aborts", ACTIVE_A, ACTIVE_B, ABORT, 5, 0),
        arguments("simultaneous, two lost", ACTIVE_A, ACTIVE_B, "", 4, 2),
        arguments("closed port", ACTIVE_A, CLOSED_B, "", 4, 0),
        arguments("established", idleA, idleB, "", 4, 0),
        arguments("established, aborts", idleA, idleB, ABORT, 3, 0),
        arguments("established, lost", idleA, idleB, "", 3, 2),
        arguments("half closed", runningA("FIN-WAIT-2"), runningB("CLOSE-WAIT"), "", 5, 0),
        arguments("half closed, lost", runningA("FIN-WAIT-2"), runningB("CLOSE-WAIT"), "", 4, 1),
        arguments(
            "half closed, aborts", runningA("FIN-WAIT-2"), runningB("CLOSE-WAIT"), ABORT, 4, 0),
        arguments("shorthand", ACTIVE_A, LISTENING_B, SHORTHAND, 5, 0),
        arguments("shorthand, established", idleA, idleB, SHORTHAND, 3, 0),
        arguments("reopens", ACTIVE_A, LISTENING_B, REOPENS, 5, 0),
        arguments("reopens, aborts", ACTIVE_A, LISTENING_B, REOPENS + ABORT, 4, 0),
        arguments("both reopen", ACTIVE_A, ACTIVE_B, REOPENS, 4, 0));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("scenarios")
  void everyExchangeAndItsNeighbours(
      String name, String a, String b, String more, int lines, int lost) {
    Scenario scenario = Scenarios.of(a, b, more);
    var oracle = new Oracle(scenario);
    var comparisons = new Comparison<?>[1];
    var comparison =
        new Comparison<Set<Oracle.World>>(
            scenario,
            oracle,
            lost,
            (exchange, worlds) -> goals(scenario, oracle, exchange, worlds, comparisons[0]));
    comparisons[0] = comparison;
    comparison.run(lines + MORE);
    System.out.printf(
        "%s: %d exchanges, %d neighbours%n", name, comparison.exchanges(), comparison.neighbours());
    assertThat(comparison.exchanges()).isGreaterThan(1);
    assertThat(comparison.disagreements()).isEmpty();
  }

  /** What is owed after a loss is another matter: a timer owes it, not an arrival. */
  private static void goals(
      Scenario scenario,
      Oracle oracle,
      List<Line> exchange,
      Set<Oracle.World> worlds,
      Comparison<?> comparison) {
    if (exchange.stream().anyMatch(Line::isLost)) {
      return;
    }
    for (Map<Side, Set<TcpState>> states : GOALS) {
      Goal goal = new Goal.Reached(states, Map.of(), OptionalInt.empty(), Map.of(), List.of());
      String expected = oracle.reaches(worlds, states) ? "VALID" : "INCOMPLETE";
      comparison.disagree(
          exchange, expected + states, Comparison.verdict(scenario, exchange, goal) + states);
    }
  }
}
