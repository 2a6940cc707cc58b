package org.ackademy.fuzz;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.ackademy.replay.Case;
import org.ackademy.replay.Exchange;
import org.ackademy.replay.Goal;
import org.ackademy.replay.Line;
import org.ackademy.replay.Line.Fate;
import org.ackademy.replay.Line.Given;
import org.ackademy.replay.Scenario;
import org.ackademy.replay.Scenario.Call;
import org.ackademy.replay.Scenario.Host;
import org.ackademy.replay.Scenario.Network;
import org.ackademy.replay.Scenario.Opening;
import org.ackademy.replay.Scenario.Reopening;
import org.ackademy.replay.Scenario.Shorthand;
import org.ackademy.replay.Scenario.Vantage;
import org.ackademy.replay.Side;
import org.ackademy.tcp.Options;
import org.ackademy.tcp.Segment;
import org.ackademy.tcp.TcpState;

/**
 * Any octets as a case: two for the scenario, then five for every line. Numbers lie near each
 * other, so that a small change makes the next legal segment.
 */
final class ExchangeBytes {
  private static final int SCENARIO = 2;
  private static final int LINE = 5;
  private static final int FIRST_A = 100;
  private static final int FIRST_B = 300;

  private ExchangeBytes() {}

  static Case read(byte[] octets, int linesMax) {
    List<Line> lines = new ArrayList<>();
    for (int at = SCENARIO; at + LINE <= octets.length && lines.size() < linesMax; at += LINE) {
      lines.add(line(octets, at));
    }
    int first = octets.length > 0 ? octets[0] : 0;
    int second = octets.length > 1 ? octets[1] : 0;
    return new Case("fuzzed", scenario(first, second), new Exchange(lines), Map.of());
  }

  private static Scenario scenario(int first, int second) {
    EnumSet<Call> calls = EnumSet.of(Call.OPEN, Call.SEND, Call.RECEIVE, Call.CLOSE);
    if ((first & 8) != 0) {
      calls.add(Call.ABORT);
    }
    if ((first & 16) != 0) {
      calls.add(Call.CRASH);
    }
    Vantage[] vantages = Vantage.values();
    return new Scenario(
        host(TcpState.CLOSED, Opening.ACTIVE, FIRST_A),
        (second & 1) == 0
            ? host(TcpState.LISTEN, Opening.NEVER, FIRST_B)
            : host(TcpState.CLOSED, Opening.ACTIVE, FIRST_B),
        (first & 4) == 0 ? Network.RELIABLE : Network.LOSSY,
        vantages[(first & 3) % vantages.length],
        calls,
        List.of(),
        (second & 2) == 0 ? Shorthand.STRICT : Shorthand.ALLOWED,
        (second & 4) == 0 ? Reopening.NEVER : Reopening.ALLOWED,
        (second & 8) == 0 ? new Goal.AnyPrefix() : Goal.NOTHING_OWED);
  }

  private static Host host(TcpState start, Opening opening, long isn) {
    return new Host(
        start, opening, OptionalLong.of(isn), Optional.empty(), Scenario.WINDOW_DEFAULT);
  }

  /** Who and how, the control bits, the numbers relative to the hosts' first, the length. */
  private static Line line(byte[] octets, int at) {
    int how = octets[at];
    Side from = (how & 1) == 0 ? Side.A : Side.B;
    int own = from == Side.A ? FIRST_A : FIRST_B;
    int peer = from == Side.A ? FIRST_B : FIRST_A;
    Given given = new Given((how & 2) == 0, (how & 4) == 0, (how & 8) != 0);
    Fate fate = (how & 0x70) == 0x70 ? Fate.LOST : Fate.UNSAID;
    int control = octets[at + 1] & 0xFF;
    int length = octets[at + 4] & 0x7F;
    Segment segment =
        new Segment(
            control,
            given.seq() ? own + octets[at + 2] : 0,
            given.ack() ? peer + octets[at + 3] : 0,
            length,
            given.window() ? (octets[at + 4] & 0x80) << 2 : 0,
            0,
            Options.NONE);
    return new Line(from, segment, given, fate);
  }
}
