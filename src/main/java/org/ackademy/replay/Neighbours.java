package org.ackademy.replay;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.ackademy.tcp.Seq;

/**
 * Numbers with which a connection of a host may begin, if nobody states its number, so that its
 * segments are taken for those of an earlier one.
 */
final class Neighbours implements Beginnings {
  /** How many numbers are looked at. */
  private static final int BASES_MAX = 6;

  private static final int PLACES_MAX = 16;

  /** How far behind a number another lies that is in its window and no neighbour, in octets. */
  private static final int APART = 1_000;

  private final List<Line> lines;
  private final Scenario scenario;
  private final Side side;
  private final Provisional provisional;

  Neighbours(Exchange exchange, Scenario scenario, Side side, Provisional provisional) {
    this.lines = exchange.lines();
    this.scenario = scenario;
    this.side = side;
    this.provisional = provisional;
  }

  @Override
  public Set<Integer> of(int now, int connections) {
    if (connections == 0) {
      return Set.of();
    }
    Set<Integer> bases = bases(now, connections);
    int window = scenario.host(side.peer()).rcvWnd();
    int apart = 1 + Math.min(APART, window / 2);
    Set<Integer> found = new LinkedHashSet<>(bases);
    bases.forEach(base -> found.add(base + apart));
    for (int later = now; later <= lines.size(); later++) {
      for (int stated : stated(lines.get(later - 1))) {
        for (int base : bases) {
          boolean near = Seq.isWithin(base, stated, base + window + 1);
          if (near && found.size() < PLACES_MAX) {
            found.add(stated);
          }
        }
      }
    }
    return found;
  }

  /** Where its earlier connections began, as far as that is known. */
  private Set<Integer> bases(int now, int connections) {
    Set<Integer> bases = new LinkedHashSet<>();
    scenario.host(side).isn().ifPresent(isn -> bases.add((int) isn));
    for (int i = connections - 1; i >= 0; i--) {
      add(bases, provisional.start(i));
    }
    for (int before = Math.min(now, lines.size() + 1) - 1; before >= 1; before--) {
      stated(lines.get(before - 1)).forEach(number -> add(bases, number));
    }
    return bases;
  }

  private static void add(Set<Integer> bases, int number) {
    if (bases.size() < BASES_MAX) {
      bases.add(number);
    }
  }

  /** The numbers with which a connection can have begun of which a line states one. */
  private List<Integer> stated(Line line) {
    if (line.from() == side && line.given().seq()) {
      int seq = line.segment().seq();
      return line.segment().isSyn() ? List.of(seq) : List.of(seq - 1);
    }
    return line.from() != side && line.segment().isAck() && line.given().ack()
        ? List.of(line.segment().ack() - 1)
        : List.of();
  }
}
