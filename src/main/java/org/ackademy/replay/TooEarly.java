package org.ackademy.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import org.ackademy.tcp.Event;
import org.ackademy.tcp.Held;
import org.ackademy.tcp.Segment;
import org.ackademy.tcp.Seq;
import org.ackademy.tcp.Tcb;

/**
 * What becomes of text that came too early. It SHOULD be held (SHLD-31), so it may as well have
 * been discarded: which, is asked only once the gap before it is filled.
 *
 * @param steps lets the machine take its steps
 * @param discarding what may have been discarded
 */
record TooEarly(Steps steps, Deliveries.Discarding discarding) {
  /** How many segments that are still to arrive are looked at, at most. */
  private static final int LOOKS_MAX = 64;

  /**
   * The host after an arrival, by what it held.
   *
   * @param after the host where it held everything
   * @param serves whether it is of use to have taken in everything up to a number, and no more
   */
  List<Tcb> after(Tcb before, Tcb after, Event.Arrive arrival, IntPredicate serves) {
    if (discarding == Deliveries.Discarding.AT_ONCE) {
      boolean holds = after.rcvNxt() == before.rcvNxt() && !after.held().equals(before.held());
      return List.of(holds ? after.edit().held(before.held()).done() : after);
    }
    if (after.rcvNxt() == before.rcvNxt() || before.held().isEmpty()) {
      return List.of(after);
    }
    Tcb bare = steps.step(before.edit().held(Held.NOTHING).done(), arrival).tcb();
    List<Tcb> all = new ArrayList<>();
    for (int reach : before.held().reaches(bare.rcvNxt())) {
      if (reach == after.rcvNxt() || !serves.test(reach)) {
        continue;
      }
      Held some = Held.NOTHING.with(bare.rcvNxt(), reach);
      Tcb tcb = steps.step(before.edit().held(some).done(), arrival).tcb();
      if (tcb.rcvNxt() == reach && tcb.state() == bare.state()) {
        all.add(tcb.edit().held(before.held().without(reach)).done());
      }
    }
    all.add(after);
    return all;
  }

  /**
   * Whether a host that has taken in everything up to a number can come to another one by what is
   * still to arrive.
   *
   * @param reach where RCV.NXT is
   * @param wanted where it is to be when the next line is sent
   * @param peer the peer's segments, of which the first {@code taken} have arrived
   */
  static boolean leadsTo(int reach, int wanted, SentList peer, int taken) {
    if (!Seq.isBefore(reach, wanted) || peer.size() - taken > LOOKS_MAX) {
      return Seq.isAtOrBefore(reach, wanted);
    }
    for (int i = taken; i < peer.size(); i++) {
      Segment s = peer.get(i).segment();
      if (!peer.get(i).isLost()
          && Seq.isAtOrBefore(s.seq(), reach)
          && Seq.isBefore(reach, s.end())) {
        return true;
      }
    }
    return false;
  }
}
