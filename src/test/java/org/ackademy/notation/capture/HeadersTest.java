package org.ackademy.notation.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import org.ackademy.notation.capture.CaptureFault.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** IP headers, TCP headers, options and checksums. */
class HeadersTest {
  private static final String LINE = "A > B SYN seq=100 win=5000";

  private static Capture raw(byte[]... packets) {
    return Frames.read(Frames.pcap(LinkLayer.RAW, packets));
  }

  private static void assertUnread(byte[] packet, Kind kind) {
    Capture capture = raw(packet);
    assertThat(Frames.kinds(capture)).containsExactly(kind);
    assertThat(capture.faults().get(0).packet()).isEqualTo(1);
    assertThat(capture.connections()).isEmpty();
    assertThat(capture.isFaulty()).isEqualTo(kind.weight() != CaptureFault.Weight.NOTE);
  }

  @Test
  void ipv4WithOptions() {
    byte[] syn = Frames.syn();
    assertThat(Frames.lines(raw(Frames.ipv4("94040000", syn.length, "4000", 6, syn))))
        .containsExactly(LINE);
  }

  @Test
  void ipv4LengthZeroMeansThatTheCardCuts() {
    byte[] data = Frames.tcp(100, 7, 0x18, "", 3000);
    assertThat(Frames.lines(raw(Frames.ipv4("", 0, "4000", 6, data))))
        .containsExactly("A > B PSH,ACK seq=100 ack=7 len=3000 win=5000");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2000", "0001", "2010"})
  void ipv4FragmentsAreReported(String fragment) {
    byte[] syn = Frames.syn();
    assertUnread(Frames.ipv4("", syn.length, fragment, 6, syn), Kind.FRAGMENT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "00 06 00", // hop by hop
        "2b 06 00", // routing
        "3c 06 00", // destination
        "00 2b 00 | 2b 3c 01 | 3c 06 00",
        "2c 06 00", // a fragment that is whole
        "33 06 02", // authentication, its length counted in fours
      })
  void ipv6ExtensionHeaders(String chain) {
    var extensions = new Bytesmith(ByteOrder.BIG_ENDIAN);
    int first = -1;
    for (String header : chain.split("\\|", -1)) {
      String[] fields = header.strip().split(" ", -1);
      int kind = Integer.parseInt(fields[0], 16);
      int units = Integer.parseInt(fields[2], 16);
      first = first < 0 ? kind : first;
      int size = kind == 0x2c ? 8 : kind == 0x33 ? (units + 2) * 4 : (units + 1) * 8;
      extensions.hex(fields[1]).hex(fields[2]).zeros(size - 2);
    }
    byte[] headers = extensions.done();
    byte[] payload = Bytesmith.big().raw(headers).raw(Frames.syn()).done();
    assertThat(Frames.lines(raw(Frames.ipv6(first, "", payload)))).containsExactly(LINE);
  }

  @ParameterizedTest
  @CsvSource({"0600 0001,FRAGMENT", "0600 0008,FRAGMENT"})
  void ipv6FragmentsAreReported(String start, Kind kind) {
    assertUnread(Frames.ipv6(44, start + "00000001", Frames.syn()), kind);
  }

  @Test
  void extensionsWithoutEndAreAFault() {
    String chain = "0000000000000000".repeat(20);
    assertUnread(Frames.ipv6(0, chain, Frames.syn()), Kind.EXTENSIONS_TOO_MANY);
  }

  @Test
  void contradictingHeadersAreFaults() {
    byte[] shortIp = Frames.ipv4(Frames.syn());
    shortIp[0] = 0x44;
    assertUnread(shortIp, Kind.IP_LENGTH);
    byte[] seven = Frames.ipv4(Frames.syn());
    seven[0] = 0x75;
    assertUnread(seven, Kind.IP_VERSION);
    byte[] shortTcp = Frames.ipv4(Frames.syn());
    shortTcp[32] = 0x40;
    assertUnread(shortTcp, Kind.TCP_LENGTH);
    byte[] longTcp = Frames.ipv4(Frames.syn());
    longTcp[32] = 0x60;
    assertUnread(longTcp, Kind.TCP_LENGTH);
    byte[] broken = Frames.ipv4(Frames.syn());
    broken[10] = 1;
    assertUnread(broken, Kind.IP_CHECKSUM);
  }

  @Test
  void cutPacketsKeepTheirLengthWhereTheHeadersAreThere() {
    byte[] whole = Frames.ipv4(Frames.tcp(100, 7, 0x10, "0101080a0000000100000002", 1000));
    assertThat(Frames.lines(cut(whole, 52)))
        .containsExactly("A > B ACK seq=100 ack=7 len=1000 win=5000 ts=1/2");
    Capture within = cut(whole, 44);
    assertThat(Frames.kinds(within)).containsExactly(Kind.OPTIONS_CUT);
    assertThat(Frames.lines(within)).containsExactly("A > B ACK seq=100 ack=7 len=1000 win=5000");
    for (int size = 0; size < 40; size++) {
      Capture nothing = cut(whole, size);
      assertThat(Frames.kinds(nothing)).as("%d bytes", size).containsExactly(Kind.HEADERS_CUT);
      assertThat(nothing.connections()).isEmpty();
    }
  }

  private static Capture cut(byte[] packet, int size) {
    return Frames.read(
        new Bytesmith(ByteOrder.LITTLE_ENDIAN)
            .u32(PcapFile.MICROSECONDS)
            .u16(2)
            .u16(4)
            .zeros(12)
            .u32(LinkLayer.RAW)
            .zeros(8)
            .u32(size)
            .u32(packet.length)
            .raw(Arrays.copyOf(packet, size))
            .done());
  }

  @ParameterizedTest
  @CsvSource({
    "020405b4,mss=1460",
    "01030307,wscale=7",
    "04020101,sackok",
    "0101080a000000010000000f,ts=1/15",
    "080a000000010000000f0000,ts=1/15",
    "0101050a0000012d00000191,sack=301-401",
    "01010512 0000012d00000191 ffffffff00000001,sack=301-401;4294967295-1",
    "22020101,tfo=",
    "220a0102030405060708 0101,tfo=0102030405060708",
    "fe08f9890a0b0c0d,tfo=0a0b0c0d",
    "fe04f989,tfo=",
    "020405b4 0402 080a0000000100000000 01030307,mss=1460 wscale=7 sackok ts=1/0",
    "fe080001ffffffff,''",
    "1e0c00000000000000000000,''",
    "00000000,''",
  })
  void options(String bytes, String printed) {
    Capture capture = raw(Frames.ipv4(Frames.tcp(100, 0, 0x02, bytes, 0)));
    assertThat(capture.faults()).isEmpty();
    assertThat(Frames.lines(capture))
        .containsExactly((LINE + " " + printed.replace(';', ',')).strip());
  }

  @ParameterizedTest
  @CsvSource({
    "02030101,2,''",
    "020405b4 03030201 05030000,0,mss=1460 wscale=2",
    "020405b4 08020101,8,mss=1460",
    "01010102,2,''",
    "0201ffff,2,''",
    "05020101,5,''",
    "020405b4 220effff,34,mss=1460",
  })
  void optionsWithAWrongLengthAreReportedAndTheRestLeftOut(String bytes, int kind, String kept) {
    Capture capture = raw(Frames.ipv4(Frames.tcp(100, 0, 0x02, bytes, 0)));
    if (kind == 0) {
      // An option of an unknown length in the middle of padding.
      assertThat(Frames.kinds(capture)).containsExactly(Kind.TCP_OPTION);
    } else {
      assertThat(capture.faults())
          .extracting(CaptureFault::kind, CaptureFault::value)
          .containsExactly(org.assertj.core.groups.Tuple.tuple(Kind.TCP_OPTION, (long) kind));
    }
    assertThat(Frames.lines(capture)).containsExactly((LINE + " " + kept).strip());
  }

  @Test
  void urgentPointersAndAllFlags() {
    byte[] urgent = Frames.tcp(1, 2, 0xFF, "", 5);
    urgent[19] = 3;
    assertThat(Frames.lines(raw(Frames.ipv4(urgent))))
        .containsExactly("B > A SYN,FIN,RST,PSH,ACK,URG,ECE,CWR seq=1 ack=2 len=5 win=5000 urg=3");
    byte[] meaningless = Frames.tcp(1, 77, 0x02, "", 0);
    meaningless[19] = 3;
    assertThat(Frames.lines(raw(Frames.ipv4(meaningless))))
        .containsExactly("A > B SYN seq=1 win=5000");
  }

  /** The pseudo-header and the header of the SYN sum up to this. */
  private static int sum(byte[] tcp) {
    long pseudo = 0x0a00L + 1 + 0x0a00 + 2 + 6 + tcp.length;
    return Bytes.fold(pseudo + Bytes.sum(tcp, 0, tcp.length));
  }

  private static Capture withChecksum(int checksum) {
    byte[] tcp = Frames.syn();
    tcp[16] = (byte) (checksum >>> 8);
    tcp[17] = (byte) checksum;
    return raw(Frames.ipv4(tcp));
  }

  @Test
  void checksums() {
    int right = ~sum(Frames.syn()) & 0xFFFF;
    int partial = 0x0a00 + 1 + 0x0a00 + 2 + 6;
    for (int silent : new int[] {right, 0, partial, partial + 20}) {
      assertThat(withChecksum(silent).faults()).as("%x", silent).isEmpty();
    }
    Capture wrong = withChecksum(right ^ 0x10);
    assertThat(wrong.faults()).containsExactly(new CaptureFault(Kind.TCP_CHECKSUM, 1, 76, 0));
    assertThat(wrong.isFaulty()).isFalse();
    // On the wire it was sent, but nobody takes it in.
    assertThat(Frames.lines(wrong)).containsExactly(LINE + " lost");
    Connection connection = wrong.connections().get(0);
    assertThat(connection.question(org.ackademy.replay.Scenario.Vantage.HOST_A).lines()).hasSize(1);
    assertThat(connection.question(org.ackademy.replay.Scenario.Vantage.HOST_B).lines()).isEmpty();
  }

  @Test
  void sumsDoNotDependOnHowTheyAreTaken() {
    byte[] bytes = new byte[41];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (i * 73 + 200);
    }
    for (int to = 0; to <= bytes.length; to++) {
      long slow = 0;
      for (int i = 0; i < to; i++) {
        slow += (long) (bytes[i] & 0xFF) << (i % 2 == 0 ? 8 : 0);
      }
      assertThat(Bytes.fold(Bytes.sum(bytes, 0, to))).isEqualTo(Bytes.fold(slow));
    }
  }

  @Test
  void faultsHaveTheirPacketAndPlace() {
    byte[] bad = Frames.ipv4(Frames.syn());
    bad[0] = 0x75;
    Capture capture = raw(Frames.ipv4(Frames.syn()), bad);
    assertThat(capture.faults())
        .isEqualTo(List.of(new CaptureFault(Kind.IP_VERSION, 2, 24 + 16 + 40 + 16, 7)));
  }
}
