package org.ackademy.replay;

import org.ackademy.tcp.Seq;

/**
 * The timestamps that a host of a {@link StraightPath} has sent and its peer may still echo. A
 * clock does not go back and neither do echoes, so what is before an echo is forgotten.
 *
 * @see Carried
 */
final class StraightStamps {
  private static final int WORDS = 2;
  private static final int STAMPS_AT_FIRST = 8;

  private int[] words = new int[WORDS * STAMPS_AT_FIRST];
  private int from;
  private int to;
  private int newest;
  private boolean hasAny;

  void clear() {
    from = 0;
    to = 0;
    hasAny = false;
  }

  /**
   * Adds the timestamp of a segment; says whether the clock can show it.
   *
   * @param end the number after the segment's last
   */
  boolean add(int value, int end) {
    if (hasAny && Seq.isBefore(value, newest)) {
      return false;
    }
    if (!hasAny || value != newest) {
      if (to == words.length) {
        makeRoom();
      }
      words[to] = value;
      words[to + 1] = end;
      to += WORDS;
    }
    hasAny = true;
    newest = value;
    return true;
  }

  /** Whether the peer, which has taken in all up to a number, can echo this now. */
  boolean echoes(int value, int upTo) {
    while (from < to && Seq.isBefore(words[from], value)) {
      from += WORDS;
    }
    return from < to && words[from] == value && Seq.isAtOrBefore(words[from + 1], upTo);
  }

  private void makeRoom() {
    int size = to - from;
    int[] room = size * 2 > words.length ? new int[words.length * 2] : words;
    System.arraycopy(words, from, room, 0, size);
    words = room;
    from = 0;
    to = size;
  }
}
