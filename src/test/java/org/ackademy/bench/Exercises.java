package org.ackademy.bench;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.ackademy.replay.Case;
import org.ackademy.replay.Exchange;
import org.ackademy.replay.Exchanges;
import org.ackademy.replay.Goal;
import org.ackademy.replay.Scenario;
import org.ackademy.replay.Scenario.Host;
import org.ackademy.replay.Scenario.Network;
import org.ackademy.replay.Scenario.Opening;
import org.ackademy.replay.Scenario.Reopening;
import org.ackademy.replay.Scenario.Shorthand;
import org.ackademy.replay.Scenario.Vantage;
import org.ackademy.replay.Side;
import org.ackademy.tcp.TcpState;

/** Exercises as learners get them, and answers as they give them. */
final class Exercises {
  private static final Host CLIENT = host(TcpState.CLOSED, Opening.ACTIVE);
  private static final Host SERVER = host(TcpState.LISTEN, Opening.NEVER);
  private static final List<String> OPEN_AND_CLOSE =
      List.of(
          "A > B SYN seq=100",
          "B > A SYN,ACK seq=300 ack=101",
          "A > B ACK seq=101 ack=301",
          "A > B PSH,ACK seq=101 ack=301 len=20",
          "B > A ACK seq=301 ack=121",
          "A > B FIN,ACK seq=121 ack=301",
          "B > A ACK seq=301 ack=122",
          "B > A FIN,ACK seq=301 ack=122",
          "A > B ACK seq=122 ack=302");

  private Exercises() {}

  private static Host host(TcpState start, Opening opening) {
    return new Host(
        start, opening, OptionalLong.empty(), Optional.empty(), Scenario.WINDOW_DEFAULT);
  }

  private static Case asked(Goal goal, List<String> lines) {
    Scenario scenario =
        new Scenario(
            CLIENT,
            SERVER,
            Network.RELIABLE,
            Vantage.WIRE,
            Scenario.CALLS_DEFAULT,
            List.of(),
            Shorthand.STRICT,
            Reopening.NEVER,
            goal);
    return new Case("", scenario, Exchanges.exchange(lines), Map.of());
  }

  private static Case closing(List<String> lines) {
    Goal goal =
        new Goal.Reached(
            Map.of(
                Side.A, Set.of(TcpState.TIME_WAIT, TcpState.CLOSED),
                Side.B, Set.of(TcpState.CLOSED)),
            Map.of(),
            OptionalInt.empty(),
            Map.of(),
            List.of());
    return asked(goal, lines);
  }

  /** A whole connection with data, closed in four segments. */
  static Case rightAnswer() {
    return closing(OPEN_AND_CLOSE);
  }

  /** The same, broken off after the first FIN. */
  static Case unfinishedAnswer() {
    return closing(OPEN_AND_CLOSE.subList(0, 6));
  }

  /** The same with a wrong number, a wrong flag and a line too few. */
  static Case wrongAnswer() {
    return closing(
        List.of(
            "A > B SYN seq=100",
            "B > A SYN,ACK seq=300 ack=100",
            "A > B ACK seq=101 ack=301",
            "A > B PSH,ACK seq=101 ack=301 len=20",
            "B > A ACK seq=301 ack=121",
            "A > B FIN seq=121",
            "B > A FIN,ACK seq=301 ack=122",
            "A > B ACK seq=122 ack=302"));
  }

  /** A connection of ten segments as a capture holds it: anything may have been lost. */
  static Case connection(int number) {
    int a = 1_000_000 * number;
    int b = 77_777 * number + 5;
    Exchange exchange =
        Exchanges.exchange(
            line("A > B SYN", a, Optional.empty(), 0),
            line("B > A SYN,ACK", b, Optional.of(a + 1), 0),
            line("A > B ACK", a + 1, Optional.of(b + 1), 0),
            line("A > B PSH,ACK", a + 1, Optional.of(b + 1), 120),
            line("B > A ACK", b + 1, Optional.of(a + 121), 0),
            line("B > A PSH,ACK", b + 1, Optional.of(a + 121), 1_400),
            line("A > B ACK", a + 121, Optional.of(b + 1_401), 0),
            line("A > B FIN,ACK", a + 121, Optional.of(b + 1_401), 0),
            line("B > A FIN,ACK", b + 1_401, Optional.of(a + 122), 0),
            line("A > B ACK", a + 122, Optional.of(b + 1_402), 0));
    Scenario scenario =
        new Scenario(
            CLIENT,
            SERVER,
            Network.LOSSY,
            Vantage.WIRE,
            Set.of(Scenario.Call.values()),
            List.of(),
            Shorthand.STRICT,
            Reopening.NEVER,
            new Goal.AnyPrefix());
    return new Case("", scenario, exchange, Map.of());
  }

  private static String line(String head, int seq, Optional<Integer> ack, int length) {
    return head
        + " seq="
        + Integer.toUnsignedString(seq)
        + ack.map(number -> " ack=" + Integer.toUnsignedString(number)).orElse("")
        + " len="
        + length;
  }
}
