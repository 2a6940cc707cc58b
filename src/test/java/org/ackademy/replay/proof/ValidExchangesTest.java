package org.ackademy.replay.proof;

import static org.ackademy.replay.proof.Scenarios.ACTIVE_A;
import static org.ackademy.replay.proof.Scenarios.ACTIVE_B;
import static org.ackademy.replay.proof.Scenarios.CLOSED_B;
import static org.ackademy.replay.proof.Scenarios.LISTENING_B;
import static org.ackademy.replay.proof.Scenarios.LOSSY;
import static org.ackademy.replay.proof.Scenarios.runningA;
import static org.ackademy.replay.proof.Scenarios.runningB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.ackademy.notation.LinePrinter;
import org.ackademy.replay.Exchange;
import org.ackademy.replay.Goal;
import org.ackademy.replay.Line;
import org.ackademy.replay.Scenario;
import org.ackademy.replay.Side;
import org.ackademy.replay.ValidExchanges;
import org.ackademy.replay.ValidExchanges.Bound;
import org.ackademy.replay.ValidExchanges.Reach;
import org.ackademy.tcp.Control;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** All valid exchanges of up to some lines, held against the oracle's forward enumeration. */
class ValidExchangesTest {
  private static final Exchange NOTHING = new Exchange(List.of());
  private static final String OPEN = ",'goal':{'A':['ESTABLISHED'],'B':['ESTABLISHED']}";
  private static final String CLOSE = ",'goal':{'A':['TIME-WAIT','CLOSED'],'B':['CLOSED']}";
  private static final String REFUSED =
      ",'goal':{'states':{'A':['CLOSED'],'B':['CLOSED']},'passes':{'A':['SYN-SENT']}}";
  private static final String DELIVERED =
      ",'goal':{'states':{'A':['FIN-WAIT-2'],'B':['CLOSE-WAIT']},'delivered':{'A':10}}";
  private static final int TOLD = Control.SYN | Control.FIN | Control.RST | Control.ACK;

  static Stream<Arguments> scenarios() {
    String idleA = runningA("ESTABLISHED");
    String idleB = runningB("ESTABLISHED");
    return Stream.of(
        arguments("three-way", ACTIVE_A, LISTENING_B, OPEN, 6),
        arguments("simultaneous", ACTIVE_A, ACTIVE_B, OPEN, 6),
        arguments("closed port", ACTIVE_A, CLOSED_B, REFUSED, 4),
        arguments("close", idleA, idleB, CLOSE, 5),
        arguments("data and half close", idleA, idleB, DELIVERED, 4));
  }

  private static Map<Side, SortedSet<Integer>> lengths(Scenario scenario) {
    SortedSet<Integer> ten = hasText(scenario) ? new TreeSet<>(Set.of(10)) : new TreeSet<>();
    return Map.of(Side.A, ten, Side.B, ten);
  }

  private static boolean hasText(Scenario scenario) {
    return scenario.goal() instanceof Goal.Reached goal && !goal.delivered().isEmpty();
  }

  private static String shape(List<Line> lines) {
    return String.join(
        " ",
        lines.stream()
            .map(l -> l.from() + ":" + (l.segment().control() & TOLD) + ":" + l.segment().length())
            .toList());
  }

  private static List<String> shapes(ValidExchanges found) {
    return found.answers().stream().map(answer -> shape(answer.lines())).toList();
  }

