package org.ackademy.replay.proof;

import static org.ackademy.replay.proof.Scenarios.ABORT;
import static org.ackademy.replay.proof.Scenarios.ACTIVE_A;
import static org.ackademy.replay.proof.Scenarios.LISTENING_B;
import static org.ackademy.replay.proof.Scenarios.LOSSY;
import static org.ackademy.replay.proof.Scenarios.runningA;
import static org.ackademy.replay.proof.Scenarios.runningB;
import static org.assertj.core.api.Assertions.assertThat;

import org.ackademy.replay.Case;
import org.ackademy.replay.Replay;
import org.junit.jupiter.api.Test;

/** The smallest cases on which the oracle and the replay once differed. */
class FoundByProofTest {
  private static final String ANY = ",'goal':'any-prefix'";
  private static final String OPEN_A = runningA("ESTABLISHED");
  private static final String OPEN_B = runningB("ESTABLISHED");
  private static final String HALF_A = runningA("FIN-WAIT-2");
  private static final String HALF_B = runningB("CLOSE-WAIT");

  private static String verdict(String a, String b, String more, String lines) {
    Case question = Scenarios.read(a, b, more, lines);
    return Comparison.text(Replay.judge(question));
  }

  /** A start after the peer's FIN: its number is taken already, and no octet is missing. */
  @Test
  void aStartInCloseWaitCanMeetAGoal() {
    assertThat(
            verdict(
                runningA("FIN-WAIT-2"),
                runningB("CLOSE-WAIT"),
                ABORT,
                "'A > B RST seq=1000', 'B > A FIN,ACK seq=5000 ack=1000', 'A > B RST seq=1000'"))
        .isEqualTo("VALID");
  }

  /** SHLD-3: data that comes after CLOSE is answered by a reset, with an ACK or without. */
  @Test
  void theResetOfAHalfDuplexCloseMayAcknowledge() {
    String lines = "'A > B FIN,ACK seq=1000 ack=5000', 'B > A ACK seq=5000 ack=1000 len=10', ";
    assertThat(verdict(OPEN_A, OPEN_B, ABORT, lines + "'A > B RST seq=1001'")).isEqualTo("VALID");
    assertThat(verdict(OPEN_A, OPEN_B, ABORT, lines + "'A > B RST,ACK seq=1001 ack=5000'"))
        .isEqualTo("VALID");
    assertThat(verdict(OPEN_A, OPEN_B, "", lines + "'A > B RST,ACK seq=1001 ack=5000'"))
        .isEqualTo("INVALID at 3");
  }

  /** MUST-59: what arrived together is processed before any acknowledgment of it is sent. */
  @Test
  void oneAcknowledgmentForADuplicateAndWhatFollowsIt() {
    String lines =
        "'B > A ACK seq=5000 ack=1000 len=10', 'A > B ACK seq=1000 ack=5010 lost',"
            + " 'B > A ACK seq=5000 ack=1000 len=10', 'B > A ACK seq=5010 ack=1000 len=10',";
    assertThat(verdict(OPEN_A, OPEN_B, "", lines + "'A > B ACK seq=1000 ack=5020'"))
        .isEqualTo("VALID");
    assertThat(
            verdict(
                OPEN_A,
                OPEN_B,
                ANY,
                lines
                    + "'A > B ACK seq=1000 ack=5020', 'A > B ACK seq=1000 ack=5020',"
                    + "'A > B ACK seq=1000 ack=5020'"))
        .isEqualTo("INVALID at 6");
  }

