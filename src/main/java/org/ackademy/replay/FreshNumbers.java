package org.ackademy.replay;

import java.util.List;
import org.ackademy.replay.Postulates.Others;
import org.ackademy.tcp.Event.Fresh;
import org.ackademy.tcp.Options;
import org.ackademy.tcp.Segment;
import org.ackademy.tcp.Tcb;

/**
 * What a host's first SYN of a connection carries. A host is free to choose, so the choice is read
 * off its own next SYN line; only a number that the scenario fixes is fixed.
 */
final class FreshNumbers {
  /** The provisional numbers, as the RFC's figures have them. */
  private static final int PROVISIONAL_A = 100;

  private static final int PROVISIONAL_B = 300;

  /** How far a later connection's provisional number lies beyond the one before. */
  private static final int PROVISIONAL_STRIDE = 100_000;

  private final List<Line> lines;
  private final Side side;
  private final Scenario.Host host;
  private final int[] nextSyn;
  private final Others others;

  FreshNumbers(Exchange exchange, Scenario scenario, Side side) {
    this.lines = exchange.lines();
    this.side = side;
    this.host = scenario.host(side);
    this.nextSyn = new int[lines.size() + 2];
    boolean numbered = lines.stream().anyMatch(line -> line.given().seq());
    this.others = numbered ? Others.NUMBERED : Others.BARE;
    for (int number = lines.size(); number >= 1; number--) {
      Line line = lines.get(number - 1);
      boolean syn = line.from() == side && line.segment().isSyn();
      nextSyn[number] = syn ? number : nextSyn[number + 1];
    }
  }

  /**
   * How early an arrival is, in lines before the end; 0 past it, where continuations are tried: one
   * that paid for itself would be repeated for ever.
   *
   * @param now the number of the line that comes next
   */
  int haste(int now) {
    return Math.max(0, lines.size() - now + 1);
  }

  /** Whether any line states its sequence number. */
  Others others() {
    return others;
  }

  /** Whether this is the exchange's own line, and not one that is tried in its place. */
  boolean has(Line line, int number) {
    return number <= lines.size() && lines.get(number - 1).equals(line);
  }

  /**
   * What the host's next SYN carries.
   *
   * @param now the number of the line that comes next
   */
  Fresh of(HostState state, int now) {
    int number = now <= lines.size() ? nextSyn[now] : 0;
    boolean fixed = host.isn().isPresent() && state.connections() == 0;
    if (number == 0) {
      return new Fresh(fixed ? fixedNumber() : provisional(state), Options.NONE);
    }
    Line line = lines.get(number - 1);
    int iss =
        fixed ? fixedNumber() : line.given().seq() ? line.segment().seq() : provisional(state);
    return new Fresh(iss, line.segment().options());
  }

  private int fixedNumber() {
    return (int) host.isn().orElseThrow();
  }

  private int provisional(HostState state) {
    int first = side == Side.A ? PROVISIONAL_A : PROVISIONAL_B;
    return first + state.connections() * PROVISIONAL_STRIDE;
  }

  /** The block with the window that the host's next SYN offers, where that is stated. */
  Tcb withSynWindow(Tcb tcb, int now) {
    int number = now <= lines.size() ? nextSyn[now] : 0;
    if (number == 0 || !lines.get(number - 1).given().window()) {
      return tcb;
    }
    Segment syn = lines.get(number - 1).segment();
    return syn.window() == tcb.rcvWnd() ? tcb : tcb.edit().rcvWnd(syn.window()).done();
  }
}
