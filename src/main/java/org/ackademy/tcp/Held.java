package org.ackademy.tcp;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * What arrived out of order, beyond RCV.NXT, and waits for the gap before it to be filled
 * (SHLD-31), in the pieces in which it came. A FIN has a number as an octet has, and stands or
 * falls with the text of its segment.
 *
 * @param pieces the numbers held, a piece for every segment, in the order of their ends; they may
 *     touch and overlap
 * @param fin the number of the peer's FIN, where a piece that ends with it is held
 * @rfc 9293 3.10.7.4
 */
public record Held(List<Range> pieces, OptionalInt fin) {

  /** Nothing is held. */
  public static final Held NOTHING = new Held(List.of(), OptionalInt.empty());

  /** The numbers {@code start} to {@code end - 1}. */
  public record Range(int start, int end) {
    private boolean contains(int number) {
      return Seq.isAtOrBefore(start, number) && Seq.isBefore(number, end);
    }

    private boolean isBefore(Range other) {
      return end == other.end ? Seq.isBefore(start, other.start) : Seq.isBefore(end, other.end);
    }
  }

  public Held {
    pieces = List.copyOf(pieces);
  }

  public boolean isEmpty() {
    return pieces.isEmpty();
  }

  /** Of the ends alone: there may be thousands of pieces, and a search asks all the time. */
  @Override
  public int hashCode() {
    return isEmpty()
        ? 0
        : (pieces.size() * 31 + pieces.getFirst().hashCode()) * 31 + pieces.getLast().hashCode();
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
    if (pieces.contains(piece) && newFin.equals(fin)) {
      return this;
    }
    List<Range> more = new ArrayList<>(pieces.size() + 1);
    more.addAll(pieces);
    more.remove(piece);
    int place = more.size();
    while (place > 0 && piece.isBefore(more.get(place - 1))) {
      place--;
    }
    more.add(place, piece);
    return new Held(more, newFin);
  }

  /** The octets, without the FIN, as ranges in order, apart from each other. */
  public List<Range> ranges() {
    List<Range> joined = new ArrayList<>(pieces.size());
    for (Range piece : pieces) {
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
    int reach = rcvNxt;
    for (Range piece : pieces) {
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
    for (Range piece : pieces) {
      if (Seq.isAtOrBefore(piece.start(), reach) && Seq.isBefore(reach, piece.end())) {
        reach = piece.end();
        all.add(reach);
      }
    }
    return all;
  }

  /** What can still be held where all before this number was taken in, and it was discarded. */
  public Held without(int number) {
    List<Range> rest = new ArrayList<>(pieces.size());
    for (Range piece : pieces) {
      if (Seq.isBefore(number, piece.end()) && !piece.contains(number)) {
        rest.add(piece);
      }
    }
    return of(rest);
  }

  /** What is still held once everything before {@code rcvNxt} has been taken in. */
  public Held after(int rcvNxt) {
    if (isEmpty()) {
      return this;
    }
    List<Range> rest = new ArrayList<>(pieces.size());
    for (Range piece : pieces) {
      if (Seq.isBefore(rcvNxt, piece.end())) {
        rest.add(new Range(Seq.later(piece.start(), rcvNxt), piece.end()));
      }
    }
    return of(rest);
  }

  private Held of(List<Range> rest) {
    boolean withFin = rest.stream().anyMatch(this::endsWithFin);
    return rest.isEmpty() ? NOTHING : new Held(rest, withFin ? fin : OptionalInt.empty());
  }

  /** The same, moved along the circle. */
  public Held shifted(int by) {
    if (isEmpty()) {
      return this;
    }
    List<Range> moved = new ArrayList<>(pieces.size());
    for (Range piece : pieces) {
      moved.add(new Range(piece.start() + by, piece.end() + by));
    }
    return new Held(moved, fin.isPresent() ? OptionalInt.of(fin.getAsInt() + by) : fin);
  }
}
