package org.ackademy.replay.proof;

import static org.ackademy.replay.proof.Scenarios.ABORT;
import static org.ackademy.replay.proof.Scenarios.ACTIVE_A;
import static org.ackademy.replay.proof.Scenarios.ACTIVE_B;
import static org.ackademy.replay.proof.Scenarios.CLOSED_B;
import static org.ackademy.replay.proof.Scenarios.LISTENING_B;
import static org.ackademy.replay.proof.Scenarios.REOPENS;
import static org.ackademy.replay.proof.Scenarios.runningA;
import static org.ackademy.replay.proof.Scenarios.runningB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.ackademy.notation.ExchangeReader;
import org.ackademy.replay.Exchange;
import org.ackademy.replay.Goal;
import org.ackademy.replay.Line;
import org.ackademy.replay.Scenario;
import org.ackademy.replay.Side;
import org.ackademy.tcp.Options;
import org.ackademy.tcp.Segment;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What one host sees in a network that may lose, double and overtake: random views that two hosts
 * bring about, and all that is one edit away from them, held against the oracle's.
 */
class ViewTest {
  private static final long SEED = 5961;
  private static final int MORE = Integer.getInteger("proof.more", 0);
  private static final int DISAGREEMENTS_SHOWN = 30;

  static Stream<Arguments> scenarios() {
    return Stream.concat(
        Scenarios.seenAtAHost(),
        Stream.of(
            arguments("three-way at B, aborts", ACTIVE_A, LISTENING_B, "B", ABORT),
            arguments(
                "half closed at B", runningA("FIN-WAIT-2"), runningB("CLOSE-WAIT"), "B", "")));
  }

