package org.ackademy.replay;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** How high something had risen by each line of the exchange. */
final class Highs {
  private static final int SIZE_AT_FIRST = 8;

  private int[] lines = new int[SIZE_AT_FIRST];
  private long[] values = new long[SIZE_AT_FIRST];
  private int size;

  /** Notes a value; lines never go back. */
  void note(int line, long value) {
    if (size > 0 && value <= values[size - 1]) {
      return;
    }
    if (size == lines.length) {
      lines = Arrays.copyOf(lines, size * 2);
      values = Arrays.copyOf(values, size * 2);
    }
    lines[size] = line;
    values[size] = value;
    size++;
  }

  /** The highest value noted at an earlier line; {@link Long#MIN_VALUE} where there is none. */
  long before(int line) {
    int index = Arrays.binarySearch(lines, 0, size, line);
    int last = index >= 0 ? index - 1 : -index - 2;
    while (last >= 0 && lines[last] >= line) {
      last--;
    }
    return last < 0 ? Long.MIN_VALUE : values[last];
  }

  /** The highest value of all. */
  long most() {
    return size == 0 ? Long.MIN_VALUE : values[size - 1];
  }

  /** By line what has risen there. */
  Map<Integer, Long> all() {
    Map<Integer, Long> all = new TreeMap<>();
    for (int i = 0; i < size; i++) {
      all.put(lines[i], values[i]);
    }
    return all;
  }
}
