package org.ackademy.notation.capture;

import java.util.Arrays;
import org.ackademy.replay.Line;
import org.ackademy.replay.Line.Fate;
import org.ackademy.replay.Line.Given;
import org.ackademy.replay.SeenSegment;
import org.ackademy.replay.Side;
import org.ackademy.tcp.Control;
import org.ackademy.tcp.Options;
import org.ackademy.tcp.Segment;

/**
 * The segments of a capture, packed in the order of the file: twenty bytes each and its options as
 * they stood, so that a capture of millions fits in memory. Each tells where the next one of its
 * connection is.
 */
final class SegmentLog {
  /** Instead of a place: there is none. */
  static final int NOWHERE = 0;

  // A segment is never split between two chunks.
  private static final int CHUNK_BITS = 16;
  private static final int CHUNK_WORDS = 1 << CHUNK_BITS;

  /** Place of the next, numbers, and what the words below hold; then urgent pointer and options. */
  private static final int WORDS = 5;

  private static final int OPTION_BYTES_MAX = 40;
  private static final int WORDS_MAX = WORDS + 1 + OPTION_BYTES_MAX / 4;

  // The fourth word: who sent it, whether its checksum is wrong, its length.
  private static final int FROM_B = 1 << 31;
  private static final int WRONG_CHECKSUM = 1 << 30;
  private static final int LENGTH_BITS = WRONG_CHECKSUM - 1;

  // The fifth word: window, control bits, how many bytes of options.
  private static final int WINDOW_SHIFT = 16;
  private static final int CONTROL_SHIFT = 8;
  private static final int OPTION_BITS = 0x3F;

  private int[][] chunks = new int[16][];
  private int[] chunk = new int[CHUNK_WORDS];
  private int chunkCount = 1;

  /** Words used in the last chunk; the first word of all is nowhere. */
  private int used = 1;

  private final Reading reading = new Reading();

  SegmentLog() {
    chunks[0] = chunk;
  }

  private int[] chunkOf(int place) {
    return chunks[place >>> CHUNK_BITS];
  }

  /**
   * Adds a segment.
   *
   * @param last the place of the one before in its connection, or {@link #NOWHERE}
   * @return its place
   */
  int add(int last, Side from, Dissector segment, byte[] bytes) {
    if (used + WORDS_MAX > CHUNK_WORDS) {
      nextChunk();
    }
    int at = used;
    int place = (chunkCount - 1) << CHUNK_BITS | at;
    if (last != NOWHERE) {
      chunkOf(last)[last & (CHUNK_WORDS - 1)] = place;
    }
    int[] words = chunk;
    int options = segment.optionsTo - segment.optionsFrom;
    words[at + 1] = segment.seq;
    words[at + 2] = segment.ack;
    words[at + 3] =
        segment.length
            | (from == Side.B ? FROM_B : 0)
            | (segment.checksum == Dissector.Checksum.WRONG ? WRONG_CHECKSUM : 0);
    words[at + 4] = (segment.window << WINDOW_SHIFT) | (segment.control << CONTROL_SHIFT) | options;
    used = at + WORDS;
    if ((segment.control & Control.URG) != 0) {
      words[used++] = segment.urgent;
    }
    if (options > 0) {
      addOptions(bytes, segment.optionsFrom, segment.optionsTo);
    }
    return place;
  }

  private void addOptions(byte[] bytes, int from, int to) {
    int at = from;
    for (; at + 4 <= to; at += 4) {
      chunk[used++] = Bytes.i32(bytes, at);
    }
    if (at < to) {
      int rest = 0;
      for (int shift = 24; at < to; at++, shift -= 8) {
        rest |= Bytes.u8(bytes, at) << shift;
      }
      chunk[used++] = rest;
    }
  }

  private void nextChunk() {
    if (chunkCount == chunks.length) {
      chunks = Arrays.copyOf(chunks, chunks.length * 2);
    }
    chunk = new int[CHUNK_WORDS];
    chunks[chunkCount++] = chunk;
    used = 0;
  }

  /** Reads a connection from its first segment; there is one reading at a time. */
  Reading reading(int first) {
    reading.next = first;
    return reading;
  }

  /** Takes the segments of a connection one by one. */
  final class Reading {
    private final byte[] options = new byte[OPTION_BYTES_MAX];
    private int[] words = chunk;
    private int at;
    private int next;

    boolean hasNext() {
      return next != NOWHERE;
    }

    /** Goes to the next segment. */
    void advance() {
      words = chunkOf(next);
      at = next & (CHUNK_WORDS - 1);
      next = words[at];
    }

    Side from() {
      return words[at + 3] < 0 ? Side.B : Side.A;
    }

    boolean isWrong() {
      return (words[at + 3] & WRONG_CHECKSUM) != 0;
    }

    private int control() {
      return (words[at + 4] >>> CONTROL_SHIFT) & Control.ALL;
    }

    private int optionSize() {
      return words[at + 4] & OPTION_BITS;
    }

    private int optionsAt() {
      return at + WORDS + ((control() & Control.URG) != 0 ? 1 : 0);
    }

    /** Shows the segment, as far as a straight path looks at it. */
    void show(SeenSegment seen) {
      seen.seq = words[at + 1];
      seen.ack = words[at + 2];
      seen.length = words[at + 3] & LENGTH_BITS;
      seen.window = words[at + 4] >>> WINDOW_SHIFT;
      seen.control = control();
      int size = optionSize();
      int first = optionsAt();
      if (size == 0) {
        seen.options = 0;
      } else if (size == 12 && words[first] == OptionBytes.PADDED_TIMESTAMPS) {
        seen.options = SeenSegment.TIMESTAMPS;
        seen.stamp = words[first + 1];
        seen.echo = words[first + 2];
      } else {
        OptionBytes.show(unpacked(first, size), size, seen);
      }
    }

    private byte[] unpacked(int first, int size) {
      for (int i = 0; i < size; i++) {
        options[i] = (byte) (words[first + i / 4] >>> (24 - i % 4 * 8));
      }
      return options;
    }

    /** The segment as a line. */
    Line line(Given given, Fate fate) {
      int control = control();
      boolean isUrgent = (control & Control.URG) != 0;
      int size = optionSize();
      Options read = OptionBytes.read(unpacked(optionsAt(), size), 0, size);
      var segment =
          new Segment(
              control,
              words[at + 1],
              (control & Control.ACK) != 0 ? words[at + 2] : 0,
              words[at + 3] & LENGTH_BITS,
              words[at + 4] >>> WINDOW_SHIFT,
              isUrgent ? words[at + WORDS] : 0,
              read);
      return new Line(from(), segment, given, fate);
    }
  }
}
