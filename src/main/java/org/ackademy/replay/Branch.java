package org.ackademy.replay;

import java.util.Optional;

/**
 * One way to fill in the free numbers of the lines so far, with all ways in which each host
 * explains them. Every emission is on the list, so the hosts are independent of each other: an
 * explanation of the exchange is one of A's together with one of B's.
 *
 * @param a the ways in which A explains the lines
 * @param b the ways in which B does
 * @param sentByA A's segments so far
 * @param sentByB B's segments so far
 * @param floating whose numbers are provisional
 * @param hearsay what is known of a host that is seen only through what arrives from it
 * @param slips how many numbers so far the way of counting has otherwise, see {@link Writing}
 */
record Branch(
    HostFrontier a,
    HostFrontier b,
    SentList sentByA,
    SentList sentByB,
    Floating floating,
    Optional<Hearsay> hearsay,
    int slips) {

  HostFrontier of(Side side) {
    return side == Side.A ? a : b;
  }

  SentList sentBy(Side side) {
    return side == Side.A ? sentByA : sentByB;
  }

  Branch with(Side side, HostFrontier frontier) {
    return side == Side.A
        ? new Branch(frontier, b, sentByA, sentByB, floating, hearsay, slips)
        : new Branch(a, frontier, sentByA, sentByB, floating, hearsay, slips);
  }

  /** Whether some of a host's numbers are provisional. */
  boolean isFloating(Side side) {
    if (floating.isSettled(side)) {
      return false;
    }
    for (HostState state : of(side).states()) {
      if (floating.has(side, state.tcb().iss())) {
        return true;
      }
    }
    for (int index : sentBy(side).synchronizing()) {
      if (floating.has(side, sentBy(side).get(index).segment().seq())) {
        return true;
      }
    }
    return false;
  }

  /**
   * The same without what was sent before a line, as far as it is taken in, or may stay lost.
   *
   * @param least the line
   */
  Branch since(int least) {
    int fromA = settled(Side.A, least);
    int fromB = settled(Side.B, least);
    return new Branch(
        a.without(Math.min(fromB, taken(a))),
        b.without(Math.min(fromA, taken(b))),
        sentByA.from(fromA),
        sentByB.from(fromB),
        floating,
        hearsay.map(Hearsay::afresh),
        slips);
  }

  /** How many need not be remembered; who does not count arrivals may have had any. */
  private int settled(Side by, int least) {
    int before = sentBy(by).indexOf(least);
    int taken = taken(of(by.peer()));
    return taken == 0 ? before : Math.min(before, taken);
  }

  private static int taken(HostFrontier receiver) {
    return receiver.states().stream().mapToInt(HostState::taken).min().orElse(0);
  }

  boolean isDead() {
    return a.isEmpty() || b.isEmpty();
  }

  /**
   * The branch after a line.
   *
   * @param from the sender
   * @param number the line's number
   * @param fate what the line says of its arrival
   * @param fill its numbers
   * @param senders the sender's states after it, their numbers not yet moved
   * @param lists whether the lists of sent segments may be added to in place
   */
  Branch after(
      Side from, int number, Line.Fate fate, Fill fill, HostFrontier senders, Lists lists) {
    Slide own = fill.own();
    Slide peer = fill.peer();
    HostFrontier sender = senders.shifted(own, peer);
    HostFrontier other = of(from.peer()).shifted(peer, own);
    SentList mine = lists.of(sentBy(from), own, peer);
    SentList theirs = lists.of(sentBy(from.peer()), peer, own);
    boolean same = mine == sentBy(from) && theirs == sentBy(from.peer());
    Optional<Hearsay> known = same ? hearsay : hearsay.map(Hearsay::afresh);
    mine.add(new Sent(number, fill.segment(), fate));
    return from == Side.A
        ? new Branch(sender, other, mine, theirs, fill.floating(), known, slips + fill.slips())
        : new Branch(other, sender, theirs, mine, fill.floating(), known, slips + fill.slips());
  }

  /** Whether a list is shared with other branches. */
  enum Lists {
    OWNED,
    SHARED;

    private SentList of(SentList list, Slide own, Slide peer) {
      return this == OWNED && own.isNone() && peer.isNone() ? list : list.copy(own, peer);
    }
  }
}
