package org.ackademy.replay.proof;

import static org.ackademy.replay.proof.Scenarios.runningA;
import static org.ackademy.replay.proof.Scenarios.runningB;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.ackademy.replay.Case;
import org.ackademy.replay.Exchange;
import org.ackademy.replay.Judgement.Invalid;
import org.ackademy.replay.Judgement.Valid;
import org.ackademy.replay.Judgement.Verdict;
import org.ackademy.replay.Line;
import org.ackademy.replay.Line.Given;
import org.ackademy.replay.Replay;
import org.ackademy.replay.Scenario;
import org.ackademy.replay.Scenario.Network;
import org.ackademy.tcp.Segment;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Numbers left free, in both directions: a line with free numbers has an explanation exactly where
 * the oracle finds numbers with which it has one, and the first that has none is the same.
 */
class FreeNumbersProofTest {
  private static final long SEED = 1122;
  private static final int LINES_MOST = 6;
  private static final int LATER_CONNECTION = 7_000;

  static Stream<Arguments> scenarios() {
    String client = "'start':'CLOSED','opens':'active','isn':100";
    String server = "'start':'LISTEN','isn':300";
    String other = "'start':'CLOSED','opens':'active','isn':300";
    String any = ",'goal':'any-prefix'";
    String lossy = ",'network':'lossy'" + any;
    String idleA = runningA("ESTABLISHED");
    String idleB = runningB("ESTABLISHED");
    return Stream.of(
        Arguments.of("reliable", client, server, any),
        Arguments.of("reliable, crossing", client, other, any),
        Arguments.of("reliable, running", idleA, idleB, any),
        Arguments.of("lossy", client, server, lossy),
        Arguments.of("lossy, crossing", client, other, lossy),
        Arguments.of("lossy, running", idleA, idleB, lossy),
        Arguments.of("lossy, half closed", runningA("FIN-WAIT-2"), runningB("CLOSE-WAIT"), lossy));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("scenarios")
  void whatTheOracleCanFillInIsValidAndNothingElse(String name, String a, String b, String more) {
    Scenario scenario = Scenarios.of(a, b, more);
    if (scenario.network() == Network.LOSSY) {
      compare(name, scenario, new LossyOracle(scenario));
    } else {
      compare(name, scenario, new Oracle(scenario));
    }
  }

  private static <W> void compare(String name, Scenario scenario, Model<W> model) {
    var random = new Random(SEED);
    int valid = 0;
    int compared = 0;
    List<String> disagreements = new ArrayList<>();
    for (int i = 0; i < 250; i++) {
      List<Line> lines = walk(model, random);
      if (lines.stream().anyMatch(FreeNumbersProofTest::isBeyondTheOracle)) {
        continue;
      }
      compared++;
      spoil(lines, random);
      int first = firstWithout(model, lines);
      Verdict verdict =
          Replay.judge(new Case("", scenario, new Exchange(lines), Map.of())).verdict();
      boolean agrees =
          first == 0
              ? verdict instanceof Valid
              : verdict instanceof Invalid invalid && invalid.violation().at() == first;
      if (!agrees) {
        disagreements.add("%d, not %s: %s".formatted(first, verdict, lines));
      }
      valid += first == 0 ? 1 : 0;
    }
    System.out.printf("%s: %d exchanges with free numbers, %d valid%n", name, compared, valid);
    assertThat(disagreements).as("seed %d", SEED).isEmpty();
    assertThat(valid).isBetween(50, compared - 10);
  }

  /**
   * The oracle, asked what may come next, sends text of one length only; and a later connection's
   * number, which nobody fixes, is its own choice there.
   */
  private static boolean isBeyondTheOracle(Line line) {
    return line.segment().length() == 1 || line.segment().seq() >= LATER_CONNECTION;
  }

  private static <W> List<Line> walk(Model<W> model, Random random) {
    List<Line> lines = new ArrayList<>();
    W worlds = model.start();
    for (int i = 0; i < LINES_MOST; i++) {
      List<Model.Next<W>> next = model.next(worlds, Line.Fate.UNSAID);
      if (next.isEmpty()) {
        break;
      }
      Model.Next<W> chosen = next.get(random.nextInt(next.size()));
      Line line = chosen.line();
      lines.add(freed(line, random.nextInt(3) > 0, random.nextInt(3) > 0));
      worlds = chosen.after();
    }
    return lines;
  }

  static Line freed(Line line, boolean seq, boolean ack) {
    Given given = new Given(!seq, !(ack && line.segment().isAck()), false);
    Segment s = line.segment();
    Segment bare =
        new Segment(
            s.control(),
            given.seq() ? s.seq() : 0,
            given.ack() ? s.ack() : 0,
            s.length(),
            s.window(),
            s.urgent(),
            s.options());
    return new Line(line.from(), bare, given, line.fate());
  }

  static void spoil(List<Line> lines, Random random) {
    if (lines.isEmpty() || random.nextBoolean()) {
      return;
    }
    int at = random.nextInt(lines.size());
    Line line = lines.get(at);
    switch (random.nextInt(3)) {
      case 0 -> lines.remove(at);
      case 1 ->
          lines.set(at, new Line(line.from().peer(), line.segment(), line.given(), line.fate()));
      default -> lines.add(random.nextInt(lines.size()), line);
    }
  }

  /** The first line that no numbers make possible; 0 where all are. */
  static <W> int firstWithout(Model<W> model, List<Line> lines) {
    Set<W> worlds = new LinkedHashSet<>(Set.of(model.start()));
    for (int i = 0; i < lines.size(); i++) {
      Line line = lines.get(i);
      Set<W> after = new LinkedHashSet<>();
      for (W world : worlds) {
        for (Model.Next<W> next : model.next(world, line.fate())) {
          if (fits(line, next.line()) && model.survives(next.after())) {
            after.add(next.after());
          }
        }
      }
      if (after.isEmpty()) {
        return i + 1;
      }
      worlds = after;
    }
    return 0;
  }

  static boolean fits(Line line, Line possible) {
    Segment s = line.segment();
    Segment p = possible.segment();
    return line.from() == possible.from()
        && s.control() == p.control()
        && s.length() == p.length()
        && (!line.given().seq() || s.seq() == p.seq())
        && (!line.given().ack() || s.ack() == p.ack());
  }
}
