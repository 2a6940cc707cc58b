package org.ackademy.replay.proof;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.ackademy.replay.Line;
import org.ackademy.replay.Scenario;
import org.ackademy.replay.Side;
import org.ackademy.replay.proof.Acting.Timers;
import org.ackademy.replay.proof.Host.Deed;
import org.ackademy.tcp.Control;
import org.ackademy.tcp.TcpState;

/**
 * What one host sees of two hosts and a network that may do anything, by brute force: its own
 * segments as it sends them, and those of its peer that arrive, where they do. The peer is followed
 * through everything that may befall it, with what it sends and nobody sees, and which of the
 * arrivals it has sent by now.
 */
final class ViewOracle {
  private static final List<Integer> LENGTHS = List.of(10);
  private static final int GRAIN = 10;
  private static final int FAR = 1_000;
  private static final int AHEAD_MAX = 21;

  /** What no host sends. */
  private static final Sent TOO_LATE = new Sent(0, 0, 0, 0);

  private final Scenario scenario;
  private final Side seen;

  ViewOracle(Scenario scenario, Side seen) {
    this.scenario = scenario;
    this.seen = seen;
  }

  /**
   * The host that is seen.
   *
   * @param reply what the last arrival drew, to be sent before anything else happens
   */
  private record Seen(Host host, Optional<Sent> reply) {}

  /**
   * The other.
   *
   * @param sent which of the arrivals it has sent, a bit each; how many, where nothing is lost
   */
  private record Unseen(Host host, int sent) {}

  /** The line at which no explanation is left, from 1; 0 where there is one of all lines. */
  int refusedAt(List<Line> lines) {
    int own = seenRefusedAt(lines);
    int other = unseenRefusedAt(own == 0 ? lines : lines.subList(0, own - 1));
    return other == 0 ? own : other;
  }

  private Acting acting(Side side, int grain) {
    return new Acting(scenario, scenario.host(side), scenario.host(side.peer()).rcvWnd(), grain);
  }

  private boolean isLossy() {
    return scenario.network() == Scenario.Network.LOSSY;
  }

  private Timers timers() {
    return isLossy() ? Timers.ALL : Timers.NONE;
  }

  private int isn(Side side) {
    return (int) scenario.host(side).isn().orElse(0);
  }

  private int seenRefusedAt(List<Line> lines) {
    Set<Seen> states = seenStart();
    for (int i = 0; i < lines.size(); i++) {
      states = after(states, lines.get(i));
      if (states.isEmpty()) {
        return i + 1;
      }
    }
    return 0;
  }

  private Set<Seen> seenStart() {
    return silently(Set.of(new Seen(Host.starting(scenario.host(seen)), Optional.empty())));
  }

  private Set<Seen> after(Set<Seen> states, Line line) {
    Sent written = Sent.of(line.segment());
    Set<Seen> next = new LinkedHashSet<>();
    for (Seen state : states) {
      if (line.from() != seen) {
        taking(state, written, next);
      } else {
        moves(state, List.of(written.length()), 1).stream()
            .filter(deed -> deed.sent().filter(written::equals).isPresent())
            .forEach(deed -> next.add(new Seen(deed.after(), Optional.empty())));
      }
    }
    return silently(next);
  }

  /**
   * A listener's backlog may be full. A reply that is owed does not keep anything from arriving; it
   * is too late then, as the host's next line shows.
   */
  private void taking(Seen state, Sent arriving, Set<Seen> next) {
    if (state.reply().isPresent()) {
      next.add(new Seen(state.host(), Optional.of(TOO_LATE)));
      return;
    }
    Host host = state.host();
    for (Deed deed : Arriving.at(scenario, seen).deeds(host, arriving, isn(seen))) {
      next.add(new Seen(deed.after(), deed.sent()));
    }
    if (isLossy() && host.state() == TcpState.LISTEN && arriving.syn()) {
      next.add(new Seen(host, Optional.empty()));
    }
  }

  private List<Deed> moves(Seen state, List<Integer> lengths, int grain) {
    if (state.reply().isPresent()) {
      Sent reply = state.reply().get();
      return reply.equals(TOO_LATE) ? List.of() : List.of(Deed.sending(state.host(), reply));
    }
    return acting(seen, grain).deeds(state.host(), lengths, isn(seen), timers());
  }

