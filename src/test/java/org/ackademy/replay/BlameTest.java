package org.ackademy.replay;

import static org.ackademy.replay.Exchanges.exchange;
import static org.ackademy.replay.Scenarios.CLOSED_PORT;
import static org.ackademy.replay.Scenarios.OTHER_CLIENT;
import static org.ackademy.replay.Scenarios.SERVER;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.ackademy.replay.Judgement.Invalid;
import org.ackademy.replay.Judgement.Violation;
import org.ackademy.replay.Scenario.Host;
import org.ackademy.tcp.TcpState;
import org.junit.jupiter.api.Test;

/** What a line without explanation is said to break: the code, the field, what could have stood. */
class BlameTest {
  private static Violation violation(Host b, String... lines) {
    Scenario scenario = Scenarios.reliable(b, new Goal.AnyPrefix());
    Judgement judgement = Scenarios.judge(scenario, exchange(lines));
    assertThat(judgement.verdict()).isInstanceOf(Invalid.class);
    Violation violation = ((Invalid) judgement.verdict()).violation();
    assertThat(violation.at()).isEqualTo(lines.length);
    return violation;
  }

  private static void assertSays(
      Violation violation, Code code, String field, String expected, String actual) {
    assertThat(
            List.of(
                violation.code().name(),
                violation.field(),
                violation.expected(),
                violation.actual()))
        .containsExactly(code.name(), field, expected, actual);
  }

  @Test
  void theExampleOfTheContract() {
    Violation violation = violation(SERVER, "A > B SYN seq=100", "B > A SYN,ACK seq=300 ack=100");
    assertSays(violation, Code.ACK_NUMBER, "ack", "101", "100");
    assertThat(violation.section()).isEqualTo("3.10.7.2");
    assertThat(violation.host()).isEqualTo(Side.B);
    assertThat(violation.before().b().state()).isEqualTo(TcpState.LISTEN);
    assertThat(violation.legal())
        .extracting(move -> move.from() + " " + Blame.flags(move.segment()))
        .contains("B SYN,ACK");
  }

  /** Whatever its number: nobody opens there. */
  @Test
  void aSynOfAHostWhoseUserOpensNothing() {
    assertSays(violation(CLOSED_PORT, "B > A SYN seq=300"), Code.NOT_LISTENING, "flags", "", "SYN");
  }

  @Test
  void aRefusalWithAWrongAcknowledgment() {
    assertSays(
        violation(CLOSED_PORT, "A > B SYN seq=100", "B > A RST,ACK seq=0 ack=500"),
        Code.RST_NUMBER,
        "ack",
        "101",
        "500");
  }

  @Test
  void aClosedPortDoesNotAcceptAConnection() {
    assertThat(violation(CLOSED_PORT, "A > B SYN seq=100", "B > A SYN,ACK seq=300 ack=101").code())
        .isEqualTo(Code.NOT_LISTENING);
  }

  @Test
  void aRefusalIsNotAcknowledged() {
    assertThat(
            violation(
                    CLOSED_PORT,
                    "A > B SYN seq=100",
                    "B > A RST,ACK seq=0 ack=101",
                    "A > B ACK seq=101 ack=0")
                .code())
        .isEqualTo(Code.ANSWERED_A_RST);
  }

  @Test
  void crossedSynsAreNotAnsweredByBareAcknowledgments() {
    assertSays(
        violation(
            OTHER_CLIENT, "A > B SYN seq=100", "B > A SYN seq=300", "A > B ACK seq=101 ack=301"),
        Code.SYN_EXPECTED,
        "flags",
        "SYN,ACK",
        "ACK");
  }

  @Test
  void aFinAtTheSameNumberAgainHasNoCause() {
    Violation violation =
        violation(
            SERVER,
            "A > B SYN seq=100",
            "B > A SYN,ACK seq=300 ack=101",
            "A > B ACK seq=101 ack=301",
            "A > B FIN,ACK seq=101 ack=301",
            "A > B FIN,ACK seq=101 ack=301");
    assertSays(violation, Code.RETRANSMISSION_WITHOUT_CAUSE, "line", "", "");
  }

  @Test
  void aSecondFinAtANewNumber() {
    assertThat(
            violation(
                    SERVER,
                    "A > B SYN seq=100",
                    "B > A SYN,ACK seq=300 ack=101",
                    "A > B ACK seq=101 ack=301",
                    "A > B FIN,ACK seq=101 ack=301",
                    "A > B FIN,ACK seq=102 ack=301")
                .code())
        .isEqualTo(Code.FIN_REPEATED);
  }

  @Test
  void aFinBeforeTheConnectionIsThere() {
    assertThat(violation(SERVER, "A > B SYN seq=100", "A > B FIN,ACK seq=101 ack=0").code())
        .isEqualTo(Code.FIN_BEFORE_SYN);
  }

  @Test
  void aSynInsideTheConnection() {
    assertThat(
            violation(
                    SERVER,
                    "A > B SYN seq=100",
                    "B > A SYN,ACK seq=300 ack=101",
                    "A > B ACK seq=101 ack=301",
                    "A > B SYN seq=101")
                .code())
        .isEqualTo(Code.SYN_WHEN_SYNCHRONIZED);
  }

  @Test
  void aResetOutOfNowhere() {
    assertThat(
            violation(
                    SERVER,
                    "A > B SYN seq=100",
                    "B > A SYN,ACK seq=300 ack=101",
                    "A > B ACK seq=101 ack=301",
                    "B > A RST seq=301")
                .code())
        .isEqualTo(Code.RST_WITHOUT_CAUSE);
  }

  @Test
  void nothingComesFromAConnectionThatIsOver() {
    assertThat(
            violation(
                    SERVER,
                    "A > B SYN seq=100",
                    "B > A SYN,ACK seq=300 ack=101",
                    "A > B ACK seq=101 ack=301",
                    "A > B FIN,ACK seq=101 ack=301",
                    "B > A FIN,ACK seq=301 ack=102",
                    "A > B ACK seq=102 ack=302",
                    "B > A ACK seq=302 ack=102 len=5")
                .code())
        .isIn(Code.DATA_AFTER_FIN, Code.SENT_AFTER_CLOSED);
  }
}
