package org.ackademy.tcp.rfc9293;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.ackademy.tcp.Control;
import org.ackademy.tcp.Event;
import org.ackademy.tcp.Event.Arrive;
import org.ackademy.tcp.Event.Fresh;
import org.ackademy.tcp.Event.Retransmit;
import org.ackademy.tcp.Event.Transmit;
import org.ackademy.tcp.Held;
import org.ackademy.tcp.Machine;
import org.ackademy.tcp.Options;
import org.ackademy.tcp.Reading;
import org.ackademy.tcp.Segment;
import org.ackademy.tcp.Tcb;
import org.ackademy.tcp.Tcb.Fin;
import org.ackademy.tcp.Tcb.Origin;
import org.ackademy.tcp.TcpState;

/** Events, segments and blocks drawn by a seed. */
final class Chance {
  private final SplittableRandom random;

  Chance(long seed) {
    random = new SplittableRandom(seed);
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  boolean oneIn(int n) {
    return random.nextInt(n) == 0;
  }

  <T> T of(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  /** A number near one of these, or, rarely, anywhere on the circle. */
  int near(int... points) {
    return oneIn(20)
        ? random.nextInt()
        : points[random.nextInt(points.length)] + random.nextInt(-3, 4);
  }

  Fresh fresh() {
    return new Fresh(oneIn(3) ? -1 - random.nextInt(3) : random.nextInt(), Options.NONE);
  }

  /** A call or a timeout that may well be impossible. */
  Event doing(Tcb tcb) {
    return switch (random.nextInt(20)) {
      case 0 -> new Event.OpenPassive();
      case 1 -> new Event.OpenActive(fresh(), oneIn(4) ? 5 : 0);
      case 2, 3 -> new Event.Send(1 + random.nextInt(50));
      case 4 -> new Event.Receive(oneIn(3) ? 0 : 1 + random.nextInt(100));
      case 5 -> oneIn(4) ? new Event.Close() : new Event.Status();
      case 6 -> oneIn(20) ? new Event.Abort(Control.RST) : new Event.Status();
      case 7 -> new Event.TimeWaitTimeout();
      case 8 -> oneIn(50) ? new Event.UserTimeout() : new Event.Status();
      case 9 -> oneIn(50) ? new Event.Crash() : new Event.Status();
      case 10 -> new Event.KeepAlive(random.nextInt(2));
      case 11 -> new Event.ProbeBehind(random.nextInt(2));
      case 12 -> new Event.ProbeWithOctet();
      case 13, 14 -> retransmit(tcb);
      case 15, 16 -> new Event.Acknowledge();
      default -> transmit(tcb);
    };
  }

  Event transmit(Tcb tcb) {
    int octets = random.nextInt(1 + Math.min(tcb.queued(), 60));
    return new Transmit(octets, oneIn(2) ? Fin.SENT : Fin.OPEN);
  }

  private Event retransmit(Tcb tcb) {
    int inFlight = Math.max(1, tcb.sndNxt() - tcb.sndUna());
    int control = oneIn(3) ? Control.FIN : oneIn(3) ? Control.SYN : 0;
    return new Retransmit(
        near(tcb.sndUna(), tcb.iss()), random.nextInt(Math.min(inFlight + 2, 100)), control);
  }

  /** The arrival of a segment, read in one of the ways offered. */
  Arrive arrival(Tcb tcb, Segment segment) {
    return new Arrive(segment, of(Machine.RFC_9293.readings(tcb, segment)), fresh());
  }

  /** The arrival of a segment, read in any way. */
  Arrive anyArrival(Segment segment) {
    return new Arrive(segment, of(List.of(Reading.values())), fresh());
  }

  /** Any segment at all, its numbers often near those that matter to the block. */
  Segment garbage(Tcb tcb) {
    return new Segment(
        random.nextInt(Control.ALL + 1),
        near(tcb.rcvNxt(), tcb.rcvEnd(), tcb.irs()),
        near(tcb.sndUna(), tcb.sndNxt(), tcb.iss(), tcb.sndUna() - tcb.sndWndMax()),
        oneIn(2) ? 0 : oneIn(10) ? Segment.LENGTH_MAX : random.nextInt(200),
        oneIn(4) ? 0 : random.nextInt(Segment.FIELD_MAX + 1),
        random.nextInt(100),
        oneIn(5) ? options() : Options.NONE);
  }

  private Options options() {
    return new Options(
        random.nextInt(-1, 65_536),
        random.nextInt(-1, 256),
        oneIn(2),
        List.of(),
        Optional.empty(),
        Optional.empty());
  }

  /** Any block at all, sensible or not. */
  Tcb anyBlock() {
    TcpState state = of(List.of(TcpState.values()));
    int una = random.nextInt();
    int rcv = random.nextInt();
    int window = oneIn(3) ? 0 : random.nextInt(1 << 30);
    Held held = oneIn(4) ? Held.NOTHING.with(rcv + 5, rcv + 10) : Held.NOTHING;
    Tcb none = state == TcpState.LISTEN ? Tcb.listen(window) : Tcb.closed(window);
    return none.edit()
        .state(state)
        .origin(of(List.of(Origin.values())))
        .iss(una - random.nextInt(3))
        .sndUna(una)
        .sndNxt(una + random.nextInt(100))
        .sndWnd(oneIn(3) ? 0 : random.nextInt(1 << 30))
        .sndWndMax(random.nextInt(1 << 30))
        .sndWl1(random.nextInt())
        .sndWl2(random.nextInt())
        .queued(oneIn(2) ? 0 : random.nextInt(1000))
        .fin(of(List.of(Fin.values())))
        .irs(rcv - random.nextInt(3))
        .rcvNxt(rcv)
        .rcvUp(random.nextInt())
        .ackDue(random.nextInt(4))
        .held(held)
        .done();
  }
}