  private Set<Seen> silently(Set<Seen> states) {
    Set<Seen> all = new LinkedHashSet<>(states);
    var open = new ArrayDeque<>(states);
    while (!open.isEmpty()) {
      Seen state = open.remove();
      if (isThrottled(state)) {
        add(new Seen(state.host(), Optional.empty()), all, open);
      } else if (state.reply().isEmpty()) {
        for (Deed deed : moves(state, List.of(), 1)) {
          if (deed.sent().isEmpty()) {
            add(new Seen(deed.after(), Optional.empty()), all, open);
          }
        }
      }
    }
    return all;
  }

  private boolean isThrottled(Seen state) {
    return isLossy() && state.reply().filter(reply -> reply.control() == Control.ACK).isPresent();
  }

  private static <T> void add(T state, Set<T> all, ArrayDeque<T> open) {
    if (all.add(state)) {
      open.add(state);
    }
  }

  private int unseenRefusedAt(List<Line> lines) {
    var search = new Search(lines);
    Set<Unseen> states = search.start();
    for (int i = 0; i < lines.size(); i++) {
      states = search.after(states, i);
      if (states.isEmpty()) {
        return i + 1;
      }
    }
    return 0;
  }

  /** The search for a course of the host that is not seen. */
  private final class Search {
    private final Side side = seen.peer();
    private final List<Sent> wanted = new ArrayList<>();
    private final Set<Integer> points = new TreeSet<>();
    private final List<Sent> arrivals = new ArrayList<>();
    private final List<Sent> arriving = new ArrayList<>();
    private int arrived;
    private final List<Line> lines;
    private final Set<Sent> sendable = new LinkedHashSet<>();

    Search(List<Line> lines) {
      this.lines = lines;
      for (Line line : lines) {
        Sent sent = Sent.of(line.segment());
        if (line.from() != side) {
          points.add(sent.ack());
        } else {
          arrivals.add(sent);
          points.add(sent.seq());
          points.add(sent.seq() + sent.length());
          if (!wanted.contains(sent)) {
            wanted.add(sent);
          }
        }
      }
    }

    Set<Unseen> start() {
      return unseen(Set.of(new Unseen(Host.starting(scenario.host(side)), 0)));
    }

    Set<Unseen> after(Set<Unseen> states, int index) {
      Line line = lines.get(index);
      if (line.from() != side) {
        if (!line.isLost()) {
          arriving.add(Sent.of(line.segment()));
        }
        return unseen(states);
      }
      arrived++;
      if (!isLossy()) {
        return unseen(
            states.stream()
                .filter(state -> state.sent() >= arrived)
                .collect(Collectors.toCollection(LinkedHashSet::new)));
      }
      int bit = 1 << wanted.indexOf(Sent.of(line.segment()));
      Set<Unseen> left = new LinkedHashSet<>();
      for (Unseen state : states) {
        if ((state.sent() & bit) != 0) {
          left.add(state);
        }
      }
      return left;
    }

    private Set<Unseen> unseen(Set<Unseen> states) {
      return isLossy() ? anyhow(states) : inOrder(states);
    }

    /** Nothing is lost: what it sends is what arrives, in this order, and so the other way. */
    private Set<Unseen> inOrder(Set<Unseen> states) {
      Set<Unseen> all = new LinkedHashSet<>(states);
      var open = new ArrayDeque<>(states);
      while (!open.isEmpty()) {
        Unseen state = open.remove();
        Host host = state.host();
        Set<Integer> lengths = new TreeSet<>(LENGTHS);
        arrivals.forEach(sent -> lengths.add(sent.length()));
        var deeds =
            new ArrayList<>(
                acting(side, 1).deeds(host, List.copyOf(lengths), isn(side), Timers.NONE));
        if (host.seen() < arriving.size()) {
          Sent next = arriving.get(host.seen());
          Host looked = host.looked(host.seen() + 1);
          deeds.addAll(Arriving.at(scenario, side).deeds(looked, next, isn(side)));
        }
        for (Deed deed : deeds) {
          deed.sent().ifPresent(sendable::add);
          boolean isNext =
              deed.sent().isPresent()
                  && state.sent() < arrivals.size()
                  && arrivals.get(state.sent()).equals(deed.sent().get());
          if (isNext || deed.sent().isEmpty()) {
            add(new Unseen(deed.after(), state.sent() + (isNext ? 1 : 0)), all, open);
          }
        }
      }
      return all;
    }

