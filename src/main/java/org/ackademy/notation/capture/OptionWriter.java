package org.ackademy.notation.capture;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.ackademy.tcp.Options;

/**
 * Options as the bytes of a TCP header. What does not fit any more is left out: SACK blocks first.
 *
 * @rfc 9293 3.2
 */
final class OptionWriter {
  /** The most bytes that a header has for options. */
  static final int BYTES_MAX = 40;

  private final ByteBuffer out = ByteBuffer.allocate(BYTES_MAX);

  private OptionWriter() {}

  /** The options, padded in front to whole words. */
  static byte[] bytes(Options options) {
    var writer = new OptionWriter();
    writer.write(options);
    int size = writer.out.position();
    int padding = -size & 3;
    var padded = new byte[padding + size];
    Arrays.fill(padded, 0, padding, (byte) OptionBytes.NO_OPERATION);
    writer.out.flip().get(padded, padding, size);
    return padded;
  }

  private void write(Options options) {
    if (options.hasMss()) {
      head(OptionBytes.MSS, OptionBytes.MSS_BYTES).putShort((short) options.mss());
    }
    if (options.sackPermitted()) {
      head(OptionBytes.SACK_PERMITTED, OptionBytes.SACK_PERMITTED_BYTES);
    }
    options
        .timestamps()
        .ifPresent(
            stamps ->
                head(OptionBytes.TIMESTAMPS, OptionBytes.TIMESTAMPS_BYTES)
                    .putInt(stamps.value())
                    .putInt(stamps.echo()));
    if (options.hasWindowScale()) {
      head(OptionBytes.WINDOW_SCALE, OptionBytes.WINDOW_SCALE_BYTES)
          .put((byte) options.windowScale());
    }
    options
        .fastOpen()
        .map(HexFormat.of()::parseHex)
        .filter(cookie -> cookie.length + 2 <= out.remaining())
        .ifPresent(cookie -> head(OptionBytes.FAST_OPEN, cookie.length + 2).put(cookie));
    int room = (out.remaining() - 2) / OptionBytes.BLOCK_BYTES;
    List<Options.Block> blocks = options.sackBlocks();
    List<Options.Block> fitting = blocks.subList(0, Math.max(0, Math.min(room, blocks.size())));
    if (!fitting.isEmpty()) {
      head(OptionBytes.SACK, 2 + fitting.size() * OptionBytes.BLOCK_BYTES);
      fitting.forEach(block -> out.putInt(block.left()).putInt(block.right()));
    }
  }

  private ByteBuffer head(int kind, int length) {
    return out.put((byte) kind).put((byte) length);
  }
}
