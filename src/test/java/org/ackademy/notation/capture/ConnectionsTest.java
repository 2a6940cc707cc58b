package org.ackademy.notation.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ackademy.notation.capture.PcapngWriter.Comments;
import org.ackademy.notation.capture.PcapngWriter.Route;
import org.ackademy.replay.Case;
import org.ackademy.replay.Exchange;
import org.ackademy.replay.Judgement;
import org.ackademy.replay.Judgement.Invalid;
import org.ackademy.replay.Judgement.Valid;
import org.ackademy.replay.Line;
import org.ackademy.replay.Replay;
import org.ackademy.replay.Scenario.Opening;
import org.ackademy.replay.Scenario.Vantage;
import org.ackademy.replay.Side;
import org.ackademy.tcp.TcpState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where one connection ends and the next begins, and where each of them begins. */
class ConnectionsTest {
  private static final String[] WHOLE = {
    "A > B SYN seq=100 win=9000",
    "B > A SYN,ACK seq=300 ack=101 win=9000",
    "A > B ACK seq=101 ack=301 win=9000",
    "A > B FIN,ACK seq=101 ack=301 win=9000",
    "B > A FIN,ACK seq=301 ack=102 win=9000",
    "A > B ACK seq=102 ack=302 win=9000",
  };
  private static final String[] NEXT = {
    "A > B SYN seq=70000 win=9000",
    "B > A SYN,ACK seq=80000 ack=70001 win=9000",
    "A > B ACK seq=70001 ack=80001 win=9000",
  };

  private static String[] joined(String[]... parts) {
    return java.util.Arrays.stream(parts).flatMap(java.util.Arrays::stream).toArray(String[]::new);
  }

  private static Capture capture(String... lines) throws IOException {
    return Frames.read(
        PcapngWriterTest.written(PcapngWriterTest.exchange(lines), Route.EXAMPLE, Comments.NONE));
  }

  /** How many segments each connection has. */
  private static List<Integer> sizes(String... lines) throws IOException {
    return capture(lines).connections().stream().map(Connection::size).toList();
  }

  private static void assertAllValid(Capture capture) {
    for (Connection connection : capture.connections()) {
      Judgement judgement = Replay.judge(connection.question(Vantage.WIRE).question());
      assertThat(judgement.verdict()).as(connection.id()).isInstanceOf(Valid.class);
    }
  }

  @Test
  void aSynAfterTheCloseBeginsAnother() throws IOException {
    assertThat(sizes(joined(WHOLE, NEXT))).containsExactly(6, 3);
    assertAllValid(capture(joined(WHOLE, NEXT)));
  }

  @Test
  void aSynThatIsRepeatedDoesNot() throws IOException {
    assertThat(sizes(WHOLE[0], WHOLE[0], WHOLE[1], WHOLE[0], WHOLE[2])).containsExactly(5);
    assertThat(sizes(joined(WHOLE, new String[] {WHOLE[0]}))).containsExactly(7);
  }

  @Test
  void aRefusalEndsIt() throws IOException {
    String refusal = "B > A RST,ACK seq=0 ack=101 win=0";
    Capture capture = capture(joined(new String[] {WHOLE[0], refusal}, NEXT));
    assertThat(capture.connections().stream().map(Connection::size)).containsExactly(2, 3);
    assertThat(
            capture.connections().get(0).question(Vantage.WIRE).question().scenario().b().start())
        .isEqualTo(TcpState.CLOSED);
    assertAllValid(capture);
  }

  @Test
  void aResetOfAnOpenConnectionEndsIt() throws IOException {
    String reset = "A > B RST seq=101 win=0";
    assertThat(sizes(joined(new String[] {WHOLE[0], WHOLE[1], WHOLE[2], reset}, NEXT)))
        .containsExactly(4, 3);
  }

  /** RFC 9293 figure 8, as it looks on the wire and as B sees it. */
  @Test
  void anOldDuplicateIsOfTheSameConnection() throws IOException {
    String reset = "A > B RST seq=101 win=0";
    assertThat(sizes(joined(new String[] {WHOLE[0], NEXT[0], WHOLE[1], reset}, tail())))
        .containsExactly(6);
    Capture atB = capture(joined(new String[] {WHOLE[0], WHOLE[1], reset, NEXT[0]}, tail()));
    assertThat(atB.connections()).hasSize(1);
    assertAllValid(atB);
  }

