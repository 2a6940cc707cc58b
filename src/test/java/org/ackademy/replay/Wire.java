package org.ackademy.replay;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.ackademy.replay.Line.Fate;
import org.ackademy.replay.Line.Given;
import org.ackademy.replay.Scenario.Call;
import org.ackademy.replay.Scenario.Host;
import org.ackademy.replay.Scenario.Network;
import org.ackademy.replay.Scenario.Opening;
import org.ackademy.replay.Scenario.Reopening;
import org.ackademy.replay.Scenario.Shorthand;
import org.ackademy.replay.Scenario.Vantage;
import org.ackademy.tcp.Control;
import org.ackademy.tcp.Options;
import org.ackademy.tcp.Segment;
import org.ackademy.tcp.TcpState;

/**
 * A wire on which tests put segments, of which some never arrive; what arrives does so at once. It
 * gives the exchange as it is seen at each vantage.
 */
final class Wire {
  /** The first octet after each host's SYN. */
  static final int FIRST_A = 1_000;

  static final int FIRST_B = 5_000;

  private final List<Sending> sendings = new ArrayList<>();

  /** What becomes of a segment. */
  enum Fortune {
    ARRIVES,
    IS_LOST
  }

  private record Sending(Side from, Segment segment, Given given, Fortune fortune) {}

  int size() {
    return sendings.size();
  }

  /** A segment whose window is the one that its host always offers. */
  void put(Side from, int control, int seq, int ack, int length, Fortune fortune) {
    Segment segment = new Segment(control, seq, ack, length, 0, 0, Options.NONE);
    sendings.add(new Sending(from, segment, Given.NUMBERS, fortune));
  }

  /** One that arrives. */
  void put(Side from, int control, int seq, int ack, int length) {
    put(from, control, seq, ack, length, Fortune.ARRIVES);
  }

  /** One without text that arrives and tells another window. */
  void putWindow(Side from, int seq, int ack, int window) {
    Segment segment = Segment.of(Control.ACK, seq, ack, window);
    sendings.add(new Sending(from, segment, Given.ALL, Fortune.ARRIVES));
  }

  void handshake() {
    put(Side.A, Control.SYN, FIRST_A - 1, 0, 0);
    put(Side.B, Control.SYN | Control.ACK, FIRST_B - 1, FIRST_A, 0);
    put(Side.A, Control.ACK, FIRST_A, FIRST_B, 0);
  }

  /** The order of time turned round. */
  void reverse() {
    Collections.reverse(sendings);
  }

  /** The lines as they are seen: at a host only those of the peer's that arrive. */
  List<Line> lines(Network network, Vantage vantage) {
    List<Line> lines = new ArrayList<>(sendings.size());
    for (Sending one : sendings) {
      boolean seen =
          switch (vantage) {
            case WIRE -> true;
            case HOST_A -> one.from == Side.A || one.fortune == Fortune.ARRIVES;
            case HOST_B -> one.from == Side.B || one.fortune == Fortune.ARRIVES;
          };
      if (seen) {
        boolean told = network == Network.RELIABLE && one.fortune == Fortune.IS_LOST;
        lines.add(new Line(one.from, one.segment, one.given, told ? Fate.LOST : Fate.UNSAID));
      }
    }
    return lines;
  }

  /** The same as a case: a client and a server, all calls but a crash, any goal. */
  Case seen(Network network, Vantage vantage) {
    return seen(network, vantage, Reopening.NEVER);
  }

  Case seen(Network network, Vantage vantage, Reopening reopening) {
    return new Case(
        "", scenario(network, vantage, reopening), new Exchange(lines(network, vantage)), Map.of());
  }

  private static Scenario scenario(Network network, Vantage vantage, Reopening reopening) {
    return new Scenario(
        host(TcpState.CLOSED, Opening.ACTIVE, FIRST_A - 1),
        host(TcpState.LISTEN, Opening.NEVER, FIRST_B - 1),
        network,
        vantage,
        EnumSet.of(Call.OPEN, Call.SEND, Call.RECEIVE, Call.CLOSE, Call.ABORT),
        List.of(),
        Shorthand.STRICT,
        reopening,
        new Goal.AnyPrefix());
  }

  private static Host host(TcpState start, Opening opening, long isn) {
    return new Host(
        start, opening, OptionalLong.of(isn), Optional.empty(), Scenario.WINDOW_DEFAULT);
  }
}
