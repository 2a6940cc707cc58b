package org.ackademy.notation.capture;

import java.util.Arrays;
import org.ackademy.replay.Line;
import org.ackademy.replay.Line.Fate;
import org.ackademy.replay.Line.Given;
import org.ackademy.replay.Side;
import org.ackademy.tcp.Control;
import org.ackademy.tcp.Options;
import org.ackademy.tcp.Segment;

/**
 * The segments of a connection, packed: sixteen bytes each and its options as they stood, so that a
 * capture of millions fits in memory. Lines are made of them when they are asked for.
 */
final class SegmentLog {
  private static final int WORDS = 4;
  private static final int SEGMENTS_AT_FIRST = 8;

  // The third word: who sent it, whether its checksum is wrong, its length.
  private static final int FROM_B = 1 << 31;
  private static final int WRONG_CHECKSUM = 1 << 30;
  private static final int LENGTH_BITS = WRONG_CHECKSUM - 1;

  // The fourth word: window, control bits, how many bytes of options.
  private static final int WINDOW_SHIFT = 16;
  private static final int CONTROL_SHIFT = 8;
  private static final int OPTION_BITS = 0x3F;

  private static final byte[] NO_BYTES = new byte[0];

  private int[] words = new int[WORDS * SEGMENTS_AT_FIRST];
  private int size;

  /** Urgent pointers, of segments with the URG bit, and options. */
  private byte[] extras = NO_BYTES;

  private int extrasUsed;

  int size() {
    return size;
  }

  void add(Side from, Dissector segment, byte[] bytes) {
    int at = size * WORDS;
    if (at == words.length) {
      words = Arrays.copyOf(words, at * 2);
    }
    int options = segment.optionsTo - segment.optionsFrom;
    boolean isUrgent = (segment.control & Control.URG) != 0;
    words[at] = segment.seq;
    words[at + 1] = segment.ack;
    words[at + 2] =
        segment.length
            | (from == Side.B ? FROM_B : 0)
            | (segment.checksum == Dissector.Checksum.WRONG ? WRONG_CHECKSUM : 0);
    words[at + 3] = (segment.window << WINDOW_SHIFT) | (segment.control << CONTROL_SHIFT) | options;
    if (options > 0 || isUrgent) {
      room(options + 2);
      if (isUrgent) {
        extras[extrasUsed++] = (byte) (segment.urgent >>> 8);
        extras[extrasUsed++] = (byte) segment.urgent;
      }
      for (int i = segment.optionsFrom; i < segment.optionsTo; i++) {
        extras[extrasUsed++] = bytes[i];
      }
    }
    size++;
  }

  private void room(int count) {
    if (extras.length - extrasUsed < count) {
      extras = Arrays.copyOf(extras, Math.max(64, Math.max(extras.length * 2, extrasUsed + count)));
    }
  }

  /** Takes the segments one by one, from the first. */
  final class Reading {
    private int next;
    private int extra;

    boolean hasNext() {
      return next < size;
    }

    private int word(int index) {
      return words[next * WORDS + index];
    }

    Side from() {
      return word(2) < 0 ? Side.B : Side.A;
    }

    boolean isWrong() {
      return (word(2) & WRONG_CHECKSUM) != 0;
    }

    /** The line, and moves on. */
    Line take(Given given, Fate fate) {
      int packed = word(3);
      int control = (packed >>> CONTROL_SHIFT) & Control.ALL;
      int urgent = 0;
      if ((control & Control.URG) != 0) {
        urgent = Bytes.u16(extras, extra);
        extra += 2;
      }
      int optionsTo = extra + (packed & OPTION_BITS);
      Options options = OptionBytes.read(extras, extra, optionsTo);
      extra = optionsTo;
      var segment =
          new Segment(
              control,
              word(0),
              (control & Control.ACK) != 0 ? word(1) : 0,
              word(2) & LENGTH_BITS,
              packed >>> WINDOW_SHIFT,
              urgent,
              options);
      var line = new Line(from(), segment, given, fate);
      next++;
      return line;
    }
  }
}
