package org.ackademy.replay;

import static org.ackademy.replay.Exchanges.exchange;
import static org.ackademy.replay.Scenarios.OTHER_CLIENT;
import static org.ackademy.replay.Scenarios.SERVER;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.ackademy.replay.Judgement.Remark;
import org.ackademy.replay.Judgement.Valid;
import org.ackademy.replay.Scenario.Host;
import org.ackademy.replay.Scenario.Shorthand;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is said of valid exchanges that textbooks have otherwise. */
class RemarksTest {
  private static final String[] OPEN = {
    "A > B SYN seq=100", "B > A SYN,ACK seq=300 ack=101", "A > B ACK seq=101 ack=301"
  };

  private static List<String> remarks(Host b, Shorthand shorthand, String... lines) {
    Scenario scenario = Scenarios.reliable(b, Goal.NOTHING_OWED, shorthand);
    Judgement judgement = Scenarios.judge(scenario, exchange(lines));
    assertThat(judgement.verdict()).isInstanceOf(Valid.class);
    return ((Valid) judgement.verdict())
        .remarks().stream().map(r -> r.at() + " " + r.key()).toList();
  }

  private static String[] opened(String... more) {
    List<String> lines = new ArrayList<>(Arrays.asList(OPEN));
    lines.addAll(Arrays.asList(more));
    return lines.toArray(new String[0]);
  }

  @Test
  void nothingIsSaidOfWhatTextbooksHave() {
    assertThat(
            remarks(
                SERVER,
                Shorthand.STRICT,
                opened(
                    "A > B FIN,ACK seq=101 ack=301",
                    "B > A ACK seq=301 ack=102",
                    "B > A FIN,ACK seq=301 ack=102",
                    "A > B ACK seq=102 ack=302")))
        .isEmpty();
  }

  @Test
  void aCloseInThreeSegments() {
    assertThat(
            remarks(
                SERVER,
                Shorthand.STRICT,
                opened(
                    "A > B FIN,ACK seq=101 ack=301",
                    "B > A FIN,ACK seq=301 ack=102",
                    "A > B ACK seq=102 ack=302")))
        .containsExactly("5 THREE_SEGMENT_CLOSE");
  }

  @Test
  void aHalfClose() {
    assertThat(
            remarks(
                SERVER,
                Shorthand.STRICT,
                opened(
                    "A > B FIN,ACK seq=101 ack=301",
                    "B > A ACK seq=301 ack=102 len=50",
                    "A > B ACK seq=102 ack=351")))
        .containsExactly("5 HALF_CLOSE");
  }

  @Test
  void bothCloseAtOnce() {
    assertThat(
            remarks(
                SERVER,
                Shorthand.STRICT,
                opened(
                    "A > B FIN,ACK seq=101 ack=301",
                    "B > A FIN,ACK seq=301 ack=101",
                    "A > B ACK seq=102 ack=302",
                    "B > A ACK seq=302 ack=102")))
        .containsExactly("6 SIMULTANEOUS_CLOSE");
  }

  @Test
  void bothOpenAtOnce() {
    assertThat(
            remarks(
                OTHER_CLIENT,
                Shorthand.STRICT,
                "A > B SYN seq=100",
                "B > A SYN seq=300",
                "A > B SYN,ACK seq=100 ack=301",
                "B > A SYN,ACK seq=300 ack=101"))
        .containsExactly("3 SIMULTANEOUS_OPEN");
  }

  @Test
  void dataOnTheThirdSegment() {
    assertThat(
            remarks(
                SERVER,
                Shorthand.STRICT,
                OPEN[0],
                OPEN[1],
                "A > B ACK seq=101 ack=301 len=10",
                "B > A ACK seq=301 ack=111"))
        .containsExactly("3 DATA_ON_HANDSHAKE");
  }

  @Test
  void theShorthandOfTextbooks() {
    assertThat(
            remarks(
                SERVER,
                Shorthand.ALLOWED,
                opened("A > B FIN seq=101", "B > A ACK seq=301 ack=102")))
        .containsExactly("4 SHORTHAND");
  }

