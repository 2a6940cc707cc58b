package org.ackademy.replay.proof;

import static org.ackademy.replay.proof.Scenarios.ABORT;
import static org.ackademy.replay.proof.Scenarios.ACTIVE_A;
import static org.ackademy.replay.proof.Scenarios.ACTIVE_B;
import static org.ackademy.replay.proof.Scenarios.LISTENING_B;
import static org.ackademy.replay.proof.Scenarios.LOSSY;
import static org.ackademy.replay.proof.Scenarios.inBothNetworks;
import static org.ackademy.replay.proof.Scenarios.runningA;
import static org.ackademy.replay.proof.Scenarios.runningB;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.ackademy.notation.ExchangeReader;
import org.ackademy.replay.Case;
import org.ackademy.replay.Exchange;
import org.ackademy.replay.Judgement;
import org.ackademy.replay.Line;
import org.ackademy.replay.Replay;
import org.ackademy.replay.Scenario;
import org.ackademy.replay.Scenario.Network;
import org.ackademy.replay.Side;
import org.ackademy.replay.proof.Acting.Timers;
import org.ackademy.replay.proof.FewestAssumptionsTest.Alone;
import org.ackademy.replay.proof.FewestAssumptionsTest.Assumed;
import org.ackademy.replay.proof.Host.Deed;
import org.ackademy.tcp.Control;
import org.ackademy.tcp.TcpState;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * At a host's place, too, the explanation that is shown assumes least. Of that host its lines are
 * played through with each arrival where it stands; the other is told as on the wire, where its
 * lines are a course of it there, and else nothing is told of it.
 */
class FewestAtHostsTest {
  private static final long SEED = Long.getLong("proof.seed", 2581);
  private static final int VIEWS = 10 * (1 + Integer.getInteger("proof.more", 0));
  private static final int LINES_MOST = 6;

  static Stream<Arguments> scenarios() {
    return inBothNetworks(
        Stream.of(
            Arguments.of("opening", ACTIVE_A, LISTENING_B, ""),
            Arguments.of("opening, aborts", ACTIVE_A, LISTENING_B, ABORT),
            Arguments.of("crossing", ACTIVE_A, ACTIVE_B, ""),
            Arguments.of("running", runningA("ESTABLISHED"), runningB("ESTABLISHED"), ""),
            Arguments.of("half closed", runningA("FIN-WAIT-2"), runningB("CLOSE-WAIT"), "")));
  }

  @ParameterizedTest(name = "{0}, {4}")
  @MethodSource("scenarios")
  void noExplanationAssumesLess(String name, String a, String b, String more, Network network) {
    String lossy = network == Network.LOSSY ? LOSSY : "";
    var random = new Random(SEED);
    int told = 0;
    for (Side seen : Side.values()) {
      String here = more + lossy + ",'goal':'any-prefix','vantage':'" + seen + "'";
      Scenario scenario = Scenarios.of(a, b, here);
      for (int i = 0; i < VIEWS; i++) {
        List<Line> lines = view(scenario, seen, random);
        Judgement judgement = Replay.judge(new Case("", scenario, new Exchange(lines), Map.of()));
        assertThat(judgement.verdict())
            .as("%s, at %s: %s", name, seen, print(lines))
            .isInstanceOf(Judgement.Valid.class);
        String what = "%s, seed %d, at %s: %s".formatted(name, SEED, seen, print(lines));
        assertThat(own(FewestAssumptionsTest.shown(judgement, seen)))
            .as("%s: %s", what, judgement.explanation())
            .isEqualTo(new Seen(scenario, seen, lines).least());
        Optional<Assumed> other = new Alone(scenario, seen.peer(), lines).least();
        told += other.isPresent() ? 1 : 0;
        assertThat(FewestAssumptionsTest.shown(judgement, seen.peer()))
            .as("the other, %s: %s", what, judgement.explanation())
            .isEqualTo(other.orElse(FewestAssumptionsTest.NOTHING));
      }
    }
    System.out.printf("%s, %s: %d views, %d told of both%n", name, network, 2 * VIEWS, told);
    assertThat(told).isPositive();
  }

  private static String print(List<Line> lines) {
    return ExchangeReader.print(new Exchange(lines)).toString();
  }

  /** At its own place what arrives is seen: only timers and calls are assumed. */
  private static Assumed own(Assumed shown) {
    return new Assumed(0, 0, shown.timers(), shown.calls());
  }

