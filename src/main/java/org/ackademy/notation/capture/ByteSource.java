package org.ackademy.notation.capture;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** A stream of bytes, seen through a window that moves forward; the caller closes the stream. */
final class ByteSource {
  /** The window's size at the start, in bytes. */
  private static final int WINDOW_BYTES = 1 << 18;

  private final InputStream in;
  private byte[] bytes = new byte[WINDOW_BYTES];
  private int at;
  private int filled;

  /** Where in the stream the window begins. */
  private long base;

  ByteSource(InputStream in) {
    this.in = in;
  }

  /** The window; what {@link #has} has promised stands from {@link #at} on. */
  byte[] bytes() {
    return bytes;
  }

  int at() {
    return at;
  }

  /** How many bytes of the stream lie before {@link #at}. */
  long position() {
    return base + at;
  }

  /** Whether nothing is left. */
  boolean isAtEnd() throws IOException {
    return !has(1);
  }

  /** Whether so many bytes are still there; brings them into the window. */
  boolean has(int count) throws IOException {
    return filled - at >= count || fill(count);
  }

  private boolean fill(int count) throws IOException {
    if (at > 0) {
      ByteBuffer.wrap(bytes, at, filled - at).compact();
      base += at;
      filled -= at;
      at = 0;
    }
    while (filled < count) {
      if (filled == bytes.length) {
        // Doubled as bytes come in: a length that the stream only claims costs no memory.
        bytes = Arrays.copyOf(bytes, Math.min(2 * bytes.length, Integer.MAX_VALUE - 8));
      }
      int read = in.read(bytes, filled, bytes.length - filled);
      if (read < 0) {
        return false;
      }
      filled += read;
    }
    return true;
  }

  /** Moves past bytes that {@link #has} has promised. */
  void take(int count) {
    at += count;
  }

  /** Moves past so many bytes; says whether they were there. */
  boolean skip(long count) throws IOException {
    long left = count;
    while (left > filled - at) {
      left -= filled - at;
      at = filled;
      if (!has(1)) {
        return false;
      }
    }
    at += (int) left;
    return true;
  }
}