  private static String[] tail() {
    return new String[] {NEXT[1], NEXT[2]};
  }

  /** RFC 9293 figure 9: A forgot the connection. */
  @Test
  void aHostThatForgotIsOfTheSameConnection() throws IOException {
    String[] lines = {
      WHOLE[0],
      WHOLE[1],
      WHOLE[2],
      NEXT[0],
      "B > A ACK seq=301 ack=101 win=9000",
      "A > B RST seq=101 win=0",
      NEXT[0],
      NEXT[1],
      NEXT[2],
    };
    assertThat(sizes(lines)).containsExactly(9);
    assertAllValid(capture(lines));
  }

  /** B, in TIME-WAIT or not yet closed, answers the new SYN with the old numbers. */
  @Test
  void whatBelongsToTheOneBeforeGoesThere() throws IOException {
    String[] late = {"B > A ACK seq=302 ack=102 win=9000", "A > B RST seq=102 win=0", NEXT[0]};
    assertThat(sizes(joined(WHOLE, new String[] {NEXT[0]}, late, tail()))).containsExactly(8, 4);
  }

  @Test
  void aSimultaneousOpenIsOneConnection() throws IOException {
    Capture capture =
        capture(
            "B > A SYN seq=300 win=9000",
            "A > B SYN seq=100 win=9000",
            "A > B SYN,ACK seq=100 ack=301 win=9000",
            "B > A SYN,ACK seq=300 ack=101 win=9000");
    assertThat(capture.connections()).hasSize(1);
    Connection connection = capture.connections().get(0);
    assertThat(connection.id()).isEqualTo("192.0.2.2:80-192.0.2.1:20000");
    Case question = connection.question(Vantage.WIRE).question();
    assertThat(question.scenario().b().start()).isEqualTo(TcpState.CLOSED);
    assertThat(question.scenario().b().opening()).isEqualTo(Opening.ACTIVE);
    assertAllValid(capture);
  }

  @Test
  void ofACaptureThatBeginsWithTheAnswerAIsWhoWasAnswered() throws IOException {
    Capture capture = capture(WHOLE[1], WHOLE[2], WHOLE[3]);
    Connection connection = capture.connections().get(0);
    assertThat(connection.id()).isEqualTo("192.0.2.1:20000-192.0.2.2:80");
    assertThat(connection.question(Vantage.WIRE).assumed()).isEqualTo(1);
    assertAllValid(capture);
  }

  @Test
  void hostsAreFoundByAddressInAnySpelling() throws IOException {
    var out = new ByteArrayOutputStream();
    var route =
        new Route(new Endpoint(6, 0x2001_0db8_0000_0000L, 0xa, 1), new Endpoint(6, 0, 1, 2));
    PcapngWriter.write(PcapngWriterTest.exchange(WHOLE), route, Comments.NONE, out);
    Connection connection = Frames.read(out.toByteArray()).connections().get(0);
    assertThat(connection.id()).isEqualTo("[2001:db8::a]:1-[::1]:2");
    assertThat(connection.host("2001:0DB8:0:0::000A")).contains(Side.A);
    assertThat(connection.host("[::1]")).contains(Side.B);
    assertThat(connection.host("::2")).isEmpty();
    assertThat(connection.host("0.0.0.1")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "0:0:0:0:0:0:0:0,::",
    "1:0:0:2:0:0:0:3,1:0:0:2::3",
    "1:0:2:3:4:5:6:7,1:0:2:3:4:5:6:7",
    "1:0:0:2:0:0:3:4,1::2:0:0:3:4",
    "::ffff:1,::ffff:1",
    "fe80::,fe80::",
    "10.0.0.255,10.0.0.255",
  })
  void addressesHaveOneSpelling(String text, String canonical) {
    assertThat(Endpoint.ofAddress(text).map(Endpoint::address)).contains(canonical);
    assertThat(Endpoint.ofAddress(canonical).map(Endpoint::address)).contains(canonical);
  }

