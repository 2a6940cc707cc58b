package org.ackademy.replay;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.ackademy.replay.Scenario.Call;
import org.ackademy.replay.Scenario.Host;
import org.ackademy.replay.Scenario.Network;
import org.ackademy.replay.Scenario.Opening;
import org.ackademy.replay.Scenario.Reopening;
import org.ackademy.replay.Scenario.Shorthand;
import org.ackademy.replay.Scenario.Vantage;
import org.ackademy.tcp.TcpState;

/** The scenarios that tests share: A begins at 100, B at 300, as in the RFC's figures. */
final class Scenarios {
  static final Host CLIENT = host(TcpState.CLOSED, Opening.ACTIVE, OptionalLong.of(100));
  static final Host SERVER = host(TcpState.LISTEN, Opening.NEVER, OptionalLong.of(300));
  static final Host OTHER_CLIENT = host(TcpState.CLOSED, Opening.ACTIVE, OptionalLong.of(300));
  static final Host CLOSED_PORT = host(TcpState.CLOSED, Opening.NEVER, OptionalLong.empty());

  static final Map<Side, Set<TcpState>> BOTH_ESTABLISHED =
      Map.of(Side.A, Set.of(TcpState.ESTABLISHED), Side.B, Set.of(TcpState.ESTABLISHED));
  static final Map<Side, Set<TcpState>> CLOSED_BY_A =
      Map.of(Side.A, Set.of(TcpState.TIME_WAIT, TcpState.CLOSED), Side.B, Set.of(TcpState.CLOSED));

  private Scenarios() {}

  static Host host(TcpState start, Opening opening, OptionalLong isn) {
    return new Host(start, opening, isn, Optional.empty(), Scenario.WINDOW_DEFAULT);
  }

  /** A client, this other host, and a network that loses nothing. */
  static Scenario reliable(Host b, Goal goal) {
    return reliable(b, goal, Shorthand.STRICT);
  }

  static Scenario reliable(Host b, Goal goal, Shorthand shorthand) {
    return new Scenario(
        CLIENT,
        b,
        Network.RELIABLE,
        Vantage.WIRE,
        Scenario.CALLS_DEFAULT,
        List.of(),
        shorthand,
        Reopening.NEVER,
        goal);
  }

  /** A client and a server in a network that may do anything. */
  static Scenario lossy(Goal goal) {
    return new Scenario(
        CLIENT,
        SERVER,
        Network.LOSSY,
        Vantage.WIRE,
        Scenario.CALLS_DEFAULT,
        List.of(),
        Shorthand.STRICT,
        Reopening.NEVER,
        goal);
  }

  /** A client and a server seen at one place, where anything may be lost, ABORT included. */
  static Scenario lossy(Vantage vantage) {
    return lossy(vantage, Set.of(Call.OPEN, Call.SEND, Call.RECEIVE, Call.CLOSE, Call.ABORT));
  }

  /** The same, its users never abort. */
  static Scenario calm(Vantage vantage) {
    return lossy(vantage, Scenario.CALLS_DEFAULT);
  }

  private static Scenario lossy(Vantage vantage, Set<Call> calls) {
    return new Scenario(
        CLIENT,
        SERVER,
        Network.LOSSY,
        vantage,
        calls,
        List.of(),
        Shorthand.STRICT,
        Reopening.NEVER,
        new Goal.AnyPrefix());
  }

  /** The same seen elsewhere. */
  static Scenario at(Scenario s, Vantage vantage) {
    return new Scenario(
        s.a(),
        s.b(),
        s.network(),
        vantage,
        s.calls(),
        s.earlier(),
        s.shorthand(),
        s.reopening(),
        s.goal());
  }

  /** The same with another host. */
  static Scenario with(Scenario s, Host b) {
    return new Scenario(
        s.a(),
        b,
        s.network(),
        s.vantage(),
        s.calls(),
        s.earlier(),
        s.shorthand(),
        s.reopening(),
        s.goal());
  }

  static Goal.Reached states(Map<Side, Set<TcpState>> states) {
    return states(states, OptionalInt.empty());
  }

  static Goal.Reached states(Map<Side, Set<TcpState>> states, OptionalInt maxLines) {
    return new Goal.Reached(states, Map.of(), maxLines, Map.of(), List.of());
  }

  static Judgement judge(Scenario scenario, Exchange exchange) {
    return Replay.judge(new Case("", scenario, exchange, Map.of()));
  }
}
