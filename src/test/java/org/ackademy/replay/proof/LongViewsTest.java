package org.ackademy.replay.proof;

import static org.ackademy.replay.proof.Scenarios.ABORT;
import static org.ackademy.replay.proof.Scenarios.ACTIVE_A;
import static org.ackademy.replay.proof.Scenarios.ACTIVE_B;
import static org.ackademy.replay.proof.Scenarios.CLOSED_B;
import static org.ackademy.replay.proof.Scenarios.LISTENING_B;
import static org.ackademy.replay.proof.Scenarios.REOPENS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.ackademy.notation.ExchangeReader;
import org.ackademy.replay.Exchange;
import org.ackademy.replay.Goal;
import org.ackademy.replay.Line;
import org.ackademy.replay.Scenario;
import org.ackademy.replay.Side;
import org.ackademy.replay.proof.Acting.Timers;
import org.ackademy.replay.proof.Host.Deed;
import org.ackademy.tcp.Control;
import org.ackademy.tcp.TcpState;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What one host sees where anything may be lost, doubled or late is VALID, however long it goes on
 * and however many connections there are: two hosts act by chance, and no oracle has to search.
 */
class LongViewsTest {
  private static final long SEED = Long.getLong("proof.seed", 3360);
  private static final int VIEWS = 4 * (1 + Integer.getInteger("proof.more", 0));
  private static final int LINES_MOST = 80;

  static Stream<Arguments> scenarios() {
    return Stream.of(Scenarios.seenAtAHost(), ViewTest.earlier(), several()).flatMap(all -> all);
  }

  private static Stream<Arguments> several() {
    String again = REOPENS + ABORT;
    return Stream.of(
        arguments("reopening at A", ACTIVE_A, LISTENING_B, "A", again),
        arguments("reopening at B", ACTIVE_A, LISTENING_B, "B", again),
        arguments("reopening at A, no resets", ACTIVE_A, LISTENING_B, "A", REOPENS),
        arguments("crossing, reopening at A", ACTIVE_A, ACTIVE_B, "A", again),
        arguments("closed port, reopening at A", ACTIVE_A, CLOSED_B, "A", again),
        arguments("a listener that is sent back, at A", ACTIVE_A, LISTENING_B, "A", ABORT));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("scenarios")
  void areValid(String name, String a, String b, String host, String more) {
    Scenario scenario = Scenarios.of(a, b, more + ",'network':'lossy','vantage':'" + host + "'");
    var random = new Random(SEED);
    int lines = 0;
    for (int i = 0; i < VIEWS; i++) {
      List<Line> view = new Walk(scenario, Side.valueOf(host), random).go();
      lines += view.size();
      assertThat(Comparison.verdict(scenario, view, new Goal.AnyPrefix()))
          .as("%s, view %d: %s", name, i, print(view))
          .isEqualTo("VALID");
    }
    System.out.printf("%s, seed %d: %d views, %d lines%n", name, SEED, VIEWS, lines);
    assertThat(lines).isPositive();
  }

  private static String print(List<Line> lines) {
    var print = new StringBuilder();
    int number = 0;
    for (String line : ExchangeReader.print(new Exchange(lines))) {
      print.append(System.lineSeparator()).append(++number).append(' ').append(line);
    }
    return print.toString();
  }

  /** Two hosts and a network that acts by chance. */
  private static final class Walk {
    private static final List<Integer> LENGTHS = List.of(10);
    private static final int GRAIN = 10;
    private static final int RECENT = 4;

    /** How far from those before the numbers of another connection begin. */
    private static final List<Integer> STEPS = List.of(1_000_000, 100_000, 1_000, 37, -20, 0);

    private final Scenario scenario;
    private final Side seen;
    private final Random random;
    private final List<Line> lines = new ArrayList<>();
    private final Party here;
    private final Party there;

    private Walk(Scenario scenario, Side seen, Random random) {
      this.scenario = scenario;
      this.seen = seen;
      this.random = random;
      this.here = new Party(seen);
      this.there = new Party(seen.peer());
    }

    /** A host and all that it has sent. */
    private final class Party {
      private final Side side;
      private final List<Sent> sent = new ArrayList<>();
      private Host host;
      private int isn;

      private Party(Side side) {
        this.side = side;
        this.host = Host.starting(scenario.host(side));
        this.isn = (int) scenario.host(side).isn().orElse(700);
        scenario.earlier().stream()
            .filter(line -> line.from() == side)
            .forEach(line -> sent.add(Sent.of(line.segment())));
      }

      private void turnTo(Deed deed) {
        host = deed.after();
        deed.sent().ifPresent(this::send);
      }

      private void send(Sent segment) {
        sent.add(segment);
        if (side == seen) {
          lines.add(segment.from(side, Line.Fate.UNSAID));
        }
      }

      private int isn() {
        boolean isFirst = host.connections() == 0 || (host.passive() && host.connections() == 1);
        if (!isFirst && !sent.isEmpty()) {
          isn = sent.getLast().seq() + STEPS.get(random.nextInt(STEPS.size()));
        }
        return isn;
      }

      private void act() {
        int window = scenario.host(side.peer()).rcvWnd();
        var acting = new Acting(scenario, scenario.host(side), window, GRAIN);
        List<Deed> deeds = acting.deeds(host, LENGTHS, isn(), Timers.ALL);
        if (!deeds.isEmpty()) {
          Deed deed = deeds.get(random.nextInt(deeds.size()));
          boolean ends = host.state() != TcpState.CLOSED && deed.after().state() == TcpState.CLOSED;
          if (!ends || random.nextInt(8) == 0) {
            turnTo(deed);
          }
        }
      }

      /** What RFC 5961 section 5 has a host discard, and the oracle does not. */
      private boolean isTooOld(Sent arriving) {
        return arriving.acks()
            && host.state().isSynchronized()
            && host.una() - arriving.ack() > scenario.host(side.peer()).rcvWnd();
      }

      /** Anything of the other's arrives, rather what it has sent of late. */
      private void hear(Party other) {
        int size = other.sent.size();
        if (size == 0) {
          return;
        }
        int back = random.nextInt(random.nextInt(5) > 0 ? Math.min(RECENT, size) : size);
        Sent arriving = other.sent.get(size - 1 - back);
        if (isTooOld(arriving)) {
          return;
        }
        if (side == seen) {
          lines.add(arriving.from(other.side, Line.Fate.UNSAID));
        }
        List<Deed> deeds = Arriving.at(scenario, side).deeds(host, arriving, isn());
        Deed deed = deeds.get(random.nextInt(deeds.size()));
        boolean isLeftOut =
            deed.sent().filter(reply -> reply.control() == Control.ACK).isPresent()
                && random.nextInt(4) == 0;
        turnTo(isLeftOut ? Deed.silent(deed.after()) : deed);
      }
    }

    private List<Line> go() {
      for (int step = 0; step < 20 * LINES_MOST && lines.size() < LINES_MOST; step++) {
        Party one = random.nextBoolean() ? here : there;
        if (random.nextInt(3) == 0) {
          one.act();
        } else {
          one.hear(one == here ? there : here);
        }
      }
      return lines;
    }
  }
}
