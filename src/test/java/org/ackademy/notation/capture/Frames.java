package org.ackademy.notation.capture;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.List;
import org.ackademy.notation.LinePrinter;
import org.ackademy.replay.Scenario.Vantage;

/** Packets and files built by hand. */
final class Frames {
  static final String MACS = "020000000001 020000000002";

  private Frames() {}

  /** A SYN from port 1000 to port 80, SEQ 100, window 5000, without options or checksum. */
  static byte[] syn() {
    return tcp(100, 0, 0x02, "", 0);
  }

  static byte[] tcp(int seq, int ack, int control, String options, int text) {
    int size = HexFormat.of().parseHex(options.replace(" ", "")).length;
    return Bytesmith.big()
        .u16(1000)
        .u16(80)
        .u32(seq)
        .u32(ack)
        .u8(((20 + size) / 4) << 4)
        .u8(control)
        .u16(5000)
        .u16(0)
        .u16(0)
        .hex(options)
        .zeros(text)
        .done();
  }

  /** From 10.0.0.1 to 10.0.0.2, its header checksum left to the card. */
  static byte[] ipv4(byte[] payload) {
    return ipv4("", payload.length, "4000", 6, payload);
  }

  static byte[] ipv4(String options, int length, String fragment, int protocol, byte[] payload) {
    int header = 20 + options.replace(" ", "").length() / 2;
    return Bytesmith.big()
        .u8(0x40 | header / 4)
        .u8(0)
        .u16(length == 0 ? 0 : header + length)
        .hex("0001")
        .hex(fragment)
        .u8(64)
        .u8(protocol)
        .u16(0)
        .hex("0a000001 0a000002")
        .hex(options)
        .raw(payload)
        .done();
  }

  /** From 2001:db8::1 to 2001:db8::2; the first header is TCP's where there are no extensions. */
  static byte[] ipv6(int next, String extensions, byte[] payload) {
    int size = extensions.replace(" ", "").length() / 2;
    return Bytesmith.big()
        .hex("60000000")
        .u16(size + payload.length)
        .u8(next)
        .u8(64)
        .hex("20010db8 00000000 00000000 00000001")
        .hex("20010db8 00000000 00000000 00000002")
        .hex(extensions)
        .raw(payload)
        .done();
  }

  static byte[] ethernet(String type, byte[] payload) {
    return Bytesmith.big().hex(MACS).hex(type).raw(payload).done();
  }

  static byte[] pcap(ByteOrder order, int magic, int linkType, byte[]... packets) {
    var file = new Bytesmith(order).u32(magic).u16(2).u16(4).zeros(8).u32(65_535).u32(linkType);
    for (byte[] packet : packets) {
      file.u32(1_700_000_000L).u32(7).u32(packet.length).u32(packet.length).raw(packet);
    }
    return file.done();
  }

  static byte[] pcap(int linkType, byte[]... packets) {
    return pcap(ByteOrder.LITTLE_ENDIAN, PcapFile.MICROSECONDS, linkType, packets);
  }

  static Capture read(byte[] file) {
    return read(file, Capture.Limits.LARGEST);
  }

  static Capture read(byte[] file, Capture.Limits limits) {
    try {
      return Capture.read(new ByteArrayInputStream(file), limits, 42);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The captured lines of all connections, in their order. */
  static List<String> lines(Capture capture) {
    return capture.connections().stream()
        .flatMap(connection -> connection.question(Vantage.WIRE).lines().stream())
        .map(LinePrinter::print)
        .toList();
  }

  static List<CaptureFault.Kind> kinds(Capture capture) {
    return capture.faults().stream().map(CaptureFault::kind).toList();
  }
}
