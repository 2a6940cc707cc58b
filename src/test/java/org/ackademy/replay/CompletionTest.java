package org.ackademy.replay;

import static org.ackademy.replay.Exchanges.exchange;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.ackademy.replay.Judgement.Incomplete;
import org.ackademy.replay.Judgement.Reach;
import org.ackademy.replay.Judgement.Valid;
import org.ackademy.replay.Line.Fate;
import org.ackademy.replay.Line.Given;
import org.ackademy.replay.Scenario.Call;
import org.ackademy.replay.Scenario.Host;
import org.ackademy.replay.Scenario.Network;
import org.ackademy.replay.Scenario.Opening;
import org.ackademy.replay.Scenario.Reopening;
import org.ackademy.replay.Scenario.Shorthand;
import org.ackademy.replay.Scenario.Vantage;
import org.ackademy.tcp.TcpState;
import org.junit.jupiter.api.Test;

/** The shortest continuation of an exchange that has not reached its goal. */
class CompletionTest {
  private static final Map<Side, Set<TcpState>> CLOSED =
      Map.of(Side.A, Set.of(TcpState.TIME_WAIT, TcpState.CLOSED), Side.B, Set.of(TcpState.CLOSED));
  private static final Map<Side, Set<TcpState>> OPEN =
      Map.of(Side.A, Set.of(TcpState.ESTABLISHED), Side.B, Set.of(TcpState.ESTABLISHED));

  private static Scenario scenario(Map<Side, Set<TcpState>> states, OptionalInt maxLines) {
    return new Scenario(
        new Host(TcpState.CLOSED, Opening.ACTIVE, OptionalLong.of(100), Optional.empty(), 65_535),
        new Host(TcpState.LISTEN, Opening.NEVER, OptionalLong.of(300), Optional.empty(), 65_535),
        Network.RELIABLE,
        Vantage.WIRE,
        Set.of(Call.OPEN, Call.SEND, Call.RECEIVE, Call.CLOSE),
        List.of(),
        Shorthand.STRICT,
        Reopening.NEVER,
        new Goal.Reached(states, Map.of(), maxLines, Map.of(), List.of()));
  }

  private static Incomplete incomplete(Scenario scenario, String... lines) {
    Judgement judgement = Replay.judge(new Case("", scenario, exchange(lines), Map.of()));
    assertThat(judgement.verdict()).isInstanceOf(Incomplete.class);
    return (Incomplete) judgement.verdict();
  }

  private static Judgement completed(Scenario scenario, Incomplete incomplete, String... lines) {
    List<Line> all = new ArrayList<>(exchange(lines).lines());
    incomplete
        .completion()
        .forEach(
            move -> all.add(new Line(move.from(), move.segment(), Given.NUMBERS, Fate.UNSAID)));
    return Replay.judge(new Case("", scenario, new Exchange(all), Map.of()));
  }

  @Test
  void nothingYetIsCompletedByTheWholeHandshake() {
    Scenario scenario = scenario(OPEN, OptionalInt.empty());
    Incomplete incomplete = incomplete(scenario);
    assertThat(incomplete.completion()).hasSize(3);
    assertThat(completed(scenario, incomplete).verdict()).isInstanceOf(Valid.class);
  }

  @Test
  void aHalfClosedConnectionIsCompletedByTheOtherFin() {
    Scenario scenario = scenario(CLOSED, OptionalInt.empty());
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
            scenario(OPEN, OptionalInt.empty()),
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
    assertThat(incomplete(scenario(OPEN, OptionalInt.of(3)), lines).completion()).hasSize(2);
    Incomplete tooShort = incomplete(scenario(OPEN, OptionalInt.of(2)), lines);
    assertThat(tooShort.completion()).isEmpty();
    assertThat(tooShort.reach()).isEqualTo(Reach.GONE);
  }
}
