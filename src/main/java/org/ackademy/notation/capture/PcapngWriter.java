package org.ackademy.notation.capture;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.ackademy.replay.Exchange;
import org.ackademy.replay.Line;
import org.ackademy.replay.Side;
import org.ackademy.tcp.Segment;

/**
 * Writes exchanges as pcapng that Wireshark opens: raw IP packets with right checksums, one for
 * each line, a millisecond apart. A number that a line leaves free is written as 0, so an exchange
 * with free numbers is better filled in before. Text is written as zeros; where it is longer than
 * an IP packet can be, only the headers are, as a network card that cuts segments itself is given
 * them.
 */
public final class PcapngWriter {
  /** The longest comment, in bytes of UTF-8; a longer one is cut. */
  public static final int COMMENT_BYTES_MAX = 60_000;

  /** The first line's time, in microseconds since 1970: the beginning of 2000. */
  public static final long FIRST_MICROS = 946_684_800_000_000L;

  private static final int MICROS_BETWEEN = 1_000;
  private static final int SNAP_BYTES = 1 << 18;
  private static final int COMMENT = 1;
  private static final int TTL = 64;
  private static final int TCP = 6;
  private static final int IPV4_BYTES = 20;
  private static final int IPV6_BYTES = 40;
  private static final int TCP_BYTES = 20;
  private static final int JUMBO_BYTES = 8;

  /** The most that the length field of either header can tell of. */
  private static final int IP_LENGTH_MAX = 65_535;

  private final Route route;
  private final OutputStream out;

  private PcapngWriter(Route route, OutputStream out) {
    this.route = route;
    this.out = out;
  }

  /**
   * Between which ends an exchange is written.
   *
   * @param a host A's
   * @param b host B's; of the same IP version
   */
  public record Route(Endpoint a, Endpoint b) {
    /** Addresses for documentation (RFC 5737). */
    public static final Route EXAMPLE =
        new Route(new Endpoint(4, 0, 0xC000_0201L, 20_000), new Endpoint(4, 0, 0xC000_0202L, 80));

    public Route {
      if (a.version() != b.version()) {
        throw new IllegalArgumentException("IP versions " + a.version() + " and " + b.version());
      }
    }

    Endpoint of(Side side) {
      return side == Side.A ? a : b;
    }
  }

  /**
   * What to say beside the packets: a verdict, violations.
   *
   * @param whole of the whole exchange
   * @param lines of a line, by its number from 1
   */
  public record Comments(Optional<String> whole, Map<Integer, String> lines) {
    public static final Comments NONE = new Comments(Optional.empty(), Map.of());

    public Comments {
      lines = Map.copyOf(lines);
    }
  }

  /** Writes an exchange; the caller closes the stream. */
  public static void write(Exchange exchange, Route route, Comments comments, OutputStream out)
      throws IOException {
    var writer = new PcapngWriter(route, out);
    writer.section(comments.whole());
    for (int number = 1; number <= exchange.size(); number++) {
      writer.packet(
          exchange.line(number), number, Optional.ofNullable(comments.lines().get(number)));
    }
  }

  private void section(Optional<String> comment) throws IOException {
    byte[] options = comment(comment);
    ByteBuffer body = ByteBuffer.allocate(16 + options.length).order(ByteOrder.LITTLE_ENDIAN);
    body.putInt(PcapngFile.BYTE_ORDER_MAGIC).putShort((short) 1).putShort((short) 0).putLong(-1);
    block(PcapngFile.SECTION, body.put(options).array());
    ByteBuffer face = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
    face.putShort((short) LinkLayer.RAW).putShort((short) 0).putInt(SNAP_BYTES);
    block(PcapngFile.INTERFACE, face.array());
  }

  private void block(int type, byte[] body) throws IOException {
    int length = body.length + 12;
    ByteBuffer block = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    out.write(block.putInt(type).putInt(length).put(body).putInt(length).array());
  }

  private static byte[] comment(Optional<String> comment) {
    if (comment.isEmpty()) {
      return new byte[0];
    }
    byte[] text = comment.get().getBytes(StandardCharsets.UTF_8);
    int size = Math.min(text.length, COMMENT_BYTES_MAX);
    // A character is not cut in two.
    while (size < text.length && (text[size] & 0xC0) == 0x80) {
      size--;
    }
    ByteBuffer option = ByteBuffer.allocate(4 + padded(size) + 4).order(ByteOrder.LITTLE_ENDIAN);
    option.putShort((short) COMMENT).putShort((short) size).put(text, 0, size);
    return option.array();
  }