  /** SHLD-31 is a SHOULD: what came too early may be discarded, and must then come again. */
  @Test
  void whatComesTooEarlyMayBeDiscarded() {
    String lines =
        "'A > B ACK seq=1000 ack=5000 len=10 lost', 'A > B ACK seq=1010 ack=5000 len=10',"
            + " 'B > A ACK seq=5000 ack=1000', 'A > B ACK seq=1000 ack=5000 len=10',";
    assertThat(verdict(OPEN_A, OPEN_B, "", lines + "'B > A ACK seq=5000 ack=1020'"))
        .isEqualTo("VALID");
    String again = "'B > A ACK seq=5000 ack=1010', 'A > B ACK seq=1010 ack=5000 len=10',";
    assertThat(verdict(OPEN_A, OPEN_B, "", lines + again + "'B > A ACK seq=5000 ack=1020'"))
        .isEqualTo("VALID");
    assertThat(verdict(OPEN_A, OPEN_B, ANY, lines + "'B > A ACK seq=5000 ack=1015'"))
        .isEqualTo("INVALID at 5");
  }

  /** A FIN that comes too early is held or discarded together with the text of its segment. */
  @Test
  void aFinThatComesTooEarlyStandsOrFallsWithItsText() {
    String lines =
        "'B > A ACK seq=5000 ack=1000 len=10 lost', 'B > A FIN,ACK seq=5010 ack=1000 len=10',"
            + " 'B > A ACK seq=5000 ack=1000 len=10',";
    assertThat(verdict(HALF_A, HALF_B, ANY, lines + "'A > B ACK seq=1000 ack=5020'"))
        .isEqualTo("INVALID at 4");
    assertThat(verdict(HALF_A, HALF_B, ANY, lines + "'A > B ACK seq=1000 ack=5021'"))
        .isEqualTo("VALID");
    String discarded = lines + "'A > B ACK seq=1000 ack=5010'";
    assertThat(verdict(HALF_A, HALF_B, ANY, discarded)).isEqualTo("VALID");
    String text = discarded + ", 'B > A ACK seq=5010 ack=1000 len=10',";
    assertThat(verdict(HALF_A, HALF_B, ANY, text + "'A > B ACK seq=1000 ack=5020'"))
        .isEqualTo("VALID");
    assertThat(verdict(HALF_A, HALF_B, ANY, text + "'A > B ACK seq=1000 ack=5021'"))
        .isEqualTo("INVALID at 6");
  }

  /** A FIN alone in its segment is discarded alone. */
  @Test
  void aFinWithoutTextIsDiscardedAlone() {
    String lines =
        "'B > A ACK seq=5000 ack=1000 len=10 lost', 'B > A ACK seq=5010 ack=1000 len=10',"
            + " 'B > A FIN,ACK seq=5020 ack=1000', 'B > A ACK seq=5000 ack=1000 len=10',";
    for (int ack : new int[] {5010, 5020, 5021}) {
      assertThat(verdict(HALF_A, HALF_B, ANY, lines + "'A > B ACK seq=1000 ack=" + ack + "'"))
          .isEqualTo("VALID");
    }
    assertThat(verdict(HALF_A, HALF_B, ANY, lines + "'A > B ACK seq=1000 ack=5015'"))
        .isEqualTo("INVALID at 5");
  }

  /** 3.10.7.4, fifth: an acknowledgment of the SYN establishes, whatever its text waits for. */
  @Test
  void whatComesTooEarlyEstablishes() {
    String lines =
        "'A > B SYN seq=100', 'B > A SYN,ACK seq=300 ack=101',"
            + " 'A > B ACK seq=101 ack=301 len=10', 'A > B ACK seq=111 ack=301 len=10',";
    assertThat(
            verdict(
                ACTIVE_A, LISTENING_B, ANY + LOSSY, lines + "'B > A ACK seq=301 ack=101 len=10'"))
        .isEqualTo("VALID");
    assertThat(
            verdict(
                ACTIVE_A, LISTENING_B, ANY + LOSSY, lines + "'B > A ACK seq=301 ack=102 len=10'"))
        .isEqualTo("INVALID at 5");
  }

