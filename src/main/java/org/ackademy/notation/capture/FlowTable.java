package org.ackademy.notation.capture;

import org.jspecify.annotations.Nullable;

/**
 * Finds the connection that runs between a segment's addresses and ports: open addressing, no
 * object for a look-up. The salt keeps whoever makes a capture from choosing pairs that all meet in
 * one place.
 */
final class FlowTable {
  private static final int SLOTS_AT_FIRST = 1 << 10;
  private static final long MIX = 0x9E37_79B9_7F4A_7C15L;
  private static final long MIX_AGAIN = 0xBF58_476D_1CE4_E5B9L;

  private final long salt;

  /** The hashes of what is in the slots, 0 where nothing is. */
  private int[] hashes = new int[SLOTS_AT_FIRST];

  private @Nullable Connection[] connections = new @Nullable Connection[SLOTS_AT_FIRST];
  private int used;

  // What was looked for last, and where it is or would be.
  private int hash;
  private int slot;

  FlowTable(long salt) {
    this.salt = salt;
  }

  /** The connection that began last between the two, whichever sent the segment; null if none. */
  @Nullable Connection find(Dissector segment) {
    hash = hash(segment);
    slot = hash & (hashes.length - 1);
    while (hashes[slot] != 0) {
      Connection found = connections[slot];
      if (hashes[slot] == hash && found != null && found.isBetweenEndsOf(segment)) {
        return found;
      }
      slot = (slot + 1) & (hashes.length - 1);
    }
    return null;
  }

  /** Both directions give the same, never 0. */
  private int hash(Dissector segment) {
    long from = mixed(segment.fromHigh, segment.fromLow, segment.fromPort);
    long to = mixed(segment.toHigh, segment.toLow, segment.toPort);
    long both = (from + to + segment.version) * MIX_AGAIN;
    return (int) (both >>> 32) | 1 << 31;
  }

  private long mixed(long high, long low, int port) {
    long mixed = (salt ^ low ^ (long) port << 40) * MIX;
    mixed = (mixed ^ mixed >>> 32 ^ high) * MIX_AGAIN;
    return mixed ^ mixed >>> 29;
  }

  /** Puts in the connection that {@link #find} has just not found, or that follows what it has. */
  void put(Connection begun) {
    if (hashes[slot] == 0) {
      hashes[slot] = hash;
      used++;
    }
    connections[slot] = begun;
    if (used * 2 > hashes.length) {
      grow();
    }
  }

  private void grow() {
    int[] oldHashes = hashes;
    @Nullable Connection[] old = connections;
    int slots = oldHashes.length * 2;
    hashes = new int[slots];
    connections = new @Nullable Connection[slots];
    for (int i = 0; i < oldHashes.length; i++) {
      if (oldHashes[i] != 0) {
        int to = oldHashes[i] & (slots - 1);
        while (hashes[to] != 0) {
          to = (to + 1) & (slots - 1);
        }
        hashes[to] = oldHashes[i];
        connections[to] = old[i];
      }
    }
  }
}
