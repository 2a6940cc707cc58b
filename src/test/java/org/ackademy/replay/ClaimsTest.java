package org.ackademy.replay;

import static org.ackademy.replay.Exchanges.exchange;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ackademy.replay.Judgement.Invalid;
import org.ackademy.replay.Judgement.Valid;
import org.ackademy.replay.Judgement.Verdict;
import org.ackademy.replay.Judgement.Violation;
import org.ackademy.replay.Scenario.Vantage;
import org.ackademy.tcp.TcpState;
import org.junit.jupiter.api.Test;

/** What answers claim of hosts' states, of the host that is seen and of the other. */
class ClaimsTest {
  private static final String[] CLOSED = {
    "A > B SYN seq=100",
    "B > A SYN,ACK seq=300 ack=101",
    "A > B ACK seq=101 ack=301",
    "A > B FIN,ACK seq=101 ack=301",
    "B > A ACK seq=301 ack=102"
  };

  private static Verdict verdict(Scenario scenario, Map<Integer, Map<Side, TcpState>> claims) {
    return Replay.judge(new Case("", scenario, exchange(CLOSED), claims)).verdict();
  }

  private static List<Violation> refuted(
      Scenario scenario, Map<Integer, Map<Side, TcpState>> claims) {
    Invalid invalid = (Invalid) verdict(scenario, claims);
    List<Violation> all = new ArrayList<>(List.of(invalid.violation()));
    all.addAll(invalid.further());
    assertThat(all).allMatch(one -> one.code() == Code.STATE_CLAIM);
    return all;
  }

  @Test
  void ofTheHostThatIsNotSeenItIsToldWhereItCouldBe() {
    for (Vantage vantage : Vantage.values()) {
      List<Violation> refuted =
          refuted(Scenarios.calm(vantage), Map.of(5, Map.of(Side.B, TcpState.TIME_WAIT)));
      assertThat(refuted).hasSize(1);
      Violation one = refuted.get(0);
      assertThat(one.at()).isEqualTo(5);
      assertThat(one.host()).isEqualTo(Side.B);
      assertThat(one.expected()).isEqualTo("CLOSE-WAIT");
      assertThat(one.actual()).isEqualTo("TIME-WAIT");
      assertThat(one.before().b().state()).isEqualTo(TcpState.CLOSE_WAIT);
      assertThat(one.before().b().rcvNxt()).isEqualTo(102);
    }
  }

  @Test
  void severalClaimsOfTheHostThatIsNotSeenAreToldEach() {
    List<Violation> refuted =
        refuted(
            Scenarios.calm(Vantage.HOST_A),
            Map.of(
                2, Map.of(Side.B, TcpState.ESTABLISHED),
                3, Map.of(Side.B, TcpState.ESTABLISHED),
                5, Map.of(Side.B, TcpState.FIN_WAIT_2)));
    assertThat(refuted).extracting(Violation::at).containsExactly(2, 5);
    assertThat(refuted)
        .extracting(Violation::expected)
        .containsExactly("SYN-RECEIVED", "CLOSE-WAIT");
  }

  @Test
  void ofTwoClaimsAfterOneLineBothAreTold() {
    for (Vantage vantage : Vantage.values()) {
      List<Violation> refuted =
          refuted(
              Scenarios.calm(vantage),
              Map.of(1, Map.of(Side.A, TcpState.ESTABLISHED, Side.B, TcpState.ESTABLISHED)));
      assertThat(refuted).extracting(Violation::at).containsExactly(1, 1);
      assertThat(refuted).extracting(Violation::host).containsExactly(Side.A, Side.B);
      assertThat(refuted.get(0).expected()).contains("SYN-SENT");
      assertThat(refuted.get(1).expected()).isEqualTo("LISTEN / SYN-RECEIVED");
    }
  }

  /** A capture at one host does not list what was lost on the way to it. */
  @Test
  void theHostThatIsNotSeenMayHaveSentWhatWasLost() {
    Map<Integer, Map<Side, TcpState>> closing = Map.of(5, Map.of(Side.B, TcpState.LAST_ACK));
    assertThat(refuted(Scenarios.calm(Vantage.WIRE), closing)).hasSize(1);
    assertThat(verdict(Scenarios.calm(Vantage.HOST_A), closing)).isInstanceOf(Valid.class);
    assertThat(refutedLines(Map.of(4, TcpState.FIN_WAIT_2))).containsExactly(4);
  }

  /** Its own ACK says that it had sent no FIN when it sent that, so it cannot have closed first. */
  @Test
  void whatIsClaimedOfTheHostThatIsNotSeenMustFitAllThatCameFromIt() {
    assertThat(refutedLines(Map.of(1, TcpState.FIN_WAIT_1))).containsExactly(1);
    assertThat(refutedLines(Map.of(3, TcpState.FIN_WAIT_1, 5, TcpState.CLOSE_WAIT)))
        .containsExactly(3);
    assertThat(refutedLines(Map.of(3, TcpState.ESTABLISHED, 4, TcpState.CLOSING)))
        .containsExactly(4);
  }

  private static List<Integer> refutedLines(Map<Integer, TcpState> ofB) {
    Map<Integer, Map<Side, TcpState>> claims = new HashMap<>();
    ofB.forEach((line, state) -> claims.put(line, Map.of(Side.B, state)));
    return refuted(Scenarios.calm(Vantage.HOST_A), claims).stream().map(Violation::at).toList();
  }

  @Test
  void whatHoldsIsHeldAgainstNobody() {
    for (Vantage vantage : Vantage.values()) {
      assertThat(
              verdict(
                  Scenarios.calm(vantage),
                  Map.of(
                      1, Map.of(Side.A, TcpState.SYN_SENT, Side.B, TcpState.LISTEN),
                      3, Map.of(Side.A, TcpState.ESTABLISHED, Side.B, TcpState.ESTABLISHED),
                      5, Map.of(Side.A, TcpState.FIN_WAIT_2, Side.B, TcpState.CLOSE_WAIT))))
          .isInstanceOf(Valid.class);
    }
  }
}
