package org.ackademy.replay;

import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ackademy.replay.Scenario.Network;
import org.ackademy.tcp.Options;
import org.ackademy.tcp.Segment;

/**
 * Segments of an earlier connection that are still on their way: each arrives at most once where
 * nothing is doubled, else any number of times. Of a host is remembered which of those to it and,
 * where its own are seen arriving, which of those from it have arrived, by their places in the
 * scenario.
 */
record Leftovers(Scenario scenario) {

  /** Those to a host. Their lines are numbered 0 and down. */
  SentList to(Side side, int assumed) {
    SentList left = new SentList(assumed);
    List<Line> lines = scenario.earlier();
    for (int place = 0; place < lines.size(); place++) {
      Line line = lines.get(place);
      if (line.from() == side.peer()) {
        left.add(new Sent(-place, offering(line), line.fate()));
      }
    }
    return left;
  }

  private Segment offering(Line line) {
    return line.offering(scenario.host(line.from()));
  }

  /** Whether one of {@link #to} has arrived. */
  static boolean hasArrived(Sent left, BigInteger arrived) {
    return arrived.testBit(-left.line());
  }

  /** What has arrived once one of {@link #to} has. */
  static BigInteger with(Sent left, BigInteger arrived) {
    return arrived.setBit(-left.line());
  }

  /**
   * The ways in which a line, seen arriving, is one of these and was not sent now.
   *
   * @return by the line's numbers its sender's states, which are as before
   */
  Map<Fill, HostFrontier> arriving(Branch branch, Line line) {
    Map<Fill, HostFrontier> found = new LinkedHashMap<>();
    List<Line> lines = scenario.earlier();
    for (int place = 0; place < lines.size(); place++) {
      Optional<Fill> fill = fill(lines.get(place), line, branch.floating());
      if (fill.isEmpty()) {
        continue;
      }
      for (HostState state : branch.of(line.from()).states()) {
        boolean once = scenario.network() == Network.RELIABLE;
        if (!once || !state.earlier().testBit(place)) {
          found
              .computeIfAbsent(fill.get(), same -> new HostFrontier())
              .add(once ? state.having(place) : state);
        }
      }
    }
    return found;
  }

  /** Whether a line, seen arriving, can be one of these. */
  boolean isLeft(Line line) {
    for (Line earlier : scenario.earlier()) {
      if (fill(earlier, line, Floating.NOTHING).isPresent()) {
        return true;
      }
    }
    return false;
  }

  /** The line as this segment, where it can be that one. */
  private Optional<Fill> fill(Line earlier, Line line, Floating floating) {
    Segment left = offering(earlier);
    Segment stated = line.segment();
    boolean isOther =
        earlier.from() != line.from()
            || left.control() != stated.control()
            || (line.given().window() && left.window() != stated.window())
            || left.urgent() != stated.urgent()
            || !(left.options().equals(stated.options())
                || (!line.given().seq() && stated.options().equals(Options.NONE)));
    return isOther
        ? Optional.empty()
        : Fill.of(left, line, Floating.NOTHING, scenario)
            .map(
                fill ->
                    new Fill(
                        fill.segment().equals(left) ? fill.segment() : left,
                        Slide.NONE,
                        Slide.NONE,
                        floating,
                        0));
  }
}
