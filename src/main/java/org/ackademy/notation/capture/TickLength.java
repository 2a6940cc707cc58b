package org.ackademy.notation.capture;

/**
 * How long a tick of a pcapng interface's clock is, and where its clock starts.
 *
 * @param exponent ticks a second are {@code base} to this power, 0 to 127
 * @param base ten or two
 * @param offset seconds to add
 */
record TickLength(int exponent, Base base, long offset) {
  /** A block that says nothing counts microseconds from 1970. */
  static final TickLength MICROSECONDS = new TickLength(6, Base.TEN, 0);

  private static final int NANO = 9;

  /** Longs hold no larger power of ten. */
  private static final int TEN_POWER_MAX = 18;

  /** What the exponent is a power of. */
  enum Base {
    TEN,
    TWO
  }

  /** The option {@code if_tsresol}: the top bit tells the base, the others the exponent. */
  TickLength withResolution(int option) {
    return new TickLength(option & 0x7F, (option & 0x80) == 0 ? Base.TEN : Base.TWO, offset);
  }

  TickLength withOffset(long seconds) {
    return new TickLength(exponent, base, seconds);
  }

  /** Nanoseconds since 1970 after so many ticks; what is finer than that is cut off. */
  long nanos(long ticks) {
    return offset * PcapFile.NANOS_PER_SECOND + (base == Base.TEN ? ofTen(ticks) : ofTwo(ticks));
  }

  private long ofTen(long ticks) {
    int finer = exponent - NANO;
    if (finer <= 0) {
      return ticks * power(-finer);
    }
    return finer > TEN_POWER_MAX ? 0 : Long.divideUnsigned(ticks, power(finer));
  }

  private static long power(int exponent) {
    long power = 1;
    for (int i = 0; i < exponent; i++) {
      power *= 10;
    }
    return power;
  }

  private long ofTwo(long ticks) {
    if (exponent >= Long.SIZE) {
      return 0;
    }
    long seconds = exponent == 0 ? ticks : ticks >>> exponent;
    long rest = ticks - (seconds << exponent);
    // Thirty-two bits of the fraction are finer than a nanosecond, and their product fits a long.
    long fraction = exponent > 32 ? rest >>> (exponent - 32) : rest << (32 - exponent);
    return seconds * PcapFile.NANOS_PER_SECOND + ((fraction * PcapFile.NANOS_PER_SECOND) >>> 32);
  }
}
