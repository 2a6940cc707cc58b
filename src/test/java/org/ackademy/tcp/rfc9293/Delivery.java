package org.ackademy.tcp.rfc9293;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.ackademy.tcp.Control;
import org.ackademy.tcp.Event;
import org.ackademy.tcp.Event.Retransmit;
import org.ackademy.tcp.Event.Transmit;
import org.ackademy.tcp.Machine;
import org.ackademy.tcp.Reading;
import org.ackademy.tcp.Segment;
import org.ackademy.tcp.Seq;
import org.ackademy.tcp.Step;
import org.ackademy.tcp.Tcb;
import org.ackademy.tcp.Tcb.Fin;
import org.ackademy.tcp.TcpState;

/**
 * Two hosts that open, send, and close; first over a network that loses and reorders, then over a
 * reliable one, where everything must come to its end.
 */
final class Delivery {
  private static final int DISTURBED_STEPS = 150;

  private final long seed;
  private final Chance chance;
  private final List<Tcb> hosts = new ArrayList<>();
  private final List<Queue<Segment>> toCome = List.of(new ArrayDeque<>(), new ArrayDeque<>());
  private final int[] given = new int[2];
  private final int[] taken = new int[2];

  /** The right edges of the windows offered last. */
  private final int[] edge = new int[2];

  private final boolean[] closed = new boolean[2];

  Delivery(long seed) {
    this.seed = seed;
    this.chance = new Chance(seed);
    hosts.add(Tcb.closed(40));
    hosts.add(chance.oneIn(2) ? Tcb.listen(60) : Tcb.closed(60));
    happens(0, new Event.OpenActive(chance.fresh(), 0));
    if (hosts.get(1).state() == TcpState.CLOSED) {
      happens(1, new Event.OpenActive(chance.fresh(), 0));
    }
  }

  /** Loss, reordering, and the users' calls. */
  void disturb() {
    for (int i = 0; i < DISTURBED_STEPS; i++) {
      int at = chance.below(2);
      switch (chance.below(8)) {
        case 0 -> toCome.get(at).poll();
        case 1 -> rotate(toCome.get(at));
        case 2, 3 -> deliver(at);
        case 4 -> send(at, 1 + chance.below(30));
        case 5 -> receive(at, chance.oneIn(3) ? 0 : 1 + chance.below(60));
        case 6 -> advance(at);
        default -> closeSometimes(at);
      }
    }
  }

  private void closeSometimes(int at) {
    if (chance.oneIn(10) && isOpen(at)) {
      close(at);
    }
  }

  /** In order, without loss, until both are through. */
  void settle(int stepsMax) {
    int steps = 0;
    while (!isThrough(0) || !isThrough(1)) {
      steps++;
      assertThat(steps).as("seed %s does not settle: %s", seed, hosts).isLessThan(stepsMax);
      for (int at = 0; at < 2; at++) {
        while (!toCome.get(at).isEmpty()) {
          deliver(at);
        }
        if (hosts.get(at).rcvWnd() == 0) {
          receive(at, 40);
        }
        if (isOpen(at) && !closed[at] && hosts.get(at).state().isSynchronized()) {
          close(at);
        }
        advance(at);
      }
    }
  }

  /** All that one user sent the other has received, and both know that it is all. */
  void checkDelivered() {
    String what = "seed " + seed;
    assertThat(taken[1]).as(what).isEqualTo(given[0]);
    assertThat(taken[0]).as(what).isEqualTo(given[1]);
    assertThat(closed).as(what).containsExactly(true, true);
  }

  private boolean isThrough(int at) {
    TcpState state = hosts.get(at).state();
    return closed[at] && (state == TcpState.CLOSED || state == TcpState.TIME_WAIT);
  }

  private boolean isOpen(int at) {
    TcpState state = hosts.get(at).state();
    return state != TcpState.CLOSED
        && state != TcpState.LISTEN
        && state != TcpState.SYN_SENT
        && hosts.get(at).fin() == Fin.OPEN;
  }

  private void close(int at) {
    happens(at, new Event.Close());
    closed[at] = true;
  }

  private void send(int at, int octets) {
    if (isOpen(at)) {
      happens(at, new Event.Send(octets));
      given[at] += octets;
    }
  }

  /** Offers another window, but never takes back what was offered (SHLD-14). */
  private void receive(int at, int window) {
    int offered = Seq.distance(hosts.get(at).rcvNxt(), edge[at]);
    if (hosts.get(at).state().isSynchronized()) {
      happens(at, new Event.Receive(Math.max(window, offered)));
    }
  }

  private static void rotate(Queue<Segment> queue) {
    Segment first = queue.poll();
    if (first != null) {
      queue.add(first);
    }
  }

  private void deliver(int at) {
    Segment segment = toCome.get(at).poll();
    if (segment != null) {
      happens(at, new Event.Arrive(segment, Reading.PLAIN, chance.fresh()));
    }
  }

  /**
   * Whatever it can send in its own time: what is due, what is queued, what is not acknowledged.
   */
  private void advance(int at) {
    happens(at, new Event.Acknowledge());
    Tcb tcb = hosts.get(at);
    int octets = Math.min(tcb.queued(), tcb.usableWindow());
    happens(at, new Transmit(octets, octets == tcb.queued() ? Fin.SENT : Fin.OPEN));
    happens(at, new Transmit(octets, Fin.OPEN));
    happens(at, new Event.ProbeWithOctet());
    tcb = hosts.get(at);
    if (tcb.isSynUnacknowledged()) {
      happens(at, new Retransmit(tcb.iss(), 0, Control.SYN));
      happens(at, new Retransmit(tcb.iss() + 1, 0, Control.FIN));
      return;
    }
    int outstanding = tcb.sndNxt() - tcb.sndUna();
    boolean fin = tcb.fin() == Fin.SENT;
    if (outstanding > 0) {
      happens(
          at,
          new Retransmit(tcb.sndUna(), fin ? outstanding - 1 : outstanding, fin ? Control.FIN : 0));
      happens(at, new Retransmit(tcb.sndUna(), fin && outstanding == 1 ? 0 : 1, 0));
    }
  }

  private void happens(int at, Event event) {
    Tcb before = hosts.get(at);
    Step step = Machine.RFC_9293.step(before, event);
    try {
      Invariants.check(before, event, step);
    } catch (AssertionError e) {
      throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
    }
    hosts.set(at, step.tcb());
    step.sent()
        .ifPresent(
            segment -> {
              toCome.get(1 - at).add(segment);
              edge[at] = segment.isAck() ? segment.ack() + segment.window() : edge[at];
            });
    taken[at] += octetsTaken(before, step.tcb());
  }

  /** Octets of text that a step took in: RCV.NXT's advance without SYN and FIN. */
  private static int octetsTaken(Tcb before, Tcb after) {
    boolean met = before.state() == TcpState.SYN_RECEIVED || before.state().isSynchronized();
    if (!met || after.state() == TcpState.CLOSED || after.state() == TcpState.LISTEN) {
      return 0;
    }
    boolean fin = !hasFin(before.state()) && hasFin(after.state());
    return after.rcvNxt() - before.rcvNxt() - (fin ? 1 : 0);
  }

  private static boolean hasFin(TcpState state) {
    return switch (state) {
      case CLOSE_WAIT, CLOSING, LAST_ACK, TIME_WAIT -> true;
      case CLOSED, LISTEN, SYN_SENT, SYN_RECEIVED, ESTABLISHED, FIN_WAIT_1, FIN_WAIT_2 -> false;
    };
  }
}
