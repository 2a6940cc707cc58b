package org.ackademy.notation.capture;

/**
 * Finds the IP packet in a link layer's frame. Numbers of link types are those of the registry of
 * LINKTYPE values.
 */
final class LinkLayer {
  static final int NULL = 0;
  static final int ETHERNET = 1;
  static final int RAW_BSD = 12;
  static final int RAW_OPENBSD = 14;
  static final int RAW = 101;
  static final int LOOP = 108;
  static final int LINUX_SLL = 113;
  static final int IPV4 = 228;
  static final int IPV6 = 229;
  static final int LINUX_SLL2 = 276;

  static final int ETHER_IPV4 = 0x0800;
  static final int ETHER_IPV6 = 0x86DD;

  /** The most VLAN tags of a frame. */
  static final int VLAN_TAGS_MAX = 8;

  /** Instead of a place: the frame holds something else than IP. */
  static final int OTHER = -1;

  /** Instead of a place: the link type is not read. */
  static final int UNKNOWN = -2;

  /** Instead of a place: too little of the frame was captured. */
  static final int CUT = -3;

  /** Instead of a place: more than {@link #VLAN_TAGS_MAX} tags. */
  static final int TAGS = -4;

  private static final int VLAN = 0x8100;
  private static final int VLAN_SERVICE = 0x88A8;
  private static final int VLAN_OLD_SERVICE = 0x9100;
  private static final int TAG_BYTES = 4;

  private static final int ETHERNET_TYPE_AT = 12;
  private static final int SLL_TYPE_AT = 14;
  private static final int SLL2_BYTES = 20;
  private static final int FAMILY_BYTES = 4;

  private static final int FAMILY_IPV4 = 2;
  private static final int FAMILY_IPV6_LINUX = 10;
  private static final int FAMILY_IPV6_NETBSD = 24;
  private static final int FAMILY_IPV6_FREEBSD = 28;
  private static final int FAMILY_IPV6_DARWIN = 30;

  private LinkLayer() {}

  /**
   * Where the IP header begins; {@link #OTHER}, {@link #UNKNOWN}, {@link #CUT} or {@link #TAGS}.
   */
  static int ipAt(Packet packet) {
    return switch (packet.linkType) {
      case ETHERNET -> typed(packet, ETHERNET_TYPE_AT);
      case RAW, RAW_BSD, RAW_OPENBSD, IPV4, IPV6 -> packet.from;
      case LINUX_SLL -> typed(packet, SLL_TYPE_AT);
      case LINUX_SLL2 -> sll2(packet);
      case NULL, LOOP -> family(packet);
      default -> UNKNOWN;
    };
  }

  private static int typed(Packet packet, int typeAt) {
    if (packet.captured < typeAt + 2) {
      return CUT;
    }
    int type = Bytes.u16(packet.bytes, packet.from + typeAt);
    return afterTags(packet, type, packet.from + typeAt + 2);
  }

  private static int sll2(Packet packet) {
    if (packet.captured < SLL2_BYTES) {
      return CUT;
    }
    int type = Bytes.u16(packet.bytes, packet.from);
    return afterTags(packet, type, packet.from + SLL2_BYTES);
  }

  private static int afterTags(Packet packet, int firstType, int payloadAt) {
    int type = firstType;
    int at = payloadAt;
    for (int tags = 0; isTag(type); tags++) {
      if (tags == VLAN_TAGS_MAX) {
        return TAGS;
      }
      if (at + TAG_BYTES > packet.to()) {
        return CUT;
      }
      type = Bytes.u16(packet.bytes, at + 2);
      at += TAG_BYTES;
    }
    return type == ETHER_IPV4 || type == ETHER_IPV6 ? at : OTHER;
  }

  private static boolean isTag(int type) {
    return type == VLAN || type == VLAN_SERVICE || type == VLAN_OLD_SERVICE;
  }

  /** The family stands in the order of the machine that captured, or, with LOOP, the network's. */
  private static int family(Packet packet) {
    if (packet.captured < FAMILY_BYTES) {
      return CUT;
    }
    int family = Bytes.i32(packet.bytes, packet.from);
    if ((family & 0xFFFF) == 0) {
      family = Integer.reverseBytes(family);
    }
    return switch (family) {
      case FAMILY_IPV4,
          FAMILY_IPV6_LINUX,
          FAMILY_IPV6_NETBSD,
          FAMILY_IPV6_FREEBSD,
          FAMILY_IPV6_DARWIN ->
          packet.from + FAMILY_BYTES;
      default -> OTHER;
    };
  }
}
