package org.ackademy.notation.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ackademy.notation.capture.PcapngWriter.Comments;
import org.ackademy.replay.Exchange;
import org.ackademy.replay.Line;
import org.ackademy.tcp.Options;
import org.ackademy.tcp.Segment;
import org.ackademy.tcp.Seq;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The reader and the writer against tshark, field by field. Runs where tshark is found; with {@code
 * -Dtshark=required}, or CI=true in the environment, its absence is a failure.
 */
class TsharkTest {
  private static final List<String> FIELDS =
      List.of(
          "tcp.srcport",
          "tcp.seq_raw",
          "tcp.ack_raw",
          "tcp.flags",
          "tcp.len",
          "tcp.window_size_value",
          "tcp.urgent_pointer",
          "tcp.options.mss_val",
          "tcp.options.wscale.shift",
          "tcp.options.sack_perm",
          "tcp.options.sack_le",
          "tcp.options.sack_re",
          "tcp.options.timestamp.tsval",
          "tcp.options.timestamp.tsecr",
          "tcp.options.tfo.cookie",
          "frame.time_epoch");

  @TempDir Path folder;

  @BeforeEach
  void tsharkIsThere() {
    boolean isRequired =
        "required".equals(System.getProperty("tshark")) || "true".equals(System.getenv("CI"));
    boolean isFound =
        Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
            .anyMatch(path -> Files.isExecutable(Path.of(path, "tshark")));
    if (isRequired) {
      assertThat(isFound).as("tshark is required here and was not found").isTrue();
    }
    assumeTrue(isFound, "NOT COMPARED WITH TSHARK: it is not installed");
  }

  private List<List<String>> tshark(byte[] file, List<String> fields, String... more)
      throws IOException, InterruptedException {
    Path path = Files.write(folder.resolve("capture"), file);
    Path out = folder.resolve("fields");
    var words =
        new ArrayList<>(
            List.of(
                "tshark",
                "-r",
                path.toString(),
                "-o",
                "tcp.relative_sequence_numbers:FALSE",
                "-T",
                "fields",
                "-E",
                "separator=|"));
    fields.forEach(field -> words.addAll(List.of("-e", field)));
    words.addAll(List.of(more));
    Process process =
        new ProcessBuilder(words)
            .redirectOutput(out.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(process.waitFor()).isZero();
    return Files.readAllLines(out, StandardCharsets.UTF_8).stream()
        .map(line -> List.of(line.split("\\|", -1)))
        .toList();
  }

  /** What tshark prints of this segment. */
  private static List<String> fields(Line line, int port, long nanos) {
    Segment s = line.segment();
    Options o = s.options();
    return List.of(
        Integer.toString(port),
        Seq.text(s.seq()),
        s.isAck() ? Seq.text(s.ack()) : "-",
        String.format("0x%04x", s.control()),
        Integer.toString(s.length()),
        Integer.toString(s.window()),
        s.has(org.ackademy.tcp.Control.URG) ? Integer.toString(s.urgent()) : "-",
        o.hasMss() ? Integer.toString(o.mss()) : "",
        o.hasWindowScale() ? Integer.toString(o.windowScale()) : "",
        o.sackPermitted() ? "yes" : "",
        joined(o.sackBlocks().stream().map(Options.Block::left)),
        joined(o.sackBlocks().stream().map(Options.Block::right)),
        o.timestamps().map(stamps -> Seq.text(stamps.value())).orElse(""),
        o.timestamps().map(stamps -> Seq.text(stamps.echo())).orElse(""),
        o.fastOpen().orElse(""),
        String.format("%d.%09d", nanos / 1_000_000_000, nanos % 1_000_000_000));
  }

  private static String joined(Stream<Integer> points) {
    return points.map(Seq::text).collect(Collectors.joining(","));
  }

  /** A number that means nothing where its bit is clear is not compared. */
  private static List<String> meant(List<String> row) {
    var meant = new ArrayList<>(row);
    int control = Integer.decode(row.get(3));
    if ((control & org.ackademy.tcp.Control.ACK) == 0) {
      meant.set(2, "-");
    }
    if ((control & org.ackademy.tcp.Control.URG) == 0) {
      meant.set(6, "-");
    }
    if (!row.get(9).isEmpty()) {
      meant.set(9, "yes");
    }
    return meant;
  }

  private void assertSame(byte[] file, int segments) throws IOException, InterruptedException {
    PacketLines read = PacketLines.of(file);
    List<List<String>> theirs = tshark(file, FIELDS).stream().map(TsharkTest::meant).toList();
    assertThat(theirs).hasSize(segments);
    assertThat(read.lines()).hasSize(segments);
    for (int i = 0; i < segments; i++) {
      Line line = read.lines().get(i);
      int port = Integer.parseInt(theirs.get(i).get(0));
      assertThat(fields(line, port, read.nanos().get(i)))
          .as("packet %d", i + 1)
          .isEqualTo(theirs.get(i));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"wire", "A", "B"})
  void realCaptures(String name) throws IOException, InterruptedException {
    byte[] file = LinuxCapturesTest.open("/captures/linux-" + name + ".pcap").readAllBytes();
    assertSame(file, (int) LinuxCapturesTest.capture(name).segments());
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13})
  void writtenExchanges(long seed) throws IOException, InterruptedException {
    var generator = new Generator(seed);
    Exchange exchange = generator.exchange(300);
    assertSame(PcapngWriterTest.written(exchange, generator.route(), generator.comments(300)), 300);
  }

