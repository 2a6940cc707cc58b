package org.ackademy.replay;

import org.ackademy.replay.Judgement.Hidden;
import org.ackademy.replay.Judgement.Timer;
import org.ackademy.replay.Scenario.Call;
import org.ackademy.replay.Scenario.Network;
import org.ackademy.replay.Scenario.Reopening;
import org.ackademy.tcp.Event;
import org.ackademy.tcp.Rules;
import org.ackademy.tcp.Rules.Change;
import org.ackademy.tcp.Step;
import org.ackademy.tcp.Tcb;
import org.ackademy.tcp.Tcb.AckDue;
import org.ackademy.tcp.TcpState;

/** The calls and timeouts of one host that send nothing. */
record SilentDoings(Scenario scenario, Side side, Steps steps, Writing writing) {

  /** What can follow a state. */
  void of(HostState state, Walk walk) {
    Line wanted = walk.moment().wanted();
    boolean lossy = scenario.network() == Network.LOSSY;
    if (writing.isByTheBook(steps.machine())
        && lossy
        && wanted != null
        && !wanted.segment().isRst()
        && !wanted.segment().isSyn()) {
      // None of them brings a host nearer to sending anything but a SYN or a RST.
      return;
    }
    Tcb tcb = state.tcb();
    Rules rules = steps.machine().rules();
    switch (tcb.state()) {
      case CLOSED -> {
        boolean listened = scenario.host(side).start() == TcpState.LISTEN;
        if (listened && scenario.reopening() == Reopening.ALLOWED) {
          call(state, new Event.OpenPassive(), Call.OPEN, walk);
        }
      }
      case SYN_SENT -> call(state, new Event.Close(), Call.CLOSE, walk);
      case CLOSING, LAST_ACK -> {
        call(state, Doings.ABORT, Call.ABORT, walk);
        if (rules.have(Change.FIN_WAIT_2_TO_CLOSING)
            && tcb.state() == TcpState.CLOSING
            && tcb.isFinAcknowledged()) {
          timeOut(state, new Event.TimeWaitTimeout(), Timer.TIME_WAIT, walk);
        }
      }
      case TIME_WAIT -> {
        call(state, Doings.ABORT, Call.ABORT, walk);
        if ((tcb.ackDue() & AckDue.NEWS) == 0) {
          timeOut(state, new Event.TimeWaitTimeout(), Timer.TIME_WAIT, walk);
        }
      }
      case CLOSE_WAIT -> {
        if (rules.have(Change.CLOSE_WAIT_TIMES_OUT) && (tcb.ackDue() & AckDue.NEWS) == 0) {
          Step gone = steps.step(tcb, new Event.UserTimeout());
          Hidden hidden = new Hidden.TimedOut(side, Timer.USER, gone.tcb().state());
          walk.add(
              HostSearch.carried(state, gone).cost(state.cost().plusTimeout()).saw(hidden).done());
        }
      }
      case LISTEN, SYN_RECEIVED, ESTABLISHED, FIN_WAIT_1, FIN_WAIT_2 -> {
        // Nothing here is done without a segment.
      }
    }
    if (tcb.state() != TcpState.CLOSED && tcb.state() != TcpState.LISTEN) {
      crash(state, walk);
      if (lossy && wanted != null) {
        timeOut(state, new Event.UserTimeout(), Timer.USER, walk);
      }
    }
  }

  private void timeOut(HostState state, Event event, Timer timer, Walk walk) {
    Step step = steps.step(state.tcb(), event);
    HostState.Draft next =
        HostSearch.carried(state, step)
            .cost(state.cost().plusTimeout())
            .saw(new Hidden.TimedOut(side, timer, step.tcb().state()));
    walk.add(timer == Timer.USER ? next.abandoned().done() : next.done());
  }

  private void call(HostState state, Event event, Call call, Walk walk) {
    if (!scenario.allows(call)) {
      return;
    }
    Step step = steps.step(state.tcb(), event);
    Hidden hidden = new Hidden.Called(side, call, 0, step.tcb().state());
    walk.add(HostSearch.carried(state, step).cost(state.cost().plusCall()).saw(hidden).done());
  }

  private void crash(HostState state, Walk walk) {
    if (!scenario.allows(Call.CRASH)) {
      return;
    }
    Step step = steps.step(state.tcb(), new Event.Crash());
    Hidden hidden = new Hidden.Called(side, Call.CRASH, 0, step.tcb().state());
    walk.add(
        HostSearch.carried(state, step)
            .abandoned()
            .cost(state.cost().plusCrash())
            .saw(hidden)
            .done());
  }
}
