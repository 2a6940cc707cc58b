package org.ackademy.replay.proof;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ackademy.replay.Line;
import org.ackademy.replay.Scenario;
import org.ackademy.replay.Side;
import org.ackademy.replay.proof.Acting.Timers;
import org.ackademy.replay.proof.Host.Deed;

/**
 * Two hosts and a network that may do anything, seen at the wire: whatever a host has sent may
 * arrive never, once or often, at any time later. So all that can have become of a host follows
 * from the list of segments, and each host's possible states are one set.
 */
final class LossyOracle implements Model<LossyOracle.Worlds> {
  private static final List<Integer> LENGTHS = List.of(10);
  private static final int GRAIN = 10;
  private static final int NEXT_CONNECTION = 7_000;

  /**
   * What may have become of one host.
   *
   * @param hosts its possible states; none where the lines cannot be explained
   * @param arriving what has been sent to it and is not marked lost
   */
  record End(Set<Host> hosts, List<Sent> arriving) {}

  /** What may be after some lines. */
  record Worlds(End a, End b) {
    End of(Side side) {
      return side == Side.A ? a : b;
    }
  }

  private final Scenario scenario;
  private final Map<Side, List<Integer>> later;

  LossyOracle(Scenario scenario) {
    this(scenario, Map.of());
  }

  /**
   * One that tries several numbers.
   *
   * @param later with which numbers a host's later connections may begin, where next lines are
   *     asked for; where none is named, with one that is the oracle's own choice
   */
  LossyOracle(Scenario scenario, Map<Side, List<Integer>> later) {
    this.scenario = scenario;
    this.later = Map.copyOf(later);
  }

  @Override
  public Worlds start() {
    return new Worlds(end(Side.A), end(Side.B));
  }

  private End end(Side side) {
    List<Sent> earlier = new ArrayList<>();
    for (Line line : scenario.earlier()) {
      if (line.from() != side) {
        earlier.add(Sent.of(line.segment()));
      }
    }
    return new End(closure(side, Set.of(Host.starting(scenario.host(side))), earlier), earlier);
  }

  @Override
  public boolean survives(Worlds worlds) {
    return !worlds.a().hosts().isEmpty() && !worlds.b().hosts().isEmpty();
  }

  @Override
  public List<Next<Worlds>> next(Worlds worlds, Line.Fate fate) {
    List<Next<Worlds>> all = new ArrayList<>();
    moves(worlds)
        .forEach(
            (move, after) ->
                all.add(
                    new Next<>(
                        move.line(fate), posted(move.from(), move.sent(), after, fate, worlds))));
    return all;
  }

  private Map<Move, Set<Host>> moves(Worlds worlds) {
    Map<Move, Set<Host>> found = new LinkedHashMap<>();
    for (Side side : Side.values()) {
      for (Host host : worlds.of(side).hosts()) {
        for (int isn : choices(side, host)) {
          for (Deed deed : deeds(side, host, worlds, LENGTHS, isn, GRAIN)) {
            if (deed.sent().isPresent()) {
              found
                  .computeIfAbsent(new Move(side, deed.sent().get()), move -> new LinkedHashSet<>())
                  .add(deed.after());
            }
          }
        }
      }
    }
    return found;
  }

  @Override
  public Worlds after(Worlds worlds, Line line) {
    Side side = line.from();
    Sent written = Sent.of(line.segment());
    Set<Host> after = new LinkedHashSet<>();
    for (Host host : worlds.of(side).hosts()) {
      int isn = fixed(side, host) ? isn(side, host) : written.seq();
      for (Deed deed : deeds(side, host, worlds, List.of(written.length()), isn, 1)) {
        if (deed.sent().isPresent() && deed.sent().get().equals(written)) {
          after.add(deed.after());
        }
      }
    }
    return posted(side, written, after, line.fate(), worlds);
  }

  private Worlds posted(Side side, Sent sent, Set<Host> after, Line.Fate fate, Worlds before) {
    End own = before.of(side);
    End other = before.of(side.peer());
    var sender = new End(closure(side, after, own.arriving()), own.arriving());
    if (fate != Line.Fate.LOST) {
      List<Sent> more = new ArrayList<>(other.arriving());
      more.add(sent);
      other = new End(closure(side.peer(), other.hosts(), more), more);
    }
    return side == Side.A ? new Worlds(sender, other) : new Worlds(other, sender);
  }

  private List<Integer> choices(Side side, Host host) {
    return fixed(side, host) || !later.containsKey(side)
        ? List.of(isn(side, host))
        : later.getOrDefault(side, List.of());
  }

  private boolean fixed(Side side, Host host) {
    boolean first = host.connections() == 0 || (host.passive() && host.connections() == 1);
    return first && scenario.host(side).isn().isPresent();
  }

  private int isn(Side side, Host host) {
    return fixed(side, host)
        ? (int) scenario.host(side).isn().getAsLong()
        : NEXT_CONNECTION + 1_000 * host.connections() + (side == Side.A ? 0 : 500);
  }

  private List<Deed> deeds(
      Side side, Host host, Worlds worlds, List<Integer> lengths, int isn, int grain) {
    return deeds(side, host, worlds.of(side).arriving(), lengths, isn, grain);
  }

  private List<Deed> deeds(
      Side side, Host host, List<Sent> arriving, List<Integer> lengths, int isn, int grain) {
    Scenario.Host start = scenario.host(side);
    var acting = new Acting(scenario, start, scenario.host(side.peer()).rcvWnd(), grain);
    var deeds = new ArrayList<>(acting.deeds(host, lengths, isn, Timers.ALL));
    Arriving rules = Arriving.at(scenario, side);
    for (Sent sent : arriving) {
      deeds.addAll(rules.deeds(host, sent, isn));
    }
    return deeds;
  }

  private Set<Host> closure(Side side, Set<Host> hosts, List<Sent> arriving) {
    Set<Host> all = new LinkedHashSet<>(hosts);
    var open = new ArrayDeque<>(hosts);
    while (!open.isEmpty()) {
      for (Deed deed : deeds(side, open.remove(), arriving, List.of(), 0, 1)) {
        if (deed.sent().isEmpty() && all.add(deed.after())) {
          open.add(deed.after());
        }
      }
    }
    return all;
  }
}
