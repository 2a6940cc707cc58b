package org.ackademy.notation.capture;

import org.ackademy.notation.capture.CaptureFault.Kind;
import org.ackademy.tcp.Segment;

/**
 * Takes a packet apart down to its TCP header. One object for a whole file; its fields tell of the
 * packet taken apart last. An IPv4 address stands in the lower half of the lower long.
 *
 * @rfc 9293 3.1
 */
final class Dissector {
  /** The most extension headers of an IPv6 packet. */
  static final int EXTENSIONS_MAX = 16;

  private static final int TCP = 6;
  private static final int IPV4_HEADER_BYTES = 20;
  private static final int IPV6_HEADER_BYTES = 40;
  private static final int TCP_HEADER_BYTES = 20;
  private static final int MORE_FRAGMENTS_AND_OFFSET = 0x3FFF;

  static final int HOP_BY_HOP = 0;

  /** The option of a packet whose length does not fit in the header (RFC 2675). */
  static final int JUMBO = 0xC2;

  /** That option and its length, where it comes first. */
  private static final int JUMBO_HEAD = (JUMBO << 8) | 4;

  private static final int ROUTING = 43;
  private static final int FRAGMENT = 44;
  private static final int AUTHENTICATION = 51;
  private static final int DESTINATION = 60;
  private static final int MOBILITY = 135;

  /** What became of a packet. */
  enum Outcome {
    /** The fields tell of its segment. */
    SEGMENT,
    /** It holds something else. */
    OTHER,
    /** It cannot be read: {@link #fault} says why. */
    UNREAD
  }

  /** What the TCP checksum says. */
  enum Checksum {
    /** Right, or left to the network card, or the packet was cut: there is nothing to say. */
    UNSUSPICIOUS,
    WRONG
  }

  Kind fault = Kind.FRAGMENT;
  int faultAt;
  long faultValue;

  int version;
  long fromHigh;
  long fromLow;
  long toHigh;
  long toLow;
  int fromPort;
  int toPort;

  int seq;
  int ack;
  int control;
  int window;
  int urgent;
  int length;

  /** Where the TCP options begin and end, as far as they were captured. */
  int optionsFrom;

  int optionsTo;

  /** How many bytes of options the header says that there are. */
  int optionsLength;

  Checksum checksum = Checksum.UNSUSPICIOUS;

  /** Where the payload of the IP packet ends by its header, were all of it captured. */
  private long ipEnd;

  /** Whether the addresses in the header are those over which the checksum is made. */
  private boolean isAddressFinal;

  Outcome read(Packet packet) {
    int at = LinkLayer.ipAt(packet);
    return switch (at) {
      case LinkLayer.OTHER -> Outcome.OTHER;
      case LinkLayer.UNKNOWN -> unread(Kind.LINK_TYPE_UNKNOWN, packet.from, packet.linkType);
      case LinkLayer.CUT -> unread(Kind.HEADERS_CUT, packet.from, 0);
      case LinkLayer.TAGS -> unread(Kind.VLAN_TAGS_TOO_MANY, packet.from, LinkLayer.VLAN_TAGS_MAX);
      default -> ip(packet, at);
    };
  }

  private Outcome unread(Kind kind, int at, long value) {
    fault = kind;
    faultAt = at;
    faultValue = value;
    return Outcome.UNREAD;
  }

  private Outcome ip(Packet packet, int at) {
    if (at >= packet.to()) {
      return unread(Kind.HEADERS_CUT, at, 0);
    }
    version = Bytes.u8(packet.bytes, at) >>> 4;
    return switch (version) {
      case 4 -> ipv4(packet, at);
      case 6 -> ipv6(packet, at);
      default -> unread(Kind.IP_VERSION, at, version);
    };
  }

  private Outcome ipv4(Packet packet, int at) {
    byte[] bytes = packet.bytes;
    if (at + IPV4_HEADER_BYTES > packet.to()) {
      return unread(Kind.HEADERS_CUT, at, 0);
    }
    int header = (bytes[at] & 0xF) * 4;
    // Zero is what a card that cuts segments itself is given to fill in.
    int total = Bytes.u16(bytes, at + 2);
    long onWire = packet.original - (at - packet.from);
    ipEnd = at + (total == 0 ? onWire : total);
    if (header < IPV4_HEADER_BYTES || at + header > ipEnd) {
      return unread(Kind.IP_LENGTH, at, 0);
    }
    if (bytes[at + 9] != TCP) {
      return Outcome.OTHER;
    }
    if (at + header > packet.to()) {
      return unread(Kind.HEADERS_CUT, at, 0);
    }
    // A checksum of zero cannot be a right one here: a network card fills it in.
    if (Bytes.u16(bytes, at + 10) != 0 && Bytes.fold(Bytes.sum(bytes, at, at + header)) != 0xFFFF) {
      return unread(Kind.IP_CHECKSUM, at + 10, 0);
    }
    if ((Bytes.u16(bytes, at + 6) & MORE_FRAGMENTS_AND_OFFSET) != 0) {
      return unread(Kind.FRAGMENT, at + 6, 0);
    }
    fromHigh = 0;
    fromLow = Bytes.u32(bytes, at + 12);
    toHigh = 0;
    toLow = Bytes.u32(bytes, at + 16);
    isAddressFinal = !isSourceRouted(bytes, at + IPV4_HEADER_BYTES, at + header);
    return tcp(packet, at + header);
  }

