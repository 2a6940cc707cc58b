package org.ackademy.replay;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ackademy.replay.Deliveries.Asked;
import org.ackademy.replay.Scenario.Network;
import org.ackademy.tcp.Tcb;

/**
 * The ways in which lines can come about, by how their free numbers are filled in: sent by a host
 * that is played, sent by one of which only arrivals are seen, or left of an earlier connection.
 */
final class Fillings {
  private final Scenario scenario;
  private final Seeing seeing;
  private final Leftovers leftovers;
  private final HostSearch a;
  private final HostSearch b;
  private final Optional<FreeArrivals> freeArrivals;

  Fillings(Scenario scenario, HostSearch a, HostSearch b, Optional<FreeArrivals> freeArrivals) {
    this.scenario = scenario;
    this.seeing = new Seeing(scenario);
    this.leftovers = new Leftovers(scenario);
    this.a = a;
    this.b = b;
    this.freeArrivals = freeArrivals;
  }

  private HostSearch host(Side side) {
    return side == Side.A ? a : b;
  }

  /** The ways to fill in a line, each with its sender's states after it. */
  Map<Fill, HostFrontier> of(Branch branch, Line line, int number) {
    return of(branch, line, number, Asked.LINE);
  }

  private Map<Fill, HostFrontier> of(Branch branch, Line line, int number, Asked asked) {
    Map<Fill, HostFrontier> sent = sent(branch, line, number, asked);
    if (!seeing.isFrom(line.from().peer()) || scenario.earlier().isEmpty()) {
      return sent;
    }
    Map<Fill, HostFrontier> both = new LinkedHashMap<>(sent);
    leftovers
        .arriving(branch, line)
        .forEach((fill, senders) -> both.merge(fill, senders, HostFrontier::with));
    return both;
  }

  /** Likewise, by a host that sends it now. */
  private Map<Fill, HostFrontier> sent(Branch branch, Line line, int number, Asked asked) {
    if (!seeing.isOnlyArriving(line.from())) {
      return host(line.from()).emitting(branch, line, number, asked).found();
    }
    Map<Fill, HostFrontier> asItStands = Arrived.of(branch, line, scenario);
    boolean isFree = freeArrivals.isPresent() && number >= freeArrivals.get().first();
    return isFree && !asItStands.isEmpty()
        ? freeArrivals.get().fills(branch, line, number, receivers(branch, line, number))
        : asItStands;
  }

  /** The moves by these lines, of which no number is given. */
  List<Map<Fill, HostFrontier>> of(Branch branch, Side from, List<Line> templates, int number) {
    List<Map<Fill, HostFrontier>> found = new ArrayList<>();
    boolean alike = scenario.network() == Network.RELIABLE;
    List<HostState> reached = alike ? host(from).reached(branch, number) : List.of();
    for (Line line : templates) {
      found.add(
          alike
              ? host(from).emitting(reached, branch, line, number).found()
              : of(branch, line, number, Asked.MOVE));
    }
    return found;
  }

  /** The receiver of a line just before it arrives, and once all before has. */
  private List<Tcb> receivers(Branch branch, Line line, int number) {
    Side side = line.from().peer();
    var moment = new Deliveries.Moment(number, null, branch.sentBy(line.from()));
    Set<Tcb> receivers = new LinkedHashSet<>();
    Set<Tcb> earlier = new LinkedHashSet<>();
    HostSearch search = host(side);
    search.walk(
        branch.of(side),
        moment,
        state -> {
          (search.deliveries().allowsEnding(state, moment) ? receivers : earlier).add(state.tcb());
          return true;
        });
    // Where a reply was due before this arrival, nothing that the receiver sends can be right.
    return List.copyOf(receivers.isEmpty() ? earlier : receivers);
  }

  /** The line as it could have been, where only what it carries beside its numbers is wrong. */
  Optional<Emissions.Refused> refused(Branch branch, Line line, int number) {
    return seeing.isOnlyArriving(line.from())
        ? Arrived.refused(branch, line, scenario)
        : host(line.from()).emitting(branch, line, number).refused();
  }
}