  private static List<Line> view(Scenario scenario, Side seen, Random random) {
    var oracle = new ViewOracle(scenario, seen);
    List<Line> lines = new ArrayList<>();
    while (lines.size() < LINES_MOST) {
      Optional<Line> next = oracle.next(lines, random);
      if (next.isEmpty()) {
        break;
      }
      lines.add(next.get());
    }
    return lines;
  }

  /** The host that is seen, by itself: what arrives arrives where it stands. */
  private static final class Seen {
    private final Scenario scenario;
    private final Side side;
    private final List<Line> lines;
    private final Acting acting;
    private final Arriving arriving;

    private Seen(Scenario scenario, Side side, List<Line> lines) {
      this.scenario = scenario;
      this.side = side;
      this.lines = lines;
      this.acting =
          new Acting(scenario, scenario.host(side), scenario.host(side.peer()).rcvWnd(), 1);
      this.arriving = Arriving.at(scenario, side);
    }

    /** A host, the reply that it owes before all else, and how many lines have been. */
    private record Place(Host host, Optional<Sent> reply, int lines) {}

    private record Way(Place place, Assumed assumed) {}

    /** How many lines there are up to the last of its own: what arrives then asks for nothing. */
    private int asking() {
      int asking = lines.size();
      while (asking > 0 && lines.get(asking - 1).from() != side) {
        asking--;
      }
      return asking;
    }

    private Assumed least() {
      Set<Place> known = new HashSet<>();
      PriorityQueue<Way> todo = new PriorityQueue<>(Comparator.comparing(Way::assumed));
      Host start = Host.starting(scenario.host(side));
      todo.add(new Way(new Place(start, Optional.empty(), 0), FewestAssumptionsTest.NOTHING));
      while (true) {
        Way way = todo.remove();
        if (!known.add(way.place())) {
          continue;
        }
        if (way.place().lines() >= asking()) {
          return way.assumed();
        }
        todo.addAll(after(way));
      }
    }

    private List<Way> after(Way way) {
      Place at = way.place();
      List<Way> next = new ArrayList<>();
      if (at.reply().isPresent()) {
        replying(way, next);
        return next;
      }
      Line line = lines.get(at.lines());
      Sent sent = Sent.of(line.segment());
      if (line.from() != side) {
        for (Deed deed : arriving.deeds(at.host(), sent, isn(at.host(), Optional.empty()))) {
          Place then = new Place(deed.after(), deed.sent(), at.lines() + 1);
          next.add(new Way(then, way.assumed()));
        }
        if (isLossy() && at.host().state() == TcpState.LISTEN && sent.syn()) {
          Place ignoring = new Place(at.host(), Optional.empty(), at.lines() + 1);
          next.add(new Way(ignoring, way.assumed()));
        }
      }
      Optional<Sent> wanted = line.from() == side ? Optional.of(sent) : Optional.empty();
      List<Integer> lengths = wanted.map(one -> List.of(one.length())).orElse(List.of());
      Timers timers = isLossy() ? Timers.ALL : Timers.NONE;
      for (Deed deed : acting.deeds(at.host(), lengths, isn(at.host(), wanted), timers)) {
        int own = deed.sent().isPresent() ? 1 : 0;
        if (own == 0 || deed.sent().equals(wanted)) {
          Place then = new Place(deed.after(), Optional.empty(), at.lines() + own);
          Assumed more = Alone.doing(scenario, at.host(), deed);
          next.add(new Way(then, way.assumed().plus(more)));
        }
      }
      return next;
    }

    /** A challenge ACK may be left out where much is lost; every other reply is the next line. */
    private void replying(Way way, List<Way> next) {
      Place at = way.place();
      Line line = lines.get(at.lines());
      boolean isNext =
          line.from() == side && at.reply().equals(Optional.of(Sent.of(line.segment())));
      if (isNext) {
        next.add(new Way(new Place(at.host(), Optional.empty(), at.lines() + 1), way.assumed()));
      }
      if (isLossy() && at.reply().filter(one -> one.control() == Control.ACK).isPresent()) {
        next.add(new Way(new Place(at.host(), Optional.empty(), at.lines()), way.assumed()));
      }
    }

    private boolean isLossy() {
      return scenario.network() == Network.LOSSY;
    }

    private int isn(Host host, Optional<Sent> wanted) {
      boolean first = host.connections() == 0 || (host.passive() && host.connections() == 1);
      return first && scenario.host(side).isn().isPresent()
          ? (int) scenario.host(side).isn().getAsLong()
          : wanted.map(Sent::seq).orElse(0);
    }
  }
}