  /** With a loose or strict source route the header's destination is the next hop alone. */
  private static boolean isSourceRouted(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to) {
      int kind = Bytes.u8(bytes, at);
      if (kind == 0x83 || kind == 0x89) {
        return true;
      }
      if (kind == 0 || (kind != 1 && at + 1 >= to)) {
        return false;
      }
      int length = kind == 1 ? 1 : Bytes.u8(bytes, at + 1);
      if (length == 0) {
        return false;
      }
      at += length;
    }
    return false;
  }

  private Outcome ipv6(Packet packet, int at) {
    byte[] bytes = packet.bytes;
    if (at + IPV6_HEADER_BYTES > packet.to()) {
      return unread(Kind.HEADERS_CUT, at, 0);
    }
    int payload = Bytes.u16(bytes, at + 4);
    // Zero stands for a length that does not fit, or one that a network card fills in.
    ipEnd =
        payload == 0
            ? at + (packet.original - (at - packet.from))
            : (long) at + IPV6_HEADER_BYTES + payload;
    fromHigh = Bytes.i64(bytes, at + 8);
    fromLow = Bytes.i64(bytes, at + 16);
    toHigh = Bytes.i64(bytes, at + 24);
    toLow = Bytes.i64(bytes, at + 32);
    isAddressFinal = true;
    return extensions(packet, Bytes.u8(bytes, at + 6), at + IPV6_HEADER_BYTES);
  }

  private Outcome extensions(Packet packet, int first, int from) {
    byte[] bytes = packet.bytes;
    int next = first;
    int at = from;
    for (int count = 0; count <= EXTENSIONS_MAX; count++) {
      if (next == TCP) {
        return tcp(packet, at);
      }
      boolean extension =
          switch (next) {
            case HOP_BY_HOP, ROUTING, FRAGMENT, AUTHENTICATION, DESTINATION, MOBILITY -> true;
            default -> false;
          };
      if (!extension) {
        return Outcome.OTHER;
      }
      if (at + 8 > packet.to()) {
        return unread(Kind.HEADERS_CUT, at, 0);
      }
      int units = Bytes.u8(bytes, at + 1);
      int size = (units + 1) * 8;
      if (next == HOP_BY_HOP && Bytes.u16(bytes, at + 2) == JUMBO_HEAD) {
        ipEnd = from + Bytes.u32(bytes, at + 4);
      }
      if (next == FRAGMENT) {
        size = 8;
        // A fragment that is the whole packet is read as what it is (RFC 6946).
        if ((Bytes.u16(bytes, at + 2) & 0xFFF9) != 0) {
          return unread(Kind.FRAGMENT, at, 0);
        }
      } else if (next == AUTHENTICATION) {
        size = (units + 2) * 4;
      } else if (next == ROUTING) {
        isAddressFinal &= bytes[at + 3] == 0;
      }
      next = Bytes.u8(bytes, at);
      at += size;
      if (at > ipEnd) {
        return unread(Kind.IP_LENGTH, at, 0);
      }
    }
    return unread(Kind.EXTENSIONS_TOO_MANY, at, EXTENSIONS_MAX);
  }

  private Outcome tcp(Packet packet, int at) {
    byte[] bytes = packet.bytes;
    if (at + TCP_HEADER_BYTES > ipEnd) {
      return unread(Kind.TCP_LENGTH, at, 0);
    }
    if (at + TCP_HEADER_BYTES > packet.to()) {
      return unread(Kind.HEADERS_CUT, at, 0);
    }
    int header = (Bytes.u8(bytes, at + 12) >>> 4) * 4;
    long text = ipEnd - at - header;
    if (header < TCP_HEADER_BYTES || text < 0 || text > Segment.LENGTH_MAX) {
      return unread(Kind.TCP_LENGTH, at + 12, 0);
    }
    int ports = Bytes.i32(bytes, at);
    fromPort = ports >>> 16;
    toPort = ports & 0xFFFF;
    seq = Bytes.i32(bytes, at + 4);
    ack = Bytes.i32(bytes, at + 8);
    control = Bytes.u8(bytes, at + 13);
    window = Bytes.u16(bytes, at + 14);
    urgent = Bytes.u16(bytes, at + 18);
    length = (int) text;
    optionsFrom = at + TCP_HEADER_BYTES;
    optionsTo = Math.min(at + header, packet.to());
    optionsLength = header - TCP_HEADER_BYTES;
    checksum = checksum(packet, at);
    return Outcome.SEGMENT;
  }

  /**
   * A packet that its own host captured may bear zero, or the sum over the addresses alone, with or
   * without the length: a network card makes the rest. A packet that was cut cannot be checked.
   */
  private Checksum checksum(Packet packet, int at) {
    if (ipEnd > packet.to() || !isAddressFinal) {
      return Checksum.UNSUSPICIOUS;
    }
    byte[] bytes = packet.bytes;
    long addresses = halves(fromHigh) + halves(fromLow) + halves(toHigh) + halves(toLow) + TCP;
    long size = ipEnd - at;
    long pseudo = addresses + size;
    if (Bytes.fold(pseudo + Bytes.sum(bytes, at, (int) ipEnd)) == 0xFFFF) {
      return Checksum.UNSUSPICIOUS;
    }
    int field = Bytes.u16(bytes, at + 16);
    boolean offloaded = field == 0 || field == Bytes.fold(pseudo) || field == Bytes.fold(addresses);
    return offloaded ? Checksum.UNSUSPICIOUS : Checksum.WRONG;
  }

  private static long halves(long address) {
    return (address >>> 32) + (address & 0xFFFF_FFFFL);
  }
}