  @Test
  void theCrossedSynIsAcknowledgedOnceMore() {
    assertThat(
            remarks(
                OTHER_CLIENT,
                Shorthand.STRICT,
                "A > B SYN seq=100",
                "B > A SYN seq=300",
                "A > B SYN,ACK seq=100 ack=301",
                "B > A SYN,ACK seq=300 ack=101",
                "A > B ACK seq=101 ack=301"))
        .containsExactly("3 SIMULTANEOUS_OPEN", "5 EXTRA_ACK");
  }

  private static final String[] TEXTS = {
    "A > B ACK seq=101 ack=301 len=10",
    "A > B ACK seq=111 ack=301 len=10",
    "A > B ACK seq=121 ack=301 len=10"
  };

  @Test
  void anAcknowledgmentThatWaitsForAThirdSegmentIsLate() {
    assertThat(
            remarks(
                SERVER,
                Shorthand.STRICT,
                opened(TEXTS[0], TEXTS[1], TEXTS[2], "B > A ACK seq=301 ack=131")))
        .containsExactly("7 LATE_ACK");
    assertThat(
            remarks(
                SERVER, Shorthand.STRICT, opened(TEXTS[0], TEXTS[1], "B > A ACK seq=301 ack=121")))
        .isEmpty();
  }

  @Test
  void dataWithTheFin() {
    assertThat(
            remarks(
                SERVER,
                Shorthand.STRICT,
                opened(
                    "A > B FIN,ACK seq=101 ack=301 len=10",
                    "B > A ACK seq=301 ack=112",
                    "B > A FIN,ACK seq=301 ack=112",
                    "A > B ACK seq=112 ack=302")))
        .containsExactly("4 DATA_WITH_FIN");
  }

  private static List<String> lossy(String... lines) {
    Judgement judgement = Scenarios.judge(Scenarios.lossy(Scenario.Vantage.WIRE), exchange(lines));
    assertThat(judgement.verdict()).isInstanceOf(Valid.class);
    return ((Valid) judgement.verdict())
        .remarks().stream().map(r -> r.at() + " " + r.key()).toList();
  }

  @Test
  void whatThePeerHasIsSentAgain() {
    String ack = "B > A ACK seq=301 ack=111";
    assertThat(lossy(opened(TEXTS[0], ack, TEXTS[0]))).containsExactly("6 NEEDLESS_RETRANSMISSION");
    assertThat(lossy(opened(TEXTS[0], TEXTS[0], ack))).isEmpty();
  }

  @Test
  void whatIsAcknowledgedIsAcknowledgedAgain() {
    String ack = "B > A ACK seq=301 ack=111";
    assertThat(lossy(opened(TEXTS[0], ack, ack))).containsExactly("6 REPEATED_ACK");
  }

  @Test
  void aResetInsteadOfAFin() {
    assertThat(lossy(opened("A > B RST seq=101"))).containsExactly("4 ABORTED");
  }

  @Test
  void aConnectionIsKeptAlive() {
    assertThat(lossy(opened("A > B ACK seq=100 ack=301"))).containsExactly("4 KEPT_ALIVE");
  }

  @Test
  void aClosedWindowIsProbed() {
    assertThat(
            lossy(
                opened(
                    TEXTS[0],
                    "B > A ACK seq=301 ack=111 len=5 win=0",
                    "A > B ACK seq=111 ack=306",
                    "A > B ACK seq=111 ack=306 len=1")))
        .containsExactly("7 WINDOW_PROBE");
  }

  @ParameterizedTest
  @EnumSource(Remarks.Kind.class)
  void everyRemarkHasItsWordsInBothLanguages(Remarks.Kind kind) {
    Remark remark = new Remark(1, kind.name(), "3.6");
    for (Locale locale : List.of(Locale.ENGLISH, Locale.KOREAN)) {
      Wording wording = Wording.of(locale, new Wording.Names("client", "server"));
      assertThat(wording.remark(remark, Side.A)).isNotEqualTo(kind.name()).doesNotContain("{");
    }
  }
}
