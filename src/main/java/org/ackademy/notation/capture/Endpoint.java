package org.ackademy.notation.capture;

import java.util.Optional;

/**
 * One end of a connection.
 *
 * @param version of IP: 4 or 6
 * @param high the upper half of an IPv6 address; 0 with IPv4
 * @param low the lower half; with IPv4 the address in its lower half
 * @param port 0 to 65535
 */
public record Endpoint(int version, long high, long low, int port) {
  private static final int GROUPS = 8;

  /** The longest text of an address, in characters. */
  private static final int TEXT_CHARS_MAX = 45;

  /** Writes {@code 192.0.2.1:80}, {@code [2001:db8::1]:80}. */
  void write(StringBuilder out) {
    if (version == 4) {
      quad(out);
    } else {
      out.append('[').append(groups()).append(']');
    }
    out.append(':').append(port);
  }

  /** The address; one of IPv6 in its canonical spelling (RFC 5952). */
  String address() {
    if (version != 4) {
      return groups();
    }
    var text = new StringBuilder(TEXT_CHARS_MAX);
    quad(text);
    return text.toString();
  }

  private void quad(StringBuilder out) {
    out.append((low >>> 24) & 0xFF).append('.').append((low >>> 16) & 0xFF);
    out.append('.').append((low >>> 8) & 0xFF).append('.').append(low & 0xFF);
  }

  private int group(int index) {
    long half = index < GROUPS / 2 ? high : low;
    return (int) (half >>> (48 - 16 * (index % 4))) & 0xFFFF;
  }

  /** The longest run of two zero groups or more, the first of equals, is written {@code ::}. */
  private String groups() {
    int runStart = 0;
    int runLength = 1;
    int length = 0;
    for (int i = 0; i < GROUPS; i++) {
      length = group(i) == 0 ? length + 1 : 0;
      if (length > runLength) {
        runLength = length;
        runStart = i - length + 1;
      }
    }
    boolean shortened = runLength > 1;
    var text = new StringBuilder(TEXT_CHARS_MAX);
    int i = 0;
    while (i < GROUPS) {
      if (shortened && i == runStart) {
        text.append("::");
        i += runLength;
      } else {
        if (!text.isEmpty() && text.charAt(text.length() - 1) != ':') {
          text.append(':');
        }
        text.append(Integer.toHexString(group(i)));
        i++;
      }
    }
    return text.toString();
  }

  /** The address that a text spells, with port 0; empty where it spells none. */
  static Optional<Endpoint> ofAddress(String text) {
    String bare =
        text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
    if (bare.isEmpty() || bare.length() > TEXT_CHARS_MAX) {
      return Optional.empty();
    }
    return bare.indexOf(':') < 0 ? ofQuad(bare) : ofGroups(bare);
  }

  private static Optional<Endpoint> ofQuad(String text) {
    String[] parts = text.split("\\.", -1);
    if (parts.length != 4) {
      return Optional.empty();
    }
    long address = 0;
    for (String part : parts) {
      int value = number(part, 10, 3);
      if (value < 0 || value > 0xFF) {
        return Optional.empty();
      }
      address = (address << 8) | value;
    }
    return Optional.of(new Endpoint(4, 0, address, 0));
  }

  private static Optional<Endpoint> ofGroups(String text) {
    int gap = text.indexOf("::");
    String[] before = split(gap < 0 ? text : text.substring(0, gap));
    String[] after = gap < 0 ? new String[0] : split(text.substring(gap + 2));
    int missing = GROUPS - before.length - after.length;
    if (gap < 0 ? missing != 0 : missing < 1) {
      return Optional.empty();
    }
    long[] halves = new long[2];
    for (int i = 0; i < GROUPS; i++) {
      int late = i - before.length - missing;
      int value =
          i < before.length ? number(before[i], 16, 4) : late < 0 ? 0 : number(after[late], 16, 4);
      if (value < 0) {
        return Optional.empty();
      }
      halves[i / 4] = (halves[i / 4] << 16) | value;
    }
    return Optional.of(new Endpoint(6, halves[0], halves[1], 0));
  }

  private static String[] split(String text) {
    return text.isEmpty() ? new String[0] : text.split(":", -1);
  }

  private static int number(String digits, int radix, int digitsMax) {
    if (digits.isEmpty() || digits.length() > digitsMax) {
      return -1;
    }
    int value = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = Character.digit(digits.charAt(i), radix);
      if (digit < 0 || digits.charAt(i) > 'f') {
        return -1;
      }
      value = value * radix + digit;
    }
    return value;
  }

  boolean hasAddressOf(Endpoint other) {
    return version == other.version && high == other.high && low == other.low;
  }
}
