package org.ackademy.replay;

import static org.ackademy.replay.Exchanges.exchange;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How long the shortest way to a goal is, and that one start's is never taken for another's. */
class ShortestTest {
  private static final Scenario OPEN =
      Scenarios.reliable(Scenarios.SERVER, Scenarios.states(Scenarios.BOTH_ESTABLISHED));
  private static final Scenario CLOSE =
      Scenarios.reliable(Scenarios.SERVER, Scenarios.states(Scenarios.CLOSED_BY_A));

  private final Shortest shortest = new Shortest();

  private int fromGiven(Scenario scenario, int given, String... lines) {
    return shortest.fromGiven(new Case("", scenario, exchange(lines), Map.of()), given);
  }

  @Test
  void whatIsRememberedIsOfThisGoal() {
    for (int i = 0; i < 2; i++) {
      assertThat(fromGiven(OPEN, 0, "A > B SYN seq=100")).isEqualTo(3);
      assertThat(fromGiven(OPEN, 0, "B > A ACK seq=7 ack=8")).isEqualTo(3);
      assertThat(fromGiven(CLOSE, 0, "A > B SYN seq=100")).isEqualTo(5);
    }
  }

  @Test
  void whatIsRememberedIsFromThisStart() {
    for (int i = 0; i < 2; i++) {
      assertThat(fromGiven(OPEN, 1, "A > B SYN seq=100", "A > B SYN seq=100")).isEqualTo(2);
      assertThat(fromGiven(OPEN, 0, "A > B SYN seq=100")).isEqualTo(3);
      assertThat(fromGiven(OPEN, 1, "A > B SYN seq=100")).isEqualTo(2);
    }
  }

  @Test
  void thereIsNoneWhereTheGoalIsMetOrNothingLeadsToIt() {
    String[] met = {
      "A > B SYN seq=100", "B > A SYN,ACK seq=300 ack=101", "A > B ACK seq=101 ack=301"
    };
    assertThat(fromGiven(OPEN, met.length, met)).isZero();
    assertThat(fromGiven(OPEN, 1, "A > B ACK seq=1 ack=9")).isZero();
  }

  /** A learner's answer may be shorter than what is given. */
  @Test
  void lessMayStandThereThanIsGiven() {
    assertThat(fromGiven(OPEN, 5, "A > B SYN seq=100")).isEqualTo(2);
    assertThat(List.of(fromGiven(OPEN, 5), fromGiven(OPEN, 0))).containsExactly(3, 3);
  }
}
