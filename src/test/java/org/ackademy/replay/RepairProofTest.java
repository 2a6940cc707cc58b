package org.ackademy.replay;

import static org.ackademy.replay.Exchanges.exchange;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ackademy.replay.Judgement.Valid;
import org.ackademy.replay.Repair.Known;
import org.ackademy.replay.Scenario.Host;
import org.ackademy.replay.Scenario.Numbers;
import org.ackademy.replay.Scenario.Opening;
import org.ackademy.tcp.Control;
import org.ackademy.tcp.Segment;
import org.ackademy.tcp.TcpState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Repairs of spoiled exchanges. Of small ones the least cost is known otherwise: it is the distance
 * to the nearest of all valid exchanges.
 */
class RepairProofTest {
  private static final long SEED = 3650;
  private static final int[] OFF = {-10, -1, 1, 10, 100};
  private static final Set<TcpState> ENDED = Set.of(TcpState.TIME_WAIT, TcpState.CLOSED);

  static Stream<Scenario> small() {
    Host idleA = running(1_000, 5_000);
    Host idleB = running(5_000, 1_000);
    Goal closed = Scenarios.states(Map.of(Side.A, ENDED, Side.B, ENDED));
    Goal open = Scenarios.states(Scenarios.BOTH_ESTABLISHED);
    return Stream.of(
        Scenarios.reliable(Scenarios.SERVER, open),
        Scenarios.reliable(Scenarios.OTHER_CLIENT, open),
        Scenarios.lossy(open),
        between(Scenarios.reliable(Scenarios.SERVER, closed), idleA, idleB));
  }

  private static Host running(int own, int peer) {
    Numbers numbers = new Numbers(own, own, 65_535, peer, 65_535);
    return new Host(
        TcpState.ESTABLISHED,
        Opening.NEVER,
        OptionalLong.empty(),
        Optional.of(numbers),
        Scenario.WINDOW_DEFAULT);
  }

  private static Scenario between(Scenario s, Host a, Host b) {
    return new Scenario(
        a,
        b,
        s.network(),
        s.vantage(),
        s.calls(),
        s.earlier(),
        s.shorthand(),
        s.reopening(),
        s.goal());
  }

  private static Case asked(Scenario scenario, List<Line> lines) {
    return new Case("", scenario, new Exchange(lines), Map.of());
  }

  static void spoil(List<Line> lines, Random random) {
    if (lines.isEmpty()) {
      return;
    }
    int at = random.nextInt(lines.size());
    Line line = lines.get(at);
    Segment s = line.segment();
    int off = OFF[random.nextInt(OFF.length)];
    switch (random.nextInt(6)) {
      case 0 -> lines.remove(at);
      case 1 -> Collections.swap(lines, at, Math.max(0, at - 1));
      case 2 -> {
        // Once over: the same mistake thrice is one of another kind.
        if (Collections.frequency(lines, line) == 1) {
          lines.add(at, line);
        }
      }
      case 3 -> lines.set(at, with(line, s.control(), s.seq() + off, s.ack()));
      case 4 -> lines.set(at, with(line, s.control(), s.seq(), s.isAck() ? s.ack() + off : 0));
      default -> lines.set(at, with(line, s.control() ^ Control.FIN, s.seq(), s.ack()));
    }
  }

  private static Line with(Line line, int control, int seq, int ack) {
    Segment s = line.segment();
    Segment other = new Segment(control, seq, ack, s.length(), s.window(), s.urgent(), s.options());
    return new Line(line.from(), other, line.given(), line.fate());
  }

  @ParameterizedTest
  @MethodSource("small")
  void theCostIsTheDistanceToTheNearestValidExchange(Scenario scenario) {
    List<Exchange> valid =
        ValidExchanges.of(
                scenario,
                new Exchange(List.of()),
                Map.of(),
                new ValidExchanges.Reach(ValidExchanges.LINES_MAX, 3))
            .answers();
    var random = new Random(SEED);
    for (int i = 0; i < 60; i++) {
      List<Line> lines = new ArrayList<>(valid.get(random.nextInt(valid.size())).lines());
      int mistakes = 1 + random.nextInt(2);
      for (int j = 0; j < mistakes; j++) {
        spoil(lines, random);
      }
      if (lines.size() > 5) {
        continue;
      }
      int nearest = valid.stream().mapToInt(v -> distance(lines, v.lines())).min().orElseThrow();
      Repair.Found found = Repair.of(asked(scenario, lines), 0).orElseThrow();
      // The nearest ones carry no text; a repair may put some in where that is cheaper.
      boolean text = found.exchange().lines().stream().anyMatch(l -> l.segment().length() > 0);
      assertThat(found.halves())
          .as("seed %d, %s", SEED, lines)
          .isBetween(text ? 1 : nearest, nearest);
      assertThat(Replay.judge(asked(scenario, found.exchange().lines())).verdict())
          .isInstanceOf(Valid.class);
      assertThat(found.known()).isEqualTo(Known.LEAST);
    }
  }

