package org.ackademy.replay;

import java.util.ArrayList;
import java.util.List;
import org.ackademy.replay.Deliveries.Asked;
import org.ackademy.replay.Deliveries.Moment;
import org.ackademy.tcp.Seq;
import org.ackademy.tcp.Step;
import org.ackademy.tcp.Tcb;
import org.ackademy.tcp.TcpState;

/** What one host can do, seen and unseen, given what its peer has sent. */
final class HostSearch {
  private final Side side;
  private final Steps steps;
  private final Lull lull;
  private final SilentDoings silentDoings;
  private final Deliveries deliveries;
  private final Ties ties;
  private final Arrivals arrivals;
  private final Sendings sendings;

  HostSearch(
      Scenario scenario,
      Side side,
      Steps steps,
      Writing writing,
      FreshNumbers freshNumbers,
      Deliveries deliveries,
      Nearness nearness) {
    this.side = side;
    this.steps = steps;
    this.deliveries = deliveries;
    this.ties = new Ties(scenario, side, writing.isByTheBook(steps.machine()));
    this.arrivals = new Arrivals(scenario, side, steps, ties, freshNumbers, deliveries, nearness);
    this.sendings =
        new Sendings(scenario, side, steps, writing, ties, freshNumbers, deliveries, nearness);
    this.lull = new Lull(steps);
    this.silentDoings = new SilentDoings(scenario, side, steps, writing);
  }

  Deliveries deliveries() {
    return deliveries;
  }

  Elsewhere elsewhere() {
    return arrivals.elsewhere();
  }

  private void silently(HostState state, Walk walk) {
    if (state.reply() != null) {
      arrivals.withheld(state, walk);
    } else {
      arrivals.at(state, walk);
      silentDoings.of(state, walk);
    }
  }

  /** Visits a state that is reached without any line being sent. */
  interface Visitor {
    /** Whether what follows silently is to be visited too. */
    boolean goesOnAfter(HostState state);
  }

  /**
   * Visits every state that the host can silently come to, each once.
   *
   * @param moment when this happens
   */
  void walk(HostFrontier from, Moment moment, Visitor visitor) {
    walk(new Walk(from, moment), visitor);
  }

  private void walk(Walk walk, Visitor visitor) {
    for (HostState state = walk.next(); state != null; state = walk.next()) {
      steps.count();
      if (visitor.goesOnAfter(state)) {
        silently(state, walk);
      }
    }
  }

  /** The state after a step by which no segment arrives. */
  static HostState.Draft carried(HostState state, Step step) {
    return state.then(step.tcb()).taken(state.taken()).earlier(state.earlier());
  }

  /**
   * The states in which the host has just sent this line, by the way in which its free numbers are
   * filled in.
   */
  Emissions emitting(Branch branch, Line line, int number) {
    return emitting(branch, line, number, Asked.LINE);
  }

  /** Likewise, for a line of the exchange or a move that could be one. */
  Emissions emitting(Branch branch, Line line, int number, Asked of) {
    Emissions found = new Emissions(line, branch.sentBy(side), branch.sentBy(side.peer()));
    Line asked = ties.untied(line, branch);
    Moment moment = new Moment(number, asked, branch.sentBy(side.peer()), of);
    Walk walk = new Walk(branch.of(side), moment);
    walk(walk, state -> goesOn(state, line, number, branch, found, walk));
    return found;
  }

  /**
   * Likewise for a line of which no number is given, where any such line finds the host in the same
   * states.
   *
   * @param reached these states, see {@link #reached}
   */
  Emissions emitting(List<HostState> reached, Branch branch, Line line, int number) {
    Emissions found = new Emissions(line, branch.sentBy(side), branch.sentBy(side.peer()));
    for (HostState state : reached) {
      if (sendings.couldSend(state, line)) {
        steps.count();
        sendings.emit(state, line, number, branch, found);
      }
    }
    return found;
  }

  /** All states from which the host could send the line of a number, in a reliable network. */
  List<HostState> reached(Branch branch, int number) {
    List<HostState> reached = new ArrayList<>();
    Moment moment = new Moment(number, null, branch.sentBy(side.peer()));
    walk(
        branch.of(side),
        moment,
        state -> {
          if (deliveries.allowsSending(state, moment)) {
            reached.add(state);
          }
          return true;
        });
    return reached;
  }

  /** Looks whether the line goes out in a state, and whether what follows is to be looked at. */
  private boolean goesOn(
      HostState state, Line line, int number, Branch branch, Emissions found, Walk walk) {
    if (!deliveries.allowsSending(state, walk.moment())) {
      return true;
    }
    boolean tied = ties.bindNow(state, line, branch);
    boolean replies = state.reply() != null;
    if (!replies && tied && line.segment().ack() != state.tcb().rcvNxt()) {
      return !Seq.isBefore(line.segment().ack(), state.tcb().rcvNxt());
    }
    boolean sent = sendings.emit(state, line, number, branch, found);
    if (sent && tied) {
      settle(state, line, walk);
    }
    // What arrives before text of a given number could as well arrive after it.
    boolean commutes = sent && !replies && line.segment().seqLength() > 0 && line.given().seq();
    return !tied || !commutes;
  }

  /** What arrives before a bare acknowledgment can often as well arrive after it. */
  private void settle(HostState state, Line line, Walk walk) {
    Tcb tcb = state.tcb();
    boolean commutes =
        deliveries.mayArriveLater()
            && line.segment().seqLength() == 0
            && line.given().seq()
            && !elsewhere().isPossible()
            && Sendings.withLineWindow(tcb, line).rcvWnd() == tcb.rcvWnd()
            && lull.isAhead(tcb, walk.moment().peer(), state.taken());
    if (commutes) {
      walk.settles();
    }
  }

  /** The states at some moment before the next line in which the host is in the claimed one. */
  HostFrontier claiming(Branch branch, TcpState claimed, int number) {
    HostFrontier found = new HostFrontier();
    walk(
        branch.of(side),
        new Moment(number + 1, null, branch.sentBy(side.peer())),
        state -> {
          if (steps.machine().state(state.tcb()) == claimed) {
            found.add(state);
          }
          return true;
        });
    return found;
  }
}
