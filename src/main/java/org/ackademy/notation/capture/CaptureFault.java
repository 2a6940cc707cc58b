package org.ackademy.notation.capture;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * Something in a capture that cannot be read as it stands.
 *
 * @param kind what it is
 * @param packet the packet's number, from 1; 0 where no packet is meant
 * @param offset the byte in the file, from 0, at which it was found
 * @param value a number that tells more: a link type, a limit; 0 where there is none
 */
public record CaptureFault(Kind kind, long packet, long offset, long value) {
  private static final String BUNDLE = "org.ackademy.notation.capture.faults";

  public CaptureFault {
    if (packet < 0 || offset < 0) {
      throw new IllegalArgumentException("packet " + packet + ", offset " + offset);
    }
  }

  /** How bad a fault is. */
  public enum Weight {
    /** The file is not what it should be; nothing behind this place was read. */
    END,
    /** A packet is malformed; it was left out. */
    FAULT,
    /** The file is in order, but a packet was left out or is not quite what was sent. */
    NOTE
  }

  /** The kinds. The texts are in {@code faults*}. */
  public enum Kind {
    /** The file begins like neither pcap nor pcapng. */
    NOT_A_CAPTURE(Weight.END),
    /** A version of the format that is not known. Value: its major number. */
    VERSION_UNKNOWN(Weight.END),
    /** The file ends within a header, a record or a block. */
    FILE_CUT(Weight.END),
    /** A packet record is longer than the limit. Value: its length. */
    PACKET_TOO_LONG(Weight.END),
    /** A block's length is not a multiple of four, too short, or not repeated at its end. */
    BLOCK_LENGTH(Weight.END),
    /** A section has no byte order mark. */
    BYTE_ORDER(Weight.END),
    /** More interfaces in a section than the limit. Value: the limit. */
    INTERFACES_TOO_MANY(Weight.END),
    /** More segments than the limit; later packets were not read. Value: the limit. */
    SEGMENTS_TOO_MANY(Weight.END),
    /** More connections than the limit; later packets were not read. Value: the limit. */
    CONNECTIONS_TOO_MANY(Weight.END),

    /** A packet of an interface that was not described. Value: the interface's number. */
    INTERFACE_UNKNOWN(Weight.FAULT),
    /** A packet block whose packet is longer than the block. */
    PACKET_BEYOND_BLOCK(Weight.FAULT),
    /** More VLAN tags than the limit. Value: the limit. */
    VLAN_TAGS_TOO_MANY(Weight.FAULT),
    /** The link layer says IP, the packet says another version. Value: the version. */
    IP_VERSION(Weight.FAULT),
    /** An IP header whose lengths contradict each other. */
    IP_LENGTH(Weight.FAULT),
    /** More IPv6 extension headers than the limit. Value: the limit. */
    EXTENSIONS_TOO_MANY(Weight.FAULT),
    /** A TCP header whose length is below 20 or beyond the packet. */
    TCP_LENGTH(Weight.FAULT),
    /** A TCP option whose length is wrong; it and the later ones were left out. Value: its kind. */
    TCP_OPTION(Weight.FAULT),

    /** A link type that is not read. Value: the link type. Reported once for each. */
    LINK_TYPE_UNKNOWN(Weight.NOTE),
    /** A fragment; fragments are not put together. */
    FRAGMENT(Weight.NOTE),
    /** The capture cut the packet within its headers; it was left out. */
    HEADERS_CUT(Weight.NOTE),
    /** The capture cut the packet within its TCP options; those behind the cut are missing. */
    OPTIONS_CUT(Weight.NOTE),
    /** The checksum of the IPv4 header is wrong; the packet was left out. */
    IP_CHECKSUM(Weight.NOTE),
    /** The TCP checksum is wrong: the receiver will have dropped the segment. */
    TCP_CHECKSUM(Weight.NOTE);

    private final Weight weight;

    Kind(Weight weight) {
      this.weight = weight;
    }

    public Weight weight() {
      return weight;
    }
  }

  /** The fault and its place, in a language. */
  public String text(Locale locale) {
    ResourceBundle bundle = bundle(locale);
    String place =
        packet == 0
            ? format(bundle, "place.offset", offset)
            : format(bundle, "place.packet", packet, offset);
    return place + ": " + format(bundle, kind.name(), value);
  }

  static ResourceBundle bundle(Locale locale) {
    return ResourceBundle.getBundle(
        BUNDLE,
        locale,
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  private static String format(ResourceBundle bundle, String name, long... values) {
    Object[] texts = new Object[values.length];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = Long.toString(values[i]);
    }
    return new MessageFormat(bundle.getString(name), Locale.ROOT).format(texts);
  }

  /** The fault and its place, in English. */
  public String text() {
    return text(Locale.ENGLISH);
  }
}
