package org.ackademy.replay;

import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * Where each number came up: from a point on the circle of sequence numbers to indices, in the
 * order in which they were noted. In arrays, for a long exchange has millions of them.
 */
final class Places {
  private static final int SIZE_AT_FIRST = 16;
  private static final int NONE = -1;

  /** Spreads numbers that lie at equal distances (2^32 by the golden ratio). */
  private static final int SPREAD = 0x9E3779B9;

  /** By slot: the number's first and last entry; {@link #NONE} where the slot is free. */
  private int[] firsts = free(SIZE_AT_FIRST);

  private int[] lasts = free(SIZE_AT_FIRST);
  private int numbers;

  /** By entry: its number, its index, and the number's next entry. */
  private int[] keys = new int[SIZE_AT_FIRST];

  private int[] indices = new int[SIZE_AT_FIRST];
  private int[] nexts = new int[SIZE_AT_FIRST];
  private int entries;

  private static int[] free(int size) {
    int[] slots = new int[size];
    Arrays.fill(slots, NONE);
    return slots;
  }

  /** Whether what is at one index is the same as what is at another. */
  interface Alike {
    boolean test(int before, int index);
  }

  /** Notes that the number came up at this index, unless it is the same as the number's last. */
  void note(int number, int index, Alike alike) {
    int slot = slot(number);
    boolean known = firsts[slot] != NONE;
    if (known && alike.test(indices[lasts[slot]], index)) {
      return;
    }
    if (entries == indices.length) {
      keys = Arrays.copyOf(keys, entries * 2);
      indices = Arrays.copyOf(indices, entries * 2);
      nexts = Arrays.copyOf(nexts, entries * 2);
    }
    int entry = entries++;
    keys[entry] = number;
    indices[entry] = index;
    nexts[entry] = NONE;
    if (known) {
      nexts[lasts[slot]] = entry;
      lasts[slot] = entry;
      return;
    }
    firsts[slot] = entry;
    lasts[slot] = entry;
    if (++numbers * 2 > firsts.length) {
      grow();
    }
  }

  /** Its slot, or the free one that it would have. */
  private int slot(int number) {
    int mask = firsts.length - 1;
    int spread = number * SPREAD;
    int slot = (spread ^ spread >>> 15) & mask;
    while (firsts[slot] != NONE && keys[firsts[slot]] != number) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void grow() {
    int[] heads = firsts;
    int[] tails = lasts;
    firsts = free(heads.length * 2);
    lasts = free(heads.length * 2);
    for (int i = 0; i < heads.length; i++) {
      if (heads[i] != NONE) {
        int slot = slot(keys[heads[i]]);
        firsts[slot] = heads[i];
        lasts[slot] = tails[i];
      }
    }
  }

  /**
   * The first index of a number that serves.
   *
   * @param looksMost how many are looked at, at most
   * @return -1 where none of them does
   */
  int first(int number, int looksMost, IntPredicate serves) {
    int entry = firsts[slot(number)];
    for (int looks = 0; entry != NONE && looks < looksMost; looks++) {
      if (serves.test(indices[entry])) {
        return indices[entry];
      }
      entry = nexts[entry];
    }
    return NONE;
  }
}
