package org.ackademy.replay;

import static org.ackademy.replay.Exchanges.exchange;
import static org.ackademy.replay.Scenarios.BOTH_ESTABLISHED;
import static org.ackademy.replay.Scenarios.CLOSED_BY_A;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.ackademy.replay.Judgement.Incomplete;
import org.ackademy.replay.Judgement.Reach;
import org.ackademy.replay.Judgement.Valid;
import org.ackademy.replay.Line.Fate;
import org.ackademy.replay.Line.Given;
import org.ackademy.tcp.TcpState;
import org.junit.jupiter.api.Test;

/** The shortest continuation of an exchange that has not reached its goal. */
class CompletionTest {
  private static Scenario scenario(Map<Side, Set<TcpState>> states, OptionalInt maxLines) {
    return Scenarios.reliable(Scenarios.SERVER, Scenarios.states(states, maxLines));
  }

  private static Incomplete incomplete(Scenario scenario, String... lines) {
    Judgement judgement = Scenarios.judge(scenario, exchange(lines));
    assertThat(judgement.verdict()).isInstanceOf(Incomplete.class);
    return (Incomplete) judgement.verdict();
  }

  private static Judgement completed(Scenario scenario, Incomplete incomplete, String... lines) {
    List<Line> all = new ArrayList<>(exchange(lines).lines());
    incomplete
        .completion()
        .forEach(
            move -> all.add(new Line(move.from(), move.segment(), Given.NUMBERS, Fate.UNSAID)));
    return Scenarios.judge(scenario, new Exchange(all));
  }

  @Test
  void nothingYetIsCompletedByTheWholeHandshake() {
    Scenario scenario = scenario(BOTH_ESTABLISHED, OptionalInt.empty());
    Incomplete incomplete = incomplete(scenario);
    assertThat(incomplete.completion()).hasSize(3);
    assertThat(completed(scenario, incomplete).verdict()).isInstanceOf(Valid.class);
  }

  @Test
  void arrivalsBeyondTheLastLineDoNotPayForThemselves() {
    Scenario lossy = Scenarios.lossy(Scenarios.states(BOTH_ESTABLISHED));
    Judgement judgement = Scenarios.judge(lossy, exchange());
    assertThat(((Incomplete) judgement.verdict()).completion()).hasSize(3);
    assertThat(judgement.steps()).isLessThan(10_000);
  }

  @Test
  void aHalfClosedConnectionIsCompletedByTheOtherFin() {
    Scenario scenario = scenario(CLOSED_BY_A, OptionalInt.empty());
    String[] lines = {
      "A > B SYN seq=100",
      "B > A SYN,ACK seq=300 ack=101",
      "A > B ACK seq=101 ack=301",
      "A > B FIN,ACK seq=101 ack=301",
      "B > A ACK seq=301 ack=102"
    };
    Incomplete incomplete = incomplete(scenario, lines);
    assertThat(incomplete.code()).isEqualTo(Code.GOAL_NOT_REACHED);
    assertThat(incomplete.completion())
        .extracting(move -> move.from() + " " + Blame.flags(move.segment()))
        .containsExactly("B FIN,ACK", "A ACK");
    assertThat(completed(scenario, incomplete, lines).verdict()).isInstanceOf(Valid.class);
  }

  @Test
  void aGoalThatTheStateDiagramHasLeftBehindIsGone() {
    Incomplete incomplete =
        incomplete(
            scenario(BOTH_ESTABLISHED, OptionalInt.empty()),
            "A > B SYN seq=100",
            "B > A SYN,ACK seq=300 ack=101",
            "A > B ACK seq=101 ack=301",
            "A > B FIN,ACK seq=101 ack=301",
            "B > A ACK seq=301 ack=102");
    assertThat(incomplete.reach()).isEqualTo(Reach.GONE);
    assertThat(incomplete.completion()).isEmpty();
  }

  @Test
  void aLimitOnTheLinesLimitsTheCompletion() {
    String[] lines = {"A > B SYN seq=100"};
    assertThat(incomplete(scenario(BOTH_ESTABLISHED, OptionalInt.of(3)), lines).completion())
        .hasSize(2);
    Incomplete tooShort = incomplete(scenario(BOTH_ESTABLISHED, OptionalInt.of(2)), lines);
    assertThat(tooShort.completion()).isEmpty();
    assertThat(tooShort.reach()).isEqualTo(Reach.GONE);
  }
}
