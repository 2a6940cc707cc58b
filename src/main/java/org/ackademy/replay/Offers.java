package org.ackademy.replay;

import java.util.HashMap;
import java.util.Map;
import org.ackademy.tcp.Options;
import org.ackademy.tcp.Segment;

/**
 * What a host's SYNs have offered, by the initial number of their connection. A SYN that goes again
 * may offer less than the one before: which of them the peer goes by, its sender cannot know.
 */
final class Offers {
  private final Map<Integer, Offer> byStart = new HashMap<>(4);

  /** An option that takes effect only where it was offered. */
  enum Kind {
    TIMESTAMPS(1),
    WINDOW_SCALE(2),
    SACK(4);

    private final int bit;

    Kind(int bit) {
      this.bit = bit;
    }

    private boolean isIn(Options options) {
      return switch (this) {
        case TIMESTAMPS -> options.timestamps().isPresent();
        case WINDOW_SCALE -> options.hasWindowScale();
        case SACK -> options.sackPermitted();
      };
    }
  }

  /**
   * The kinds offered, a bit each.
   *
   * @param byAny by at least one SYN
   * @param byAll by all of them
   */
  private record Offer(int byAny, int byAll) {}

  /** The kinds that these options offer, a bit each. */
  static int kinds(Options options) {
    if (options.equals(Options.NONE)) {
      return 0;
    }
    int kinds = 0;
    for (Kind kind : Kind.values()) {
      kinds |= kind.isIn(options) ? kind.bit : 0;
    }
    return kinds;
  }

  void note(Segment syn) {
    int kinds = kinds(syn.options());
    Offer now = new Offer(kinds, kinds);
    byStart.merge(
        syn.seq(), now, (a, b) -> new Offer(a.byAny() | b.byAny(), a.byAll() & b.byAll()));
  }

  /** Whether there was a SYN with this number. */
  boolean has(int start) {
    return byStart.containsKey(start);
  }

  /** Whether a SYN with this number offered it. */
  boolean may(int start, Kind kind) {
    Offer offer = byStart.get(start);
    return offer != null && (offer.byAny() & kind.bit) != 0;
  }

  /** Whether there was a SYN with this number, and each of them offered it. */
  boolean must(int start, Kind kind) {
    Offer offer = byStart.get(start);
    return offer != null && (offer.byAll() & kind.bit) != 0;
  }

  /** Whether there was a SYN at all. */
  boolean isEmpty() {
    return byStart.isEmpty();
  }

  /** Whether any SYN offered it, of whatever connection. */
  boolean mayAny(Kind kind) {
    return byStart.keySet().stream().anyMatch(start -> may(start, kind));
  }

  /** Whether there were SYNs, and each offered it. */
  boolean mustAll(Kind kind) {
    return !isEmpty() && byStart.keySet().stream().allMatch(start -> must(start, kind));
  }
}
