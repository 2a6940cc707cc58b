package org.ackademy.replay;

import java.util.Map;
import java.util.TreeMap;

/**
 * The highest value among all smaller keys. Entries that a smaller key with a value as high makes
 * needless are dropped, so values rise with their keys.
 */
final class Staircase {
  private final TreeMap<Long, Long> steps = new TreeMap<>();

  void put(long key, long value) {
    Map.Entry<Long, Long> before = steps.floorEntry(key);
    if (before != null && before.getValue() >= value) {
      return;
    }
    steps.put(key, value);
    Map.Entry<Long, Long> after = steps.higherEntry(key);
    while (after != null && after.getValue() <= value) {
      steps.remove(after.getKey());
      after = steps.higherEntry(key);
    }
  }

  /** The highest value of all keys below this one; {@link Long#MIN_VALUE} where there is none. */
  long below(long key) {
    Map.Entry<Long, Long> before = steps.lowerEntry(key);
    return before == null ? Long.MIN_VALUE : before.getValue();
  }

  /** Every step, with its key. */
  Map<Long, Long> all() {
    return new TreeMap<>(steps);
  }
}
