package org.ackademy.replay;

import static org.ackademy.replay.Exchanges.exchange;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.ackademy.replay.Judgement.Invalid;
import org.ackademy.replay.Judgement.Violation;
import org.junit.jupiter.api.Test;

/** Each mistake is told, and each once. */
class MistakesTest {
  private static List<String> mistakes(String... lines) {
    Scenario scenario = Scenarios.reliable(Scenarios.SERVER, new Goal.AnyPrefix());
    Judgement judgement = Scenarios.judge(scenario, exchange(lines));
    Invalid invalid = (Invalid) judgement.verdict();
    List<Violation> all = new ArrayList<>(List.of(invalid.violation()));
    all.addAll(invalid.further());
    return all.stream().map(v -> v.at() + " " + v.code()).toList();
  }

  @Test
  void twoMistakesThatHaveNothingToDoWithEachOtherAreBothTold() {
    assertThat(
            mistakes(
                "A > B SYN seq=100",
                "B > A SYN,ACK seq=300 ack=100",
                "A > B ACK seq=101 ack=301",
                "A > B FIN seq=101",
                "B > A ACK seq=301 ack=102"))
        .containsExactly("2 ACK_NUMBER", "4 ACK_BIT_MISSING");
  }

  @Test
  void aWrongNumberThatIsCarriedOnIsToldOnce() {
    assertThat(
            mistakes(
                "A > B SYN seq=100",
                "B > A SYN,ACK seq=500 ack=101",
                "A > B ACK seq=101 ack=501",
                "B > A ACK seq=501 ack=101 len=10",
                "A > B ACK seq=101 ack=511"))
        .containsExactly("2 SEQ_NUMBER");
  }

  /** Line 3 has the number right: line 5 is wrong by as much as line 2, and anew. */
  @Test
  void aMistakeThatIsMadeAgainIsToldAgain() {
    assertThat(
            mistakes(
                "A > B SYN seq=100",
                "B > A SYN,ACK seq=300 ack=100",
                "A > B ACK seq=101 ack=301",
                "A > B PSH,ACK seq=101 ack=301 len=20",
                "B > A ACK seq=301 ack=120"))
        .containsExactly("2 ACK_NUMBER", "5 ACK_NUMBER");
  }

  @Test
  void aLineWithoutAnyLegalMoveInItsPlaceIsLeftOut() {
    assertThat(
            mistakes(
                "A > B SYN seq=100",
                "B > A SYN,ACK seq=300 ack=101",
                "A > B ACK seq=101 ack=301",
                "B > A ACK seq=301 ack=101",
                "A > B FIN,ACK seq=101 ack=301",
                "B > A ACK seq=301 ack=103"))
        .containsExactly("4 ACK_WITHOUT_CAUSE", "6 ACK_OF_UNSENT");
  }

  @Test
  void noMoreAreToldThanAnybodyReads() {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      lines.add("B > A SYN,FIN seq=" + i);
    }
    assertThat(mistakes(lines.toArray(new String[0]))).hasSize(Mistakes.TOLD_MAX);
  }
}