  /** 3.8.6: segments on the retransmission queue may be repackaged, with new octets behind. */
  @Test
  void whatIsSentAgainMayTakeNewOctetsAlong() {
    String lost = "'A > B ACK seq=1000 ack=5000 len=10 lost', ";
    String joined = lost + "'A > B ACK seq=1000 ack=5000 len=25', ";
    assertThat(verdict(OPEN_A, OPEN_B, "", joined + "'B > A ACK seq=5000 ack=1025'"))
        .isEqualTo("VALID");
    assertThat(verdict(OPEN_A, OPEN_B, ANY, joined + "'B > A ACK seq=5000 ack=1010'"))
        .isEqualTo("INVALID at 3");
    assertThat(verdict(OPEN_A, OPEN_B, ANY, lost + "'A > B FIN,ACK seq=1000 ack=5000 len=10'"))
        .isEqualTo("VALID");
    assertThat(verdict(OPEN_A, OPEN_B, ANY, lost + "'A > B FIN,ACK seq=1005 ack=5000 len=15'"))
        .isEqualTo("VALID");
    assertThat(verdict(OPEN_A, OPEN_B, ANY, lost + "'A > B FIN,ACK seq=1000 ack=5000 len=9'"))
        .isEqualTo("INVALID at 2");
    assertThat(
            verdict(
                OPEN_A,
                OPEN_B,
                ",'calls':['OPEN','SEND']" + ANY,
                lost + "'A > B FIN,ACK seq=1000 ack=5000 len=10'"))
        .isEqualTo("INVALID at 2");
  }

  /** Where nothing was lost nothing goes again, however it is cut. */
  @Test
  void nothingIsRepackagedWithoutACause() {
    String sent = "'A > B ACK seq=1000 ack=5000 len=10', ";
    assertThat(verdict(OPEN_A, OPEN_B, ANY, sent + "'A > B ACK seq=1000 ack=5000 len=25'"))
        .isEqualTo("INVALID at 2");
    assertThat(verdict(OPEN_A, OPEN_B, ANY, sent + "'A > B FIN,ACK seq=1000 ack=5000 len=10'"))
        .isEqualTo("INVALID at 2");
    assertThat(verdict(OPEN_A, OPEN_B, ANY + LOSSY, sent + "'A > B ACK seq=1000 ack=5000 len=25'"))
        .isEqualTo("VALID");
  }

  /** A bare acknowledgment that is lost starts no timer: nothing of its sender is missing. */
  @Test
  void aLostAcknowledgmentIsNoCauseToSendAgain() {
    String lines =
        "'B > A ACK seq=5000 ack=1000 len=15', 'A > B ACK seq=1000 ack=5000 len=10',"
            + " 'B > A ACK seq=5015 ack=1010 lost', ";
    assertThat(verdict(OPEN_A, OPEN_B, ANY, lines + "'A > B ACK seq=1000 ack=5000 len=10'"))
        .isEqualTo("VALID");
    assertThat(verdict(OPEN_A, OPEN_B, ANY, lines + "'B > A ACK seq=5000 ack=1010 len=15'"))
        .isEqualTo("INVALID at 4");
  }

  private static final String LOSSY_AT_A = LOSSY + ",'vantage':'A'" + ANY;
  private static final String LOSSY_AT_B = LOSSY + ",'vantage':'B'" + ANY;

  /** What a host knew before the first line counts when only its arrivals are seen. */
  @Test
  void aHostThatIsNotSeenStartsWhereTheScenarioSays() {
    assertThat(
            verdict(
                OPEN_A,
                OPEN_B,
                LOSSY_AT_A,
                "'A > B FIN,ACK seq=1000 ack=5000', 'B > A ACK seq=5000 ack=1000 len=10'"))
        .isEqualTo("VALID");
    assertThat(verdict(HALF_A, HALF_B, LOSSY_AT_A, "'B > A FIN,ACK seq=5000 ack=1000 len=10'"))
        .isEqualTo("VALID");
    assertThat(verdict(OPEN_A, OPEN_B, LOSSY_AT_A, "'B > A ACK seq=5000 ack=1001 len=10'"))
        .isEqualTo("INVALID at 1");
  }

