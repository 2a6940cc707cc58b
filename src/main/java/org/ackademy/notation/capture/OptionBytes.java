package org.ackademy.notation.capture;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.ackademy.replay.SeenSegment;
import org.ackademy.tcp.Options;
import org.ackademy.tcp.Options.Block;
import org.ackademy.tcp.Options.Timestamps;

/**
 * The options of a TCP header as bytes.
 *
 * @rfc 9293 3.2
 */
final class OptionBytes {
  static final int END = 0;
  static final int NO_OPERATION = 1;
  static final int MSS = 2;
  static final int WINDOW_SCALE = 3;
  static final int SACK_PERMITTED = 4;
  static final int SACK = 5;
  static final int TIMESTAMPS = 8;
  static final int FAST_OPEN = 34;

  /** The kind for experiments, and Fast Open's mark in it (RFC 7413 appendix A). */
  static final int EXPERIMENT = 254;

  static final int FAST_OPEN_MARK = 0xF989;

  static final int MSS_BYTES = 4;
  static final int WINDOW_SCALE_BYTES = 3;
  static final int SACK_PERMITTED_BYTES = 2;
  static final int BLOCK_BYTES = 8;
  static final int TIMESTAMPS_BYTES = 10;

  /** What nearly all segments of a connection with timestamps begin with. */
  static final int PADDED_TIMESTAMPS =
      (NO_OPERATION << 24) | (NO_OPERATION << 16) | (TIMESTAMPS << 8) | TIMESTAMPS_BYTES;

  /** Instead of a place: there is no fault. */
  static final int NONE = -1;

  private OptionBytes() {}

  /** Where the first option with a wrong length lies; {@link #NONE} where all are right. */
  static int fault(byte[] bytes, int from, int to) {
    if (to - from == 12 && Bytes.i32(bytes, from) == PADDED_TIMESTAMPS) {
      return NONE;
    }
    int at = from;
    while (at < to && bytes[at] != END) {
      int size = size(bytes, at, to);
      if (size < 0) {
        return at;
      }
      at += size;
    }
    return NONE;
  }

  /** How many bytes the option here has; -1 where its length is wrong. */
  private static int size(byte[] bytes, int at, int to) {
    if (bytes[at] == NO_OPERATION) {
      return 1;
    }
    if (at + 1 >= to) {
      return -1;
    }
    int size = Bytes.u8(bytes, at + 1);
    if (size < 2 || at + size > to) {
      return -1;
    }
    boolean right =
        switch (Bytes.u8(bytes, at)) {
          case MSS -> size == MSS_BYTES;
          case WINDOW_SCALE -> size == WINDOW_SCALE_BYTES;
          case SACK_PERMITTED -> size == SACK_PERMITTED_BYTES;
          case SACK -> size > 2 && (size - 2) % BLOCK_BYTES == 0;
          case TIMESTAMPS -> size == TIMESTAMPS_BYTES;
          default -> true;
        };
    return right ? size : -1;
  }

  /** The options up to the end, or to the first that has a fault. */
  static Options read(byte[] bytes, int from, int to) {
    if (to - from == 12 && Bytes.i32(bytes, from) == PADDED_TIMESTAMPS) {
      return new Options(
          Options.ABSENT,
          Options.ABSENT,
          false,
          List.of(),
          Optional.of(new Timestamps(Bytes.i32(bytes, from + 4), Bytes.i32(bytes, from + 8))),
          Optional.empty());
    }
    return from == to ? Options.NONE : readAny(bytes, from, to);
  }

  private static Options readAny(byte[] bytes, int from, int to) {
    int mss = Options.ABSENT;
    int scale = Options.ABSENT;
    boolean permitted = false;
    List<Block> blocks = List.of();
    Optional<Timestamps> stamps = Optional.empty();
    Optional<String> cookie = Optional.empty();
    int at = from;
    while (at < to && bytes[at] != END) {
      int size = size(bytes, at, to);
      if (size < 0) {
        break;
      }
      int end = at + size;
      switch (Bytes.u8(bytes, at)) {
        case MSS -> mss = Bytes.u16(bytes, at + 2);
        case WINDOW_SCALE -> scale = Bytes.u8(bytes, at + 2);
        case SACK_PERMITTED -> permitted = true;
        case SACK -> blocks = blocks(bytes, at + 2, end);
        case TIMESTAMPS ->
            stamps =
                Optional.of(new Timestamps(Bytes.i32(bytes, at + 2), Bytes.i32(bytes, at + 6)));
        case FAST_OPEN -> cookie = Optional.of(hex(bytes, at + 2, end));
        case EXPERIMENT -> {
          if (size >= 4 && Bytes.u16(bytes, at + 2) == FAST_OPEN_MARK) {
            cookie = Optional.of(hex(bytes, at + 4, end));
          }
        }
        default -> {
          // Padding, and options that no replay looks at.
        }
      }
      at = end;
    }
    return new Options(mss, scale, permitted, blocks, stamps, cookie);
  }

  /** Shows the options, as far as a straight path looks at them. */
  static void show(byte[] bytes, int to, SeenSegment seen) {
    seen.options = 0;
    int at = 0;
    while (at < to && bytes[at] != END) {
      int size = size(bytes, at, to);
      if (size < 0) {
        seen.options |= SeenSegment.OTHER;
        return;
      }
      seen.options |= shown(bytes, at, seen);
      at += size;
    }
  }

  private static int shown(byte[] bytes, int at, SeenSegment seen) {
    return switch (Bytes.u8(bytes, at)) {
      case MSS -> SeenSegment.MSS;
      case WINDOW_SCALE -> {
        seen.windowScale = Bytes.u8(bytes, at + 2);
        yield SeenSegment.WINDOW_SCALE;
      }
      case SACK_PERMITTED -> SeenSegment.SACK_PERMITTED;
      case TIMESTAMPS -> {
        seen.stamp = Bytes.i32(bytes, at + 2);
        seen.echo = Bytes.i32(bytes, at + 6);
        yield SeenSegment.TIMESTAMPS;
      }
      case SACK, FAST_OPEN, EXPERIMENT -> SeenSegment.OTHER;
      // Padding, and options that no replay looks at.
      default -> 0;
    };
  }

  private static List<Block> blocks(byte[] bytes, int from, int to) {
    var blocks = new ArrayList<Block>((to - from) / BLOCK_BYTES);
    for (int at = from; at < to; at += BLOCK_BYTES) {
      blocks.add(new Block(Bytes.i32(bytes, at), Bytes.i32(bytes, at + 4)));
    }
    return blocks;
  }

  private static String hex(byte[] bytes, int from, int to) {
    return HexFormat.of().formatHex(bytes, from, to);
  }
}
