package org.ackademy.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import org.ackademy.tcp.Seq;

/**
 * Where one host's numbers lie until a line states one: each of its connections begins with a
 * number of its own, far from all that are stated, so that a number tells which connection it is
 * of.
 */
final class Provisional {
  /** As the RFC's figures have them. */
  private static final int FIRST_A = 100;

  private static final int FIRST_B = 300;

  /** How far apart connections begin, at least. */
  private static final int STRIDE_MIN = 100_000;

  /** How far apart they begin, at most: half of the circle holds all. */
  private static final int STRIDE_MAX = 1 << 24;

  /** The last connection whose numbers are told from those of the one before. */
  private static final int CONNECTIONS_MAX = 62;

  /** A keep-alive, or who counts otherwise, may lie so far before the number that began it. */
  private static final int MARGIN = 8;

  /** How far apart the places are that are tried, and how many. */
  private static final int PLACES_APART = 1 << 26;

  private static final int PLACES_MAX = 16;

  private static final Provisional USUAL_A = new Provisional(FIRST_A, FIRST_A, STRIDE_MIN, 0);
  private static final Provisional USUAL_B = new Provisional(FIRST_B, FIRST_B, STRIDE_MIN, 0);

  private final int first;
  private final int later;
  private final int stride;
  private final int last;

  private Provisional(int first, int later, int stride, int last) {
    this.first = first;
    this.later = later;
    this.stride = stride;
    this.last = last;
  }

  static Provisional of(Exchange exchange, Scenario scenario, Side side) {
    Provisional usual = usual(side);
    return leavesSynFree(exchange, side) ? usual.clear(exchange, scenario, side) : usual;
  }

  /** As it is where all numbers are of one connection. */
  static Provisional usual(Side side) {
    return side == Side.A ? USUAL_A : USUAL_B;
  }

  private static boolean leavesSynFree(Exchange exchange, Side side) {
    for (Line line : exchange.lines()) {
      if (line.from() == side && line.segment().isSyn() && !line.given().seq()) {
        return true;
      }
    }
    return false;
  }

  /** One that is clear of all numbers that are stated, and after them. */
  private Provisional clear(Exchange exchange, Scenario scenario, Side side) {
    List<Integer> stated = stated(exchange, scenario, side);
    long octets = 0;
    for (Line line : exchange.lines()) {
      octets += line.from() == side ? line.segment().length() + 1 : 0;
    }
    int wide = Math.clamp(octets + MARGIN, STRIDE_MIN, STRIDE_MAX);
    int known = stated.isEmpty() ? first : stated.getFirst();
    for (int place = 0; place <= PLACES_MAX; place++) {
      int from = place == 0 ? first : known + place * PLACES_APART;
      var found = new Provisional(first, from, wide, CONNECTIONS_MAX);
      if (found.isClearOf(stated, known)) {
        return found;
      }
    }
    return this;
  }

  private boolean isClearOf(List<Integer> stated, int known) {
    IntPredicate isLater = number -> connection(number) > 0 || connection(number + stride) > 0;
    return Seq.isBefore(known, start(1)) && stated.stream().noneMatch(isLater::test);
  }

  /** The numbers of this host that are stated, wherever. */
  private static List<Integer> stated(Exchange exchange, Scenario scenario, Side side) {
    List<Integer> stated = new ArrayList<>();
    Scenario.Host host = scenario.host(side);
    host.isn().ifPresent(isn -> stated.add((int) isn));
    host.numbers().ifPresent(numbers -> stated.add(numbers.sndNxt()));
    for (Line line : exchange.lines()) {
      note(line, side, stated);
    }
    scenario.earlier().forEach(line -> note(line, side, stated));
    return stated;
  }

  private static void note(Line line, Side side, List<Integer> stated) {
    if (line.from() == side && line.given().seq()) {
      stated.add(line.segment().seq());
    }
    if (line.from() != side && line.segment().isAck() && line.given().ack()) {
      stated.add(line.segment().ack());
    }
  }

  /** Whether all numbers are taken to be of the first connection. */
  boolean isOfOneConnection() {
    return last == 0;
  }

  /**
   * The number with which a connection begins.
   *
   * @param connection how many this host has begun before
   */
  int start(int connection) {
    return connection == 0 ? first : later + Math.min(connection, CONNECTIONS_MAX) * stride;
  }

  /** The connection that a number is of: how many this host has begun before it. */
  int connection(int number) {
    if (last == 0) {
      return 0;
    }
    int place = Integer.divideUnsigned(number - later + MARGIN, stride);
    return place > 0 && place <= last ? place : 0;
  }
}
