package org.ackademy.replay;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.PriorityQueue;
import org.ackademy.replay.Deliveries.Moment;
import org.jspecify.annotations.Nullable;

/**
 * The states to which one host can come without sending a line, each once: those that assume least
 * first, for what follows never assumes less.
 *
 * <p>States that differ only in how many of the peer's segments have arrived, none of which moved
 * RCV.NXT, are of one run. Where the host can send what is wanted at one of them, and what still
 * arrives can as well arrive later, the rest of its run adds nothing ({@link #settles}).
 */
final class Walk {
  /** How many pieces of text that came too early take as much memory as a state does. */
  private static final int PIECES_A_STATE = 64;

  private final Moment moment;
  private final HostFrontier seen = new HostFrontier();

  /** What was found in the order in which it comes, as most is; and what was found out of it. */
  private final ArrayDeque<Found> inOrder = new ArrayDeque<>();

  private final PriorityQueue<Found> outOfOrder = new PriorityQueue<>(Found.LEAST_FIRST);
  private int found;
  private int weight;

  /** The states at which something began, with how much had arrived when their run was settled. */
  private final IdentityHashMap<HostState, Integer> settled = new IdentityHashMap<>();

  private @Nullable Found current;

  /** A walk that begins at all of these. */
  Walk(HostFrontier from, Moment moment) {
    this.moment = moment;
    from.states().forEach(this::add);
  }

  /** A state of a walk, when it was come by, and the first state of its run. */
  private record Found(HostState state, int order, HostState first) {
    private static final Comparator<Found> LEAST_FIRST = Found::compare;

    private static int compare(Found one, Found other) {
      int cost = one.state.cost().compareTo(other.state.cost());
      return cost != 0 ? cost : Integer.compare(one.order, other.order);
    }
  }

  /** When this happens. */
  Moment moment() {
    return moment;
  }

  /** The host can come to this. */
  void add(HostState state) {
    add(state, state);
  }

  /** It can from the state that came last, by an arrival that moved nothing but acknowledgments. */
  void addToRun(HostState state) {
    add(state, current == null ? state : current.first());
  }

  private void add(HostState state, HostState first) {
    if (seen.add(state)) {
      toDo(new Found(state, found++, first));
      weight += 1 + state.tcb().held().own() / PIECES_A_STATE;
      Steps.keep(weight);
    }
  }

  private void toDo(Found one) {
    Found last = inOrder.peekLast();
    if (last == null || Found.compare(last, one) <= 0) {
      inOrder.add(one);
    } else {
      outOfOrder.add(one);
    }
  }

  private @Nullable Found poll() {
    Found one = inOrder.peek();
    Found other = outOfOrder.peek();
    boolean isInOrder = other == null || (one != null && Found.compare(one, other) <= 0);
    return isInOrder ? inOrder.poll() : outOfOrder.poll();
  }

  /** The rest of the run of the state that came last adds nothing. */
  void settles() {
    if (current != null) {
      settled.merge(current.first(), current.state().taken(), Math::min);
    }
  }

  /** The next that no cheaper way has led to; null where there is none left. */
  @Nullable HostState next() {
    for (Found next = poll(); next != null; next = poll()) {
      if (!isSettled(next) && seen.best(next.state()).cost().compareTo(next.state().cost()) >= 0) {
        current = next;
        return next.state();
      }
    }
    return null;
  }

  private boolean isSettled(Found next) {
    Integer taken = settled.isEmpty() ? null : settled.get(next.first());
    return taken != null && next.state().taken() >= taken;
  }
}