  /** The valid ones among all that the oracle knows, with text of the lengths that are named. */
  private static void collect(
      Scenario scenario, List<Line> lines, Set<Oracle.World> worlds, int more, Set<String> into) {
    var oracle = new Oracle(scenario);
    Goal.Reached goal = (Goal.Reached) scenario.goal();
    if (!lines.isEmpty()
        && oracle.reaches(worlds, goal.states())
        && Comparison.verdict(scenario, lines, goal).equals("VALID")) {
      into.add(shape(lines));
    }
    for (Model.Next<Set<Oracle.World>> next :
        more == 0
            ? List.<Model.Next<Set<Oracle.World>>>of()
            : oracle.next(worlds, Line.Fate.UNSAID)) {
      boolean named = next.line().segment().length() == 0 || hasText(scenario);
      if (named) {
        var longer = new ArrayList<>(lines);
        longer.add(next.line());
        collect(scenario, longer, next.after(), more - 1, into);
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("scenarios")
  void theyAreThoseOfTheOracle(String name, String a, String b, String more, int lines) {
    Scenario scenario = Scenarios.of(a, b, more);
    ValidExchanges found =
        ValidExchanges.of(scenario, NOTHING, lengths(scenario), Reach.lines(lines));
    Set<String> expected = new TreeSet<>();
    collect(scenario, List.of(), new Oracle(scenario).start(), lines, expected);
    assertThat(found.bound()).isEqualTo(Bound.NONE);
    assertThat(shapes(found)).doesNotHaveDuplicates().isNotEmpty();
    assertThat(shapes(found)).containsExactlyInAnyOrderElementsOf(expected);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("scenarios")
  void withALineMoreThereAreTheSameAndLongerOnes(
      String name, String a, String b, String more, int lines) {
    Scenario scenario = Scenarios.of(a, b, more);
    List<String> before = List.of();
    for (int most = 0; most <= lines; most++) {
      List<String> now =
          shapes(ValidExchanges.of(scenario, NOTHING, lengths(scenario), Reach.lines(most)));
      assertThat(now.subList(0, before.size())).isEqualTo(before);
      before = now;
    }
  }

  private static List<List<String>> lines(ValidExchanges found) {
    return found.answers().stream()
        .map(answer -> answer.lines().stream().map(LinePrinter::print).toList())
        .toList();
  }

  @Test
  void aHandshakeHasOneAnswer() {
    Scenario scenario = Scenarios.of(ACTIVE_A, LISTENING_B, OPEN);
    ValidExchanges found = ValidExchanges.of(scenario, NOTHING, Map.of(), Reach.lines(8));
    assertThat(lines(found))
        .containsExactly(
            List.of(
                "A > B SYN seq=100", "B > A SYN,ACK seq=300 ack=101", "A > B ACK seq=101 ack=301"));
    assertThat(found.shortest()).hasValue(3);
  }

  @Test
  void aCloseHasThreeOrFourSegmentsInSixWays() {
    Scenario scenario =
        Scenarios.of(
            runningA("ESTABLISHED"),
            runningB("ESTABLISHED"),
            ",'goal':{'A':['TIME-WAIT'],'B':['CLOSED','TIME-WAIT']}");
    ValidExchanges found =
        ValidExchanges.of(scenario, NOTHING, Map.of(), new Reach(ValidExchanges.LINES_MAX, 4));
    assertThat(found.linesMost()).isEqualTo(7);
    assertThat(shapes(found)).hasSize(6);
    assertThat(found.shortest()).hasValue(3);
  }

  @Test
  void whatIsGivenIsKeptAndLostLinesAreMarkedAsTheGoalWants() {
    Scenario scenario =
        Scenarios.of(
            ACTIVE_A,
            LISTENING_B,
            ",'goal':{'states':{'A':['ESTABLISHED'],'B':['ESTABLISHED']},"
                + "'lost':[{'from':'A','kind':'syn','nth':1}]}");
    ValidExchanges found = ValidExchanges.of(scenario, NOTHING, Map.of(), Reach.lines(4));
    assertThat(lines(found))
        .containsExactly(
            List.of(
                "A > B SYN seq=100 lost",
                "A > B SYN seq=100",
                "B > A SYN,ACK seq=300 ack=101",
                "A > B ACK seq=101 ack=301"));
    Exchange given = new Exchange(found.answers().get(0).lines().subList(0, 2));
    assertThat(ValidExchanges.of(scenario, given, Map.of(), Reach.lines(4)).answers())
        .isEqualTo(found.answers());
  }

  @Test
  void anythingMayComeAgainInALossyNetwork() {
    Scenario scenario = Scenarios.of(ACTIVE_A, LISTENING_B, LOSSY + OPEN);
    ValidExchanges found = ValidExchanges.of(scenario, NOTHING, Map.of(), Reach.lines(4));
    assertThat(found.shortest()).hasValue(3);
    assertThat(shapes(found)).contains("A:2:0 A:2:0 B:18:0 A:16:0").hasSizeGreaterThan(3);
  }

  @Test
  void theBoundIsSaidWhereItIsMet() {
    Scenario scenario = Scenarios.of(ACTIVE_A, LISTENING_B, LOSSY + ",'goal':'any-prefix'");
    ValidExchanges found = ValidExchanges.of(scenario, NOTHING, Map.of(), Reach.lines(9));
    assertThat(found.bound()).isNotEqualTo(Bound.NONE);
    assertThat(found.answers().size()).isLessThanOrEqualTo(ValidExchanges.ANSWERS_MAX);
  }

  @Test
  void whatIsSeenAtAHostIsNotEnumerated() {
    Scenario scenario = Scenarios.of(ACTIVE_A, LISTENING_B, ",'vantage':'A'");
    assertThatThrownBy(() -> ValidExchanges.of(scenario, NOTHING, Map.of(), Reach.lines(3)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
