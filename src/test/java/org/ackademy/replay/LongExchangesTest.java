package org.ackademy.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.ackademy.replay.Judgement.Invalid;
import org.ackademy.replay.Judgement.Undecided;
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
import org.ackademy.tcp.Control;
import org.ackademy.tcp.Options;
import org.ackademy.tcp.Segment;
import org.ackademy.tcp.TcpState;
import org.junit.jupiter.api.Test;

/**
 * Exchanges of ten thousand lines, the strange ones too: each gets its verdict, and the search
 * takes a number of steps that grows with the lines and no faster.
 */
class LongExchangesTest {
  private static final int LINES = 10_000;
  private static final int STEPS_A_LINE_MAX = 20;
  private static final int DATA = 100;
  private static final int FIRST_A = 1_000;
  private static final int FIRST_B = 5_000;

  private final List<Line> lines = new ArrayList<>();
  private int next = FIRST_A;

  private static Scenario scenario(Network network) {
    return new Scenario(
        new Host(
            TcpState.CLOSED,
            Opening.ACTIVE,
            OptionalLong.of(FIRST_A - 1),
            Optional.empty(),
            65_535),
        new Host(
            TcpState.LISTEN, Opening.NEVER, OptionalLong.of(FIRST_B - 1), Optional.empty(), 65_535),
        network,
        Vantage.WIRE,
        EnumSet.of(Call.OPEN, Call.SEND, Call.RECEIVE, Call.CLOSE, Call.ABORT),
        List.of(),
        Shorthand.STRICT,
        Reopening.NEVER,
        new Goal.AnyPrefix());
  }

  private Judgement judge(Network network) {
    Judgement judgement =
        Replay.judge(new Case("", scenario(network), new Exchange(lines), Map.of()));
    assertThat(judgement.verdict()).isNotInstanceOf(Undecided.class);
    assertThat(judgement.steps() / (lines.size() + 10)).isLessThan(STEPS_A_LINE_MAX);
    return judgement;
  }

  private void isValid(Network network) {
    assertThat(judge(network).verdict()).isInstanceOf(Valid.class);
  }

  private void breaksAt(Network network, int at, Code code) {
    assertThat(judge(network).verdict())
        .isInstanceOfSatisfying(
            Invalid.class,
            invalid -> {
              assertThat(invalid.violation().at()).isEqualTo(at);
              assertThat(invalid.violation().code()).isEqualTo(code);
            });
  }

  private void line(Side from, int control, int seq, int ack, int length) {
    Segment segment = new Segment(control, seq, ack, length, 0, 0, Options.NONE);
    lines.add(new Line(from, segment, Given.NUMBERS, Fate.UNSAID));
  }

  private void handshake() {
    line(Side.A, Control.SYN, FIRST_A - 1, 0, 0);
    line(Side.B, Control.SYN | Control.ACK, FIRST_B - 1, FIRST_A, 0);
    line(Side.A, Control.ACK, FIRST_A, FIRST_B, 0);
  }

  private void data(int seq) {
    line(Side.A, Control.ACK, seq, FIRST_B, DATA);
  }

  private void ack(int ack) {
    line(Side.B, Control.ACK, FIRST_B, ack, 0);
  }

  private void newData() {
    data(next);
    next += DATA;
  }

  @Test
  void dataAndItsAcknowledgmentInTurn() {
    handshake();
    while (lines.size() < LINES) {
      newData();
      ack(next);
    }
    isValid(Network.LOSSY);
    isValid(Network.RELIABLE);
  }

  @Test
  void allDataFirstAndItsAcknowledgmentsAfter() {
    handshake();
    int small = 5;
    for (int i = 0; i < LINES / 2; i++) {
      line(Side.A, Control.ACK, FIRST_A + i * small, FIRST_B, small);
    }
    for (int i = 1; i <= LINES / 2; i++) {
      ack(FIRST_A + i * small);
    }
    isValid(Network.LOSSY);
    isValid(Network.RELIABLE);
  }

  @Test
  void burstsWhoseFirstSegmentIsLostAndItsDuplicateAcknowledgments() {
    handshake();
    while (lines.size() < LINES) {
      int first = next;
      for (int i = 0; i < 40; i++) {
        newData();
      }
      for (int i = 0; i < 39; i++) {
        ack(first);
      }
      data(first);
      ack(next);
    }
    isValid(Network.LOSSY);
  }

  @Test
  void everySegmentThreeTimes() {
    everySegmentThree();
    isValid(Network.LOSSY);
  }

  private void everySegmentThree() {
    handshake();
    while (lines.size() < LINES) {
      data(next);
      data(next);
      newData();
      ack(next);
    }
  }

  @Test
  void everySegmentThreeTimesAndOnlyTheLastAcknowledgmentWrong() {
    everySegmentThree();
    ack(next + 7);
    breaksAt(Network.LOSSY, lines.size(), Code.ACK_OF_UNSENT);
  }