  @Test
  void everyLinkLayer() throws IOException, InterruptedException {
    byte[] v4 = Frames.ipv4(Frames.tcp(7, 9, 0x18, "0101080a0000000100000002", 33));
    byte[] v6 = Frames.ipv6(6, "", Frames.tcp(7, 9, 0x18, "fe08f9890a0b0c0d", 33));
    assertSame(Frames.pcap(1, Frames.ethernet("88a8 0003 8100 0005 0800", v4)), 1);
    assertSame(Frames.pcap(1, Frames.ethernet("86dd", v6)), 1);
    for (int raw : new int[] {12, 101}) {
      assertSame(Frames.pcap(ByteOrder.BIG_ENDIAN, PcapFile.NANOSECONDS, raw, v4, v6), 2);
    }
    assertSame(Frames.pcap(228, v4), 1);
    assertSame(Frames.pcap(229, v6), 1);
    assertSame(Frames.pcap(0, Bytesmith.big().hex("02000000").raw(v4).done()), 1);
    assertSame(Frames.pcap(108, Bytesmith.big().hex("0000001c").raw(v6).done()), 1);
    String cooked = "0000 0001 0006 020000000001 0000 0800";
    assertSame(Frames.pcap(113, Bytesmith.big().hex(cooked).raw(v4).done()), 1);
    String second = "86dd 0000 00000002 0001 00 06 020000000001 0000";
    assertSame(Frames.pcap(276, Bytesmith.big().hex(second).raw(v6).done()), 1);
  }

  @Test
  void checksumsAreRightAndCommentsAreThere() throws IOException, InterruptedException {
    Exchange exchange = new Generator(21).exchange(100);
    Comments comments = new Generator(22).comments(100);
    byte[] file = PcapngWriterTest.written(exchange, PcapngWriter.Route.EXAMPLE, comments);
    List<List<String>> rows =
        tshark(
            file,
            List.of("ip.checksum.status", "tcp.checksum.status", "frame.comment", "tcp.len"),
            "-o",
            "ip.check_checksum:TRUE",
            "-o",
            "tcp.check_checksum:TRUE");
    assertThat(rows).hasSize(100);
    int checked = 0;
    for (int i = 0; i < rows.size(); i++) {
      boolean isWhole = exchange.line(i + 1).segment().length() < 65_000;
      if (isWhole) {
        checked++;
        // 1 is good.
        assertThat(rows.get(i).subList(0, 2)).as("packet %d", i + 1).containsExactly("1", "1");
      }
      assertThat(rows.get(i).get(2)).isEqualTo(comments.lines().getOrDefault(i + 1, ""));
    }
    assertThat(checked).isGreaterThan(50);
  }

  @Test
  void aWrongChecksumIsWrongForBoth() throws IOException, InterruptedException {
    byte[] file =
        PcapngWriterTest.written(
            PcapngWriterTest.exchange("A > B SYN seq=1 win=2"),
            PcapngWriter.Route.EXAMPLE,
            Comments.NONE);
    file[file.length - 5] ^= 1;
    assertThat(Frames.kinds(Frames.read(file))).containsExactly(CaptureFault.Kind.TCP_CHECKSUM);
    assertThat(tshark(file, List.of("tcp.checksum.status"), "-o", "tcp.check_checksum:TRUE"))
        .containsExactly(List.of("0"));
  }
}
