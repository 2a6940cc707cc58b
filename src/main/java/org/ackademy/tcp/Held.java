package org.ackademy.tcp;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What arrived out of order, beyond RCV.NXT, and waits for the gap before it to be filled
 * (SHLD-31), in the pieces in which it came: a piece for every segment, in the order of their ends;
 * they may touch and overlap. A FIN has a number as an octet has, and stands or falls with the text
 * of its segment.
 *
 * <p>There may be thousands of pieces in each of thousands of states: what comes in order takes a
 * constant time and shares all that came before.
 *
 * @rfc 9293 3.10.7.4
 */
public final class Held {

  /** Nothing is held. */
  public static final Held NOTHING = new Held(null, OptionalInt.empty(), 0);

  private final @Nullable Pile pile;
  private final OptionalInt fin;
  private final int own;

  private Held(@Nullable Pile pile, OptionalInt fin, int own) {
    this.pile = pile;
    this.fin = fin;
    this.own = own;
  }

  /** The numbers {@code start} to {@code end - 1}. */
  public record Range(int start, int end) {
    private boolean contains(int number) {
      return Seq.isAtOrBefore(start, number) && Seq.isBefore(number, end);
    }

    private boolean isBefore(Range other) {
      return end == other.end ? Seq.isBefore(start, other.start) : Seq.isBefore(end, other.end);
    }
  }

  /** The piece that ends last, on top of all others. */
  private static final class Pile {
    /** What was found to be equal is shared from then on, so it is compared once. */
    private @Nullable Pile below;

    private final Range top;
    private final int count;

    /** Where the piece begins that begins first. */
    private final int start;

    private final int hash;

    private Pile(@Nullable Pile below, Range top) {
      this.below = below;
      this.top = top;
      this.count = below == null ? 1 : below.count + 1;
      this.start = below == null || Seq.isBefore(top.start, below.start) ? top.start : below.start;
      this.hash = (below == null ? 0 : below.hash * 31) + top.hashCode();
    }
  }

  /** The number of the peer's FIN, where a piece that ends with it is held. */
  public OptionalInt fin() {
    return fin;
  }

  public boolean isEmpty() {
    return pile == null;
  }

  /** How many pieces it does not share with what it was made from: what it takes in memory. */
  public int own() {
    return own;
  }

  private int count() {
    return pile == null ? 0 : pile.count;
  }

  /** The pieces, in the order of their ends. */
  private Iterable<Range> pieces() {
    Deque<Range> pieces = new ArrayDeque<>(count());
    for (Pile at = pile; at != null; at = at.below) {
      pieces.push(at.top);
    }
    return pieces;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other || (other instanceof Held o && fin.equals(o.fin) && same(pile, o.pile));
  }

  private static boolean same(@Nullable Pile one, @Nullable Pile other) {
    Pile a = one;
    Pile b = other;
    while (a != b) {
      if (a == null
          || b == null
          || a.hash != b.hash
          || a.count != b.count
          || !a.top.equals(b.top)) {
        return false;
      }
      a = a.below;
      b = b.below;
    }
    share(one, other);
    return true;
  }

  private static void share(@Nullable Pile one, @Nullable Pile equal) {
    Pile a = one;
    Pile b = equal;
    while (a != null && b != null && a != b) {
      Pile next = b.below;
      b.below = a.below;
      a = a.below;
      b = next;
    }
  }

  @Override
  public int hashCode() {
    return pile == null ? 0 : pile.hash;
  }

  @Override
  public String toString() {
    return pieces() + (fin.isPresent() ? " fin@" + Seq.text(fin.getAsInt()) : "");
  }

  /** Holds the octets {@code start} to {@code end - 1} too, of one segment. */
  public Held with(int start, int end) {
    return start == end ? this : with(new Range(start, end), fin);
  }

  /** Holds the octets from {@code start} on and the FIN of this number too, of one segment. */
  public Held withFin(int start, int number) {
    return with(new Range(start, number + 1), OptionalInt.of(number));
  }

