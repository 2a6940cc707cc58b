package org.ackademy.notation.capture;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Numbers in an array of bytes; where no order is asked for it is the network's. */
final class Bytes {
  private static final VarHandle SHORT_BIG = view(short[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle SHORT_LITTLE = view(short[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INT_BIG = view(int[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle INT_LITTLE = view(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle LONG_BIG = view(long[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle LONG_LITTLE = view(long[].class, ByteOrder.LITTLE_ENDIAN);

  private Bytes() {}

  private static VarHandle view(Class<?> array, ByteOrder order) {
    return MethodHandles.byteArrayViewVarHandle(array, order);
  }

  static int u8(byte[] bytes, int at) {
    return bytes[at] & 0xFF;
  }

  static int u16(byte[] bytes, int at) {
    return (short) SHORT_BIG.get(bytes, at) & 0xFFFF;
  }

  static int u16(byte[] bytes, int at, ByteOrder order) {
    VarHandle view = order == ByteOrder.BIG_ENDIAN ? SHORT_BIG : SHORT_LITTLE;
    return (short) view.get(bytes, at) & 0xFFFF;
  }

  static int i32(byte[] bytes, int at) {
    return (int) INT_BIG.get(bytes, at);
  }

  static int i32(byte[] bytes, int at, ByteOrder order) {
    return order == ByteOrder.BIG_ENDIAN
        ? (int) INT_BIG.get(bytes, at)
        : (int) INT_LITTLE.get(bytes, at);
  }

  static long u32(byte[] bytes, int at) {
    return i32(bytes, at) & 0xFFFF_FFFFL;
  }

  static long u32(byte[] bytes, int at, ByteOrder order) {
    return i32(bytes, at, order) & 0xFFFF_FFFFL;
  }

  static long i64(byte[] bytes, int at) {
    return (long) LONG_BIG.get(bytes, at);
  }

  static long i64(byte[] bytes, int at, ByteOrder order) {
    return order == ByteOrder.BIG_ENDIAN
        ? (long) LONG_BIG.get(bytes, at)
        : (long) LONG_LITTLE.get(bytes, at);
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
      sum += (short) SHORT_BIG.get(bytes, at) & 0xFFFF;
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
