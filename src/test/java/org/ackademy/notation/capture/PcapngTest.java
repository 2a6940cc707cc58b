package org.ackademy.notation.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.ackademy.notation.capture.CaptureFault.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The block format: both orders, sections, interfaces, times, and what is wrong with it. */
class PcapngTest {
  private static final byte[] PACKET = Frames.ipv4(Frames.syn());
  private static final String LINE = "A > B SYN seq=100 win=5000";

  private static ByteOrder order(String name) {
    return name.equals("BIG") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
  }

  private static byte[] block(ByteOrder order, int type, byte[] body) {
    int padding = -body.length & 3;
    int length = body.length + padding + 12;
    return new Bytesmith(order).u32(type).u32(length).raw(body).zeros(padding).u32(length).done();
  }

  private static byte[] section(ByteOrder order) {
    return block(
        order,
        PcapngFile.SECTION,
        new Bytesmith(order).u32(PcapngFile.BYTE_ORDER_MAGIC).u16(1).u16(0).i64(-1).done());
  }

  private static byte[] face(ByteOrder order, int linkType, int snap, byte[] options) {
    return block(order, 1, new Bytesmith(order).u16(linkType).u16(0).u32(snap).raw(options).done());
  }

  private static byte[] enhanced(ByteOrder order, int face, long ticks, byte[] packet) {
    return block(
        order,
        6,
        new Bytesmith(order)
            .u32(face)
            .u32(ticks >>> 32)
            .u32(ticks)
            .u32(packet.length)
            .u32(packet.length)
            .raw(packet)
            .done());
  }

  private static byte[] file(byte[]... blocks) {
    Bytesmith file = Bytesmith.big();
    for (byte[] block : blocks) {
      file.raw(block);
    }
    return file.done();
  }

  /** Number, place, time of each packet. */
  private static List<List<Long>> packets(byte[] file) throws IOException {
    var seen = new ArrayList<List<Long>>();
    CaptureFile.read(
        new ByteArrayInputStream(file),
        new PacketSink() {
          @Override
          public Next packet(Packet packet) {
            seen.add(List.of(packet.number, packet.offset, packet.nanos));
            return Next.GO_ON;
          }

          @Override
          public void fault(CaptureFault fault) {
            throw new AssertionError(fault.text());
          }
        });
    return seen;
  }

  @ParameterizedTest
  @ValueSource(strings = {"BIG", "LITTLE"})
  void enhancedAndSimpleAndObsoletePackets(String name) {
    ByteOrder order = order(name);
    byte[] simple = block(order, 3, new Bytesmith(order).u32(PACKET.length).raw(PACKET).done());
    byte[] obsolete =
        block(
            order,
            2,
            new Bytesmith(order)
                .u16(0)
                .u16(9)
                .i64(0)
                .u32(PACKET.length)
                .u32(PACKET.length)
                .raw(PACKET)
                .done());
    Capture capture =
        Frames.read(
            file(
                section(order),
                face(order, 101, 0, new byte[0]),
                enhanced(order, 0, 5, PACKET),
                simple,
                obsolete));
    assertThat(capture.faults()).isEmpty();
    assertThat(Frames.lines(capture)).containsExactly(LINE, LINE, LINE);
  }

  @Test
  void aSimplePacketIsCutAtTheInterfacesLength() {
    ByteOrder order = ByteOrder.LITTLE_ENDIAN;
    byte[] packet = Frames.ipv4(Frames.tcp(100, 7, 0x10, "", 1000));
    byte[] held = java.util.Arrays.copyOf(packet, 60);
    Capture capture =
        Frames.read(
            file(
                section(order),
                face(order, 101, 60, new byte[0]),
                block(order, 3, new Bytesmith(order).u32(packet.length).raw(held).done())));
    assertThat(capture.faults()).isEmpty();
    assertThat(Frames.lines(capture)).containsExactly("A > B ACK seq=100 ack=7 len=1000 win=5000");
  }

  @Test
  void sectionsOfDifferentOrderHaveTheirOwnInterfaces() {
    ByteOrder big = ByteOrder.BIG_ENDIAN;
    ByteOrder little = ByteOrder.LITTLE_ENDIAN;
    Capture capture =
        Frames.read(
            file(
                section(big),
                face(big, 101, 0, new byte[0]),
                face(big, 1, 0, new byte[0]),
                enhanced(big, 1, 0, Frames.ethernet("0800", PACKET)),
                enhanced(big, 0, 0, PACKET),
                section(little),
                face(little, 229, 0, new byte[0]),
                enhanced(little, 0, 0, Frames.ipv6(6, "", Frames.syn())),
                enhanced(little, 1, 0, PACKET)));
    assertThat(Frames.kinds(capture)).containsExactly(Kind.INTERFACE_UNKNOWN);
    assertThat(capture.faults().get(0).packet()).isEqualTo(4);
    assertThat(Frames.lines(capture)).containsExactly(LINE, LINE, LINE);
    assertThat(capture.connections()).hasSize(2);
  }

