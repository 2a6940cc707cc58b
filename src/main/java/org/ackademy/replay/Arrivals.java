package org.ackademy.replay;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.ackademy.replay.Deliveries.Moment;
import org.ackademy.replay.Judgement.Hidden;
import org.ackademy.replay.Scenario.Call;
import org.ackademy.replay.Scenario.Reopening;
import org.ackademy.tcp.Control;
import org.ackademy.tcp.Event;
import org.ackademy.tcp.Event.Fresh;
import org.ackademy.tcp.Reading;
import org.ackademy.tcp.Rules.Change;
import org.ackademy.tcp.Segment;
import org.ackademy.tcp.Step;
import org.ackademy.tcp.Tcb;
import org.ackademy.tcp.TcpState;

/**
 * What comes of the segments that arrive at one host, by every reading that the RFC leaves open.
 *
 * @rfc 9293 3.10.7
 */
final class Arrivals {
  private final Scenario scenario;
  private final Side side;
  private final Steps steps;
  private final Ties ties;
  private final FreshNumbers freshNumbers;
  private final Deliveries deliveries;
  private final Elsewhere elsewhere;
  private final Nearness nearness;
  private final TooEarly tooEarly;

  Arrivals(
      Scenario scenario,
      Side side,
      Steps steps,
      Ties ties,
      FreshNumbers freshNumbers,
      Deliveries deliveries,
      Nearness nearness) {
    this.scenario = scenario;
    this.side = side;
    this.steps = steps;
    this.ties = ties;
    this.freshNumbers = freshNumbers;
    this.deliveries = deliveries;
    this.nearness = nearness;
    this.elsewhere = new Elsewhere(freshNumbers, nearness);
    this.tooEarly = new TooEarly(steps, deliveries.discarding());
  }

  Elsewhere elsewhere() {
    return elsewhere;
  }

  /** What can arrive at a host that owes no reply. */
  void at(HostState state, Walk walk) {
    deliveries.offer(
        state,
        walk.moment(),
        (sent, taken, earlier, cost) -> deliver(state, sent, taken, earlier, cost, walk));
  }

  /** A challenge ACK need not go out wherever one is drawn. */
  void withheld(HostState state, Walk walk) {
    Segment reply = state.reply();
    if (reply != null && reply.control() == Control.ACK) {
      for (Tcb tcb : deliveries.withholding(state.tcb())) {
        walk.addToRun(HostSearch.carried(state, Step.to(tcb)).done());
      }
    }
  }

  private void deliver(
      HostState state, Sent sent, int taken, BigInteger used, Cost cost, Walk walk) {
    for (Segment segment : elsewhere.readings(state, sent.segment())) {
      for (Fresh fresh : freshNumbers.choices(state, walk.moment().now(), nearness)) {
        for (Reading reading : steps.machine().readings(state.tcb(), segment)) {
          if (allows(reading, segment) && isAnswerOfUse(reading, state.tcb(), walk.moment())) {
            Event.Arrive arrival = new Event.Arrive(segment, reading, fresh);
            arrive(state, arrival, new Delivery(sent.line(), taken, used, cost), walk);
          }
        }
      }
    }
    ignoreSyn(state, sent, taken, walk);
  }

  /** Of which line an arrival is, what has arrived with it, and what that assumes. */
  private record Delivery(int line, int taken, BigInteger earlier, Cost cost) {}

  private void arrive(HostState state, Event.Arrive arrival, Delivery delivery, Walk walk) {
    int now = walk.moment().now();
    Tcb ready = withSynWindow(state.tcb(), now);
    Step step = steps.step(ready, arrival);
    if (step.isImpossible()) {
      return;
    }
    List<Tcb> possible =
        tooEarly.after(
            ready, step.tcb(), arrival, reach -> serves(reach, walk.moment(), delivery.taken()));
    for (Tcb after : possible) {
      for (Optional<Segment> reply : replies(state, arrival.reading(), step)) {
        HostState.Draft next =
            state
                .then(after)
                .taken(delivery.taken())
                .earlier(delivery.earlier())
                .cost(delivery.cost().plusHaste(freshNumbers.haste(now)));
        if (begins(state.tcb(), after)) {
          next.begun();
        }
        reply.ifPresent(next::reply);
        next.saw(new Hidden.Delivered(side, delivery.line(), after.state()));
        if (movesNothing(arrival.reading(), state.tcb(), after)) {
          walk.addToRun(next.done());
        } else {
          walk.add(next.done());
        }
      }
    }
  }