  private static int padded(int size) {
    return (size + 3) & ~3;
  }

  private void packet(Line line, int number, Optional<String> said) throws IOException {
    byte[] options = OptionWriter.bytes(line.segment().options());
    int header = TCP_BYTES + options.length;
    int payload = header + line.segment().length();
    boolean isLong = isLong(payload);
    int ip = route.a().version() == 4 ? IPV4_BYTES : IPV6_BYTES + (isLong ? JUMBO_BYTES : 0);
    int size = ip + payload;
    int captured = isLong ? ip + header : size;
    byte[] packet = new byte[captured];
    if (route.a().version() == 4) {
      ipv4(packet, line.from(), payload);
    } else {
      ipv6(packet, line.from(), payload);
    }
    tcp(packet, ip, line, options);
    if (captured == size) {
      long sum = pseudo(packet, ip, payload) + Bytes.sum(packet, ip, size);
      put16(packet, ip + 16, ~Bytes.fold(sum));
    }
    byte[] comment = comment(said);
    long micros = FIRST_MICROS + (number - 1L) * MICROS_BETWEEN;
    ByteBuffer body =
        ByteBuffer.allocate(20 + padded(captured) + comment.length).order(ByteOrder.LITTLE_ENDIAN);
    body.putInt(0).putInt((int) (micros >>> 32)).putInt((int) micros);
    body.putInt(captured).putInt(size).put(packet);
    body.position(20 + padded(captured));
    block(PcapngFile.ENHANCED_PACKET, body.put(comment).array());
  }

  /** Whether a header's field cannot tell the length; that of IPv4 counts its header in. */
  private boolean isLong(int payload) {
    return payload > IP_LENGTH_MAX - (route.a().version() == 4 ? IPV4_BYTES : 0);
  }

  /** What does not fit is announced as zero: a network card will cut it. */
  private void ipv4(byte[] packet, Side from, int payload) {
    packet[0] = 0x45;
    put16(packet, 2, isLong(payload) ? 0 : IPV4_BYTES + payload);
    put16(packet, 6, 0x4000);
    packet[8] = TTL;
    packet[9] = TCP;
    ByteBuffer.wrap(packet, 12, 8)
        .putInt((int) route.of(from).low())
        .putInt((int) route.of(from.peer()).low());
    put16(packet, 10, ~Bytes.fold(Bytes.sum(packet, 0, IPV4_BYTES)));
  }

  /** What does not fit has its length in a jumbo payload option (RFC 2675). */
  private void ipv6(byte[] packet, Side from, int payload) {
    boolean isLong = isLong(payload);
    packet[0] = 0x60;
    put16(packet, 4, isLong ? 0 : payload);
    packet[6] = (byte) (isLong ? Dissector.HOP_BY_HOP : TCP);
    packet[7] = TTL;
    Endpoint source = route.of(from);
    Endpoint target = route.of(from.peer());
    ByteBuffer rest = ByteBuffer.wrap(packet, 8, packet.length - 8);
    rest.putLong(source.high()).putLong(source.low());
    rest.putLong(target.high()).putLong(target.low());
    if (isLong) {
      rest.put((byte) TCP).put((byte) 0).put((byte) Dissector.JUMBO).put((byte) 4);
      rest.putInt(JUMBO_BYTES + payload);
    }
  }

  private static long pseudo(byte[] packet, int ip, int size) {
    int addresses = ip == IPV4_BYTES ? 12 : 8;
    return Bytes.sum(packet, addresses, ip) + TCP + size;
  }

  private void tcp(byte[] packet, int at, Line line, byte[] options) {
    Segment segment = line.segment();
    put16(packet, at, route.of(line.from()).port());
    put16(packet, at + 2, route.of(line.from().peer()).port());
    ByteBuffer.wrap(packet, at + 4, 8).putInt(segment.seq()).putInt(segment.ack());
    packet[at + 12] = (byte) (((TCP_BYTES + options.length) / 4) << 4);
    packet[at + 13] = (byte) segment.control();
    put16(packet, at + 14, segment.window());
    put16(packet, at + 18, segment.urgent());
    ByteBuffer.wrap(packet).put(at + TCP_BYTES, options);
  }

  private static void put16(byte[] bytes, int at, int value) {
    bytes[at] = (byte) (value >>> 8);
    bytes[at + 1] = (byte) value;
  }
}