  @Test
  void everyThirdSegmentMissesAndIsSentAgainAlone() {
    handshake();
    while (lines.size() < LINES) {
      int first = next;
      newData();
      newData();
      newData();
      ack(first + DATA);
      ack(first + DATA);
      data(first + DATA);
      ack(next);
    }
    isValid(Network.LOSSY);
  }

  @Test
  void nothingButBareAcknowledgments() {
    handshake();
    while (lines.size() < LINES) {
      line(Side.A, Control.ACK, FIRST_A, FIRST_B, 0);
      ack(FIRST_A);
    }
    isValid(Network.LOSSY);
    breaksAt(Network.RELIABLE, 4, Code.ACK_WITHOUT_CAUSE);
  }

  @Test
  void resetsAtTheEndOfALongConnection() {
    handshake();
    while (lines.size() < LINES) {
      newData();
      ack(next);
    }
    line(Side.A, Control.RST, next, 0, 0);
    isValid(Network.LOSSY);
    ack(next);
    isValid(Network.LOSSY);
    line(Side.A, Control.ACK, next, FIRST_B, DATA);
    assertThat(judge(Network.LOSSY).verdict()).isInstanceOf(Invalid.class);
  }

  @Test
  void everySecondSegmentLostAndSentAgain() {
    handshake();
    while (lines.size() < LINES) {
      Segment segment = new Segment(Control.ACK, next, FIRST_B, DATA, 0, 0, Options.NONE);
      lines.add(new Line(Side.A, segment, Given.NUMBERS, Fate.LOST));
      newData();
      ack(next);
    }
    isValid(Network.RELIABLE);
    isValid(Network.LOSSY);
  }

  @Test
  void everySegmentLostAndSentAgainWithNewOctetsBehind() {
    handshake();
    while (lines.size() < LINES) {
      Segment segment = new Segment(Control.ACK, next, FIRST_B, DATA, 0, 0, Options.NONE);
      lines.add(new Line(Side.A, segment, Given.NUMBERS, Fate.LOST));
      line(Side.A, Control.ACK, next, FIRST_B, DATA + DATA / 2);
      next += DATA + DATA / 2;
      ack(next);
    }
    isValid(Network.RELIABLE);
    isValid(Network.LOSSY);
  }

  @Test
  void everySegmentSentAgainWithNewOctetsBehindAndBothAcknowledged() {
    handshake();
    while (lines.size() < LINES) {
      data(next);
      line(Side.A, Control.ACK, next, FIRST_B, DATA + DATA / 2);
      ack(next + DATA);
      next += DATA + DATA / 2;
      ack(next);
    }
    isValid(Network.LOSSY);
    ack(next + 7);
    breaksAt(Network.LOSSY, lines.size(), Code.ACK_OF_UNSENT);
  }

  @Test
  void unfinishedAndTooLongToBeContinued() {
    handshake();
    while (lines.size() < LINES) {
      newData();
      ack(next);
    }
    newData();
    Scenario owing =
        new Scenario(
            scenario(Network.LOSSY).a(),
            scenario(Network.LOSSY).b(),
            Network.LOSSY,
            Vantage.WIRE,
            Scenario.CALLS_DEFAULT,
            List.of(),
            Shorthand.STRICT,
            Reopening.NEVER,
            Goal.NOTHING_OWED);
    assertThat(Scenarios.judge(owing, new Exchange(lines)).verdict())
        .isInstanceOfSatisfying(
            Judgement.Incomplete.class,
            incomplete -> {
              assertThat(incomplete.code()).isEqualTo(Code.SEGMENT_OWED);
              assertThat(incomplete.completion()).isEmpty();
              assertThat(incomplete.reach()).isEqualTo(Judgement.Reach.OPEN);
            });
  }

  @Test
  void nothingButMistakes() {
    while (lines.size() < LINES) {
      line(Side.B, Control.SYN | Control.FIN, lines.size(), 0, 0);
    }
    breaksAt(Network.LOSSY, 1, Code.NONSENSE_FLAGS);
    breaksAt(Network.RELIABLE, 1, Code.NONSENSE_FLAGS);
  }

  @Test
  void oneWrongNumberThatIsCarriedOnToTheEnd() {
    handshake();
    line(Side.A, Control.ACK, FIRST_A, FIRST_B + 7, DATA);
    while (lines.size() < LINES) {
      next += DATA;
      line(Side.A, Control.ACK, next, FIRST_B + 7, DATA);
    }
    breaksAt(Network.LOSSY, 4, Code.ACK_OF_UNSENT);
  }

  @Test
  void aConnectionBackwards() {
    handshake();
    while (lines.size() < LINES) {
      newData();
      ack(next);
    }
    Collections.reverse(lines);
    breaksAt(Network.LOSSY, 1, Code.SYN_EXPECTED);
  }
}