  @Test
  void otherBlocksArePassedOver() {
    ByteOrder order = ByteOrder.LITTLE_ENDIAN;
    Capture capture =
        Frames.read(
            file(
                section(order),
                block(order, 4, new byte[400_000]),
                face(order, 101, 0, new byte[0]),
                block(order, 5, new byte[20]),
                block(order, 0x8000_0001, new byte[3]),
                enhanced(order, 0, 0, PACKET)));
    assertThat(capture.faults()).isEmpty();
    assertThat(Frames.lines(capture)).containsExactly(LINE);
  }

  @ParameterizedTest
  @CsvSource({
    "06,0,1000001,1000001000",
    "09,0,1000001,1000001",
    "00,0,3,3000000000",
    "0c,0,5000,5",
    "83,0,12,1500000000",
    "a0,0,2147483648,500000000",
    "bf,0,4611686018427387904,500000000",
    "06,100,1,100000001000",
    "06,-1,1000000,0",
    "7f,0,1,0",
    "ff,0,1,0",
  })
  void times(String resolution, long offset, long ticks, long nanos) throws IOException {
    ByteOrder order = ByteOrder.BIG_ENDIAN;
    byte[] options =
        Bytesmith.big()
            .hex("0002 0003 657468 00") // a name, padded
            .hex("0009 0001 " + resolution + " 000000")
            .hex("000e 0008")
            .i64(offset)
            .hex("0000 0000")
            .done();
    byte[] file =
        file(section(order), face(order, 101, 0, options), enhanced(order, 0, ticks, PACKET));
    long offsetOfPacket = file.length - 4L - PACKET.length;
    assertThat(packets(file)).containsExactly(List.of(1L, offsetOfPacket, nanos));
  }

  @Test
  void microsecondsWhereNothingIsSaid() throws IOException {
    ByteOrder order = ByteOrder.LITTLE_ENDIAN;
    byte[] file =
        file(section(order), face(order, 101, 0, new byte[0]), enhanced(order, 0, 7, PACKET));
    assertThat(packets(file).get(0).get(2)).isEqualTo(7_000);
  }

  @Test
  void timesOfClassicFiles() throws IOException {
    assertThat(packets(Frames.pcap(ByteOrder.BIG_ENDIAN, PcapFile.NANOSECONDS, 101, PACKET)).get(0))
        .containsExactly(1L, 40L, 1_700_000_000_000_000_007L);
    assertThat(
            packets(Frames.pcap(ByteOrder.BIG_ENDIAN, PcapFile.MICROSECONDS, 101, PACKET)).get(0))
        .containsExactly(1L, 40L, 1_700_000_000_000_007_000L);
  }

  private static void assertEnds(byte[] file, Kind kind, long offset) {
    Capture capture = Frames.read(file);
    assertThat(Frames.kinds(capture)).containsExactly(kind);
    assertThat(capture.faults().get(0).offset()).isEqualTo(offset);
    assertThat(capture.isFaulty()).isTrue();
  }

  @Test
  void whatIsNoCapture() {
    assertEnds(new byte[0], Kind.NOT_A_CAPTURE, 0);
    assertEnds(new byte[] {1, 2, 3}, Kind.NOT_A_CAPTURE, 0);
    assertEnds(
        "Hello, world".getBytes(java.nio.charset.StandardCharsets.UTF_8), Kind.NOT_A_CAPTURE, 0);
  }

  @Test
  void brokenBlocks() {
    ByteOrder order = ByteOrder.BIG_ENDIAN;
    byte[] start = section(order);
    byte[] wrongEnd = block(order, 5, new byte[8]);
    wrongEnd[wrongEnd.length - 1]++;
    assertEnds(file(start, wrongEnd), Kind.BLOCK_LENGTH, start.length + wrongEnd.length);
    assertEnds(
        file(start, Bytesmith.big().u32(6).u32(13).zeros(30).done()),
        Kind.BLOCK_LENGTH,
        start.length);
    assertEnds(
        file(start, Bytesmith.big().u32(6).u32(8).zeros(30).done()),
        Kind.BLOCK_LENGTH,
        start.length);
    assertEnds(
        file(start, Bytesmith.big().u32(6).u32(0x7FFF_FFFC).zeros(30).done()),
        Kind.PACKET_TOO_LONG,
        start.length);
    assertEnds(
        file(start, Bytesmith.big().u32(5).u32(0xFFFF_FFFCL).zeros(30).done()),
        Kind.FILE_CUT,
        start.length + 38);
    assertEnds(file(start, new byte[] {1, 2, 3}), Kind.FILE_CUT, start.length);
    assertEnds(file(Bytesmith.big().u32(0x0A0D0D0AL).u32(28).zeros(20).done()), Kind.BYTE_ORDER, 0);
    Capture beyond =
        Frames.read(
            file(
                start,
                face(order, 101, 0, new byte[0]),
                block(order, 6, Bytesmith.big().zeros(12).u32(100).u32(100).zeros(40).done())));
    assertThat(Frames.kinds(beyond)).containsExactly(Kind.PACKET_BEYOND_BLOCK);
  }

