package org.ackademy.notation.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ackademy.notation.LinePrinter;
import org.ackademy.notation.LineReader;
import org.ackademy.notation.Parsed;
import org.ackademy.notation.capture.PcapngWriter.Comments;
import org.ackademy.notation.capture.PcapngWriter.Route;
import org.ackademy.replay.Exchange;
import org.ackademy.replay.Line;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PcapngWriterTest {
  static Exchange exchange(String... lines) {
    return new Exchange(
        java.util.stream.IntStream.range(0, lines.length)
            .mapToObj(i -> LineReader.PLAIN.read(lines[i], i + 1))
            .map(parsed -> ((Parsed.Done<Line>) parsed).value())
            .toList());
  }

  static byte[] written(Exchange exchange, Route route, Comments comments) throws IOException {
    var out = new ByteArrayOutputStream();
    PcapngWriter.write(exchange, route, comments, out);
    return out.toByteArray();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void whatWasWrittenIsReadAgain(long seed) throws IOException {
    var generator = new Generator(seed);
    Exchange exchange = generator.exchange(200);
    byte[] file = written(exchange, generator.route(), generator.comments(200));
    PacketLines read = PacketLines.of(file);
    assertThat(read.faults()).as("seed %d", seed).isEmpty();
    assertThat(read.lines()).as("seed %d", seed).isEqualTo(exchange.lines());
    assertThat(read.nanos()).startsWith(946_684_800_000_000_000L, 946_684_800_001_000_000L);
  }

  @Test
  void aConnectionIsReadAsTheCaseThatItWas() throws IOException {
    String[] lines = {
      "A > B SYN seq=4294967295 win=64240 mss=1460 wscale=7 sackok ts=1/0",
      "B > A SYN,ACK seq=300 ack=0 win=65160 mss=1460 wscale=7 sackok ts=9/1",
      "A > B ACK seq=0 ack=301 win=502 ts=2/9",
      "A > B PSH,ACK seq=0 ack=301 len=10 win=502 ts=2/9",
      "B > A ACK seq=301 ack=10 win=509 ts=10/2",
    };
    byte[] file = written(exchange(lines), Route.EXAMPLE, Comments.NONE);
    Capture capture = Frames.read(file);
    assertThat(capture.faults()).isEmpty();
    assertThat(capture.connections()).hasSize(1);
    assertThat(capture.connections().get(0).id()).isEqualTo("192.0.2.1:20000-192.0.2.2:80");
    assertThat(Frames.lines(capture)).containsExactly(lines);
  }

  @Test
  void checksumsAreMadeAndNotLeftOut() throws IOException {
    byte[] file = written(exchange("A > B SYN seq=1 win=2 mss=1460"), Route.EXAMPLE, Comments.NONE);
    int packet = file.length - 4 - 44;
    assertThat(Bytes.u16(file, packet + 10)).isNotZero();
    assertThat(Bytes.u16(file, packet + 36)).isNotZero();
    // One bit anywhere in the segment is noticed, so the checksum covers it.
    for (int at = packet + 20; at < packet + 44; at++) {
      if (at != packet + 32 && at != packet + 40 && at != packet + 41) {
        file[at] ^= 4;
        assertThat(Frames.kinds(Frames.read(file)))
            .as("byte %d", at - packet)
            .containsExactly(CaptureFault.Kind.TCP_CHECKSUM);
        file[at] ^= 4;
      }
    }
  }

  @Test
  void commentsStandBesideTheirPackets() throws IOException {
    Exchange exchange = exchange("A > B SYN seq=1 win=2", "B > A RST,ACK seq=0 ack=2 win=0");
    byte[] file =
        written(exchange, Route.EXAMPLE, new Comments(Optional.of("VALID"), Map.of(2, "닫힌 포트")));
    String text = new String(file, StandardCharsets.UTF_8);
    assertThat(text).containsOnlyOnce("VALID").containsOnlyOnce("닫힌 포트");
    assertThat(PacketLines.of(file).lines()).isEqualTo(exchange.lines());
  }

  @Test
  void aLongCommentIsCutBetweenCharacters() throws IOException {
    Exchange exchange = exchange("A > B SYN seq=1 win=2");
    var comments = new Comments(Optional.empty(), Map.of(1, "é".repeat(40_000)));
    byte[] file = written(exchange, Route.EXAMPLE, comments);
    assertThat(file.length).isBetween(60_000, 60_400);
    assertThat(new String(file, StandardCharsets.UTF_8)).contains("é".repeat(30_000));
    assertThat(PacketLines.of(file).lines()).isEqualTo(exchange.lines());
  }

  @Test
  void blocksThatDoNotFitAreLeftOut() throws IOException {
    Exchange exchange = exchange("A > B ACK seq=1 ack=2 win=3 sack=1-2,3-4,5-6,7-8 ts=1/2");
    List<Line> read = PacketLines.of(written(exchange, Route.EXAMPLE, Comments.NONE)).lines();
    assertThat(read.stream().map(LinePrinter::print))
        .containsExactly("A > B ACK seq=1 ack=2 win=3 sack=1-2,3-4,5-6 ts=1/2");
  }
}