  /** The least cost of edits, with up to two lines moved. */
  private static int distance(List<Line> from, List<Line> to) {
    int least = edits(from, to);
    for (List<Line> once : moved(from)) {
      least = Math.min(least, 2 + edits(once, to));
      if (least > 4) {
        for (List<Line> twice : moved(once)) {
          least = Math.min(least, 4 + edits(twice, to));
        }
      }
    }
    return least;
  }

  private static Set<List<Line>> moved(List<Line> lines) {
    Set<List<Line>> all = new HashSet<>();
    for (int from = 0; from < lines.size(); from++) {
      for (int to = 0; to < lines.size(); to++) {
        List<Line> other = new ArrayList<>(lines);
        other.add(to, other.remove(from));
        all.add(other);
      }
    }
    return all;
  }

  private static int edits(List<Line> from, List<Line> to) {
    int[][] cost = new int[from.size() + 1][to.size() + 1];
    for (int i = 0; i <= from.size(); i++) {
      for (int j = 0; j <= to.size(); j++) {
        int least = i == 0 && j == 0 ? 0 : Integer.MAX_VALUE;
        least = i > 0 ? Math.min(least, cost[i - 1][j] + 2) : least;
        least = j > 0 ? Math.min(least, cost[i][j - 1] + 2) : least;
        if (i > 0 && j > 0) {
          least = Math.min(least, cost[i - 1][j - 1] + change(from.get(i - 1), to.get(j - 1)));
        }
        cost[i][j] = least;
      }
    }
    return cost[from.size()][to.size()];
  }

  private static int change(Line one, Line other) {
    int sender = one.from() == other.from() ? 0 : 1;
    return Math.min(2, sender + Distance.between(one, other.segment()).size());
  }

  private static final Scenario WHOLE =
      Scenarios.reliable(Scenarios.SERVER, Scenarios.states(Scenarios.CLOSED_BY_A));

  /** A connection with data in either direction, opened and closed, of so many lines. */
  static List<Line> talk(int lines, Random random) {
    List<String> talk =
        new ArrayList<>(
            List.of(
                "A > B SYN seq=100", "B > A SYN,ACK seq=300 ack=101", "A > B ACK seq=101 ack=301"));
    int a = 101;
    int b = 301;
    while (talk.size() < lines - 5) {
      int octets = 10 * (1 + random.nextInt(5));
      if (random.nextBoolean()) {
        talk.add("A > B ACK seq=%d ack=%d len=%d".formatted(a, b, octets));
        a += octets;
        talk.add("B > A ACK seq=%d ack=%d".formatted(b, a));
      } else {
        talk.add("B > A ACK seq=%d ack=%d len=%d".formatted(b, a, octets));
        b += octets;
        talk.add("A > B ACK seq=%d ack=%d".formatted(a, b));
      }
    }
    talk.add("A > B FIN,ACK seq=%d ack=%d".formatted(a, b));
    talk.add("B > A ACK seq=%d ack=%d".formatted(b, a + 1));
    talk.add("B > A FIN,ACK seq=%d ack=%d".formatted(b, a + 1));
    talk.add("A > B ACK seq=%d ack=%d".formatted(a + 1, b + 1));
    return exchange(talk).lines();
  }

  private static final Scenario WHOLE_LOSSY =
      Scenarios.lossy(Scenarios.states(Scenarios.CLOSED_BY_A));

  private static Repair.Found repairOf(int lines, int mistakes, Random random) {
    return repairOf(WHOLE, lines, mistakes, random);
  }

  private static Repair.Found repairOf(Scenario scenario, int lines, int mistakes, Random random) {
    List<Line> answer = new ArrayList<>(talk(lines, random));
    for (int i = 0; i < mistakes; i++) {
      spoil(answer, random);
    }
    Repair.Found found = Repair.of(asked(scenario, answer), 0).orElseThrow();
    assertThat(Replay.judge(asked(scenario, found.exchange().lines())).verdict())
        .as("seed %d, %s", SEED, answer)
        .isInstanceOf(Valid.class);
    assertThat(Conflicts.of(asked(scenario, answer)).from(1))
        .as("what is known of the least cost, seed %d, %s", SEED, answer)
        .isLessThanOrEqualTo(found.halves());
    assertThat(found.halves()).isEqualTo(found.edits().stream().mapToInt(Edit::halves).sum());
    if (scenario.network() == Scenario.Network.RELIABLE) {
      // Where anything may be sent again, one mistake upon another can cost more than both.
      assertThat(found.halves()).as("seed %d, %s", SEED, answer).isLessThanOrEqualTo(2 * mistakes);
    }
    return found;
  }

