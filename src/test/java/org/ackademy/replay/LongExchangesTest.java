package org.ackademy.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Exchanges of ten thousand lines, the strange ones too: each gets its verdict, and the search
 * takes a number of steps that grows with the lines and no faster.
 */
class LongExchangesTest {
  private static final int LINES = 10_000;
  private static final int STEPS_A_LINE_MAX = 25;
  private static final int LINES_WITH_RESETS = 201;

  /** Every so many lines a reset is tried in a long exchange: all of them would take minutes. */
  private static final int STRIDE = 1_237;

  private static final int STEPS_WITH_RESET_MAX = 35;
  private static final int HANDSHAKE = 3;
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

  /** What is to come out: the kind, the network, the vantage, and the verdict. */
  private static final String EXPECTED =
      """
      IN_TURN               RELIABLE  WIRE    VALID
      IN_TURN               RELIABLE  HOST_A  VALID
      IN_TURN               RELIABLE  HOST_B  VALID
      IN_TURN               LOSSY     WIRE    VALID
      IN_TURN               LOSSY     HOST_A  VALID
      IN_TURN               LOSSY     HOST_B  VALID
      DATA_FIRST            RELIABLE  WIRE    VALID
      DATA_FIRST            RELIABLE  HOST_A  VALID
      DATA_FIRST            RELIABLE  HOST_B  604 ACK_NUMBER
      DATA_FIRST            LOSSY     WIRE    VALID
      DATA_FIRST            LOSSY     HOST_A  VALID
      DATA_FIRST            LOSSY     HOST_B  604 ACK_NUMBER
      LOSSES                RELIABLE  WIRE    VALID
      LOSSES                RELIABLE  HOST_A  37 SEQ_NUMBER
      LOSSES                RELIABLE  HOST_B  6 SEQ_NUMBER
      LOSSES                LOSSY     WIRE    VALID
      LOSSES                LOSSY     HOST_A  VALID
      LOSSES                LOSSY     HOST_B  VALID
      BURSTS                RELIABLE  WIRE    VALID
      BURSTS                RELIABLE  HOST_A  VALID
      BURSTS                RELIABLE  HOST_B  4 SEQ_NUMBER
      BURSTS                LOSSY     WIRE    VALID
      BURSTS                LOSSY     HOST_A  VALID
      BURSTS                LOSSY     HOST_B  44 ACK_WITHOUT_CAUSE
      BURSTS_IN_STEP        RELIABLE  WIRE    VALID
      BURSTS_IN_STEP        RELIABLE  HOST_A  VALID
      BURSTS_IN_STEP        RELIABLE  HOST_B  4 SEQ_NUMBER
      BURSTS_IN_STEP        LOSSY     WIRE    VALID
      BURSTS_IN_STEP        LOSSY     HOST_A  VALID
      BURSTS_IN_STEP        LOSSY     HOST_B  VALID
      THIRDS_MISSING        RELIABLE  WIRE    VALID
      THIRDS_MISSING        RELIABLE  HOST_A  VALID
      THIRDS_MISSING        RELIABLE  HOST_B  6 SEQ_NUMBER
      THIRDS_MISSING        LOSSY     WIRE    VALID
      THIRDS_MISSING        LOSSY     HOST_A  VALID
      THIRDS_MISSING        LOSSY     HOST_B  VALID
      TOO_EARLY             RELIABLE  WIRE    VALID
      TOO_EARLY             RELIABLE  HOST_A  VALID
      TOO_EARLY             RELIABLE  HOST_B  4 SEQ_NUMBER
      TOO_EARLY             LOSSY     WIRE    VALID
      TOO_EARLY             LOSSY     HOST_A  VALID
      TOO_EARLY             LOSSY     HOST_B  VALID
      THREE_TIMES           RELIABLE  WIRE    6 SEQ_NUMBER
      THREE_TIMES           RELIABLE  HOST_A  6 SEQ_NUMBER
      THREE_TIMES           RELIABLE  HOST_B  6 SEQ_NUMBER
      THREE_TIMES           LOSSY     WIRE    VALID
      THREE_TIMES           LOSSY     HOST_A  6 SEQ_NUMBER
      THREE_TIMES           LOSSY     HOST_B  VALID
      THREE_TIMES_AND_WRONG RELIABLE  WIRE    6 SEQ_NUMBER
      THREE_TIMES_AND_WRONG RELIABLE  HOST_A  6 SEQ_NUMBER
      THREE_TIMES_AND_WRONG RELIABLE  HOST_B  6 SEQ_NUMBER
      THREE_TIMES_AND_WRONG LOSSY     WIRE    10000 ACK_OF_UNSENT
      THREE_TIMES_AND_WRONG LOSSY     HOST_A  6 SEQ_NUMBER
      THREE_TIMES_AND_WRONG LOSSY     HOST_B  10000 ACK_OF_UNSENT
      LOST_TWICE            RELIABLE  WIRE    VALID
      LOST_TWICE            RELIABLE  HOST_A  VALID
      LOST_TWICE            RELIABLE  HOST_B  VALID
      LOST_TWICE            LOSSY     WIRE    VALID
      LOST_TWICE            LOSSY     HOST_A  VALID
      LOST_TWICE            LOSSY     HOST_B  VALID
      BARE_ACKS             RELIABLE  WIRE    4 ACK_WITHOUT_CAUSE
      BARE_ACKS             RELIABLE  HOST_A  4 ACK_WITHOUT_CAUSE
      BARE_ACKS             RELIABLE  HOST_B  4 ACK_WITHOUT_CAUSE
      BARE_ACKS             LOSSY     WIRE    VALID
      BARE_ACKS             LOSSY     HOST_A  4 ACK_WITHOUT_CAUSE
      BARE_ACKS             LOSSY     HOST_B  5 ACK_WITHOUT_CAUSE
      KEEP_ALIVES           RELIABLE  WIRE    4 SEQ_NUMBER
      KEEP_ALIVES           RELIABLE  HOST_A  4 SEQ_NUMBER
      KEEP_ALIVES           RELIABLE  HOST_B  4 SEQ_NUMBER
      KEEP_ALIVES           LOSSY     WIRE    VALID
      KEEP_ALIVES           LOSSY     HOST_A  VALID
      KEEP_ALIVES           LOSSY     HOST_B  VALID
      PROBES                RELIABLE  WIRE    8 SEQ_NUMBER
      PROBES                RELIABLE  HOST_A  6 ACK_NUMBER
      PROBES                RELIABLE  HOST_B  8 SEQ_NUMBER
      PROBES                LOSSY     WIRE    VALID
      PROBES                LOSSY     HOST_A  VALID
      PROBES                LOSSY     HOST_B  VALID
      RESETS_BEHIND         RELIABLE  WIRE    5 RST_NUMBER
      RESETS_BEHIND         RELIABLE  HOST_A  5 RST_NUMBER
      RESETS_BEHIND         RELIABLE  HOST_B  5 RST_NUMBER
      RESETS_BEHIND         LOSSY     WIRE    5 RST_NUMBER
      RESETS_BEHIND         LOSSY     HOST_A  5 RST_NUMBER
      RESETS_BEHIND         LOSSY     HOST_B  5 RST_NUMBER
      RESET_AT_THE_END      RELIABLE  WIRE    VALID
      RESET_AT_THE_END      RELIABLE  HOST_A  VALID
      RESET_AT_THE_END      RELIABLE  HOST_B  10001 ACK_NUMBER
      RESET_AT_THE_END      LOSSY     WIRE    VALID
      RESET_AT_THE_END      LOSSY     HOST_A  VALID
      RESET_AT_THE_END      LOSSY     HOST_B  10001 ACK_NUMBER
      RESETS_IN_ANSWER      RELIABLE  WIRE    6 SEQ_NUMBER
      RESETS_IN_ANSWER      RELIABLE  HOST_A  5 SEQ_NUMBER
      RESETS_IN_ANSWER      RELIABLE  HOST_B  6 SEQ_NUMBER
      RESETS_IN_ANSWER      LOSSY     WIRE    VALID
      RESETS_IN_ANSWER      LOSSY     HOST_A  VALID
      RESETS_IN_ANSWER      LOSSY     HOST_B  VALID
      CONNECTIONS_RESET     RELIABLE  WIRE    VALID
      CONNECTIONS_RESET     RELIABLE  HOST_A  VALID
      CONNECTIONS_RESET     RELIABLE  HOST_B  VALID
      CONNECTIONS_RESET     LOSSY     WIRE    VALID
      CONNECTIONS_RESET     LOSSY     HOST_A  VALID
      CONNECTIONS_RESET     LOSSY     HOST_B  VALID
      REVERSED              RELIABLE  WIRE    1 SYN_EXPECTED
      REVERSED              RELIABLE  HOST_A  1 SYN_EXPECTED
      REVERSED              RELIABLE  HOST_B  1 SYN_EXPECTED
      REVERSED              LOSSY     WIRE    1 SYN_EXPECTED
      REVERSED              LOSSY     HOST_A  1 ACK_OF_UNSENT
      REVERSED              LOSSY     HOST_B  1 SYN_EXPECTED
      WRONG_FROM_THE_FOURTH RELIABLE  WIRE    4 ACK_OF_UNSENT
      WRONG_FROM_THE_FOURTH RELIABLE  HOST_A  4 ACK_OF_UNSENT
      WRONG_FROM_THE_FOURTH RELIABLE  HOST_B  4 ACK_OF_UNSENT
      WRONG_FROM_THE_FOURTH LOSSY     WIRE    4 ACK_OF_UNSENT
      WRONG_FROM_THE_FOURTH LOSSY     HOST_A  4 ACK_OF_UNSENT
      WRONG_FROM_THE_FOURTH LOSSY     HOST_B  4 ACK_OF_UNSENT
      """;

