package org.ackademy.replay;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.ackademy.tcp.Segment;
import org.ackademy.tcp.Tcb;
import org.ackademy.tcp.Tcb.Origin;
import org.ackademy.tcp.TcpState;

/** Arrivals with provisional numbers of another connection than the one that the host is in. */
final class Elsewhere {
  private final FreshNumbers freshNumbers;
  private final Nearness nearness;

  /** By far the most cases leave no number of a later connection free. */
  private final boolean isPossible;

  private boolean guessed;

  Elsewhere(FreshNumbers freshNumbers, Nearness nearness) {
    this.freshNumbers = freshNumbers;
    this.isPossible = freshNumbers.haveSeveralPlaces();
    this.nearness = nearness;
  }

  /** Whether numbers of a later connection are free. */
  boolean isPossible() {
    return isPossible;
  }

  /** An arrival as it is, and as it is where its numbers lie otherwise. */
  List<Segment> readings(HostState state, Segment segment) {
    if (!isPossible) {
      return List.of(segment);
    }
    return switch (nearness) {
      case FAR, CHOSEN -> {
        note(state, segment);
        yield List.of(segment);
      }
      case ANYWHERE -> List.copyOf(anywhere(state.tcb(), segment));
    };
  }

  /** Takes note of what may arrive, whether or not that was looked at. */
  void note(HostState state, Segment segment) {
    guessed = guessed || (isPossible && matters(state.tcb(), segment));
  }

  /**
   * Whether a provisional number came where it matters whether it lies in the window of another
   * connection: it was taken to lie outside.
   */
  boolean hasGuessed() {
    return guessed;
  }

  private boolean matters(Tcb tcb, Segment segment) {
    return acknowledgesElsewhere(tcb, segment)
        || (isElsewhere(tcb, segment)
            && (!segment.isSyn()
                || segment.length() > 0
                || tcb.state() == TcpState.TIME_WAIT
                || (tcb.state() == TcpState.SYN_RECEIVED && tcb.origin() == Origin.PASSIVE)));
  }

  /** What acknowledges another connection of this host may acknowledge this one as well. */
  private boolean acknowledgesElsewhere(Tcb tcb, Segment segment) {
    return (tcb.state() == TcpState.SYN_SENT || tcb.state().hasPeersNumber())
        && segment.isAck()
        && freshNumbers.areApart(segment.ack(), tcb.iss());
  }

  private boolean isElsewhere(Tcb tcb, Segment segment) {
    return tcb.state().hasPeersNumber() && freshNumbers.isPeersLater(segment.seq(), tcb.irs());
  }

  private Set<Segment> anywhere(Tcb tcb, Segment segment) {
    Set<Segment> all = new LinkedHashSet<>(List.of(segment));
    for (int seq : seqs(tcb, segment)) {
      for (int ack : acks(tcb, segment)) {
        all.add(
            new Segment(
                segment.control(),
                seq,
                ack,
                segment.length(),
                segment.window(),
                segment.urgent(),
                segment.options()));
      }
    }
    if (isElsewhere(tcb, segment) && segment.length() > 0) {
      // How much of its text is new, these few places do not tell.
      guessed = true;
    }
    return all;
  }

  private List<Integer> seqs(Tcb tcb, Segment segment) {
    int own = segment.seq();
    int next = tcb.rcvNxt();
    return isElsewhere(tcb, segment)
        ? List.of(own, tcb.irs(), next - segment.seqLength(), next - 1, next, next + 1)
        : List.of(own);
  }

  private List<Integer> acks(Tcb tcb, Segment segment) {
    int own = segment.ack();
    return acknowledgesElsewhere(tcb, segment)
        ? List.of(own, tcb.sndUna() - 1, tcb.sndUna(), tcb.sndNxt(), tcb.sndNxt() + 1)
        : List.of(own);
  }
}
