package org.ackademy.replay;

import static org.ackademy.replay.Exchanges.exchange;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ackademy.replay.Judgement.Invalid;
import org.ackademy.replay.Judgement.Valid;
import org.ackademy.replay.Scenario.Vantage;
import org.junit.jupiter.api.Test;

/** At A: what arrives from B is refused where no B could have sent it, whatever was lost. */
class ArrivedTest {
  private static final String[] OPEN = {
    "A > B SYN seq=100", "B > A SYN,ACK seq=300 ack=101", "A > B ACK seq=101 ack=301"
  };

  private static Judgement.Verdict verdict(String... lines) {
    return Scenarios.judge(Scenarios.lossy(Vantage.HOST_A), exchange(lines)).verdict();
  }

  private static String[] opened(String... more) {
    List<String> lines = new ArrayList<>(Arrays.asList(OPEN));
    lines.addAll(Arrays.asList(more));
    return lines.toArray(new String[0]);
  }

  private static void isRefused(Code code, String... lines) {
    assertThat(verdict(lines))
        .isInstanceOfSatisfying(
            Invalid.class,
            invalid -> {
              assertThat(invalid.violation().at()).isEqualTo(lines.length);
              assertThat(invalid.violation().code()).isEqualTo(code);
              assertThat(invalid.violation().host()).isEqualTo(Side.B);
            });
  }

  @Test
  void anotherInitialNumber() {
    isRefused(Code.SEQ_NUMBER, OPEN[0], "B > A SYN,ACK seq=999 ack=101");
    isRefused(Code.ISN_CHANGED, opened("B > A SYN,ACK seq=400 ack=101"));
  }

  @Test
  void aSecondEndOrMoreAfterTheEnd() {
    String fin = "B > A FIN,ACK seq=301 ack=101";
    String ack = "A > B ACK seq=101 ack=302";
    isRefused(Code.FIN_REPEATED, opened(fin, ack, "B > A FIN,ACK seq=350 ack=101"));
    isRefused(Code.DATA_AFTER_FIN, opened(fin, ack, "B > A ACK seq=302 ack=101 len=10"));
    isRefused(
        Code.FIN_REPEATED,
        opened("B > A ACK seq=311 ack=101 len=10", "A > B ACK seq=101 ack=301", fin));
  }

  @Test
  void noAckBit() {
    isRefused(Code.ACK_BIT_MISSING, opened("B > A FIN seq=301"));
  }

  @Test
  void whatIsRepeatedOvertakenOrTheOnlyOneOfManyIsTaken() {
    assertThat(
            verdict(
                opened(
                    "B > A FIN,ACK seq=311 ack=101",
                    "A > B ACK seq=101 ack=301",
                    "B > A ACK seq=301 ack=101 len=10",
                    "A > B ACK seq=101 ack=312",
                    "B > A FIN,ACK seq=311 ack=101",
                    "A > B ACK seq=101 ack=312")))
        .isInstanceOf(Valid.class);
  }

  @Test
  void afterAResetAListenerMayBeginAgain() {
    assertThat(
            verdict(
                "A > B SYN seq=100",
                "B > A SYN,ACK seq=300 ack=91",
                "A > B RST seq=91",
                "B > A SYN,ACK seq=400 ack=101",
                "A > B ACK seq=101 ack=401"))
        .isInstanceOf(Valid.class);
  }
}