  @ParameterizedTest
  @CsvSource({
    "''",
    "1.2.3",
    "1.2.3.256",
    "1.2.3.4.5",
    "1:2",
    "1::2::3",
    "g::",
    "1:2:3:4:5:6:7:8:9",
    "12345::",
    "1.2.3.-4",
    "[1.2.3.4",
    ":::"
  })
  void whatIsNoAddress(String text) {
    assertThat(Endpoint.ofAddress(text)).isEmpty();
  }

  /** A SYN,ACK that is wrong is not taken for the answer to a SYN before the capture. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "B > A SYN,ACK seq=300 ack=102 win=500",
        "B > A SYN,ACK seq=300 ack=100 win=500",
        "B > A SYN,ACK seq=300 ack=101 win=500 ts=5/0",
        "B > A SYN,ACK seq=300 ack=101 win=500 wscale=3"
      })
  void aWrongAnswerToACapturedSynIsWrong(String answer) throws IOException {
    Capture capture = capture("A > B SYN seq=100 win=500", answer);
    CapturedCase captured = capture.connections().get(0).question(Vantage.WIRE);
    assertThat(captured.assumed()).isZero();
    Judgement judgement = Replay.judge(captured.question());
    assertThat(((Invalid) judgement.verdict()).violation().at()).isEqualTo(2);
  }

  /**
   * The first mistake of a captured line keeps its number, whatever was assumed before it: here one
   * that nothing before the capture could explain.
   */
  @Test
  void linesAreCountedFromTheFirstThatWasCaptured() throws IOException {
    Capture capture =
        capture(
            "A > B PSH,ACK seq=500 ack=900 len=10 win=500",
            "B > A ACK seq=900 ack=510 win=500",
            "B > A PSH seq=900 len=5 win=500");
    CapturedCase captured = capture.connections().get(0).question(Vantage.WIRE);
    assertThat(captured.assumed()).isGreaterThan(3);
    assertThat(captured.lines()).hasSize(3);
    Judgement judgement = captured.counted(Replay.judge(captured.question()));
    assertThat(((Invalid) judgement.verdict()).violation().at()).isEqualTo(3);
    var out = new ByteArrayOutputStream();
    CaptureResults.write(capture, new CaptureVantage.OnWire(), out);
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("\"verdict\":\"INVALID\",\"at\":3,");
  }

  /**
   * Real connections, their captures begun later, with no FIN or reset before. What such a capture
   * shows may hang on segments that nobody can know of (an old duplicate, a probe), so a few are
   * refused.
   */
  @ParameterizedTest
  @CsvSource({"wire", "A", "B"})
  void capturesThatBeginInTheMiddle(String name) throws IOException {
    List<String> refused = new ArrayList<>();
    int tried = 0;
    for (Connection connection : LinuxCapturesTest.capture(name).connections()) {
      Vantage vantage = vantage(name, connection);
      List<Line> lines = connection.question(vantage).lines();
      for (int from = 3; from < lines.size(); from++) {
        if (isPlain(lines, from)) {
          tried++;
          List<Line> rest = lines.subList(from, lines.size());
          var beginning = new Beginning(rest, vantage);
          List<Line> assumed = beginning.assumed();
          var all = new ArrayList<>(assumed);
          all.addAll(rest);
          var exchange = new Exchange(all, assumed.size());
          var question = new Case("", beginning.scenario(), exchange, Map.of());
          if (!(Replay.judge(question).verdict() instanceof Valid)) {
            refused.add(connection.id() + " from line " + (from + 1));
          }
        }
      }
    }
    assertThat(tried).isGreaterThan(500);
    assertThat(refused).hasSizeLessThan(tried / 10);
  }

  private static Vantage vantage(String name, Connection connection) {
    if (name.equals("wire")) {
      return Vantage.WIRE;
    }
    Side host = connection.host(name.equals("A") ? "192.0.2.1" : "192.0.2.2").orElseThrow();
    return host == Side.A ? Vantage.HOST_A : Vantage.HOST_B;
  }

  /** Both hosts are synchronized and neither has closed. */
  private static boolean isPlain(List<Line> lines, int from) {
    boolean isOver =
        lines.subList(0, from).stream()
            .anyMatch(line -> line.segment().isFin() || line.segment().isRst());
    boolean isOpening =
        lines.subList(from - 1, lines.size()).stream().anyMatch(line -> line.segment().isSyn());
    return !isOver && !isOpening;
  }
}