    private Set<Unseen> anyhow(Set<Unseen> states) {
      Map<Host, Set<Integer>> all = new LinkedHashMap<>();
      Map<Host, List<Deed>> known = new HashMap<>();
      var open = new ArrayDeque<Unseen>();
      states.forEach(state -> reach(state, all, open));
      while (!open.isEmpty()) {
        Unseen state = open.remove();
        if (!all.getOrDefault(state.host(), Set.of()).contains(state.sent())) {
          continue;
        }
        for (Deed deed : known.computeIfAbsent(state.host(), this::deeds)) {
          deed.sent().ifPresent(sendable::add);
          int index = deed.sent().map(wanted::indexOf).orElse(-1);
          int sent = index < 0 ? state.sent() : state.sent() | (1 << index);
          reach(new Unseen(plain(deed.after()), sent), all, open);
        }
      }
      Set<Unseen> reached = new LinkedHashSet<>();
      all.forEach((host, masks) -> masks.forEach(mask -> reached.add(new Unseen(host, mask))));
      return reached;
    }

    /** What arrived early may as well arrive again, and a second life is like the third. */
    private static Host plain(Host h) {
      return new Host(
          h.state(),
          h.passive(),
          h.iss(),
          h.una(),
          h.nxt(),
          h.finSent(),
          h.rcv(),
          List.of(),
          h.ackDue(),
          Math.min(h.connections(), 2),
          h.seen(),
          h.earlier());
    }

    /** To have sent more is never worse. */
    private static void reach(Unseen state, Map<Host, Set<Integer>> all, ArrayDeque<Unseen> open) {
      Set<Integer> masks = all.computeIfAbsent(state.host(), host -> new LinkedHashSet<>());
      int sent = state.sent();
      if (masks.stream().noneMatch(mask -> (mask & sent) == sent)) {
        masks.removeIf(mask -> (mask & sent) == mask);
        masks.add(sent);
        open.add(state);
      }
    }

    /** New text ends where a line says, or at the next grain: anywhere else would tell no more. */
    private List<Deed> deeds(Host host) {
      Set<Integer> lengths = new TreeSet<>(LENGTHS);
      for (int point : points) {
        int length = point - host.nxt();
        if (length > 0 && length <= AHEAD_MAX) {
          lengths.add(length);
        }
      }
      wanted.forEach(sent -> lengths.add(sent.length()));
      int room = host.iss() + 1 + AHEAD_MAX - host.nxt();
      List<Integer> chosen = lengths.stream().filter(length -> length <= room).toList();
      var deeds = new ArrayList<>(acting(side, FAR).deeds(host, chosen, isn(side), Timers.ALL));
      for (Sent sent : wanted) {
        int beyond = sent.seq() - host.una();
        if (sent.space() > 0 && beyond >= 0 && beyond <= AHEAD_MAX) {
          // Old text from the number that is wanted, too.
          Acting again = acting(side, Math.max(1, beyond));
          deeds.addAll(again.deeds(host, List.of(sent.length()), isn(side), Timers.RETRANSMISSION));
        }
      }
      Arriving rules = Arriving.at(scenario, side);
      for (Sent sent : arriving) {
        deeds.addAll(rules.deeds(host, sent, isn(side)));
      }
      return deeds;
    }
  }

  /** A line that may come next, chosen by chance; nothing where there is none. */
  Optional<Line> next(List<Line> lines, Random random) {
    Set<Seen> states = seenStart();
    for (Line line : lines) {
      states = after(states, line);
    }
    Set<Line> found = new LinkedHashSet<>();
    for (Seen state : states) {
      for (Deed deed : moves(state, LENGTHS, GRAIN)) {
        deed.sent().ifPresent(sent -> found.add(sent.from(seen, Line.Fate.UNSAID)));
      }
    }
    var search = new Search(lines);
    Set<Unseen> unseen = search.start();
    for (int i = 0; i < lines.size(); i++) {
      unseen = search.after(unseen, i);
    }
    search.sendable.forEach(sent -> found.add(sent.from(seen.peer(), Line.Fate.UNSAID)));
    List<Line> all = new ArrayList<>(found);
    while (!all.isEmpty()) {
      Line line = all.remove(random.nextInt(all.size()));
      var longer = new ArrayList<>(lines);
      longer.add(line);
      if (line.segment().length() <= GRAIN && refusedAt(longer) == 0) {
        return Optional.of(line);
      }
    }
    return Optional.empty();
  }
}
