package org.ackademy.replay.proof;

import static org.ackademy.replay.proof.Scenarios.runningA;
import static org.ackademy.replay.proof.Scenarios.runningB;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.ackademy.replay.Case;
import org.ackademy.replay.Exchange;
import org.ackademy.replay.Judgement;
import org.ackademy.replay.Judgement.Hidden;
import org.ackademy.replay.Line;
import org.ackademy.replay.Replay;
import org.ackademy.replay.Scenario;
import org.ackademy.replay.Scenario.Call;
import org.ackademy.replay.Scenario.Network;
import org.ackademy.replay.Side;
import org.ackademy.replay.proof.Acting.Timers;
import org.ackademy.replay.proof.Host.Deed;
import org.ackademy.tcp.TcpState;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The explanation that is shown assumes least: of random small exchanges every explanation is
 * looked through, by the oracle's own hosts, and none assumes less than what replay shows.
 */
class FewestAssumptionsTest {
  private static final long SEED = 5961;
  private static final int LINES_MOST = 8;

  static Stream<Arguments> scenarios() {
    String client = "'start':'CLOSED','opens':'active','isn':100";
    String server = "'start':'LISTEN','isn':300";
    String other = "'start':'CLOSED','opens':'active','isn':300";
    String any = ",'goal':'any-prefix'";
    String lossy = ",'network':'lossy'" + any;
    return Stream.of(
        Arguments.of("reliable", client, server, any, 40),
        Arguments.of("reliable, crossing", client, other, any, 40),
        Arguments.of(
            "reliable, running", runningA("ESTABLISHED"), runningB("ESTABLISHED"), any, 40),
        Arguments.of("lossy", client, server, lossy, 40),
        Arguments.of("lossy, crossing", client, other, lossy, 40),
        Arguments.of("lossy, running", runningA("ESTABLISHED"), runningB("ESTABLISHED"), lossy, 40),
        Arguments.of(
            "lossy, half closed", runningA("FIN-WAIT-2"), runningB("CLOSE-WAIT"), lossy, 40));
  }

  /**
   * What is assumed of one host, in the order in which it counts.
   *
   * @param losses segments to it that did not arrive in their turn
   * @param copies those that arrived after a later one, or again
   * @param timers its timers that fired
   * @param calls of its user
   */
  record Assumed(int losses, int copies, int timers, int calls) implements Comparable<Assumed> {
    private static final Comparator<Assumed> ORDER =
        Comparator.comparingInt(Assumed::losses)
            .thenComparingInt(Assumed::copies)
            .thenComparingInt(Assumed::timers)
            .thenComparingInt(Assumed::calls);

    @Override
    public int compareTo(Assumed other) {
      return ORDER.compare(this, other);
    }

    Assumed plus(Assumed more) {
      return new Assumed(
          losses + more.losses, copies + more.copies, timers + more.timers, calls + more.calls);
    }
  }

  static final Assumed NOTHING = new Assumed(0, 0, 0, 0);
  static final Assumed TIMER = new Assumed(0, 0, 1, 0);
  static final Assumed CALL = new Assumed(0, 0, 0, 1);

  @ParameterizedTest(name = "{0}")
  @MethodSource("scenarios")
  void noExplanationAssumesLess(String name, String a, String b, String more, int count) {
    Scenario scenario = Scenarios.of(a, b, more);
    var random = new Random(SEED);
    int compared = 0;
    int assuming = 0;
    for (int i = 0; i < count; i++) {
      List<Line> lines = walk(scenario, random);
      Judgement judgement = Replay.judge(new Case("", scenario, new Exchange(lines), Map.of()));
      assertThat(judgement.verdict()).isInstanceOf(Judgement.Valid.class);
      for (Side side : Side.values()) {
        Assumed shown = shown(judgement, side);
        Assumed least = new Alone(scenario, side, lines).least().orElseThrow();
        assertThat(shown)
            .as("%s, seed %d, %s of %s: %s", name, SEED, side, lines, judgement.explanation())
            .isEqualTo(least);
        compared++;
        assuming += shown.losses() + shown.copies() > 0 ? 1 : 0;
      }
    }
    System.out.printf("%s: %d hosts, %d of them with losses or copies%n", name, compared, assuming);
    assertThat(assuming > 0).isEqualTo(scenario.network() == Network.LOSSY);
  }

  private static List<Line> walk(Scenario scenario, Random random) {
    return scenario.network() == Network.LOSSY
        ? walk(new LossyOracle(scenario), random)
        : walk(new Oracle(scenario), random);
  }

  private static <W> List<Line> walk(Model<W> model, Random random) {
    List<Line> lines = new ArrayList<>();
    W worlds = model.start();
    while (lines.size() < LINES_MOST) {
      List<Model.Next<W>> next = model.next(worlds, Line.Fate.UNSAID);
      if (next.isEmpty()) {
        break;
      }
      Model.Next<W> chosen = next.get(random.nextInt(next.size()));
      lines.add(chosen.line());
      worlds = chosen.after();
    }
    return lines;
  }

  /** What the explanation assumes of one host, counted from what it tells. */
  static Assumed shown(Judgement judgement, Side side) {
    List<Integer> peers = new ArrayList<>();
    Set<Integer> arrived = new HashSet<>();
    int last = 0;
    Assumed sum = NOTHING;
    for (Judgement.Frame frame : judgement.explanation()) {
      for (Hidden hidden : frame.hidden()) {
        if (hidden.at() != side) {
          continue;
        }
        switch (hidden) {
          case Hidden.Called called -> sum = sum.plus(CALL);
          case Hidden.TimedOut out -> sum = sum.plus(TIMER);
          case Hidden.Delivered delivered -> {
            int line = delivered.line();
            int before = last;
            int passed = (int) peers.stream().filter(peer -> peer > before && peer < line).count();
            sum = sum.plus(new Assumed(line > before ? passed : 0, line > before ? 0 : 1, 0, 0));
            last = Math.max(last, line);
            arrived.add(line);
          }
        }
      }
      if (frame.filled().isPresent() && frame.filled().get().from() != side) {
        peers.add(frame.line());
      }
    }
    assertThat(peers).containsAll(arrived);
    return sum;
  }

