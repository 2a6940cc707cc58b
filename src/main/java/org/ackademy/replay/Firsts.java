package org.ackademy.replay;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Points on a line of numbers that grows, each with the exchange's line at which it first came up.
 * Most come in ascending order; those that do not are told apart.
 */
final class Firsts {
  private static final int SIZE_AT_FIRST = 8;

  private long[] points = new long[SIZE_AT_FIRST];
  private int[] lines = new int[SIZE_AT_FIRST];
  private long[] notes = new long[SIZE_AT_FIRST];
  private int size;
  private final TreeMap<Long, First> late = new TreeMap<>();

  /** When a point came up. */
  enum Order {
    ASCENDING,
    /** A point beyond it came up before it did. */
    LATE
  }

  /**
   * A point's first coming.
   *
   * @param line the line's number; 0 where it was there before the first line
   * @param note what was noted with it
   */
  record First(int line, long note, Order order) {}

  /** Notes a point, unless it is known. */
  void put(long point, int line, long note) {
    if (size > 0 && point <= points[size - 1]) {
      if (Arrays.binarySearch(points, 0, size, point) < 0) {
        late.putIfAbsent(point, new First(line, note, Order.LATE));
      }
      return;
    }
    if (size == points.length) {
      points = Arrays.copyOf(points, size * 2);
      lines = Arrays.copyOf(lines, size * 2);
      notes = Arrays.copyOf(notes, size * 2);
    }
    points[size] = point;
    lines[size] = line;
    notes[size] = note;
    size++;
  }

  /** The point's first coming; null where it has not come up. */
  @Nullable First at(long point) {
    int index = Arrays.binarySearch(points, 0, size, point);
    return index >= 0 ? new First(lines[index], notes[index], Order.ASCENDING) : late.get(point);
  }

  boolean isEmpty() {
    return size == 0;
  }

  /** The furthest point. */
  long last() {
    return points[size - 1];
  }

  int size() {
    return size + late.size();
  }

  /** Every point. */
  List<Long> all() {
    List<Long> all = new ArrayList<>(late.keySet());
    for (int i = 0; i < size; i++) {
      all.add(points[i]);
    }
    return all;
  }
}
