package org.ackademy.tcp;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * What arrived out of order, beyond RCV.NXT, and waits for the gap before it to be filled
 * (SHLD-31): ranges of octets in order, apart from each other, and the number of a FIN.
 *
 * @param ranges the octets held
 * @param fin the number of the peer's FIN, where it has arrived
 * @rfc 9293 3.10.7.4
 */
public record Held(List<Range> ranges, OptionalInt fin) {

  /** Nothing is held. */
  public static final Held NOTHING = new Held(List.of(), OptionalInt.empty());

  /** Octets {@code start} to {@code end - 1}. */
  public record Range(int start, int end) {}

  public Held {
    ranges = List.copyOf(ranges);
  }

  public boolean isEmpty() {
    return ranges.isEmpty() && fin.isEmpty();
  }

  /** Holds these octets too; ranges that touch are joined. */
  public Held with(int start, int end) {
    if (start == end) {
      return this;
    }
    List<Range> joined = new ArrayList<>(ranges.size() + 1);
    int from = start;
    int to = end;
    boolean placed = false;
    for (Range range : ranges) {
      if (Seq.isBefore(range.end(), from)) {
        joined.add(range);
      } else if (Seq.isBefore(to, range.start())) {
        if (!placed) {
          joined.add(new Range(from, to));
          placed = true;
        }
        joined.add(range);
      } else {
        from = Seq.isBefore(range.start(), from) ? range.start() : from;
        to = Seq.later(to, range.end());
      }
    }
    if (!placed) {
      joined.add(new Range(from, to));
    }
    return new Held(joined, fin);
  }

  /** Remembers the number of the peer's FIN. */
  public Held withFin(int number) {
    return new Held(ranges, OptionalInt.of(number));
  }

  /** How far the octets reach without a gap from {@code rcvNxt} on. */
  public int reach(int rcvNxt) {
    if (ranges.isEmpty()) {
      return rcvNxt;
    }
    Range first = ranges.get(0);
    return Seq.isAtOrBefore(first.start(), rcvNxt) ? Seq.later(rcvNxt, first.end()) : rcvNxt;
  }

  /** What is still held once everything before {@code rcvNxt} has been taken in. */
  public Held after(int rcvNxt) {
    if (isEmpty()) {
      return this;
    }
    List<Range> rest = new ArrayList<>(ranges.size());
    for (Range range : ranges) {
      if (Seq.isBefore(rcvNxt, range.end())) {
        rest.add(new Range(Seq.later(range.start(), rcvNxt), range.end()));
      }
    }
    boolean finPassed = fin.isPresent() && Seq.isBefore(fin.getAsInt(), rcvNxt);
    return rest.isEmpty() && (fin.isEmpty() || finPassed)
        ? NOTHING
        : new Held(rest, finPassed ? OptionalInt.empty() : fin);
  }

  /** The same, moved along the circle. */
  public Held shifted(int by) {
    if (isEmpty()) {
      return this;
    }
    List<Range> moved = new ArrayList<>(ranges.size());
    for (Range range : ranges) {
      moved.add(new Range(range.start() + by, range.end() + by));
    }
    return new Held(moved, fin.isPresent() ? OptionalInt.of(fin.getAsInt() + by) : fin);
  }
}
