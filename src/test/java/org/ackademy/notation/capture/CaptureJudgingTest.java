package org.ackademy.notation.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.OptionalDouble;
import org.ackademy.notation.JsonWriter;
import org.ackademy.notation.ResultWriter;
import org.ackademy.replay.Judgement;
import org.ackademy.replay.Replay;
import org.ackademy.replay.Scenario.Vantage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A connection that needs no search gets the row that a replay of its lines gets. */
class CaptureJudgingTest {
  @ParameterizedTest
  @CsvSource({"wire,WIRE,60", "A,HOST_A,60", "B,HOST_B,60"})
  void rowsOfRealConnections(String name, Vantage vantage, int straightAtLeast) throws IOException {
    var judging = new CaptureJudging();
    for (Connection connection : LinuxCapturesTest.capture(name).connections()) {
      var row = new StringBuilder();
      judging.write(connection, vantage, new JsonWriter(row));
      assertThat(row.toString()).as(connection.id()).isEqualTo(replayed(connection, vantage));
    }
    assertThat(judging.straight()).isBetween(straightAtLeast, 157);
  }

  private static String replayed(Connection connection, Vantage vantage) {
    CapturedCase captured = connection.question(vantage);
    Judgement judgement = captured.counted(Replay.judge(captured.question()));
    var row = new StringBuilder();
    ResultWriter.write(captured.question(), judgement, OptionalDouble.empty(), new JsonWriter(row));
    return row.toString();
  }

  /** What the file says of a segment reaches the path: were it left out, these would be VALID. */
  @ParameterizedTest
  @CsvSource({
    "an acknowledgment of what was never sent, 10, 101, 5001, 0",
    "a number beyond, 10, 111, 301, 0",
  })
  void refusedAsEver(String what, int control, int seq, int ack, int text) {
    Capture capture =
        Frames.read(
            Frames.pcap(
                LinkLayer.RAW,
                Frames.ipv4(Frames.syn()),
                back(Frames.tcp(300, 101, 0x12, "", 0)),
                Frames.ipv4(Frames.tcp(101, 301, 0x10, "", 0)),
                Frames.ipv4(Frames.tcp(seq, ack, control + 6, "", text))));
    var judging = new CaptureJudging();
    var row = new StringBuilder();
    judging.write(capture.connections().get(0), Vantage.WIRE, new JsonWriter(row));
    assertThat(row.toString()).contains("\"verdict\":\"INVALID\"");
    assertThat(judging.straight()).isZero();
  }

  /** The same segment from the other host. */
  private static byte[] back(byte[] segment) {
    byte[] turned = segment.clone();
    for (int i = 0; i < 2; i++) {
      turned[i] = segment[i + 2];
      turned[i + 2] = segment[i];
    }
    byte[] packet = Frames.ipv4(turned);
    packet[15] = 2;
    packet[19] = 1;
    return packet;
  }
}