  /** A host that has given up answers what was sent before any line told of it. */
  @Test
  void theResetOfAHostThatIsGoneNeedsASegmentNotAStart() {
    assertThat(
            verdict(
                OPEN_A,
                OPEN_B,
                LOSSY_AT_A,
                "'A > B FIN,ACK seq=1000 ack=5000 len=10', 'B > A ACK seq=5010 ack=1000 len=10',"
                    + "'B > A RST seq=5000'"))
        .isEqualTo("VALID");
    assertThat(verdict(OPEN_A, OPEN_B, LOSSY_AT_A, "'B > A RST seq=5000'"))
        .isEqualTo("INVALID at 1");
  }

  /** RFC 9293 3.10.7.1: the reset of a port that is not open carries no text. */
  @Test
  void noResetHasText() {
    String syn = "'A > B SYN seq=100', ";
    assertThat(verdict(ACTIVE_A, LISTENING_B, LOSSY_AT_A, syn + "'B > A RST,ACK seq=0 ack=101'"))
        .isEqualTo("VALID");
    assertThat(
            verdict(ACTIVE_A, LISTENING_B, LOSSY_AT_A, syn + "'B > A RST,ACK seq=0 ack=101 len=1'"))
        .isEqualTo("INVALID at 2");
  }

  /** 3.10.5: an ABORT ends the connection; there is one, and what was sent before it fits it. */
  @Test
  void aHostAbortsOnce() {
    String aborted = "'A > B RST seq=1021', ";
    assertThat(verdict(OPEN_A, OPEN_B, ABORT + LOSSY_AT_B, aborted + "'A > B RST seq=1021'"))
        .isEqualTo("VALID");
    assertThat(verdict(OPEN_A, OPEN_B, ABORT + LOSSY_AT_B, aborted + "'A > B RST seq=1011'"))
        .isEqualTo("INVALID at 2");
    assertThat(
            verdict(
                OPEN_A, OPEN_B, ABORT + LOSSY_AT_B, aborted + "'A > B FIN,ACK seq=1010 ack=5000'"))
        .isEqualTo("INVALID at 2");
    assertThat(
            verdict(
                OPEN_A, OPEN_B, ABORT + LOSSY_AT_B, aborted + "'A > B FIN,ACK seq=1020 ack=5000'"))
        .isEqualTo("VALID");
  }

  /** 3.10.7.4, eighth: TIME-WAIT turns off the other timers, keep-alives with them. */
  @Test
  void nobodyKeepsTimeWaitAlive() {
    String finished = "'B > A FIN,ACK seq=5000 ack=1000', ";
    assertThat(verdict(HALF_A, HALF_B, LOSSY_AT_B, finished + "'A > B ACK seq=999 ack=5000'"))
        .isEqualTo("VALID");
    assertThat(verdict(HALF_A, HALF_B, LOSSY_AT_B, finished + "'A > B ACK seq=999 ack=5001'"))
        .isEqualTo("INVALID at 2");
  }

  /** 3.10.7.1: at its own vantage a port that a SYN came to answers before it opens. */
  @Test
  void aClosedPortAnswersASynBeforeItOpens() {
    String crossing = "'B > A SYN seq=300', 'A > B SYN seq=100'";
    assertThat(verdict(ACTIVE_A, Scenarios.ACTIVE_B, LOSSY_AT_A, crossing))
        .isEqualTo("INVALID at 2");
    assertThat(verdict(ACTIVE_A, Scenarios.ACTIVE_B, ",'vantage':'A'" + ANY, crossing))
        .isEqualTo("INVALID at 2");
    assertThat(verdict(ACTIVE_A, Scenarios.ACTIVE_B, ANY, crossing)).isEqualTo("VALID");
  }
}