  static Stream<Arguments> expected() {
    return EXPECTED
        .lines()
        .map(line -> line.split(" +", 4))
        .map(
            words ->
                Arguments.of(
                    LongExchange.valueOf(words[0]),
                    Network.valueOf(words[1]),
                    Vantage.valueOf(words[2]),
                    words[3]));
  }

  @ParameterizedTest
  @MethodSource("expected")
  void isDecidedInStepsThatGrowWithItsLines(
      LongExchange kind, Network network, Vantage vantage, String verdict) {
    Case question = kind.of(LINES, network, vantage);
    Judgement judgement = Replay.judge(question);
    assertThat(text(judgement)).isEqualTo(verdict);
    assertThat(judgement.steps() / question.exchange().size()).isLessThan(STEPS_A_LINE_MAX);
  }

  /** A mistake that is carried on through all lines is looked at in few steps. */
  @Test
  void aNumberThatIsWrongThroughoutIsNoWorkForEveryLine() {
    Case question = LongExchange.WRONG_FROM_THE_FOURTH.of(LINES, Network.LOSSY, Vantage.WIRE);
    assertThat(Replay.judge(question).steps()).isLessThan(LINES);
  }

  @Test
  void everyKindIsExpectedOfEveryNetworkAndPlace() {
    int ways = Network.values().length * Vantage.values().length;
    assertThat(expected().map(row -> List.of(row.get()[0], row.get()[1], row.get()[2])).distinct())
        .hasSize(LongExchange.values().length * ways);
  }

