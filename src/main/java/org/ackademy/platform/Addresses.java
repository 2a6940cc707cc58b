package org.ackademy.platform;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A range of network addresses, as {@code 10.0.0.0/8} or {@code fd00::/8} names one; an address
 * alone is a range too.
 *
 * @param first any address of it
 * @param bits how many bits its addresses share, from the left
 */
public record Addresses(InetAddress first, int bits) {
  /** An address with a port, in brackets or not. */
  private static final Pattern WITH_PORT =
      Pattern.compile("\\[([0-9a-fA-F:.]+)](?::\\d+)?|(\\d+\\.\\d+\\.\\d+\\.\\d+)(?::\\d+)?");

  private static final Pattern LITERAL =
      Pattern.compile("\\d+\\.\\d+\\.\\d+\\.\\d+|[0-9a-fA-F:]*:[0-9a-fA-F:.]+");

  public Addresses {
    if (bits < 0 || bits > first.getAddress().length * Byte.SIZE) {
      throw new IllegalArgumentException("bits " + bits);
    }
  }

  /**
   * Reads a range.
   *
   * @throws IllegalArgumentException where it is none
   */
  public static Addresses of(String text) {
    int slash = text.indexOf('/');
    InetAddress address =
        parsed(slash < 0 ? text : text.substring(0, slash))
            .orElseThrow(() -> new IllegalArgumentException("no address: " + text));
    int all = address.getAddress().length * Byte.SIZE;
    return new Addresses(address, slash < 0 ? all : Integer.parseInt(text.substring(slash + 1)));
  }

  /** Whether an address lies in it. */
  public boolean contain(String address) {
    return parsed(address).filter(this::contains).isPresent();
  }

  private boolean contains(InetAddress address) {
    byte[] one = first.getAddress();
    byte[] other = address.getAddress();
    if (one.length != other.length) {
      return false;
    }
    for (int bit = 0; bit < bits; bit++) {
      int mask = 0x80 >> (bit % Byte.SIZE);
      if (((one[bit / Byte.SIZE] ^ other[bit / Byte.SIZE]) & mask) != 0) {
        return false;
      }
    }
    return true;
  }

  /** The address in the way it is always written, without a port; none where it is a name. */
  public static Optional<String> literal(String text) {
    var port = WITH_PORT.matcher(text.strip());
    String bare =
        port.matches()
            ? Optional.ofNullable(port.group(1)).orElseGet(() -> port.group(2))
            : text.strip();
    return parsed(bare).map(InetAddress::getHostAddress);
  }

  /** Never looks a name up. */
  private static Optional<InetAddress> parsed(String text) {
    String bare =
        text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
    if (!LITERAL.matcher(bare).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.getByName(bare));
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }
}
