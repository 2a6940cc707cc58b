package org.ackademy.notation.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteOrder;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every link layer and every form of the classic file gives the same segment. */
class LinkLayersTest {
  private static final String LINE = "A > B SYN seq=100 win=5000";
  private static final String V4 = "10.0.0.1:1000-10.0.0.2:80";
  private static final String V6 = "[2001:db8::1]:1000-[2001:db8::2]:80";

  private static void assertReads(Capture capture, String id) {
    assertThat(capture.faults()).isEmpty();
    assertThat(Frames.lines(capture)).containsExactly(LINE);
    assertThat(capture.connections().get(0).id()).isEqualTo(id);
    assertThat(capture.connections().get(0).firstPacket()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"A1B2C3D4,BIG", "A1B2C3D4,LITTLE", "A1B23C4D,BIG", "A1B23C4D,LITTLE"})
  void classicFilesInBothOrdersAndPrecisions(String magic, String order) {
    byte[] file =
        Frames.pcap(
            order.equals("BIG") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN,
            Integer.parseUnsignedInt(magic, 16),
            LinkLayer.RAW,
            Frames.ipv4(Frames.syn()));
    assertReads(Frames.read(file), V4);
  }

  @ParameterizedTest
  @ValueSource(ints = {12, 14, 101})
  void rawTellsTheVersionItself(int linkType) {
    assertReads(Frames.read(Frames.pcap(linkType, Frames.ipv4(Frames.syn()))), V4);
    assertReads(Frames.read(Frames.pcap(linkType, Frames.ipv6(6, "", Frames.syn()))), V6);
  }

  @Test
  void rawOfOneVersion() {
    assertReads(Frames.read(Frames.pcap(228, Frames.ipv4(Frames.syn()))), V4);
    assertReads(Frames.read(Frames.pcap(229, Frames.ipv6(6, "", Frames.syn()))), V6);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0800",
        "8100 0005 0800",
        "88a8 0003 8100 0005 0800",
        "9100 0003 8100 0005 0800",
      })
  void ethernetWithAndWithoutTags(String type) {
    byte[] frame = Frames.ethernet(type, Frames.ipv4(Frames.syn()));
    assertReads(Frames.read(Frames.pcap(1, frame)), V4);
    // The upper bits of the link type's field tell of check sequences.
    assertReads(Frames.read(Frames.pcap(0x1000_0001, frame)), V4);
  }

  @Test
  void ethernetPaddingIsNoText() {
    byte[] padded = Bytesmith.big().raw(Frames.ipv4(Frames.syn())).zeros(6).done();
    assertReads(Frames.read(Frames.pcap(1, Frames.ethernet("0800", padded))), V4);
  }

  @Test
  void cookedCaptures() {
    byte[] first =
        Bytesmith.big()
            .hex("0000 0001 0006 020000000001 0000 0800")
            .raw(Frames.ipv4(Frames.syn()))
            .done();
    assertReads(Frames.read(Frames.pcap(113, first)), V4);
    byte[] second =
        Bytesmith.big()
            .hex("86dd 0000 00000002 0001 00 06 020000000001 0000")
            .raw(Frames.ipv6(6, "", Frames.syn()))
            .done();
    assertReads(Frames.read(Frames.pcap(276, second)), V6);
  }

  @ParameterizedTest
  @CsvSource({
    "0,02000000,4",
    "0,00000002,4",
    "108,00000002,4",
    "0,18000000,6",
    "0,0000001c,6",
    "0,1e000000,6",
    "108,0000000a,6",
  })
  void loopback(int linkType, String family, int version) {
    byte[] packet =
        Bytesmith.big()
            .hex(family)
            .raw(version == 4 ? Frames.ipv4(Frames.syn()) : Frames.ipv6(6, "", Frames.syn()))
            .done();
    assertReads(Frames.read(Frames.pcap(linkType, packet)), version == 4 ? V4 : V6);
  }

  @Test
  void whatIsNotIpIsPassedOver() {
    Capture capture =
        Frames.read(
            Frames.pcap(
                1,
                Frames.ethernet("0806", new byte[28]),
                Frames.ethernet("0800", Frames.ipv4("", 8, "4000", 17, new byte[8])),
                Frames.ethernet("86dd", Frames.ipv6(58, "", new byte[8]))));
    assertThat(capture.faults()).isEmpty();
    assertThat(capture.connections()).isEmpty();
    assertThat(capture.packets()).isEqualTo(3);
  }

  @Test
  void anUnknownLinkTypeIsNamedOnce() {
    Capture capture = Frames.read(Frames.pcap(147, new byte[60], new byte[60]));
    assertThat(capture.faults())
        .containsExactly(new CaptureFault(CaptureFault.Kind.LINK_TYPE_UNKNOWN, 1, 40, 147));
    assertThat(capture.isFaulty()).isFalse();
    assertThat(capture.faults().get(0).text())
        .isEqualTo("packet 1, byte 40: packets of link type 147 are not read");
  }

  @Test
  void tagsWithoutEndAreAFault() {
    byte[] frame = Frames.ethernet("8100 0001 ".repeat(9) + "0800", Frames.ipv4(Frames.syn()));
    assertThat(Frames.kinds(Frames.read(Frames.pcap(1, frame))))
        .isEqualTo(List.of(CaptureFault.Kind.VLAN_TAGS_TOO_MANY));
  }
}
