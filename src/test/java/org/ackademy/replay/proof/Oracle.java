package org.ackademy.replay.proof;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
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
import org.ackademy.replay.proof.Host.Due;
import org.ackademy.tcp.Control;
import org.ackademy.tcp.TcpState;

/**
 * Two hosts and a network that loses nothing but what is marked lost, by brute force: the set of
 * all worlds that explain the lines so far, each with everything that may happen unseen.
 *
 * <p>It knows the segment type and the scenario, and nothing else of what it is held against.
 */
final class Oracle implements Model<Set<Oracle.World>> {
  private static final List<Integer> LENGTHS = List.of(10);
  private static final int GRAIN = 10;
  private static final int NEXT_CONNECTION = 7_000;

  /** A segment on its way. */
  record Posted(Side from, Sent sent, boolean lost) {}

  /** Both hosts, and every segment that was ever sent. */
  record World(Host a, Host b, List<Posted> posted) {
    World {
      posted = List.copyOf(posted);
    }

    Host host(Side side) {
      return side == Side.A ? a : b;
    }

    World with(Side side, Host host) {
      return side == Side.A ? new World(host, b, posted) : new World(a, host, posted);
    }

    World posting(Posted next) {
      var more = new ArrayList<>(posted);
      more.add(next);
      return new World(a, b, more);
    }
  }

  private final Scenario scenario;
  private final Map<Side, List<Integer>> later;

  Oracle(Scenario scenario) {
    this(scenario, Map.of());
  }

  /**
   * One that tries several numbers.
   *
   * @param later with which numbers a host's later connections may begin, where next lines are
   *     asked for; where none is named, with one that is the oracle's own choice
   */
  Oracle(Scenario scenario, Map<Side, List<Integer>> later) {
    this.scenario = scenario;
    this.later = Map.copyOf(later);
  }

  @Override
  public Set<World> start() {
    World first = new World(Host.starting(scenario.a()), Host.starting(scenario.b()), List.of());
    return closure(Set.of(first));
  }

  @Override
  public boolean survives(Set<World> worlds) {
    return !worlds.isEmpty();
  }

  @Override
  public List<Next<Set<World>>> next(Set<World> worlds, Line.Fate fate) {
    List<Next<Set<World>>> all = new ArrayList<>();
    moves(worlds)
        .forEach((move, after) -> all.add(new Next<>(move.line(fate), made(move, after, fate))));
    return all;
  }

  private Map<Move, Set<World>> moves(Set<World> worlds) {
    Map<Move, Set<World>> found = new LinkedHashMap<>();
    for (World world : worlds) {
      for (Side side : Side.values()) {
        for (int isn : choices(side, world.host(side))) {
          for (Deed deed : deeds(world, side, LENGTHS, isn, GRAIN)) {
            deed.sent()
                .ifPresent(
                    sent ->
                        found
                            .computeIfAbsent(new Move(side, sent), move -> new LinkedHashSet<>())
                            .add(world.with(side, deed.after())));
          }
        }
      }
    }
    return found;
  }

  private List<Integer> choices(Side side, Host host) {
    return isFixed(side, host) || !later.containsKey(side)
        ? List.of(isn(side, host))
        : later.getOrDefault(side, List.of());
  }

  private boolean isFixed(Side side, Host host) {
    boolean first = host.connections() == 0 || (host.passive() && host.connections() == 1);
    return first && scenario.host(side).isn().isPresent();
  }

  private int isn(Side side, Host host) {
    Scenario.Host start = scenario.host(side);
    return isFixed(side, host)
        ? (int) start.isn().getAsLong()
        : NEXT_CONNECTION + 1_000 * host.connections() + (side == Side.A ? 0 : 500);
  }

  private Set<World> made(Move move, Set<World> after, Line.Fate fate) {
    Set<World> posted = new LinkedHashSet<>();
    for (World world : after) {
      posted.add(world.posting(new Posted(move.from(), move.sent(), fate == Line.Fate.LOST)));
    }
    return closure(posted);
  }

  @Override
  public Set<World> after(Set<World> worlds, Line line) {
    Side side = line.from();
    List<Integer> lengths = List.of(line.segment().length());
    Set<World> posted = new LinkedHashSet<>();
    for (World world : worlds) {
      for (int isn : isns(side, world.host(side), line)) {
        for (Deed deed : deeds(world, side, lengths, isn, 1)) {
          if (deed.sent().isPresent() && matches(line, deed.sent().get())) {
            posted.add(
                world
                    .with(side, deed.after())
                    .posting(new Posted(side, deed.sent().get(), line.isLost())));
          }
        }
      }
    }
    return closure(posted);
  }