  private static String text(Judgement judgement) {
    return switch (judgement.verdict()) {
      case Valid valid -> "VALID";
      case Invalid invalid -> invalid.violation().at() + " " + invalid.violation().code();
      case Judgement.Incomplete incomplete -> "INCOMPLETE";
      case Undecided undecided -> "UNDECIDED";
    };
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

  /**
   * Whoever has reset sends no more: the reset stands anywhere, and nothing of its host after it.
   */
  @ParameterizedTest
  @EnumSource(Network.class)
  void aResetAtEveryPosition(Network network) {
    handshake();
    while (lines.size() < LINES_WITH_RESETS) {
      newData();
      ack(next);
    }
    List<Line> whole = List.copyOf(lines);
    for (int place = HANDSHAKE; place <= whole.size(); place++) {
      int sent = (place - HANDSHAKE + 1) / 2 * DATA;
      lines.clear();
      lines.addAll(whole.subList(0, place));
      line(Side.A, Control.RST, FIRST_A + sent, 0, 0);
      isValid(network);
      lines.addAll(whole.subList(place, whole.size()));
      int later = (place - HANDSHAKE) % 2 == 0 ? place + 1 : place + 2;
      if (later < lines.size()) {
        Judgement judgement = Scenarios.judge(scenario(network), new Exchange(lines));
        assertThat(text(judgement)).isEqualTo(later + 1 + " " + Code.SENT_AFTER_CLOSED);
        assertThat(judgement.steps())
            .isLessThan((long) Mistakes.TOLD_MAX * STEPS_A_LINE_MAX * LINES_WITH_RESETS);
      } else {
        isValid(network);
      }
    }
  }

  /**
   * Where a reset of a host leaves what follows: how many lines on the first mistake is, and which,
   * where A's turn comes next and where B's does.
   */
  private static final String RESETS =
      """
      RELIABLE  WIRE    A  1 SENT_AFTER_CLOSED,2 SENT_AFTER_CLOSED
      RELIABLE  WIRE    B  2 SENT_AFTER_CLOSED,1 SENT_AFTER_CLOSED
      RELIABLE  HOST_A  A  1 SENT_AFTER_CLOSED,2 SENT_AFTER_CLOSED
      RELIABLE  HOST_A  B  1 ACK_NUMBER,1 SENT_AFTER_CLOSED
      RELIABLE  HOST_B  A  1 SENT_AFTER_CLOSED,1 ANSWERED_A_RST
      RELIABLE  HOST_B  B  2 SENT_AFTER_CLOSED,1 SENT_AFTER_CLOSED
      LOSSY     WIRE    A  1 SENT_AFTER_CLOSED,2 SENT_AFTER_CLOSED
      LOSSY     WIRE    B  2 SENT_AFTER_CLOSED,1 SENT_AFTER_CLOSED
      LOSSY     HOST_A  A  1 SENT_AFTER_CLOSED,2 SENT_AFTER_CLOSED
      LOSSY     HOST_A  B  1 ACK_NUMBER,2 ACK_NUMBER
      LOSSY     HOST_B  A  2 ANSWERED_A_RST,1 ANSWERED_A_RST
      LOSSY     HOST_B  B  2 SENT_AFTER_CLOSED,1 SENT_AFTER_CLOSED
      """;

  /** The same in ten thousand lines, by either host, wherever it is seen. */
  @ParameterizedTest
  @MethodSource("resets")
  void aResetWithinALongConnection(Network network, Vantage vantage, Side by, String next) {
    Case whole = LongExchange.IN_TURN.of(LINES, network, vantage);
    for (int place = HANDSHAKE; place < LINES - 2; place += STRIDE) {
      int sent = (place - HANDSHAKE + 1) / 2 * DATA;
      lines.clear();
      lines.addAll(whole.exchange().lines().subList(0, place));
      line(by, Control.RST, by == Side.A ? Wire.FIRST_A + sent : Wire.FIRST_B, 0, 0);
      assertThat(text(Scenarios.judge(whole.scenario(), exchange()))).isEqualTo("VALID");
      lines.addAll(whole.exchange().lines().subList(place, whole.exchange().size()));
      Judgement judgement = Scenarios.judge(whole.scenario(), exchange());
      int ahead = (place - HANDSHAKE) % 2 == 0 ? 0 : 1;
      String wrong = next.split(",", 2)[ahead];
      int at = place + Integer.parseInt(wrong.substring(0, 1)) + 1;
      assertThat(text(judgement))
          .as("after %d lines", place)
          .isEqualTo(at + " " + Code.valueOf(wrong.substring(2)));
      assertThat(judgement.steps() / LINES).isLessThan(STEPS_WITH_RESET_MAX);
    }
  }

  static Stream<Arguments> resets() {
    return RESETS
        .lines()
        .map(line -> line.split(" +", 4))
        .map(
            words ->
                Arguments.of(
                    Network.valueOf(words[0]),
                    Vantage.valueOf(words[1]),
                    Side.valueOf(words[2]),
                    words[3]));
  }

  /**
   * Seen at either host too: the next segment of that host is wrong. One that the peer sent before
   * may still come, for who has forgotten a connection resets it by what it is told of it.
   */
  @ParameterizedTest
  @EnumSource(
      value = Vantage.class,
      names = {"HOST_A", "HOST_B"})
  void aResetAtEveryPositionSeenAtAHost(Vantage vantage) {
    handshake();
    while (lines.size() < LINES_WITH_RESETS) {
      newData();
      ack(next);
    }
    List<Line> whole = List.copyOf(lines);
    for (int place = HANDSHAKE; place < whole.size() - 1; place++) {
      int sent = (place - HANDSHAKE + 1) / 2 * DATA;
      lines.clear();
      lines.addAll(whole.subList(0, place));
      line(Side.A, Control.RST, FIRST_A + sent, 0, 0);
      Judgement cut = Scenarios.judge(Scenarios.at(scenario(Network.LOSSY), vantage), exchange());
      assertThat(text(cut)).isEqualTo("VALID");
      lines.addAll(whole.subList(place, whole.size()));
      Judgement judgement =
          Scenarios.judge(Scenarios.at(scenario(Network.LOSSY), vantage), exchange());
      Side next = (place - HANDSHAKE) % 2 == 0 ? Side.A : Side.B;
      Side own = vantage == Vantage.HOST_A ? Side.A : Side.B;
      int wrong = next == own ? place + 2 : place + 3;
      assertThat(text(judgement)).as("after %d lines", place).startsWith(wrong + " ");
      assertThat(judgement.steps())
          .isLessThan((long) Mistakes.TOLD_MAX * STEPS_A_LINE_MAX * LINES_WITH_RESETS);
    }
  }

  private Exchange exchange() {
    return new Exchange(lines);
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
}
