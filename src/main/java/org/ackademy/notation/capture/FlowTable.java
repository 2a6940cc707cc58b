package org.ackademy.notation.capture;

import org.jspecify.annotations.Nullable;

/**
 * Finds the pair of addresses and ports of a segment: open addressing over longs, no object for a
 * look-up. The salt keeps whoever makes a capture from choosing pairs that all meet in one place.
 */
final class FlowTable {
  /** Four halves of addresses, then ports and version. */
  private static final int WORDS = 5;

  private static final int SLOTS_AT_FIRST = 1 << 10;
  private static final long MIX = 0x9E37_79B9_7F4A_7C15L;
  private static final long MIX_AGAIN = 0xBF58_476D_1CE4_E5B9L;

  private final long salt;
  private long[] keys = new long[SLOTS_AT_FIRST * WORDS];
  private @Nullable Pair[] pairs = new @Nullable Pair[SLOTS_AT_FIRST];
  private int used;

  // The key looked for last, and where it is or would be.
  private final long[] key = new long[WORDS];
  private int slot;

  FlowTable(long salt) {
    this.salt = salt;
  }

  /** The segment's pair, whichever of the two sent it; null where there is none yet. */
  @Nullable Pair find(Dissector segment) {
    boolean inOrder = inOrder(segment);
    key[0] = inOrder ? segment.fromHigh : segment.toHigh;
    key[1] = inOrder ? segment.fromLow : segment.toLow;
    key[2] = inOrder ? segment.toHigh : segment.fromHigh;
    key[3] = inOrder ? segment.toLow : segment.fromLow;
    long first = inOrder ? segment.fromPort : segment.toPort;
    long second = inOrder ? segment.toPort : segment.fromPort;
    key[4] = ((long) segment.version << 32) | (first << 16) | second;
    slot = slotOf(key, 0, pairs.length);
    Pair found = pairs[slot];
    while (found != null && !isKeyAt(slot)) {
      slot = (slot + 1) & (pairs.length - 1);
      found = pairs[slot];
    }
    return found;
  }

  /** Both directions give one key: the lower end comes first. */
  private static boolean inOrder(Dissector segment) {
    if (segment.fromLow != segment.toLow) {
      return segment.fromLow < segment.toLow;
    }
    if (segment.fromHigh != segment.toHigh) {
      return segment.fromHigh < segment.toHigh;
    }
    return segment.fromPort <= segment.toPort;
  }

  private boolean isKeyAt(int at) {
    int word = at * WORDS;
    return keys[word + 4] == key[4]
        && keys[word + 3] == key[3]
        && keys[word + 1] == key[1]
        && keys[word + 2] == key[2]
        && keys[word] == key[0];
  }

  private int slotOf(long[] words, int at, int slots) {
    long hash = salt;
    for (int i = 0; i < WORDS; i++) {
      hash = (hash ^ words[at + i]) * MIX;
      hash ^= hash >>> 32;
    }
    hash *= MIX_AGAIN;
    return (int) (hash >>> 33) & (slots - 1);
  }

  /** Puts in the pair that {@link #find} has just not found. */
  void add(Pair pair) {
    put(key, 0, slot);
    pairs[slot] = pair;
    used++;
    if (used * 2 > pairs.length) {
      grow();
    }
  }

  private void put(long[] words, int at, int to) {
    for (int i = 0; i < WORDS; i++) {
      keys[to * WORDS + i] = words[at + i];
    }
  }

  private void grow() {
    long[] oldKeys = keys;
    @Nullable Pair[] oldPairs = pairs;
    int slots = oldPairs.length * 2;
    keys = new long[slots * WORDS];
    pairs = new @Nullable Pair[slots];
    for (int i = 0; i < oldPairs.length; i++) {
      Pair pair = oldPairs[i];
      if (pair != null) {
        int to = slotOf(oldKeys, i * WORDS, slots);
        while (pairs[to] != null) {
          to = (to + 1) & (slots - 1);
        }
        put(oldKeys, i * WORDS, to);
        pairs[to] = pair;
      }
    }
  }
}
