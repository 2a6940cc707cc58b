package org.ackademy.replay;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
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
  private final List<Line> lines;
  private final Scenario.Host host;
  private final int[] nextSyn;
  private final Others others;
  private final Provisional provisional;
  private final Provisional peers;
  private final Beginnings beginnings;

  /** What a SYN may offer of which there is no line. */
  private final Set<Options> offers;

  /**
   * The choices of a host.
   *
   * @param provisional where its provisional numbers lie
   * @param peers where its peer's do
   */
  FreshNumbers(
      Exchange exchange, Scenario scenario, Side side, Provisional provisional, Provisional peers) {
    this(
        exchange,
        scenario,
        side,
        provisional,
        peers,
        new Neighbours(exchange, scenario, side, provisional),
        Set.of());
  }

  /**
   * The choices of a host whose later connections may begin with these numbers.
   *
   * @param offers what SYNs may offer of which there is no line; where it is empty, nothing
   */
  FreshNumbers(
      Exchange exchange,
      Scenario scenario,
      Side side,
      Provisional provisional,
      Provisional peers,
      Beginnings beginnings,
      Set<Options> offers) {
    this.offers = offers.isEmpty() ? Set.of(Options.NONE) : offers;
    this.beginnings = beginnings;
    this.provisional = provisional;
    this.peers = peers;
    this.lines = exchange.lines();
    this.host = scenario.host(side);
    this.nextSyn = new int[lines.size() + 2];
    boolean numbered = lines.stream().anyMatch(FreshNumbers::isNumbered);
    this.others = numbered ? Others.NUMBERED : Others.BARE;
    for (int number = lines.size(); number >= 1; number--) {
      Line line = lines.get(number - 1);
      boolean syn = line.from() == side && line.segment().isSyn();
      nextSyn[number] = syn ? number : nextSyn[number + 1];
    }
  }

  private static boolean isNumbered(Line line) {
    return line.given().seq() || (line.segment().isAck() && line.given().ack());
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

  /** Whether any line states a number. */
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
      return new Fresh(fixed ? fixedNumber() : provisional(state), offers.iterator().next());
    }
    Line line = lines.get(number - 1);
    int iss =
        fixed ? fixedNumber() : line.given().seq() ? line.segment().seq() : provisional(state);
    return new Fresh(iss, line.segment().options());
  }

  /** Likewise, and what it may carry besides where its number lies near an earlier one. */
  private List<Fresh> near(HostState state, int now) {
    Fresh far = of(state, now);
    boolean fixed = host.isn().isPresent() && state.connections() == 0;
    Set<Integer> starts = new LinkedHashSet<>(List.of(far.iss()));
    if (!fixed && far.iss() == provisional(state)) {
      starts.addAll(beginnings.of(now, state.connections()));
    }
    boolean isStated = now <= lines.size() && nextSyn[now] > 0;
    List<Fresh> all = new ArrayList<>();
    for (int iss : starts) {
      for (Options offer : isStated ? Set.of(far.options()) : offers) {
        all.add(new Fresh(iss, offer));
      }
    }
    return all;
  }

  /** What the host's next SYN may carry, where free numbers are taken to lie so. */
  List<Fresh> choices(HostState state, int now, Nearness nearness) {
    return nearness == Nearness.CHOSEN ? near(state, now) : List.of(of(state, now));
  }

  private int fixedNumber() {
    return (int) host.isn().orElseThrow();
  }

  private int provisional(HostState state) {
    return provisional.start(state.connections());
  }

  /** Whether some connections' provisional numbers are told from others'. */
  boolean haveSeveralPlaces() {
    return !provisional.isOfOneConnection() || !peers.isOfOneConnection();
  }

  /**
   * Whether a number of the peer's is provisional, of another connection than one of its others.
   */
  boolean isPeersLater(int number, int other) {
    return peers.connection(number) > 0 && peers.connection(number) != peers.connection(other);
  }

  /** Whether two numbers of this host are of different connections. */
  boolean areApart(int number, int other) {
    return provisional.connection(number) != provisional.connection(other);
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