  private Held with(Range piece, OptionalInt newFin) {
    Deque<Range> above = new ArrayDeque<>();
    Pile below = pile;
    while (below != null && piece.isBefore(below.top)) {
      above.push(below.top);
      below = below.below;
    }
    if (below != null && below.top.equals(piece)) {
      return newFin.equals(fin) ? this : new Held(pile, newFin, 0);
    }
    Pile more = new Pile(below, piece);
    for (Range later : above) {
      more = new Pile(more, later);
    }
    return new Held(more, newFin, above.size() + 1);
  }

  /** The octets, without the FIN, as ranges in order, apart from each other. */
  public List<Range> ranges() {
    List<Range> joined = new ArrayList<>(count());
    for (Range piece : pieces()) {
      int start = piece.start();
      int end = endsWithFin(piece) ? piece.end() - 1 : piece.end();
      if (start == end) {
        continue;
      }
      while (!joined.isEmpty() && Seq.isAtOrBefore(start, joined.getLast().end())) {
        start = Seq.isBefore(start, joined.getLast().start()) ? start : joined.getLast().start();
        joined.removeLast();
      }
      joined.add(new Range(start, end));
    }
    return joined;
  }

  private boolean endsWithFin(Range piece) {
    return fin.isPresent() && piece.end() == fin.getAsInt() + 1;
  }

  /** How far they reach without a gap from {@code rcvNxt} on, the FIN included. */
  public int reach(int rcvNxt) {
    if (pile == null || Seq.isBefore(rcvNxt, pile.start)) {
      return rcvNxt;
    }
    int reach = rcvNxt;
    for (Range piece : pieces()) {
      if (Seq.isAtOrBefore(piece.start(), reach)) {
        reach = Seq.later(reach, piece.end());
      }
    }
    return reach;
  }

  /**
   * How far they can reach where the host discarded some of the pieces, nearest first: from {@code
   * rcvNxt} itself to {@link #reach}.
   */
  public List<Integer> reaches(int rcvNxt) {
    List<Integer> all = new ArrayList<>();
    all.add(rcvNxt);
    int reach = rcvNxt;
    for (Range piece : pieces()) {
      if (Seq.isAtOrBefore(piece.start(), reach) && Seq.isBefore(reach, piece.end())) {
        reach = piece.end();
        all.add(reach);
      }
    }
    return all;
  }

  /** What can still be held where all before this number was taken in, and it was discarded. */
  public Held without(int number) {
    Pile rest = null;
    for (Range piece : pieces()) {
      if (Seq.isBefore(number, piece.end()) && !piece.contains(number)) {
        rest = new Pile(rest, piece);
      }
    }
    return of(rest);
  }

  /** What is still held once everything before {@code rcvNxt} has been taken in. */
  public Held after(int rcvNxt) {
    if (pile == null || Seq.isAtOrBefore(pile.top.end(), rcvNxt)) {
      return NOTHING;
    }
    if (Seq.isAtOrBefore(rcvNxt, pile.start)) {
      return this;
    }
    Pile rest = null;
    for (Range piece : pieces()) {
      if (Seq.isBefore(rcvNxt, piece.end())) {
        rest = new Pile(rest, new Range(Seq.later(piece.start(), rcvNxt), piece.end()));
      }
    }
    return of(rest);
  }

  /** Some of the pieces; the FIN ends the last of all, where there is one. */
  private Held of(@Nullable Pile rest) {
    if (rest == null) {
      return NOTHING;
    }
    boolean withFin = false;
    for (Pile at = rest; at != null && !withFin; at = at.below) {
      withFin = endsWithFin(at.top);
    }
    return new Held(rest, withFin ? fin : OptionalInt.empty(), rest.count);
  }

  /** The same, moved along the circle. */
  public Held shifted(int by) {
    if (pile == null) {
      return this;
    }
    Pile moved = null;
    for (Range piece : pieces()) {
      moved = new Pile(moved, new Range(piece.start() + by, piece.end() + by));
    }
    return new Held(moved, fin.isPresent() ? OptionalInt.of(fin.getAsInt() + by) : fin, pile.count);
  }
}
