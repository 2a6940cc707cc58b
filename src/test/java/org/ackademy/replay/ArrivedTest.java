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

  /** Behind a closed window text may wait, and its acknowledged part be probed with. */
  @Test
  void aProbeWhileTextIsUnderWay() {
    String[] shut =
        opened(
            "B > A ACK seq=311 ack=101 len=10",
            "A > B ACK seq=101 ack=301",
            "B > A ACK seq=301 ack=101 len=10",
            "A > B ACK seq=101 ack=311 len=10 win=0");
    String[] probed = Arrays.copyOf(shut, shut.length + 1);
    probed[shut.length] = "B > A ACK seq=310 ack=111";
    assertThat(verdict(probed)).isInstanceOf(Valid.class);
    probed[shut.length] = "B > A ACK seq=309 ack=111";
    isRefused(Code.SEQ_NUMBER, probed);
  }

  /** Who probes knows what was acknowledged, and sends nothing of that again later. */
  @Test
  void textOfBeforeAfterAProbe() {
    String[] probed =
        opened(
            "A > B ACK seq=101 ack=301 len=10",
            "A > B ACK seq=111 ack=301 len=10",
            "B > A ACK seq=301 ack=101 len=10",
            "A > B ACK seq=121 ack=311",
            "B > A ACK seq=310 ack=111");
    String[] again = Arrays.copyOf(probed, probed.length + 1);
    again[probed.length] = "B > A ACK seq=301 ack=111 len=10";
    assertThat(verdict(again)).isInstanceOf(Valid.class);
    again[probed.length] = "B > A ACK seq=301 ack=121 len=10";
    isRefused(Code.RETRANSMISSION_WITHOUT_CAUSE, again);
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
    Scenario at = Scenarios.lossy(Vantage.HOST_A);
    Scenario before =
        new Scenario(
            at.a(),
            at.b(),
            at.network(),
            at.vantage(),
            at.calls(),
            exchange("A > B SYN seq=90").lines(),
            at.shorthand(),
            at.reopening(),
            at.goal());
    String[] lines = {
      "A > B SYN seq=100",
      "B > A SYN,ACK seq=300 ack=91",
      "A > B RST seq=91",
      "B > A SYN,ACK seq=400 ack=101",
      "A > B ACK seq=101 ack=401"
    };
    assertThat(Scenarios.judge(before, exchange(lines)).verdict()).isInstanceOf(Valid.class);
    isRefused(Code.ACK_NUMBER, lines[0], lines[1]);
  }

  @Test
  void aNumberThatItCannotKnowYet() {
    isRefused(Code.ACK_OF_UNSENT, opened("B > A ACK seq=301 ack=102"));
    isRefused(
        Code.ACK_NUMBER, opened("A > B ACK seq=101 ack=301 len=10", "B > A ACK seq=301 ack=106"));
    isRefused(Code.DATA_BEFORE_ESTABLISHED, OPEN[0], "B > A ACK seq=301 ack=101 len=10");
  }

  @Test
  void lessThanWhatItIsKnownToHaveSent() {
    isRefused(
        Code.SEQ_NUMBER,
        opened(
            "B > A ACK seq=301 ack=101 len=10",
            "A > B ACK seq=101 ack=311 len=10",
            "B > A ACK seq=301 ack=111"));
    isRefused(
        Code.RETRANSMISSION_WITHOUT_CAUSE,
        opened(
            "B > A ACK seq=301 ack=101 len=10",
            "A > B ACK seq=101 ack=311 len=10",
            "B > A ACK seq=301 ack=111 len=10"));
  }

  @Test
  void whatWasLostMayHaveComeInBetween() {
    assertThat(verdict(opened("B > A ACK seq=401 ack=101 len=10"))).isInstanceOf(Valid.class);
    assertThat(verdict(opened("B > A ACK seq=401 ack=101"))).isInstanceOf(Valid.class);
    assertThat(verdict(opened("B > A RST seq=401"))).isInstanceOf(Valid.class);
  }

  @Test
  void moreThanTheWindowLets() {
    isRefused(Code.BEYOND_WINDOW, opened("B > A ACK seq=65830 ack=101 len=10"));
  }

  @Test
  void afterItsReset() {
    isRefused(
        Code.SENT_AFTER_CLOSED,
        opened(
            "B > A RST seq=350", "A > B ACK seq=101 ack=301 len=10", "B > A ACK seq=350 ack=111"));
  }

  @Test
  void whoMayNotAbortResetsInReplyOnly() {
    Scenario calm = Scenarios.calm(Vantage.HOST_A);
    assertThat(Scenarios.judge(calm, exchange(opened("B > A RST seq=301"))).verdict())
        .isInstanceOf(Valid.class);
    assertThat(Scenarios.judge(calm, exchange(opened("B > A RST seq=302"))).verdict())
        .isInstanceOfSatisfying(
            Invalid.class,
            invalid -> assertThat(invalid.violation().code()).isEqualTo(Code.RST_NUMBER));
    assertThat(Scenarios.judge(calm, exchange("B > A RST seq=301")).verdict())
        .isInstanceOfSatisfying(
            Invalid.class,
            invalid -> assertThat(invalid.violation().code()).isEqualTo(Code.RST_WITHOUT_CAUSE));
  }

  @Test
  void whateverNumbersAreLeftFree() {
    isRefused(Code.DATA_BEFORE_ESTABLISHED, "A > B SYN", "B > A ACK len=10");
    isRefused(Code.RST_WITHOUT_CAUSE, opened("B > A RST len=1"));
    isRefused(Code.ACK_OF_UNSENT, "B > A ACK seq=301");
    isRefused(Code.ACK_OF_UNSENT, opened("A > B ACK len=10", "B > A ACK ack=112"));
    isRefused(
        Code.FIN_REPEATED,
        opened(
            "B > A FIN,ACK seq=311 ack=101", "A > B ACK ack=301", "B > A FIN,ACK seq=331 ack=101"));
  }

  /** What either host alone could have had is not what two hosts bring about. */
  @Test
  void freeNumbersAreSuchAsTheOtherSends() {
    Judgement judgement =
        Scenarios.judge(
            Scenarios.lossy(Vantage.HOST_A),
            exchange(opened("B > A FIN,ACK ack=101", "B > A ACK len=10", "A > B ACK ack=312")));
    assertThat(judgement.verdict()).isInstanceOf(Valid.class);
    Line fin = judgement.explanation().get(4).filled().orElseThrow();
    assertThat(fin.segment().seq()).as("the FIN has overtaken the text").isEqualTo(311);
    assertThat(
            verdict(
                opened(
                    "B > A FIN,ACK ack=101",
                    "A > B ACK ack=302",
                    "B > A ACK len=10",
                    "A > B ACK ack=302")))
        .as("as much text as there was before the FIN, and that was none")
        .isNotInstanceOf(Valid.class);
  }
}
