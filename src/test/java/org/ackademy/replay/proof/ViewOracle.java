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
  private static final int AHEAD_MAX = 61;

  /** What no host sends. */
  private static final Sent TOO_LATE = new Sent(0, 0, 0, 0);

  private final Scenario scenario;
  private final Side seen;
  private Set<Integer> stated = Set.of();

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

  private static boolean isFirst(Host host) {
    return host.connections() == 0 || (host.passive() && host.connections() == 1);
  }

  /** With which numbers the seen host may begin: where none is fixed, those of its lines. */
  private Set<Integer> isns(Host host) {
    return isFirst(host) ? Set.of(isn(seen)) : stated;
  }

  /** Whether a line may have arrived without having been sent now. */
  private boolean isLeft(Line line) {
    return scenario.earlier().stream()
        .anyMatch(
            left ->
                left.from() == line.from()
                    && Sent.of(left.segment()).equals(Sent.of(line.segment())));
  }

  private int isn(Side side) {
    return (int) scenario.host(side).isn().orElse(0);
  }

  private Set<Integer> statedIn(List<Line> lines) {
    Set<Integer> numbers = new TreeSet<>(Set.of(isn(seen)));
    lines.stream()
        .filter(line -> line.from() == seen && line.segment().isSyn())
        .forEach(line -> numbers.add(line.segment().seq()));
    return numbers;
  }

  private int seenRefusedAt(List<Line> lines) {
    stated = statedIn(lines);
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
    for (int isn : isns(host)) {
      for (Deed deed : Arriving.at(scenario, seen).deeds(host, arriving, isn)) {
        next.add(new Seen(deed.after(), deed.sent()));
      }
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
    Set<Deed> deeds = new LinkedHashSet<>();
    for (int isn : isns(state.host())) {
      deeds.addAll(acting(seen, grain).deeds(state.host(), lengths, isn, timers()));
    }
    return List.copyOf(deeds);
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

    /** What is left of an earlier connection and may reach it. */
    private final List<Sent> left = new ArrayList<>();

    private int arrived;
    private final List<Line> lines;
    private final Set<Sent> sendable = new LinkedHashSet<>();
    private final Courses known = new Courses();

    Search(List<Line> lines) {
      this.lines = lines;
      for (Line line : scenario.earlier()) {
        if (line.from() != side) {
          left.add(Sent.of(line.segment()));
          points.add(line.segment().ack());
        }
      }
      if (isLossy()) {
        arriving.addAll(left);
      }
      for (Line line : lines) {
        Sent sent = Sent.of(line.segment());
        if (line.from() != side) {
          points.add(sent.ack());
        } else {
          arrivals.add(sent);
          points.add(sent.seq());
          points.add(sent.seq() + sent.length());
          if (!wanted.contains(sent) && !isLeft(line)) {
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
      if (isLossy() && isLeft(line)) {
        return states;
      }
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
        if (!isFirst(host)) {
          for (int isn : isns(host)) {
            deeds.addAll(acting(side, 1).deeds(host, List.copyOf(lengths), isn, Timers.NONE));
          }
        }
        if (host.seen() < arriving.size()) {
          Sent next = arriving.get(host.seen());
          Host looked = host.looked(host.seen() + 1);
          deeds.addAll(deeds(looked, next));
        }
        leftArrives(state).forEach(next -> add(next, all, open));
        deeds.addAll(leftReaches(host));
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

    /** Of the earlier segments each arrives at most once: what is seen next may be one of them. */
    private List<Unseen> leftArrives(Unseen state) {
      List<Unseen> after = new ArrayList<>();
      for (int i = 0; i < scenario.earlier().size(); i++) {
        Line line = scenario.earlier().get(i);
        int bits = state.host().earlier();
        if (line.from() == side && (bits & (1 << i)) == 0) {
          Sent sent = Sent.of(line.segment());
          sendable.add(sent);
          if (state.sent() < arrivals.size() && arrivals.get(state.sent()).equals(sent)) {
            after.add(new Unseen(state.host().met(bits | (1 << i)), state.sent() + 1));
          }
        }
      }
      return after;
    }

    private List<Deed> leftReaches(Host host) {
      List<Deed> deeds = new ArrayList<>();
      for (int i = 0; i < scenario.earlier().size(); i++) {
        Line line = scenario.earlier().get(i);
        if (line.from() != side && (host.earlier() & (1 << i)) == 0) {
          Host met = host.met(host.earlier() | (1 << i));
          deeds.addAll(deeds(met, Sent.of(line.segment())));
        }
      }
      return deeds;
    }

    private Set<Unseen> anyhow(Set<Unseen> states) {
      Courses courses = known;
      Set<Unseen> reached = new LinkedHashSet<>();
      courses
          .from(states, arriving)
          .forEach(
              (host, masks) ->
                  masks.forEach(mask -> reached.add(new Unseen(courses.host(host), mask))));
      return reached;
    }

    private int bit(Deed deed) {
      deed.sent().ifPresent(sendable::add);
      int index = deed.sent().map(wanted::indexOf).orElse(-1);
      return index < 0 ? 0 : 1 << index;
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

    /** New text ends where a line says, or at the next grain: anywhere else would tell no more. */
    private List<Deed> deeds(Host host) {
      Set<Integer> lengths = new TreeSet<>(LENGTHS);
      for (int point : points) {
        int length = point - host.nxt();
        if (length > 0 && length <= AHEAD_MAX) {
          lengths.add(length);
        }
      }
      int room = host.iss() + 1 + AHEAD_MAX - host.nxt();
      List<Integer> chosen = lengths.stream().filter(length -> length <= room).toList();
      var deeds = new ArrayList<Deed>();
      for (int isn : isns(host)) {
        deeds.addAll(acting(side, FAR).deeds(host, chosen, isn, Timers.ALL));
      }
      for (Sent sent : wanted) {
        int beyond = sent.seq() - host.una();
        if (sent.space() > 0 && beyond >= 0 && beyond <= AHEAD_MAX) {
          // Old text from the number that is wanted, too.
          Acting again = acting(side, Math.max(1, beyond));
          deeds.addAll(again.deeds(host, List.of(sent.length()), isn(side), Timers.RETRANSMISSION));
        }
      }
      // Neither does old text carry more behind it than lines can tell of.
      int edge = host.iss() + 2 + AHEAD_MAX;
      deeds.removeIf(deed -> deed.after().iss() == host.iss() && deed.after().nxt() > edge);
      return deeds;
    }

    private List<Deed> deeds(Host host, Sent arriving) {
      List<Deed> deeds = new ArrayList<>();
      for (int isn : isns(host)) {
        deeds.addAll(Arriving.at(scenario, side).deeds(host, arriving, isn));
      }
      return deeds;
    }

    /** A later connection begins with any number of which lines may tell. */
    private Set<Integer> isns(Host host) {
      Set<Integer> isns = new TreeSet<>(Set.of(isn(side)));
      if (!isFirst(host)) {
        points.forEach(point -> isns.addAll(List.of(point, point - 1)));
      }
      return isns;
    }

    /**
     * The hosts that it may have come to be, each with where its deeds lead: they are found once,
     * however often it is come by.
     */
    private final class Courses {
      private final Map<Host, Integer> numbers = new HashMap<>();
      private final List<Host> hosts = new ArrayList<>();

      /** By host: which host follows, and which of the wanted segments it has sent on the way. */
      private final List<List<Way>> ways = new ArrayList<>();

      private final List<Integer> arrivalsLooked = new ArrayList<>();

      private Host host(int number) {
        return hosts.get(number);
      }

      private int number(Host host) {
        Integer known = numbers.putIfAbsent(host, hosts.size());
        if (known != null) {
          return known;
        }
        hosts.add(host);
        ways.add(null);
        arrivalsLooked.add(0);
        return hosts.size() - 1;
      }

      private Map<Integer, Set<Integer>> from(Set<Unseen> states, List<Sent> arriving) {
        Map<Integer, Set<Integer>> all = new LinkedHashMap<>();
        var open = new ArrayDeque<int[]>();
        states.forEach(state -> reach(number(state.host()), state.sent(), all, open));
        while (!open.isEmpty()) {
          int[] state = open.remove();
          if (!all.getOrDefault(state[0], Set.of()).contains(state[1])) {
            continue;
          }
          for (Way way : ways(state[0], arriving)) {
            reach(way.to(), state[1] | way.sent(), all, open);
          }
        }
        return all;
      }

      private List<Way> ways(int number, List<Sent> arriving) {
        Host host = hosts.get(number);
        Set<Way> found = ways.get(number) == null ? null : new LinkedHashSet<>(ways.get(number));
        int looked = arrivalsLooked.get(number);
        if (found != null && looked == arriving.size()) {
          return ways.get(number);
        }
        if (found == null) {
          found = new LinkedHashSet<>();
          follow(deeds(host), found);
        }
        for (Sent sent : arriving.subList(looked, arriving.size())) {
          follow(deeds(host, sent), found);
        }
        arrivalsLooked.set(number, arriving.size());
        found.remove(new Way(number, 0));
        ways.set(number, List.copyOf(found));
        return ways.get(number);
      }

      private void follow(List<Deed> deeds, Set<Way> found) {
        deeds.forEach(deed -> found.add(new Way(number(plain(deed.after())), bit(deed))));
      }

      /** To have sent more is never worse. */
      private static void reach(
          int host, int sent, Map<Integer, Set<Integer>> all, ArrayDeque<int[]> open) {
        Set<Integer> masks = all.computeIfAbsent(host, key -> new LinkedHashSet<>());
        if (masks.stream().noneMatch(mask -> (mask & sent) == sent)) {
          masks.removeIf(mask -> (mask & sent) == mask);
          masks.add(sent);
          open.add(new int[] {host, sent});
        }
      }
    }
  }

  /**
   * A deed of the host that is not seen.
   *
   * @param to the host that follows
   * @param sent which of the wanted segments it sends, a bit or none
   */
  private record Way(int to, int sent) {}

  /** Whether the lines lead no further ahead than is looked. */
  boolean looksAt(List<Line> lines) {
    for (Line line : lines) {
      Sent sent = Sent.of(line.segment());
      if (line.from() != seen
          && !(isWithin(sent, AHEAD_MAX)
              && lines.stream().allMatch(begun -> isWithinConnection(sent, begun)))) {
        return false;
      }
    }
    return true;
  }

  /** Likewise, beyond where a later connection began. */
  private boolean isWithinConnection(Sent sent, Line begun) {
    int start = begun.segment().seq();
    return begun.from() == seen
        || !begun.segment().isSyn()
        || sent.seq() - start < 0
        || isWithin(sent, start, AHEAD_MAX);
  }

  /** Edits of these do not lead further than that. */
  private boolean isNear(Sent sent) {
    return isWithin(sent, AHEAD_MAX / 2);
  }

  private boolean isWithin(Sent sent, int ahead) {
    Scenario.Host host = scenario.host(seen.peer());
    int first = host.numbers().map(Scenario.Numbers::sndUna).orElse(isn(seen.peer()));
    return isWithin(sent, first, ahead);
  }

  private static boolean isWithin(Sent sent, int first, int ahead) {
    return sent.seq() + sent.length() - first <= ahead;
  }

  /** A line that may come next, chosen by chance; nothing where there is none. */
  Optional<Line> next(List<Line> lines, Random random) {
    stated = statedIn(lines);
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
    scenario.earlier().stream()
        .filter(line -> line.from() != seen)
        .forEach(line -> found.add(Sent.of(line.segment()).from(line.from(), Line.Fate.UNSAID)));
    search.sendable.stream()
        .filter(this::isNear)
        .forEach(sent -> found.add(sent.from(seen.peer(), Line.Fate.UNSAID)));
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