  @Test
  void fortyLinesWithThreeMistakesAreRepairedAtTheLeastCost() {
    var random = new Random(SEED);
    for (int i = 0; i < 25; i++) {
      assertThat(repairOf(40, 3, random).known()).isEqualTo(Known.LEAST);
    }
  }

  @Test
  void soAreThoseWhereAnythingMayBeLost() {
    var random = new Random(SEED);
    for (int i = 0; i < 25; i++) {
      assertThat(repairOf(WHOLE_LOSSY, 40, 3, random).known()).isEqualTo(Known.LEAST);
    }
    for (int i = 0; i < 200; i++) {
      repairOf(WHOLE_LOSSY, 12, 1 + random.nextInt(3), random);
    }
  }

  static Stream<Arguments> shapes() {
    return Stream.of(WHOLE, WHOLE_LOSSY)
        .flatMap(
            scenario ->
                IntStream.of(9, 13, 18, 24).mapToObj(lines -> Arguments.of(scenario, lines)));
  }

  /** Each costs what it costs alone, wherever they stand. */
  @ParameterizedTest
  @MethodSource("shapes")
  void twoSmallMistakesCostTwoSmallMistakes(Scenario scenario, int lines) {
    var random = new Random(SEED + lines);
    for (int i = 0; i < 20; i++) {
      List<Line> right = talk(lines, random);
      int half = right.size() / 2;
      int first = random.nextInt(half);
      int second = half + 1 + random.nextInt(right.size() - half - 1);
      List<Line> one = spoiledAck(right, first);
      List<Line> other = spoiledAck(right, second);
      List<Line> both = spoiledAck(one, second);
      double together = 1 - score(scenario, both);
      double apart = (1 - score(scenario, one)) + (1 - score(scenario, other));
      String told = "seed %d, %s".formatted(SEED + lines, both);
      assertThat(together).as(told).isLessThanOrEqualTo(apart + 1e-9);
      if (scenario.network() == Scenario.Network.RELIABLE) {
        assertThat(together).as(told).isPositive();
      }
    }
  }

  private static List<Line> spoiledAck(List<Line> right, int at) {
    List<Line> lines = new ArrayList<>(right);
    Segment s = lines.get(at).segment();
    lines.set(
        at,
        s.isAck()
            ? with(lines.get(at), s.control(), s.seq(), s.ack() + 7)
            : with(lines.get(at), s.control() | Control.FIN, s.seq(), 0));
    return lines;
  }

  @Test
  void aHundredLinesWithSixMistakesAreRepaired() {
    var random = new Random(SEED);
    for (int i = 0; i < 8; i++) {
      repairOf(100, 6, random);
    }
  }

  /** Whoever writes a line that a least repair of the answer puts in gets more for it. */
  @ParameterizedTest
  @MethodSource("shapes")
  void aLineThatALeastRepairHasNeverCostsPoints(Scenario scenario, int lines) {
    var random = new Random(SEED + lines);
    int compared = 0;
    for (int i = 0; i < 16; i++) {
      List<Line> answer = new ArrayList<>(talk(lines, random));
      answer.remove(random.nextInt(answer.size()));
      spoil(answer, random);
      answer.remove(random.nextInt(answer.size()));
      Repair.Found found = Repair.of(asked(scenario, answer), 0).orElseThrow();
      double score = score(scenario, answer);
      for (Edit edit : found.edits()) {
        if (edit instanceof Edit.Inserted inserted) {
          List<Line> more = new ArrayList<>(answer);
          more.add(inserted.before() - 1, inserted.line());
          assertThat(score(scenario, more))
              .as("seed %d, %s", SEED + lines, more)
              .isGreaterThan(score);
          compared++;
        }
      }
    }
    assertThat(compared).isPositive();
  }

  @Test
  void whatWasNotTouchedIsWorthNothing() {
    List<Line> given = talk(11, new Random(SEED)).subList(0, 5);
    Case asked = asked(WHOLE, given);

    assertThat(Score.of(asked, Replay.judge(asked), given.size())).hasValue(0);
    assertThat(score(List.of())).isZero();
  }

  private static double score(List<Line> lines) {
    return score(WHOLE, lines);
  }

  private static double score(Scenario scenario, List<Line> lines) {
    Case asked = asked(scenario, lines);
    return Score.of(asked, Replay.judge(asked), 0).orElseThrow();
  }

  @Test
  void aLineMovedFarUpOrDownCostsOneLine() {
    List<Line> lines = talk(13, new Random(SEED));
    for (int[] way : new int[][] {{10, 4}, {4, 10}, {3, 4}, {1, 0}}) {
      List<Line> moved = new ArrayList<>(lines);
      moved.add(way[1], moved.remove(way[0]));
      Repair.Found found = Repair.of(asked(WHOLE, moved), 0).orElseThrow();
      assertThat(found.halves()).as("%d to %d", way[0], way[1]).isLessThanOrEqualTo(2);
    }
  }
}
