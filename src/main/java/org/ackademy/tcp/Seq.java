package org.ackademy.tcp;

/**
 * Arithmetic on the circle of 2^32 sequence numbers.
 *
 * <p>A sequence number is kept as the {@code int} that holds its 32 bits, because a replay retains
 * millions of them. Such an {@code int} is a point on a circle: it is compared with the methods of
 * this class only, never with {@code <}.
 *
 * @rfc 9293 3.4
 */
public final class Seq {
  /** The largest sequence number, 2^32 - 1. */
  public static final long MAX = 0xFFFF_FFFFL;

  private Seq() {}

  /**
   * The point that a number names.
   *
   * @param number 0 to 2^32 - 1
   * @throws IllegalArgumentException when the number is outside that range
   */
  public static int of(long number) {
    if (number < 0 || number > MAX) {
      throw new IllegalArgumentException("sequence number " + number);
    }
    return (int) number;
  }

  /** The number of a point, 0 to 2^32 - 1. */
  public static long number(int point) {
    return point & MAX;
  }

  /** The point's number in decimal, unsigned. */
  public static String text(int point) {
    return Integer.toUnsignedString(point);
  }

  /** Whether {@code a} lies before {@code b}: less than half the circle behind it. */
  public static boolean isBefore(int a, int b) {
    return a - b < 0;
  }

  /** Whether {@code a} is {@code b} or lies before it: the RFC's {@code a =< b}. */
  public static boolean isAtOrBefore(int a, int b) {
    return a - b <= 0;
  }

  /** Whether {@code low =< point < high}. */
  public static boolean isWithin(int low, int point, int high) {
    return isAtOrBefore(low, point) && isBefore(point, high);
  }

  /** The later one of two points. */
  public static int later(int a, int b) {
    return isBefore(a, b) ? b : a;
  }

  /** How many numbers {@code to} lies after {@code from}; negative when it lies before. */
  public static int distance(int from, int to) {
    return to - from;
  }
}
