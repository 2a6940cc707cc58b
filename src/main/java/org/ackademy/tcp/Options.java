package org.ackademy.tcp;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * The options of a segment that a replay looks at.
 *
 * @param mss maximum segment size in octets, 0 to 65535, or {@link #ABSENT}
 * @param windowScale shift count, 0 to 255 (more than 14 counts as 14), or {@link #ABSENT}
 * @param sackPermitted whether SACK-permitted is present
 * @param sackBlocks selective acknowledgments, in the order of the segment
 * @param timestamps the timestamps option, where present
 * @param fastOpen the Fast Open cookie in hexadecimal (empty: a request for one), where present
 * @rfc 9293 3.2
 */
public record Options(
    int mss,
    int windowScale,
    boolean sackPermitted,
    List<Block> sackBlocks,
    Optional<Timestamps> timestamps,
    Optional<String> fastOpen) {

  /** The value of a numeric option that is not there. */
  public static final int ABSENT = -1;

  /** No options at all. */
  public static final Options NONE =
      new Options(ABSENT, ABSENT, false, List.of(), Optional.empty(), Optional.empty());

  public Options {
    check(mss, 65_535, "mss");
    check(windowScale, 255, "window scale");
    sackBlocks = List.copyOf(sackBlocks);
    fastOpen.ifPresent(cookie -> HexFormat.of().parseHex(cookie));
  }

  private static void check(int value, int most, String what) {
    if (value != ABSENT && (value < 0 || value > most)) {
      throw new IllegalArgumentException(what + " " + value);
    }
  }

  /** Octets {@code left} to {@code right - 1} that arrived out of order (RFC 2018 section 3). */
  public record Block(int left, int right) {}

  /** TSval and TSecr (RFC 7323 section 3.2), 32 bits each, unsigned. */
  public record Timestamps(int value, int echo) {}

  public boolean hasMss() {
    return mss != ABSENT;
  }

  public boolean hasWindowScale() {
    return windowScale != ABSENT;
  }

  /** Cheap: a search asks for it all the time, and nearly always of {@link #NONE}. */
  @Override
  public int hashCode() {
    int rare = sackBlocks.isEmpty() && timestamps.isEmpty() ? 0 : hashOfRare();
    return (mss * 31 + windowScale) * 31 + rare;
  }

  private int hashOfRare() {
    return sackBlocks.hashCode() * 31 + timestamps.hashCode();
  }
}
