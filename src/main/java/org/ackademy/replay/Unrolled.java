package org.ackademy.replay;

/**
 * Points of the circle of sequence numbers laid out on a straight line: each the one that is
 * nearest to the furthest known, so that a connection may go round the circle many times.
 */
final class Unrolled {
  private boolean isAnchored;
  private long furthest;

  /** Where a point lies, less than half the circle from the furthest known. */
  long at(int point) {
    return isAnchored ? furthest + (point - (int) furthest) : first(point);
  }

  // Far enough from zero that what lies before it is positive too.
  private static long first(int point) {
    return Integer.toUnsignedLong(point) + (1L << 32);
  }

  /** The same; the point is one that was reached. */
  long reached(int point) {
    long at = at(point);
    furthest = isAnchored ? Math.max(furthest, at) : at;
    isAnchored = true;
    return at;
  }
}