  @Test
  void cutFilesGiveWhatTheyHold() {
    ByteOrder order = ByteOrder.LITTLE_ENDIAN;
    byte[] whole =
        file(
            section(order),
            face(order, 101, 0, new byte[0]),
            enhanced(order, 0, 0, PACKET),
            enhanced(order, 0, 0, PACKET));
    int last = enhanced(order, 0, 0, PACKET).length;
    for (int cut = 1; cut < last; cut++) {
      Capture capture = Frames.read(java.util.Arrays.copyOf(whole, whole.length - cut));
      assertThat(Frames.kinds(capture)).containsExactly(Kind.FILE_CUT);
      assertThat(Frames.lines(capture)).containsExactly(LINE);
    }
    byte[] classic = Frames.pcap(101, PACKET, PACKET);
    for (int cut = 1; cut < PACKET.length + 16; cut++) {
      Capture capture = Frames.read(java.util.Arrays.copyOf(classic, classic.length - cut));
      assertThat(Frames.kinds(capture)).containsExactly(Kind.FILE_CUT);
      assertThat(capture.faults().get(0).packet()).isEqualTo(2);
      assertThat(Frames.lines(capture)).containsExactly(LINE);
    }
  }

  /** Longer than the window through which a file is read, and in pieces of any size. */
  @ParameterizedTest
  @ValueSource(ints = {7, 1_000, 100_000_000})
  void filesThatComeInPieces(int piece) throws IOException {
    var file = new Bytesmith(ByteOrder.LITTLE_ENDIAN).raw(Frames.pcap(101));
    var lines = new ArrayList<String>();
    for (int i = 0; i < 1_500; i++) {
      byte[] packet = Frames.ipv4(Frames.tcp(i, 0, 0x02, "020405b4", i % 997));
      file.zeros(8).u32(packet.length).u32(packet.length).raw(packet);
      lines.add(
          "A > B SYN seq=" + i + (i % 997 == 0 ? "" : " len=" + i % 997) + " win=5000 mss=1460");
    }
    var in =
        new ByteArrayInputStream(file.done()) {
          @Override
          public int read(byte[] to, int at, int count) {
            return super.read(to, at, Math.min(count, piece));
          }
        };
    Capture capture = Capture.read(in, Capture.Limits.LARGEST, 3);
    assertThat(capture.faults()).isEmpty();
    assertThat(Frames.lines(capture)).isEqualTo(lines);
  }

  @Test
  void limitsEndTheReading() {
    byte[] other = Frames.ipv4(Frames.syn());
    other[21] = 9;
    byte[] file = Frames.pcap(101, PACKET, PACKET, other, PACKET);
    Capture segments = Frames.read(file, new Capture.Limits(2, 9));
    assertThat(segments.faults())
        .extracting(CaptureFault::kind, CaptureFault::value)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(Kind.SEGMENTS_TOO_MANY, 2L));
    assertThat(segments.segments()).isEqualTo(2);
    Capture connections = Frames.read(file, new Capture.Limits(9, 1));
    assertThat(Frames.kinds(connections)).containsExactly(Kind.CONNECTIONS_TOO_MANY);
    assertThat(connections.segments()).isEqualTo(2);
  }

  @Test
  void manyFaultsAreCounted() {
    byte[] bad = Frames.ipv4(Frames.syn());
    bad[0] = 0x75;
    byte[][] packets = new byte[Capture.FAULTS_KEPT_MAX + 5][];
    java.util.Arrays.fill(packets, bad);
    Capture capture = Frames.read(Frames.pcap(101, packets));
    assertThat(capture.faults()).hasSize(Capture.FAULTS_KEPT_MAX);
    assertThat(capture.faultsInAll()).isEqualTo(Capture.FAULTS_KEPT_MAX + 5);
    assertThat(CaptureResults.faults(capture, java.util.Locale.ENGLISH))
        .hasSize(Capture.FAULTS_KEPT_MAX + 1)
        .last()
        .isEqualTo("5 more of them");
  }
}