  /** The number of a first connection may be fixed; every other one is free. */
  private List<Integer> isns(Side side, Host host, Line line) {
    boolean first = host.connections() == 0;
    boolean fixed = scenario.host(side).isn().isPresent();
    if (fixed && first) {
      return List.of(isn(side, host));
    }
    if (fixed && host.passive() && host.connections() == 1) {
      return List.of(isn(side, host));
    }
    return List.of(line.segment().seq());
  }

  private boolean matches(Line line, Sent sent) {
    Sent written = Sent.of(line.segment());
    Line.Given given = line.given();
    boolean shorthand =
        scenario.shorthand() == Scenario.Shorthand.ALLOWED
            && !written.acks()
            && sent.acks()
            && !sent.syn();
    int control = shorthand ? written.control() | Control.ACK : written.control();
    return control == sent.control()
        && written.length() == sent.length()
        && (!given.seq() || written.seq() == sent.seq())
        && (shorthand || !given.ack() || written.ack() == sent.ack());
  }

  private List<Deed> deeds(World world, Side side, List<Integer> lengths, int isn, int grain) {
    Host host = world.host(side);
    Scenario.Host start = scenario.host(side);
    var acting = new Acting(scenario, start, scenario.host(side.peer()).rcvWnd(), grain);
    Arriving arriving = Arriving.at(scenario, side);
    var deeds = new ArrayList<>(acting.deeds(host, lengths, isn, timers(world, side)));
    for (int i = host.seen(); i < world.posted().size(); i++) {
      Posted posted = world.posted().get(i);
      if (posted.from() != side && !posted.lost()) {
        deeds.addAll(arriving.deeds(host.looked(i + 1), posted.sent(), isn));
        break;
      }
    }
    for (int i = 0; i < scenario.earlier().size(); i++) {
      Line line = scenario.earlier().get(i);
      if (line.from() != side && (host.earlier() & (1 << i)) == 0) {
        deeds.addAll(
            arriving.deeds(host.met(host.earlier() | (1 << i)), Sent.of(line.segment()), isn));
      }
    }
    return deeds;
  }

  /** Timers fire only where a line that is marked lost left something unacknowledged. */
  private static Timers timers(World world, Side side) {
    Host host = world.host(side);
    for (Posted posted : world.posted()) {
      Sent sent = posted.sent();
      boolean left =
          posted.from() == side
              ? sent.space() > 0 && sent.seq() + sent.space() - host.una() > 0
              : sent.acks() && sent.ack() - host.una() > 0;
      if (posted.lost() && left) {
        return Timers.RETRANSMISSION;
      }
    }
    return Timers.NONE;
  }

  /** These worlds and all to which hidden events lead. */
  private Set<World> closure(Set<World> worlds) {
    Set<World> all = new LinkedHashSet<>(worlds);
    var open = new ArrayDeque<>(worlds);
    while (!open.isEmpty()) {
      World world = open.remove();
      for (Side side : Side.values()) {
        for (Deed deed : deeds(world, side, List.of(), 0, 1)) {
          World next = world.with(side, deed.after());
          if (deed.sent().isEmpty() && all.add(next)) {
            open.add(next);
          }
        }
      }
    }
    return all;
  }

  /** Whether some explanation ends with nothing owed and the hosts in these states. */
  boolean reaches(Set<World> worlds, Map<Side, Set<TcpState>> states) {
    for (World world : worlds) {
      boolean there = true;
      for (Map.Entry<Side, Set<TcpState>> wanted : states.entrySet()) {
        there &= wanted.getValue().contains(world.host(wanted.getKey()).state());
      }
      if (there && isQuiet(world, new HashSet<>())) {
        return true;
      }
    }
    return false;
  }

  /** Whether all that is on its way can arrive without anybody owing an answer. */
  private boolean isQuiet(World world, Set<World> tried) {
    if (world.a().ackDue() == Due.OWED || world.b().ackDue() == Due.OWED || !tried.add(world)) {
      return false;
    }
    boolean all = true;
    for (Side side : Side.values()) {
      Host host = world.host(side);
      for (int i = host.seen(); i < world.posted().size(); i++) {
        Posted posted = world.posted().get(i);
        if (posted.from() != side && !posted.lost()) {
          all = false;
          Arriving arriving = Arriving.at(scenario, side);
          for (Deed deed : arriving.deeds(host.looked(i + 1), posted.sent(), 0)) {
            if (deed.sent().isEmpty() && isQuiet(world.with(side, deed.after()), tried)) {
              return true;
            }
          }
          break;
        }
      }
    }
    return all;
  }
}