  /** Whether an arrival leaves the host where it is but for what it knows and owes. */
  private static boolean movesNothing(Reading reading, Tcb before, Tcb after) {
    boolean plain = reading == Reading.PLAIN || reading == Reading.ACKNOWLEDGE_GAP;
    return plain
        && before.state().isSynchronized()
        && after.state().isSynchronized()
        && before.rcvNxt() == after.rcvNxt()
        && before.irs() == after.irs();
  }

  /**
   * Whether an acknowledgment of a gap, which may be left out, could be the wanted line. Where the
   * line acknowledges something else, or brings text, it could only become part of the line.
   */
  private boolean isAnswerOfUse(Reading reading, Tcb tcb, Moment moment) {
    Line wanted = moment.wanted();
    return reading != Reading.ACKNOWLEDGE_GAP
        || wanted == null
        || !ties.bind(wanted)
        || !tcb.state().isSynchronized()
        || (wanted.segment().seqLength() == 0 && wanted.segment().ack() == tcb.rcvNxt());
  }

  /** Whether a host that has come to this number can still send the wanted line. */
  private boolean serves(int reach, Moment moment, int taken) {
    Line wanted = moment.wanted();
    return wanted == null
        || !ties.bind(wanted)
        || !scenario.earlier().isEmpty()
        || TooEarly.leadsTo(reach, wanted.segment().ack(), moment.peer(), taken);
  }

  /** The reset of a half-duplex close carries an acknowledgment or not, as that of ABORT. */
  private List<Optional<Segment>> replies(HostState state, Reading reading, Step step) {
    if (steps.machine().rules().have(Change.SYN_RESETS)
        && state.tcb().state().isSynchronized()
        && step.tcb().state() == TcpState.CLOSED
        && step.sent().isPresent()) {
      return resets(state.tcb(), step.sent().get());
    }
    if (reading != Reading.RESET_ON_DATA || step.sent().isEmpty()) {
      return List.of(step.sent());
    }
    Segment bare = step.sent().get();
    Segment acknowledging =
        Segment.of(Control.RST | Control.ACK, bare.seq(), state.tcb().rcvNxt(), bare.window());
    return List.of(step.sent(), Optional.of(acknowledging));
  }

  /** Who believes in a reset, believes in one of these forms. */
  private static List<Optional<Segment>> resets(Tcb tcb, Segment reset) {
    Segment bare = Segment.of(Control.RST, tcb.sndNxt(), 0, 0);
    Segment acknowledging = Segment.of(Control.RST | Control.ACK, tcb.sndNxt(), tcb.rcvNxt(), 0);
    return List.of(Optional.of(reset), Optional.of(bare), Optional.of(acknowledging));
  }

  private void ignoreSyn(HostState state, Sent sent, int taken, Walk walk) {
    boolean listens = state.tcb().state() == TcpState.LISTEN && sent.segment().isSyn();
    if (listens && deliveries.maySynBeIgnored()) {
      walk.add(
          state
              .then(state.tcb())
              .taken(taken)
              .earlier(state.earlier())
              .cost(state.cost().plusLosses(1))
              .done());
    }
  }

  private Tcb withSynWindow(Tcb tcb, int now) {
    boolean listens = tcb.state() == TcpState.LISTEN || tcb.state() == TcpState.TIME_WAIT;
    return listens ? freshNumbers.withSynWindow(tcb, now) : tcb;
  }

  private static boolean begins(Tcb before, Tcb after) {
    return (before.state() == TcpState.LISTEN || before.state() == TcpState.TIME_WAIT)
        && after.state() == TcpState.SYN_RECEIVED;
  }

  private boolean allows(Reading reading, Segment segment) {
    return switch (reading) {
      case RESET_ON_DATA -> scenario.allows(Call.ABORT);
      case REOPEN -> scenario.reopening() == Reopening.ALLOWED;
      case TAKE_SYN_TEXT -> segment.options().fastOpen().isPresent();
      case PLAIN,
          ACKNOWLEDGE_GAP,
          CROSSING_ESTABLISHES,
          CROSSING_ESTABLISHES_AND_ACKNOWLEDGES,
          SYN_ACK_AGAIN,
          CHALLENGE,
          DROP_SYN_TEXT,
          REFUSE_OLD_TIMESTAMP ->
          true;
    };
  }
}
