package org.ackademy.replay;

import static org.ackademy.replay.Exchanges.exchange;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.ackademy.notation.CaseReader;
import org.ackademy.notation.CaseRows;
import org.ackademy.notation.ReadCase;
import org.ackademy.replay.Judgement.Incomplete;
import org.ackademy.replay.Judgement.Invalid;
import org.ackademy.replay.Judgement.Violation;
import org.ackademy.replay.Recognition.Found;
import org.ackademy.replay.Scenario.Network;
import org.ackademy.replay.Scenario.Vantage;
import org.ackademy.tcp.Segment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each misconception is named for exchanges that it, and no other, explains best. */
class MisconceptionsTest {

  /** A golden exchange; its case is named after the misconception. */
  record Golden(Misconception misconception, Case question) {
    @Override
    public String toString() {
      return question.id();
    }
  }

  static List<Golden> golden() throws IOException {
    List<Golden> rows = new ArrayList<>();
    try (Reader in =
        new InputStreamReader(
            Objects.requireNonNull(
                MisconceptionsTest.class.getResourceAsStream("/exchanges/misconceptions.ndjson")),
            StandardCharsets.UTF_8)) {
      CaseRows cases = new CaseRows(in);
      CaseReader reader = CaseReader.ofLines(100);
      for (Optional<CaseRows.Row> row = cases.next(); row.isPresent(); row = cases.next()) {
        Case question =
            switch (reader.read(row.get())) {
              case ReadCase.Legible legible -> legible.question();
              case ReadCase.Unreadable unreadable -> fail(unreadable.toString());
            };
        String id = question.id().substring(0, question.id().indexOf('/'));
        rows.add(new Golden(Misconception.named(id).orElseThrow(), question));
      }
    }
    return rows;
  }

  private static Stream<Misconception> others(Misconception than) {
    return Arrays.stream(Misconception.values()).filter(other -> other != than);
  }

  @ParameterizedTest
  @MethodSource("golden")
  void itIsNamedAndExplainsBest(Golden golden) {
    switch (Replay.judge(golden.question()).verdict()) {
      case Invalid invalid -> {
        assertThat(invalid.violation().misconception()).contains(golden.misconception());
        assertThat(invalid.further())
            .allSatisfy(v -> assertThat(v.misconception()).contains(golden.misconception()));
        int line = invalid.violation().at();
        Found best =
            Recognition.reach(Scene.whole(golden.question()), golden.misconception(), line);
        assertThat(best.reach()).isEqualTo(Recognition.Place.END);
        others(golden.misconception())
            .map(other -> Recognition.reach(Scene.whole(golden.question()), other, line))
            .forEach(
                other ->
                    assertThat(
                            other.reach().equals(Recognition.Place.END)
                                && other.slips() <= best.slips())
                        .as("%s explains it as well", other)
                        .isFalse());
      }
      case Incomplete incomplete -> {
        assertThat(incomplete.misconception()).contains(golden.misconception());
        assertThat(others(golden.misconception()))
            .noneMatch(other -> Recognition.completes(golden.question(), incomplete.code(), other));
      }
      case Judgement.Valid valid -> fail(golden + " is VALID");
      case Judgement.Undecided undecided -> fail(golden + " is UNDECIDED");
    }
  }

  @Test
  void everyOneThatCanBePlayedHasItsExchange() throws IOException {
    Set<Misconception> shown = EnumSet.noneOf(Misconception.class);
    golden().forEach(golden -> shown.add(golden.misconception()));

    assertThat(shown).containsExactlyInAnyOrder(Misconception.values());
  }

  private static List<Violation> violations(String... lines) {
    Scenario scenario = Scenarios.reliable(Scenarios.SERVER, new Goal.AnyPrefix());
    Invalid invalid = (Invalid) Scenarios.judge(scenario, exchange(lines)).verdict();
    List<Violation> all = new ArrayList<>(List.of(invalid.violation()));
    all.addAll(invalid.further());
    return all;
  }

  @Test
  void whatNoMisconceptionExplainsHasNoName() {
    assertThat(
            violations(
                "A > B SYN seq=100", "B > A SYN,ACK seq=300 ack=107", "A > B ACK seq=101 ack=301"))
        .allMatch(violation -> violation.misconception().isEmpty());
  }

