package org.ackademy.replay.proof;

import static org.ackademy.replay.proof.Scenarios.ACTIVE_A;
import static org.ackademy.replay.proof.Scenarios.LISTENING_B;
import static org.ackademy.replay.proof.Scenarios.REOPENS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.ackademy.notation.ExchangeReader;
import org.ackademy.replay.Case;
import org.ackademy.replay.Exchange;
import org.ackademy.replay.Goal;
import org.ackademy.replay.Judgement;
import org.ackademy.replay.Judgement.Invalid;
import org.ackademy.replay.Judgement.Valid;
import org.ackademy.replay.Line;
import org.ackademy.replay.Replay;
import org.ackademy.replay.Scenario;
import org.ackademy.replay.Scenario.Network;
import org.ackademy.replay.Side;
import org.ackademy.tcp.Segment;
import org.ackademy.tcp.Seq;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is accepted at a host's place with free numbers is accepted for numbers with which two hosts
 * can bring it about: those that the explanation fills in, held against the oracle. And no line is
 * refused for which there are such numbers.
 */
class FreedViewTest {
  private static final long SEED = Long.getLong("proof.seed", 6528);
  private static final int VIEWS = 6 * (1 + Integer.getInteger("proof.more", 0));
  private static final int NEIGHBOURS = 15;
  private static final int LINES_MOST = 5;
  private static final int SHOWN = 20;

  static Stream<Arguments> scenarios() {
    return Stream.concat(
        Scenarios.seenAtAHost(),
        Stream.of(arguments("three-way at B, reopens", ACTIVE_A, LISTENING_B, "B", REOPENS)));
  }

  static Stream<Arguments> inBothNetworks() {
    return Scenarios.inBothNetworks(scenarios());
  }

  @ParameterizedTest(name = "{0}, {5}")
  @MethodSource("inBothNetworks")
  void whatIsFilledInCanBe(
      String name, String a, String b, String host, String more, Network network) {
    String lossy = network == Network.LOSSY ? Scenarios.LOSSY : "";
    Scenario scenario =
        Scenarios.of(a, b, more + ",'goal':'any-prefix'" + lossy + ",'vantage':'" + host + "'");
    var oracle = new ViewOracle(scenario, Side.valueOf(host));
    var random = new Random(SEED);
    List<String> disagreements = new ArrayList<>();
    Map<String, Integer> verdicts = new TreeMap<>();
    for (int i = 0; i < VIEWS; i++) {
      List<List<Line>> edits = Edits.of(walk(oracle, random));
      for (int j = 0; j < NEIGHBOURS && !edits.isEmpty(); j++) {
        List<Line> stated = edits.get(random.nextInt(edits.size()));
        List<Line> freed = freed(stated, random);
        Judgement judgement = judge(scenario, freed);
        verdicts.merge(judgement.verdict().getClass().getSimpleName(), 1, Integer::sum);
        disagreement(judgement, stated, freed, oracle).ifPresent(disagreements::add);
      }
    }
    System.out.printf("%s, %s, seed %d: %s%n", name, network, SEED, verdicts);
    assertThat(disagreements.stream().limit(SHOWN)).isEmpty();
    assertThat(verdicts.getOrDefault("Valid", 0)).isPositive();
  }

  private static Optional<String> disagreement(
      Judgement judgement, List<Line> stated, List<Line> freed, ViewOracle oracle) {
    if (judgement.verdict() instanceof Valid) {
      List<Line> filled = filled(judgement);
      int at = oracle.looksAt(filled) && isLikeTheOracle(filled) ? oracle.refusedAt(filled) : 0;
      return at == 0
          ? Optional.empty()
          : Optional.of(
              "line %d of %s filled in as %s".formatted(at, printed(freed), printed(filled)));
    }
    if (judgement.verdict() instanceof Invalid invalid) {
      int at = oracle.refusedAt(stated);
      return at > 0 && at <= invalid.violation().at()
          ? Optional.empty()
          : Optional.of("%s is refused, and was %s".formatted(printed(freed), printed(stated)));
    }
    return Optional.empty();
  }

  /**
   * The oracle repeats nothing from before what is acknowledged, though part of a segment may be,
   * and takes an arrival in at once, between whose acknowledgment and text others may send.
   */
  private static boolean isLikeTheOracle(List<Line> lines) {
    for (int i = 0; i < lines.size(); i++) {
      Line line = lines.get(i);
      Segment s = line.segment();
      for (Line before : lines.subList(0, i)) {
        Segment told = before.segment();
        boolean isPartly =
            before.from() != line.from()
                && told.isAck()
                && Seq.isBefore(s.seq(), told.ack())
                && Seq.isBefore(told.ack(), s.end());
        if (isPartly) {
          return false;
        }
      }
      Line last = lines.get(Math.max(0, i - 1));
      if (last.from() != line.from() && last.segment().length() > 0 && s.length() > 0) {
        return false;
      }
    }
    return true;
  }

  private static String printed(List<Line> lines) {
    return ExchangeReader.print(new Exchange(lines)).toString();
  }

  private static List<Line> freed(List<Line> lines, Random random) {
    List<Line> freed = new ArrayList<>();
    for (Line line : lines) {
      freed.add(FreeNumbersProofTest.freed(line, random.nextInt(3) > 0, random.nextInt(3) > 0));
    }
    return freed;
  }

  private static Judgement judge(Scenario scenario, List<Line> lines) {
    Scenario any = Comparison.reaching(scenario, new Goal.AnyPrefix());
    return Replay.judge(new Case("", any, new Exchange(lines), Map.of()));
  }

  /** The lines as the explanation has them. */
  private static List<Line> filled(Judgement judgement) {
    List<Line> filled = new ArrayList<>();
    for (Judgement.Frame frame : judgement.explanation()) {
      frame
          .filled()
          .map(line -> new Line(line.from(), line.segment(), Line.Given.NUMBERS, line.fate()))
          .ifPresent(filled::add);
    }
    return filled;
  }

  private static List<Line> walk(ViewOracle oracle, Random random) {
    List<Line> lines = new ArrayList<>();
    Optional<Line> next = oracle.next(lines, random);
    while (next.isPresent() && lines.size() < LINES_MOST) {
      lines.add(next.get());
      next = oracle.next(lines, random);
    }
    return lines;
  }
}
