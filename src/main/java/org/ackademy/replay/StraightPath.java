package org.ackademy.replay;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.ackademy.replay.Scenario.Call;
import org.ackademy.replay.Scenario.Opening;
import org.ackademy.replay.Scenario.Reopening;
import org.ackademy.replay.Scenario.Vantage;
import org.ackademy.tcp.Control;
import org.ackademy.tcp.TcpState;

/**
 * The way of a connection that nothing happened to: it is opened by a SYN to a listener, what is
 * sent arrives in order and in the window, and it is closed, or reset. Such an exchange has an
 * explanation in any network, and this finds it without a search: each segment arrives in its turn,
 * as late as its receiver's next line lets it (at the vantage of its receiver: where it stands).
 *
 * <p>It only ever accepts. Where it is not sure it gives up, and the search judges. TCP is decided
 * by the machine: tests prove that the search accepts whatever is accepted here.
 *
 * <p>Not to be shared between threads. After {@code follow} has said no, nothing but another start
 * means anything.
 */
public final class StraightPath {
  private static final int KIND = Control.SYN | Control.FIN | Control.RST | Control.ACK;
  private static final int FIN_ACK = Control.FIN | Control.ACK;
  private static final int SYN_ACK = Control.SYN | Control.ACK;
  private static final int RST_ACK = Control.RST | Control.ACK;
  private static final Set<Call> CALLS_OF_CAPTURES =
      EnumSet.of(Call.OPEN, Call.SEND, Call.RECEIVE, Call.CLOSE, Call.ABORT);

  /** A line so far ahead is looked at, so that memory is on its way when its turn comes. */
  private static final int AHEAD = 16;

  private final StraightHost a = new StraightHost();
  private final StraightHost b = new StraightHost();
  private final SeenSegment seen = new SeenSegment();
  private Vantage vantage = Vantage.WIRE;
  private boolean isCapture;
  private boolean isOver;
  private int stamped;
  private int followed;

  /**
   * Judges a case as far as this goes.
   *
   * @return whether it is VALID; where not, only a search can tell
   */
  static boolean leadsThrough(Case question) {
    if (!question.claims().isEmpty()) {
      return false;
    }
    var path = new StraightPath();
    if (!path.start(question.scenario())) {
      return false;
    }
    List<Line> lines = question.exchange().lines();
    int last = lines.size() - 1;
    int controls = 0;
    for (int i = 0; i <= last; i++) {
      Line line = lines.get(i);
      if (!path.seen.show(line) || !path.follow(line.from(), path.seen)) {
        return false;
      }
      controls |= lines.get(Math.min(i + AHEAD, last)).segment().control();
    }
    // Never negative: this is to have looked.
    return controls >= 0 && path.meets(question.scenario().goal());
  }

  /**
   * Starts over, for a connection of a capture: A opens, B listens or is a closed port, their users
   * may do anything, and every beginning of an exchange will do.
   */
  public void start(Vantage seenFrom) {
    clear(seenFrom);
    isCapture = true;
    a.start(TcpState.CLOSED, Opening.ACTIVE, CALLS_OF_CAPTURES);
    b.start(TcpState.LISTEN, Opening.NEVER, CALLS_OF_CAPTURES);
  }

  private boolean start(Scenario scenario) {
    clear(scenario.vantage());
    return a.start(scenario.a(), scenario.calls())
        && b.start(scenario.b(), scenario.calls())
        && a.agreesWith(b)
        && b.agreesWith(a)
        && scenario.earlier().isEmpty()
        && scenario.reopening() == Reopening.NEVER;
  }

  private void clear(Vantage seenFrom) {
    vantage = seenFrom;
    isCapture = false;
    isOver = false;
    stamped = 0;
    followed = 0;
  }

  /** How many segments have been followed. */
  public int followed() {
    return followed;
  }

  private StraightHost of(Side side) {
    return side == Side.A ? a : b;
  }

  /** Follows the next segment of the exchange; says whether it could. */
  public boolean follow(Side from, SeenSegment segment) {
    if (isOver || (segment.control & Control.URG) != 0 || segment.has(SeenSegment.OTHER)) {
      return false;
    }
    followed++;
    StraightHost host = of(from);
    StraightHost peer = of(from.peer());
    boolean sent =
        switch (segment.control & KIND) {
          case Control.ACK, FIN_ACK ->
              isPlain(segment)
                  && host.hears(peer, segment.ack)
                  && host.sends(segment)
                  && host.stamps(segment, peer);
          case Control.SYN ->
              !(arrivesAtOnce(from.peer()) && peer.hasSent())
                  && host.opens(segment)
                  && host.stamps(segment, peer);
          case SYN_ACK -> accepts(host, peer, segment);
          case RST_ACK -> refuses(host, peer, segment) || aborts(host, peer, segment);
          case Control.RST -> aborts(host, segment);
          default -> false;
        };
    return sent && (isOver || !arrivesAtOnce(from) || arrives(peer, host));
  }

  private boolean arrivesAtOnce(Side from) {
    return vantage == (from == Side.A ? Vantage.HOST_B : Vantage.HOST_A);
  }

  /**
   * A listener, or a closed port, answers at once, with the line that comes next: a port that a SYN
   * has come to does not open.
   */
  private static boolean arrives(StraightHost receiver, StraightHost sender) {
    return receiver.isUnopened() || receiver.hearsAll(sender);
  }

  /** What both SYNs had is on every later segment, and nothing else is. */
  private boolean isPlain(SeenSegment segment) {
    return segment.options == stamped;
  }

  private boolean accepts(StraightHost host, StraightHost peer, SeenSegment segment) {
    stamped = segment.options & SeenSegment.TIMESTAMPS;
    return host.accepts(segment, peer) && host.stamps(segment, peer);
  }

  private boolean aborts(StraightHost host, StraightHost peer, SeenSegment segment) {
    return host.hears(peer, segment.ack) && aborts(host, segment);
  }

  private boolean aborts(StraightHost host, SeenSegment segment) {
    isOver = (segment.options & ~stamped) == 0 && host.aborts(segment);
    return isOver;
  }

  private boolean refuses(StraightHost host, StraightHost peer, SeenSegment segment) {
    if (isCapture && host.state() == TcpState.LISTEN) {
      host.start(TcpState.CLOSED, Opening.NEVER, CALLS_OF_CAPTURES);
    }
    isOver = segment.options == 0 && host.refuses(segment, peer);
    return isOver;
  }

  private boolean meets(Goal goal) {
    return switch (goal) {
      case Goal.AnyPrefix any -> true;
      case Goal.Reached reached ->
          !isOver
              && a.hearsAll(b)
              && b.hearsAll(a)
              && a.isSettled()
              && b.isSettled()
              && reached.lost().isEmpty()
              && followed <= reached.maxLines().orElse(Integer.MAX_VALUE)
              && meets(reached, Side.A)
              && meets(reached, Side.B);
    };
  }

  private boolean meets(Goal.Reached goal, Side side) {
    StraightHost host = of(side);
    Set<TcpState> wanted = goal.states().getOrDefault(side, Set.of());
    boolean isThere =
        wanted.isEmpty()
            || wanted.contains(host.state())
            || (host.state() == TcpState.TIME_WAIT && wanted.contains(TcpState.CLOSED));
    for (TcpState passed : goal.passes().getOrDefault(side, Set.of())) {
      isThere &= host.hasPassed(passed);
    }
    return isThere && host.delivered() >= goal.delivered().getOrDefault(side.peer(), 0);
  }
}
