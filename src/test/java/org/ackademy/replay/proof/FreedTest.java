package org.ackademy.replay.proof;

import static org.ackademy.replay.proof.Scenarios.ABORT;
import static org.ackademy.replay.proof.Scenarios.runningA;
import static org.ackademy.replay.proof.Scenarios.runningB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.Stream;
import org.ackademy.notation.ExchangeReader;
import org.ackademy.replay.Case;
import org.ackademy.replay.Exchange;
import org.ackademy.replay.Judgement.Undecided;
import org.ackademy.replay.Judgement.Valid;
import org.ackademy.replay.Judgement.Verdict;
import org.ackademy.replay.Line;
import org.ackademy.replay.Replay;
import org.ackademy.replay.Scenario;
import org.ackademy.replay.Side;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What two hosts bring about is never refused because some of its numbers are left free: on the
 * wire and at either host's place, later connections too.
 */
class FreedTest {
  private static final long SEED = Long.getLong("proof.seed", 2018);
  private static final int EXCHANGES = 60 * (1 + Integer.getInteger("proof.more", 0));

  /** A SYN with a free number may have come within the window of a connection that is half open. */
  private static final int UNDECIDED_MAX = EXCHANGES / 12;

  static Stream<Arguments> scenarios() {
    String client = "'start':'CLOSED','opens':'active','isn':100";
    String server = "'start':'LISTEN','isn':300";
    String other = "'start':'CLOSED','opens':'active','isn':300";
    String reopens = ",'reopens':true" + ABORT;
    return Stream.of(
        arguments("aborts", client, server, ABORT),
        arguments("reopening", client, server, reopens),
        arguments("crossing, reopening", client, other, reopens),
        arguments("running", runningA("ESTABLISHED"), runningB("ESTABLISHED"), ""),
        arguments("half closed", runningA("FIN-WAIT-2"), runningB("CLOSE-WAIT"), ""));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("scenarios")
  void onTheWire(String name, String a, String b, String more) {
    Scenario reliable = Scenarios.of(a, b, more + ",'goal':'any-prefix'");
    Scenario lossy = Scenarios.of(a, b, more + ",'network':'lossy','goal':'any-prefix'");
    var random = new Random(SEED);
    int undecided = 0;
    for (int i = 0; i < EXCHANGES; i++) {
      undecided += assertNotRefused(reliable, walk(new Oracle(reliable), random), random);
      undecided += assertNotRefused(lossy, walk(new LossyOracle(lossy), random), random);
    }
    System.out.printf("%s: %d exchanges, %d undecided%n", name, 2 * EXCHANGES, undecided);
    assertThat(undecided).as("undecided").isLessThanOrEqualTo(UNDECIDED_MAX);
  }

  private static <W> List<Line> walk(Model<W> model, Random random) {
    List<Line> lines = new ArrayList<>();
    W worlds = model.start();
    for (int i = 0; i < 7; i++) {
      List<Model.Next<W>> next = model.next(worlds, Line.Fate.UNSAID);
      if (next.isEmpty()) {
        break;
      }
      Model.Next<W> chosen = next.get(random.nextInt(next.size()));
      lines.add(chosen.line());
      worlds = chosen.after();
    }
    return lines;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("scenarios")
  void atAHost(String name, String a, String b, String more) {
    var random = new Random(SEED);
    int undecided = 0;
    int all = 0;
    for (Side seen : Side.values()) {
      String here = more + ",'goal':'any-prefix','network':'lossy','vantage':'" + seen + "'";
      Scenario scenario = Scenarios.of(a, b, here);
      var oracle = new ViewOracle(scenario, seen);
      for (int i = 0; i < EXCHANGES / 2; i++) {
        List<Line> lines = new ArrayList<>();
        Optional<Line> next = oracle.next(lines, random);
        while (next.isPresent() && lines.size() < 5) {
          lines.add(next.get());
          next = oracle.next(lines, random);
        }
        undecided += assertNotRefused(scenario, lines, random);
        all++;
      }
    }
    System.out.printf("%s: %d views, %d undecided%n", name, all, undecided);
    assertThat(undecided).as("undecided").isLessThanOrEqualTo(UNDECIDED_MAX);
  }

  private static Scenario withoutInitialNumbers(Scenario s) {
    return new Scenario(
        free(s.a()),
        free(s.b()),
        s.network(),
        s.vantage(),
        s.calls(),
        s.earlier(),
        s.shorthand(),
        s.reopening(),
        s.goal());
  }

  private static Scenario.Host free(Scenario.Host host) {
    return new Scenario.Host(
        host.start(), host.opening(), OptionalLong.empty(), host.numbers(), host.rcvWnd());
  }

  /** Whether it is undecided, 1 or 0. */
  private static int assertNotRefused(Scenario scenario, List<Line> lines, Random random) {
    List<Line> freed = new ArrayList<>();
    for (Line line : lines) {
      freed.add(FreeNumbersProofTest.freed(line, random.nextInt(3) > 0, random.nextInt(3) > 0));
    }
    Scenario judged = random.nextBoolean() ? scenario : withoutInitialNumbers(scenario);
    Verdict verdict = Replay.judge(new Case("", judged, new Exchange(freed), Map.of())).verdict();
    boolean undecided = verdict instanceof Undecided;
    if (!undecided) {
      assertThat(verdict)
          .as(
              "seed %d: %s of %s",
              SEED,
              ExchangeReader.print(new Exchange(freed)),
              ExchangeReader.print(new Exchange(lines)))
          .isInstanceOf(Valid.class);
    }
    return undecided ? 1 : 0;
  }
}
