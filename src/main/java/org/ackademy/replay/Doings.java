package org.ackademy.replay;

import org.ackademy.replay.Judgement.Hidden;
import org.ackademy.replay.Judgement.Timer;
import org.ackademy.replay.Postulates.Assumed;
import org.ackademy.replay.Scenario.Call;
import org.ackademy.tcp.Control;
import org.ackademy.tcp.Event;
import org.ackademy.tcp.TcpState;
import org.jspecify.annotations.Nullable;

/** How a host's own doings are told, and what it costs to assume them. */
final class Doings {
  static final Event ABORT = new Event.Abort(Control.RST);

  private Doings() {}

  /** The hidden event to tell of, or null where the line itself tells it. */
  static @Nullable Hidden hidden(Side side, Event event, Assumed assumed, TcpState after) {
    return switch (event) {
      case Event.OpenPassive e -> new Hidden.Called(side, Call.OPEN, 0, after);
      case Event.OpenActive e -> new Hidden.Called(side, Call.OPEN, e.octets(), after);
      case Event.Send e -> new Hidden.Called(side, Call.SEND, e.octets(), after);
      case Event.Receive e -> new Hidden.Called(side, Call.RECEIVE, 0, after);
      case Event.Close e -> new Hidden.Called(side, Call.CLOSE, 0, after);
      case Event.Abort e -> new Hidden.Called(side, Call.ABORT, 0, after);
      case Event.Crash e -> new Hidden.Called(side, Call.CRASH, 0, after);
      case Event.Retransmit e ->
          assumed == Assumed.RETRANSMISSION
              ? new Hidden.TimedOut(side, Timer.RETRANSMISSION, after)
              : null;
      case Event.ProbeWithOctet e -> new Hidden.TimedOut(side, Timer.PERSIST, after);
      case Event.ProbeBehind e -> new Hidden.TimedOut(side, Timer.PERSIST, after);
      case Event.ProbeUrgently e -> new Hidden.TimedOut(side, Timer.PERSIST, after);
      case Event.KeepAlive e -> new Hidden.TimedOut(side, Timer.KEEP_ALIVE, after);
      case Event.TimeWaitTimeout e -> new Hidden.TimedOut(side, Timer.TIME_WAIT, after);
      case Event.UserTimeout e -> new Hidden.TimedOut(side, Timer.USER, after);
      case Event.Status e -> null;
      case Event.Arrive e -> null;
      case Event.Transmit e -> null;
      case Event.Acknowledge e -> null;
    };
  }

  static Cost cost(Cost before, Event event, Assumed assumed) {
    return switch (assumed) {
      case CALLS -> event instanceof Event.Transmit ? before : before.plusCall();
      case NOTHING, NOT_TAKEN -> before;
      case RETRANSMISSION ->
          event instanceof Event.Send || event instanceof Event.Close
              ? before.plusCall()
              : before.plusTimeout();
    };
  }
}