  /** One host by itself: its own lines are to be sent, its peer's may arrive. */
  static final class Alone {
    private final Scenario scenario;
    private final Side side;
    private final List<Line> lines;
    private final Acting acting;
    private final Arriving arriving;

    Alone(Scenario scenario, Side side, List<Line> lines) {
      this.scenario = scenario;
      this.side = side;
      this.lines = lines;
      this.acting =
          new Acting(scenario, scenario.host(side), scenario.host(side.peer()).rcvWnd(), 1);
      this.arriving = Arriving.at(scenario, side);
    }

    /** A host, how many lines have been, and up to which its peer's have arrived. */
    private record Place(Host host, int lines, int arrived) {}

    private record Way(Place place, Assumed assumed) {}

    /** The least that an explanation assumes; nothing where there is none. */
    Optional<Assumed> least() {
      Map<Place, Assumed> known = new HashMap<>();
      PriorityQueue<Way> todo = new PriorityQueue<>(Comparator.comparing(Way::assumed));
      todo.add(new Way(new Place(Host.starting(scenario.host(side)), 0, 0), NOTHING));
      while (!todo.isEmpty()) {
        Way way = todo.remove();
        if (known.putIfAbsent(way.place(), way.assumed()) != null) {
          continue;
        }
        if (way.place().lines() == lines.size()) {
          return Optional.of(way.assumed());
        }
        for (Way next : after(way)) {
          todo.add(next);
        }
      }
      return Optional.empty();
    }

    private List<Way> after(Way way) {
      Place at = way.place();
      List<Way> next = new ArrayList<>();
      Line line = lines.get(at.lines());
      boolean own = line.from() == side;
      if (!own) {
        next.add(new Way(new Place(at.host(), at.lines() + 1, at.arrived()), way.assumed()));
      }
      Optional<Sent> wanted = own ? Optional.of(Sent.of(line.segment())) : Optional.empty();
      List<Integer> lengths = wanted.map(sent -> List.of(sent.length())).orElse(List.of());
      int isn = isn(at.host(), wanted);
      Timers timers = scenario.network() == Network.LOSSY ? Timers.ALL : Timers.NONE;
      for (Deed deed : acting.deeds(at.host(), lengths, isn, timers)) {
        add(way, deed, wanted, at.arrived(), doing(scenario, at.host(), deed), next);
      }
      int passed = 0;
      for (int i = 1; i <= at.lines(); i++) {
        if (lines.get(i - 1).from() == side) {
          continue;
        }
        boolean isNext = i > at.arrived();
        if (scenario.network() == Network.LOSSY || (isNext && passed == 0)) {
          Assumed cost = new Assumed(isNext ? passed : 0, isNext ? 0 : 1, 0, 0);
          for (Deed deed : arriving.deeds(at.host(), Sent.of(lines.get(i - 1).segment()), isn)) {
            add(way, deed, wanted, Math.max(i, at.arrived()), cost, next);
          }
        }
        passed += isNext ? 1 : 0;
      }
      return next;
    }

    /** The number with which a connection would begin: the line's own, where none is fixed. */
    private int isn(Host host, Optional<Sent> wanted) {
      boolean first = host.connections() == 0 || (host.passive() && host.connections() == 1);
      return first && scenario.host(side).isn().isPresent()
          ? (int) scenario.host(side).isn().getAsLong()
          : wanted.map(Sent::seq).orElse(0);
    }

    private static void add(
        Way way, Deed deed, Optional<Sent> wanted, int arrived, Assumed more, List<Way> next) {
      int sent = deed.sent().isPresent() ? 1 : 0;
      if (sent == 0 || deed.sent().equals(wanted)) {
        Place place = new Place(deed.after(), way.place().lines() + sent, arrived);
        next.add(new Way(place, way.assumed().plus(more)));
      }
    }

    /** What it takes that a host does something of itself. */
    static Assumed doing(Scenario scenario, Host host, Deed deed) {
      if (deed.sent().isEmpty()) {
        boolean byUser =
            switch (host.state()) {
              case SYN_SENT -> scenario.allows(Call.CLOSE);
              case CLOSING, LAST_ACK, TIME_WAIT -> scenario.allows(Call.ABORT);
              case CLOSED, LISTEN, SYN_RECEIVED, ESTABLISHED, FIN_WAIT_1, FIN_WAIT_2, CLOSE_WAIT ->
                  false;
            };
        return byUser ? CALL : TIMER;
      }
      Sent sent = deed.sent().get();
      if (sent.rst()) {
        return CALL;
      }
      if (sent.syn()) {
        return host.state() == TcpState.CLOSED ? CALL : TIMER;
      }
      if (sent.space() == 0) {
        boolean due = host.ackDue() != Host.Due.NO && sent.seq() == host.nxt();
        return due ? NOTHING : TIMER;
      }
      boolean old = sent.seq() - host.nxt() < 0;
      boolean text = sent.seq() + sent.length() - host.nxt() > 0;
      boolean keepAlive = old && sent.seq() == host.nxt() - 1 && host.una() == host.nxt();
      Assumed assumed = old ? TIMER : NOTHING;
      assumed = text && !keepAlive ? assumed.plus(CALL) : assumed;
      return sent.fin() && !host.finSent() ? assumed.plus(CALL) : assumed;
    }
  }
}