  /** What is left of an earlier connection may reach the host that is seen, or the other. */
  static Stream<Arguments> earlier() {
    String idleA = runningA("ESTABLISHED");
    String idleB = runningB("ESTABLISHED");
    String syn = ",'earlier':['A > B SYN seq=90']";
    String answer = ",'earlier':['B > A SYN,ACK seq=290 ack=91','A > B SYN seq=90']";
    String text = ",'earlier':['A > B ACK seq=1005 ack=5000 len=10','B > A RST seq=5000']";
    String old = ",'earlier':['A > B ACK seq=990 ack=4990 len=10','B > A ACK seq=4990 ack=1010']";
    return Stream.of(
        arguments("old SYN, at A", ACTIVE_A, LISTENING_B, "A", syn),
        arguments("old SYN, at B", ACTIVE_A, LISTENING_B, "B", syn),
        arguments("old SYN and its answer, at A", ACTIVE_A, LISTENING_B, "A", answer),
        arguments("old SYN and its answer, at B", ACTIVE_A, LISTENING_B, "B", answer),
        arguments("old SYN, crossing, at A", ACTIVE_A, ACTIVE_B, "A", syn),
        arguments("closed port, at A", ACTIVE_A, CLOSED_B, "A", syn),
        arguments("text and reset, at A", idleA, idleB, "A", text),
        arguments("text and reset, at B", idleA, idleB, "B", text),
        arguments("old text, at A", idleA, idleB, "A", old),
        arguments("old text, at B, aborts", idleA, idleB, "B", old + ABORT));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("earlier")
  void whatIsLeftOfAnEarlierConnection(String name, String a, String b, String host, String more) {
    String lossy = more + ",'network':'lossy','vantage':'" + host + "'";
    views(name + ", lossy", Scenarios.of(a, b, lossy), host, new Amount(8, 15, 5));
    String reliable = more + ",'vantage':'" + host + "'";
    views(name + ", reliable", Scenarios.of(a, b, reliable), host, new Amount(12, 30, 7));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("scenarios")
  void whereAnythingMayBeLost(String name, String a, String b, String host, String more) {
    String lossy = more + ",'network':'lossy','vantage':'" + host + "'";
    views(name + ", lossy", Scenarios.of(a, b, lossy), host, new Amount(12, 15, 5));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("scenarios")
  void whereNothingIsLost(String name, String a, String b, String host, String more) {
    String reliable = more + ",'vantage':'" + host + "'";
    views(name + ", reliable", Scenarios.of(a, b, reliable), host, new Amount(20, 40, 8));
  }

  /** A host may have had several connections, and what SYNs agree changes nothing of that. */
  static Stream<Arguments> severalConnections() {
    String again = REOPENS + ABORT;
    return Stream.of(
        arguments("reopening at A", ACTIVE_A, LISTENING_B, "A", again),
        arguments("reopening at B", ACTIVE_A, LISTENING_B, "B", again),
        arguments("crossing, reopening at A", ACTIVE_A, ACTIVE_B, "A", again),
        arguments("a listener that is sent back, at A", ACTIVE_A, LISTENING_B, "A", ABORT),
        arguments("closed port, reopening at A", ACTIVE_A, CLOSED_B, "A", again));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("severalConnections")
  void whereThereMayBeSeveralConnections(
      String name, String a, String b, String host, String more) {
    String lossy = more + ",'network':'lossy','vantage':'" + host + "'";
    Scenario scenario = Scenarios.of(a, b, lossy);
    views(name + ", lossy", scenario, host, new Amount(10, 15, 5), line -> line);
    views(name + ", options", scenario, host, new Amount(6, 15, 5), ViewTest::withOptions);
  }

  /**
   * The line as hosts send it that agree on all options, at a time when their clocks stand still.
   */
  private static Line withOptions(Line line) {
    Segment s = line.segment();
    boolean syn = s.isSyn();
    Options options =
        new Options(
            syn ? 1_460 : Options.ABSENT,
            syn ? 0 : Options.ABSENT,
            syn,
            List.of(),
            s.isRst()
                ? Optional.empty()
                : Optional.of(new Options.Timestamps(1, s.isAck() ? 1 : 0)),
            Optional.empty());
    Segment dressed =
        new Segment(s.control(), s.seq(), s.ack(), s.length(), s.window(), s.urgent(), options);
    return new Line(line.from(), dressed, line.given(), line.fate());
  }

  /** How many views, how many neighbours of each, and how many lines at most. */
  private record Amount(int views, int neighbours, int lines) {}

  private static void views(String name, Scenario scenario, String host, Amount amount) {
    views(name, scenario, host, amount, line -> line);
  }

  private static void views(
      String name, Scenario scenario, String host, Amount amount, UnaryOperator<Line> dressed) {
    var oracle = new ViewOracle(scenario, Side.valueOf(host));
    var random = new Random(SEED);
    var disagreements = new ArrayList<String>();
    int views = 0;
    int neighbours = 0;
    int refused = 0;
    for (int i = 0; i < amount.views() * (1 + MORE); i++) {
      List<Line> lines = walk(oracle, random, amount.lines());
      views++;
      compare(scenario, oracle, lines, dressed, disagreements);
      List<List<Line>> edits = Edits.of(lines);
      for (int j = 0; j < amount.neighbours(); j++) {
        List<Line> neighbour = edits.get(random.nextInt(edits.size()));
        if (scenario.network() == Scenario.Network.RELIABLE || oracle.looksAt(neighbour)) {
          neighbours++;
          refused += compare(scenario, oracle, neighbour, dressed, disagreements);
        }
      }
    }
    System.out.printf(
        "%s, seed %d: %d views, %d neighbours of which %d cannot be%n",
        name, SEED, views, neighbours, refused);
    assertThat(disagreements).isEmpty();
    assertThat(refused).isPositive();
  }

  private static List<Line> walk(ViewOracle oracle, Random random, int linesMost) {
    List<Line> lines = new ArrayList<>();
    while (lines.size() < linesMost) {
      Optional<Line> next = oracle.next(lines, random);
      if (next.isEmpty()) {
        break;
      }
      lines.add(next.get());
    }
    return lines;
  }

  private static int compare(
      Scenario scenario,
      ViewOracle oracle,
      List<Line> lines,
      UnaryOperator<Line> dressed,
      List<String> disagreements) {
    int at = oracle.refusedAt(lines);
    String expected = at == 0 ? "VALID" : "INVALID at " + at;
    String said =
        Comparison.verdict(scenario, lines.stream().map(dressed).toList(), new Goal.AnyPrefix());
    if (!said.equals(expected) && disagreements.size() < DISAGREEMENTS_SHOWN) {
      disagreements.add(
          "oracle: %s, replay: %s: %s"
              .formatted(expected, said, ExchangeReader.print(new Exchange(lines))));
    }
    return at == 0 ? 0 : 1;
  }
}
