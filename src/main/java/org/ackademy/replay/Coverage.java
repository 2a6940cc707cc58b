package org.ackademy.replay;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.ackademy.tcp.Segment;
import org.ackademy.tcp.Seq;

/**
 * Which numbers one host's segments have covered, once and more than once, and where the segments
 * begin and end. SYN and FIN count with their numbers, and text also without them.
 *
 * <p>Adding costs the logarithm of the list, asking likewise, whatever was sent how often.
 */
final class Coverage {
  private final Set<Integer> edges = new HashSet<>();
  private final Ranges once = new Ranges();
  private final Ranges twice = new Ranges();

  /** Ranges of numbers apart from each other, by their distance from the first one seen. */
  private static final class Ranges {
    private final TreeMap<Integer, Integer> ends = new TreeMap<>();

    private void add(int from, int to) {
      int start = from;
      int end = to;
      Map.Entry<Integer, Integer> before = ends.floorEntry(start);
      if (before != null && before.getValue() >= start) {
        if (before.getValue() >= end) {
          return;
        }
        start = before.getKey();
      }
      for (Map.Entry<Integer, Integer> next = ends.ceilingEntry(start);
          next != null && next.getKey() <= end;
          next = ends.ceilingEntry(start)) {
        end = Math.max(end, next.getValue());
        ends.remove(next.getKey());
      }
      ends.put(start, end);
    }

    private boolean hold(int from, int to) {
      Map.Entry<Integer, Integer> range = ends.floorEntry(from);
      return range != null && range.getValue() >= to;
    }

    private Map.Entry<Integer, Integer> first(int from) {
      Map.Entry<Integer, Integer> range = ends.floorEntry(from);
      return range != null && range.getValue() > from ? range : ends.ceilingEntry(from);
    }
  }

  /** The segments that lie within no other, by their start: their ends go up with it. */
  private final TreeMap<Integer, Integer> widest = new TreeMap<>();

  private void widen(int start, int end) {
    Map.Entry<Integer, Integer> before = widest.floorEntry(start);
    if (before != null && before.getValue() >= end) {
      return;
    }
    for (Map.Entry<Integer, Integer> next = widest.ceilingEntry(start);
        next != null && next.getValue() <= end;
        next = widest.ceilingEntry(start)) {
      widest.remove(next.getKey());
    }
    widest.put(start, end);
  }

  private int base;
  private boolean based;

  void note(Segment segment) {
    if (segment.isRst() || segment.seqLength() == 0) {
      return;
    }
    if (!based) {
      base = segment.seq();
      based = true;
    }
    int start = Seq.distance(base, segment.seq());
    int end = start + segment.seqLength();
    if (end < start) {
      return;
    }
    edges.add(segment.seq());
    edges.add(segment.textStart());
    edges.add(segment.textStart() + segment.length());
    edges.add(segment.end());
    widen(start, end);
    int from = start;
    for (Map.Entry<Integer, Integer> known = once.first(from);
        known != null && known.getKey() < end;
        known = once.first(from)) {
      twice.add(Math.max(from, known.getKey()), Math.min(end, known.getValue()));
      from = known.getValue();
    }
    once.add(start, end);
  }

  /** Whether every number from {@code left} to {@code right - 1} was sent. */
  boolean covers(int left, int right) {
    return based && once.hold(Seq.distance(base, left), Seq.distance(base, right));
  }

  /** Whether every number from {@code left} to {@code right - 1} was sent more than once. */
  boolean coversTwice(int left, int right) {
    return based && twice.hold(Seq.distance(base, left), Seq.distance(base, right));
  }

  /** Whether a single segment had every number from {@code left} to {@code right - 1}. */
  boolean isWithinOne(int left, int right) {
    if (!based) {
      return false;
    }
    Map.Entry<Integer, Integer> segment = widest.floorEntry(Seq.distance(base, left));
    return segment != null && segment.getValue() >= Seq.distance(base, right);
  }

  /** Whether a segment, or its text, begins or ends there. */
  boolean isEdge(int number) {
    return edges.contains(number);
  }
}
