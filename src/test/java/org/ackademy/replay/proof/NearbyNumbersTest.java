package org.ackademy.replay.proof;

import static org.ackademy.replay.proof.Scenarios.ABORT;
import static org.ackademy.replay.proof.Scenarios.ACTIVE_A;
import static org.ackademy.replay.proof.Scenarios.ACTIVE_B;
import static org.ackademy.replay.proof.Scenarios.CLOSED_B;
import static org.ackademy.replay.proof.Scenarios.LISTENING_B;
import static org.ackademy.replay.proof.Scenarios.LOSSY;
import static org.ackademy.replay.proof.Scenarios.REOPENS;
import static org.ackademy.replay.proof.Scenarios.inBothNetworks;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.ackademy.notation.ExchangeReader;
import org.ackademy.replay.Exchange;
import org.ackademy.replay.Goal;
import org.ackademy.replay.Line;
import org.ackademy.replay.Scenario;
import org.ackademy.replay.Scenario.Network;
import org.ackademy.replay.Side;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Several connections whose numbers are left free: they may lie far from each other, in each
 * other's windows, or be the same. The oracle tries all of these by brute force, and replay says
 * the same of each exchange, or, rarely, that it does not know.
 */
class NearbyNumbersTest {
  private static final long SEED = Long.getLong("proof.seed", 9293);
  private static final int EXCHANGES = 20 * (1 + Integer.getInteger("proof.more", 0));
  private static final int LINES_MOST = 7;

  /** Further apart than windows are wide. */
  private static final int FAR = 2_000_000;

  /** In percent of the exchanges. */
  private static final int UNDECIDED_MAX = 5;

  private static final Map<Side, List<Integer>> LATER =
      Map.of(
          Side.A, List.of(100, 101, 1_101, FAR, 2 * FAR, 3 * FAR),
          Side.B, List.of(300, 301, 1_301, 5 * FAR, 6 * FAR));

  static Stream<Arguments> scenarios() {
    return inBothNetworks(
        Stream.of(
            Arguments.of("aborts", ACTIVE_A, LISTENING_B, ABORT),
            Arguments.of("reopening", ACTIVE_A, LISTENING_B, REOPENS),
            Arguments.of("reopening, aborts", ACTIVE_A, LISTENING_B, REOPENS + ABORT),
            Arguments.of("closed port, reopening", ACTIVE_A, CLOSED_B, REOPENS + ABORT),
            Arguments.of("crossing, reopening", ACTIVE_A, ACTIVE_B, REOPENS + ABORT)));
  }

  @ParameterizedTest(name = "{0}, {4}")
  @MethodSource("scenarios")
  void replaySaysWhatTheOracleFinds(String name, String a, String b, String more, Network network) {
    String lossy = network == Network.LOSSY ? LOSSY : "";
    Scenario scenario = Scenarios.of(a, b, more + lossy + ",'goal':'any-prefix'");
    if (network == Network.LOSSY) {
      compare(name, scenario, lines -> new LossyOracle(scenario, lines), LINES_MOST - 2);
    } else {
      compare(name, scenario, lines -> new Oracle(scenario, lines), LINES_MOST);
    }
  }

  /** A model whose later connections may begin with these numbers. */
  private interface Choosing<W> {
    Model<W> with(Map<Side, List<Integer>> later);
  }

  private static <W> void compare(
      String name, Scenario scenario, Choosing<W> choosing, int linesMost) {
    var random = new Random(SEED);
    Model<W> model = choosing.with(LATER);
    List<String> disagreements = new ArrayList<>();
    int valid = 0;
    int undecided = 0;
    for (int i = 0; i < EXCHANGES; i++) {
      List<Line> lines = walk(model, random, linesMost);
      FreeNumbersProofTest.spoil(lines, random);
      int first = FreeNumbersProofTest.firstWithout(choosing.with(around(lines)), lines);
      String expected = first == 0 ? "VALID" : "INVALID at " + first;
      String said = Comparison.verdict(scenario, lines, new Goal.AnyPrefix());
      valid += first == 0 ? 1 : 0;
      undecided += said.equals("UNDECIDED") ? 1 : 0;
      if (!said.equals(expected) && !said.equals("UNDECIDED")) {
        disagreements.add(
            "oracle: %s, replay: %s: %s"
                .formatted(expected, said, ExchangeReader.print(new Exchange(lines))));
      }
    }
    System.out.printf(
        "%s, %s, seed %d: %d exchanges, %d valid, %d undecided%n",
        name, scenario.network(), SEED, EXCHANGES, valid, undecided);
    assertThat(disagreements).isEmpty();
    assertThat(undecided).isLessThanOrEqualTo(EXCHANGES * UNDECIDED_MAX / 100);
    assertThat(valid).isBetween(EXCHANGES / 4, EXCHANGES - 1);
  }

  private static <W> List<Line> walk(Model<W> model, Random random, int linesMost) {
    List<Line> lines = new ArrayList<>();
    W worlds = model.start();
    for (int i = 0; i < linesMost; i++) {
      List<Model.Next<W>> next = model.next(worlds, Line.Fate.UNSAID);
      if (next.isEmpty()) {
        break;
      }
      List<Model.Next<W>> turns =
          next.stream()
              .filter(n -> n.line().segment().isSyn() || n.line().segment().isRst())
              .toList();
      List<Model.Next<W>> from = turns.isEmpty() || random.nextInt(3) == 0 ? next : turns;
      Model.Next<W> chosen = from.get(random.nextInt(from.size()));
      lines.add(
          FreeNumbersProofTest.freed(chosen.line(), random.nextInt(4) > 0, random.nextInt(3) > 0));
      worlds = chosen.after();
    }
    return lines;
  }

  /** The numbers that are tried, and those that lines state or that lead to these. */
  private static Map<Side, List<Integer>> around(List<Line> lines) {
    var a = new TreeSet<>(LATER.get(Side.A));
    var b = new TreeSet<>(LATER.get(Side.B));
    for (Line line : lines) {
      boolean fromA = line.from() == Side.A;
      if (line.given().seq()) {
        (fromA ? a : b).add(line.segment().seq());
        (fromA ? a : b).add(line.segment().seq() - 1);
      }
      if (line.segment().isAck() && line.given().ack()) {
        (fromA ? b : a).add(line.segment().ack() - 1);
      }
    }
    return Map.of(Side.A, List.copyOf(a), Side.B, List.copyOf(b));
  }
}
