package org.ackademy.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.ackademy.notation.ExchangeReader;
import org.ackademy.replay.Judgement.Incomplete;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Of every beginning of every valid exchange up to a length, none goes on in fewer lines. */
class CompletionProofTest {
  private static final Goal OPEN = Scenarios.states(Scenarios.BOTH_ESTABLISHED);

  static Stream<Scenario> small() {
    return Stream.of(
        Scenarios.reliable(Scenarios.SERVER, OPEN),
        Scenarios.reliable(Scenarios.OTHER_CLIENT, OPEN),
        Scenarios.reliable(Scenarios.SERVER, Scenarios.states(Scenarios.CLOSED_BY_A)),
        Scenarios.lossy(OPEN));
  }

  @ParameterizedTest
  @MethodSource("small")
  void theCompletionIsTheShortest(Scenario scenario) {
    List<Exchange> valid =
        ValidExchanges.of(
                scenario,
                new Exchange(List.of()),
                Map.of(),
                new ValidExchanges.Reach(ValidExchanges.LINES_MAX, 2))
            .answers();
    Map<List<String>, Integer> shortest = new HashMap<>();
    Map<List<String>, Exchange> beginnings = new HashMap<>();
    Set<List<String>> whole = new HashSet<>();
    for (Exchange exchange : valid) {
      List<String> lines = ExchangeReader.print(exchange);
      whole.add(lines);
      for (int size = 0; size < lines.size(); size++) {
        shortest.merge(lines.subList(0, size), lines.size() - size, Math::min);
        beginnings.put(lines.subList(0, size), new Exchange(exchange.lines().subList(0, size)));
      }
    }
    beginnings.keySet().removeAll(whole);
    assertThat(beginnings).hasSizeGreaterThan(2);
    beginnings.forEach(
        (lines, exchange) -> {
          Case asked = new Case("", scenario, exchange, Map.of());
          Incomplete incomplete = (Incomplete) Replay.judge(asked).verdict();
          assertThat(incomplete.completion())
              .as("%s", lines)
              .hasSize(shortest.getOrDefault(lines, 0));
        });
  }
}