  /** The second line alone would fit; what follows shows that something else is meant. */
  @Test
  void aNameThatDoesNotHoldUpToTheNextMistakeIsNotGiven() {
    List<Violation> told =
        violations(
            "A > B SYN seq=100",
            "B > A SYN,ACK seq=300 ack=107",
            "A > B ACK seq=101 ack=301",
            "B > A ACK seq=301 ack=101");

    assertThat(told.get(0).misconception()).isEmpty();
    assertThat(told.getLast().misconception()).contains(Misconception.ACK_OF_ACK);
  }

  @Test
  void twoMistakesHaveANameEach() {
    List<Violation> told =
        violations(
            "A > B SYN seq=100",
            "B > A SYN,ACK seq=300 ack=100",
            "A > B ACK seq=101 ack=301",
            "A > B FIN seq=101",
            "B > A ACK seq=301 ack=102");

    assertThat(told)
        .extracting(violation -> violation.misconception().orElseThrow())
        .containsExactly(Misconception.ACK_IS_LAST_BYTE, Misconception.FIRST_FIN_WITHOUT_ACK);
  }

  /**
   * What is right there, or has another reading there: its lines stand in another order, or the
   * host that is not seen was aborted and its reset lost.
   */
  private static final Set<String> OTHERWISE_AT_A_HOST =
      Set.of(
          "RELIABLE HOST_B any-rst-kills/1",
          "RELIABLE HOST_B simultaneous-open-two/1",
          "LOSSY HOST_A any-rst-kills/1",
          "LOSSY HOST_A close-wait-times-out/1",
          "LOSSY HOST_A retransmission-takes-new-number/2",
          "LOSSY HOST_A third-ack-lost-resets/1",
          "LOSSY HOST_A closed-port-silent/1",
          "LOSSY HOST_B third-ack-lost-resets/1",
          "LOSSY HOST_B simultaneous-open-two/1",
          "LOSSY HOST_B time-wait-saves-late-data/1",
          "LOSSY HOST_B fin-not-repeated/1");

  @ParameterizedTest
  @CsvSource({"RELIABLE, HOST_A", "RELIABLE, HOST_B", "LOSSY, HOST_A", "LOSSY, HOST_B"})
  void theyAreNamedAtAHostsPlaceToo(Network network, Vantage vantage) throws IOException {
    Set<String> otherwise = new TreeSet<>();
    for (Golden golden : golden()) {
      Scenario s = golden.question().scenario();
      Scenario here =
          new Scenario(
              s.a(),
              s.b(),
              network,
              vantage,
              s.calls(),
              s.earlier(),
              s.shorthand(),
              s.reopening(),
              s.goal());
      Case seen =
          new Case(
              golden.question().id(),
              here,
              golden.question().exchange(),
              golden.question().claims());
      if (!Replay.judge(seen).misconception().equals(Optional.of(golden.misconception()))) {
        otherwise.add(network + " " + vantage + " " + golden.question().id());
      }
    }
    String place = network + " " + vantage;
    assertThat(otherwise)
        .containsExactlyInAnyOrderElementsOf(
            OTHERWISE_AT_A_HOST.stream().filter(one -> one.startsWith(place)).toList());
  }

  /** At the end of a long connection: of it the lines around the mistake are played. */
  @ParameterizedTest
  @CsvSource({
    "70, RELIABLE, WIRE",
    "390, RELIABLE, WIRE",
    "390, LOSSY, WIRE",
    "390, RELIABLE, HOST_A",
    "390, LOSSY, HOST_B"
  })
  void theyAreNamedInLongExchangesToo(int lines, Network network, Vantage vantage) {
    Case right = LongExchange.IN_TURN.of(lines, network, vantage);
    List<Line> spoiled = new ArrayList<>(right.exchange().lines());
    for (int i = spoiled.size() - 5; i < spoiled.size(); i++) {
      Line line = spoiled.get(i);
      Segment s = line.segment();
      if (line.from() == Side.B) {
        Segment low =
            new Segment(
                s.control(), s.seq(), s.ack() - 1, s.length(), s.window(), s.urgent(), s.options());
        spoiled.set(i, new Line(line.from(), low, line.given(), line.fate()));
      }
    }
    Scenario prefix = right.scenario().withGoal(new Goal.AnyPrefix());
    Judgement judgement = Replay.judge(new Case("", prefix, new Exchange(spoiled), right.claims()));
    assertThat(judgement.misconception()).contains(Misconception.ACK_IS_LAST_BYTE);
  }
}
