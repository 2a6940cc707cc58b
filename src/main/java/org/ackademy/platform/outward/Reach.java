package org.ackademy.platform.outward;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * How far requests of the server's own may reach: never, by themselves, into the network in which
 * it stands.
 */
public enum Reach {
  /** Addresses of the public network alone, by HTTPS. */
  PUBLIC,
  /** Everything, by HTTP too: for an installation whose neighbours stand beside it. */
  EVERYWHERE;

  private static final int OCTET = 0xFF;

  /** Whether a URL may be asked, as far as its text tells. */
  public boolean allows(URI url) {
    String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
    boolean wellFormed =
        url.getHost() != null && url.getUserInfo() == null && url.getFragment() == null;
    return wellFormed
        && switch (this) {
          case PUBLIC -> scheme.equals("https");
          case EVERYWHERE -> scheme.equals("https") || scheme.equals("http");
        };
  }

  /**
   * The address to connect to: looked up once and then kept to, so that a name cannot stand for
   * another address when it matters.
   *
   * @return nothing where none of the name's addresses may be reached
   * @throws UnknownHostException where the name has none
   */
  Optional<InetAddress> resolve(String host) throws UnknownHostException {
    return Arrays.stream(InetAddress.getAllByName(bare(host))).filter(this::allows).findFirst();
  }

  private static String bare(String host) {
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  /** Whether an address may be connected to. */
  boolean allows(InetAddress address) {
    return switch (this) {
      case EVERYWHERE -> true;
      case PUBLIC ->
          !(address.isAnyLocalAddress()
              || address.isLoopbackAddress()
              || address.isLinkLocalAddress()
              || address.isSiteLocalAddress()
              || address.isMulticastAddress()
              || isSpecial(address.getAddress(), address instanceof Inet4Address));
    };
  }

  /** The rest of what RFC 6890 sets apart, and IPv4 inside IPv6. */
  private static boolean isSpecial(byte[] octets, boolean isFour) {
    int first = octets[0] & OCTET;
    int second = octets[1] & OCTET;
    if (isFour) {
      return first == 0
          || first >= 240
          || (first == 100 && second >= 64 && second < 128)
          || (first == 192 && second == 0)
          || (first == 198 && (second == 18 || second == 19 || second == 51))
          || (first == 203 && second == 0 && (octets[2] & OCTET) == 113);
    }
    boolean unique = (first & 0xFE) == 0xFC;
    boolean translated = first == 0 && second == 0x64;
    boolean mapped = first == 0 && second == 0;
    boolean tunnelled = first == 0x20 && second == 0x02;
    boolean reserved = first == 0x20 && second == 0x01 && octets[2] == 0;
    boolean documentation = first == 0x20 && second == 0x01 && (octets[2] & OCTET) == 0x0D;
    return unique || translated || mapped || tunnelled || reserved || documentation;
  }
}
