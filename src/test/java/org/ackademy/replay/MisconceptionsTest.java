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
import java.util.stream.Stream;
import org.ackademy.notation.CaseReader;
import org.ackademy.notation.CaseRows;
import org.ackademy.notation.ReadCase;
import org.ackademy.replay.Judgement.Incomplete;
import org.ackademy.replay.Judgement.Invalid;
import org.ackademy.replay.Judgement.Violation;
import org.ackademy.replay.Recognition.Found;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
        Found best = Recognition.reach(golden.question(), golden.misconception(), line);
        assertThat(best.reach()).isEqualTo(Recognition.Place.END);
        others(golden.misconception())
            .map(other -> Recognition.reach(golden.question(), other, line))
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

  @Test
  void longExchangesAreJudgedWithoutNames() {
    List<String> lines = new ArrayList<>();
    lines.add("A > B SYN seq=100");
    lines.add("B > A SYN,ACK seq=300 ack=100");
    for (int i = 2; i < Recognition.LINES_MAX; i++) {
      lines.add("A > B ACK seq=%d ack=300 len=10".formatted(101 + (i - 2) * 10));
    }
    assertThat(violations(lines.toArray(String[]::new)).getFirst().misconception()).isPresent();
    lines.add("A > B FIN,ACK seq=%d ack=300".formatted(101 + (lines.size() - 2) * 10));
    assertThat(violations(lines.toArray(String[]::new)).getFirst().misconception()).isEmpty();
  }
}
