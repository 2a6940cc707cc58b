package org.ackademy.replay;

import java.util.Arrays;

/**
 * What a host of a {@link StraightPath} has sent and its peer has not taken in, in order. A bare
 * acknowledgment is taken in together with what is before it, so it only brings that up to date.
 */
final class StraightQueue {
  private static final int WORDS = 4;
  private static final int SEGMENTS_AT_FIRST = 8;

  private int[] words = new int[WORDS * SEGMENTS_AT_FIRST];
  private int from;
  private int to;

  void clear() {
    from = 0;
    to = 0;
  }

  boolean isEmpty() {
    return from == to;
  }

  /** The number after the first one's last. */
  int end() {
    return words[from];
  }

  int ack() {
    return words[from + 1];
  }

  /** The window field as it stands. */
  int window() {
    return words[from + 2];
  }

  /** 1 where the first one has a FIN, else 0. */
  int fin() {
    return words[from + 3];
  }

  void remove() {
    from += WORDS;
    if (from == to) {
      clear();
    }
  }

  /** Adds text, or a SYN. */
  void add(int end, int ack, int window, int fin) {
    if (to == words.length) {
      makeRoom();
    }
    words[to] = end;
    words[to + 1] = ack;
    words[to + 2] = window;
    words[to + 3] = fin;
    to += WORDS;
  }

  /** Adds a bare acknowledgment. */
  void acknowledge(int end, int ack, int window) {
    // Behind a FIN it stands alone: the two may take the receiver through two states.
    if (isEmpty() || words[to - 1] != 0) {
      add(end, ack, window, 0);
    } else {
      words[to - 3] = ack;
      words[to - 2] = window;
    }
  }

  private void makeRoom() {
    int size = to - from;
    int[] room = size * 2 > words.length ? new int[words.length * 2] : words;
    System.arraycopy(words, from, room, 0, size);
    words = room;
    from = 0;
    to = size;
  }

  @Override
  public String toString() {
    return Arrays.toString(Arrays.copyOfRange(words, from, to));
  }
}
