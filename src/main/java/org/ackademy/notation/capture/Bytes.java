package org.ackademy.notation.capture;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Numbers in an array of bytes; where no order is asked for it is the network's. */
final class Bytes {
  /** For long stretches alone: single numbers are as fast by hand, and compiled sooner. */
  private static final VarHandle LONG_BIG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private Bytes() {}

  static int u8(byte[] bytes, int at) {
    return bytes[at] & 0xFF;
  }

  static int u16(byte[] bytes, int at) {
    return (bytes[at] & 0xFF) << 8 | (bytes[at + 1] & 0xFF);
  }

  static int u16(byte[] bytes, int at, ByteOrder order) {
    int big = u16(bytes, at);
    return order == ByteOrder.BIG_ENDIAN ? big : (big & 0xFF) << 8 | big >>> 8;
  }

  static int i32(byte[] bytes, int at) {
    return bytes[at] << 24
        | (bytes[at + 1] & 0xFF) << 16
        | (bytes[at + 2] & 0xFF) << 8
        | (bytes[at + 3] & 0xFF);
  }

  static int i32(byte[] bytes, int at, ByteOrder order) {
    int big = i32(bytes, at);
    return order == ByteOrder.BIG_ENDIAN ? big : Integer.reverseBytes(big);
  }

  static long u32(byte[] bytes, int at) {
    return i32(bytes, at) & 0xFFFF_FFFFL;
  }

  static long u32(byte[] bytes, int at, ByteOrder order) {
    return i32(bytes, at, order) & 0xFFFF_FFFFL;
  }

  static long i64(byte[] bytes, int at) {
    return (long) i32(bytes, at) << 32 | u32(bytes, at + 4);
  }

  static long i64(byte[] bytes, int at, ByteOrder order) {
    long big = i64(bytes, at);
    return order == ByteOrder.BIG_ENDIAN ? big : Long.reverseBytes(big);
  }

  /**
   * The sum of the 16-bit words from {@code from} up to {@code to}, an odd last byte padded with
   * zero; not folded.
   *
   * @rfc 9293 3.1
   */
  static long sum(byte[] bytes, int from, int to) {
    long sum = 0;
    int at = from;
    // Four bytes at a time: the sum of 16-bit words is the same once its carries are folded in.
    for (; at + 8 <= to; at += 8) {
      long word = (long) LONG_BIG.get(bytes, at);
      sum += (word >>> 32) + (word & 0xFFFF_FFFFL);
    }
    for (; at + 2 <= to; at += 2) {
      sum += u16(bytes, at);
    }
    return at < to ? sum + ((bytes[at] & 0xFF) << 8) : sum;
  }

  /** A sum with its carries folded in, 0 to 65535. */
  static int fold(long sum) {
    long folded = (sum & 0xFFFF_FFFFL) + (sum >>> 32);
    while (folded > 0xFFFF) {
      folded = (folded & 0xFFFF) + (folded >>> 16);
    }
    return (int) folded;
  }
}
