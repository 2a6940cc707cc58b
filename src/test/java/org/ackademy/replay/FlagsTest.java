package org.ackademy.replay;

import static org.ackademy.replay.Exchanges.exchange;
import static org.ackademy.replay.Scenarios.SERVER;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ackademy.replay.Judgement.Invalid;
import org.ackademy.replay.Scenario.Vantage;
import org.ackademy.tcp.Control;
import org.ackademy.tcp.Options;
import org.ackademy.tcp.Segment;
import org.junit.jupiter.api.Test;

/** Every combination of SYN, FIN, RST and ACK, in every phase of a connection, from either host. */
class FlagsTest {
  private static final List<String> WHOLE =
      List.of(
          "A > B SYN seq=100",
          "B > A SYN,ACK seq=300 ack=101",
          "A > B ACK seq=101 ack=301",
          "A > B ACK seq=101 ack=301 len=10",
          "B > A ACK seq=301 ack=111",
          "A > B FIN,ACK seq=111 ack=301",
          "B > A ACK seq=301 ack=112",
          "B > A FIN,ACK seq=301 ack=112",
          "A > B ACK seq=112 ack=302");

  private static final int[] NONSENSE = {
    0,
    Control.PSH,
    Control.SYN | Control.FIN,
    Control.SYN | Control.RST,
    Control.FIN | Control.RST,
    Control.SYN | Control.FIN | Control.RST
  };

  private static final Set<Code> ABOUT_ACK =
      EnumSet.of(
          Code.ACK_BIT_MISSING, Code.SYN_EXPECTED, Code.SENT_AFTER_CLOSED, Code.NOT_LISTENING);

  private static List<Scenario> networks() {
    return List.of(Scenarios.reliable(SERVER, new Goal.AnyPrefix()), Scenarios.lossy(Vantage.WIRE));
  }

  /** The code of the line that follows so many lines of a connection. */
  private static Code code(Scenario scenario, int before, Side from, int control, int length) {
    List<Line> lines = new ArrayList<>(exchange(WHOLE.subList(0, before)).lines());
    int seq = from == Side.A ? 111 : 301;
    int ack = from == Side.A ? 301 : 111;
    int number = (control & Control.ACK) != 0 ? ack : 0;
    var segment = new Segment(control, seq, number, length, 0, 0, Options.NONE);
    lines.add(new Line(from, segment, Line.Given.NUMBERS, Line.Fate.UNSAID));
    Judgement judgement = Replay.judge(new Case("", scenario, new Exchange(lines), Map.of()));
    assertThat(judgement.verdict())
        .as("%s after %d lines: %s", scenario.network(), before, segment)
        .isInstanceOf(Invalid.class);
    Invalid invalid = (Invalid) judgement.verdict();
    assertThat(invalid.violation().at()).isEqualTo(lines.size());
    return invalid.violation().code();
  }

  @Test
  void whatDoesNotGoTogetherIsNonsenseEverywhere() {
    for (Scenario scenario : networks()) {
      for (int before = 0; before <= WHOLE.size(); before++) {
        for (Side from : Side.values()) {
          for (int flags : NONSENSE) {
            boolean mixed = Integer.bitCount(flags & ~Control.PSH) > 1;
            for (int ack : mixed ? new int[] {0, Control.ACK} : new int[] {0}) {
              for (int length : mixed ? new int[] {0, 10} : new int[] {0}) {
                assertThat(code(scenario, before, from, flags | ack, length))
                    .isEqualTo(Code.NONSENSE_FLAGS);
              }
            }
          }
        }
      }
    }
  }

  /** FIN and text need the ACK bit; before there is a connection a SYN is what is missing. */
  @Test
  void whatLacksTheAckBitSaysSo() {
    for (Scenario scenario : networks()) {
      for (int before = 0; before <= WHOLE.size(); before++) {
        for (Side from : Side.values()) {
          Code fin = code(scenario, before, from, Control.FIN, 0);
          Code text = code(scenario, before, from, Control.PSH, 10);
          boolean open = before >= 3 && before <= 5;
          Set<Code> allowed = open ? EnumSet.of(Code.ACK_BIT_MISSING) : ABOUT_ACK;
          assertThat(allowed).as("%d %s", before, from).contains(fin, text);
        }
      }
    }
  }

  @Test
  void aSynInsideAConnection() {
    for (Scenario scenario : networks()) {
      for (int before = 5; before <= 7; before++) {
        assertThat(
                Arrays.asList(
                    code(scenario, before, Side.A, Control.SYN, 0),
                    code(scenario, before, Side.B, Control.SYN, 0)))
            .containsOnly(Code.SYN_WHEN_SYNCHRONIZED);
      }
    }
  }
}
