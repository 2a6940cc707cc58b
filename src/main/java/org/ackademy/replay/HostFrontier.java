package org.ackademy.replay;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A set of host states in a fixed order; of equals the one that assumed least is kept. */
final class HostFrontier {
  /** Up to so many states are looked through one by one: most often there are one or two. */
  private static final int UNINDEXED_MAX = 8;

  private final List<HostState> states = new ArrayList<>(2);
  private @Nullable Map<HostState, Integer> places;

  static HostFrontier of(HostState state) {
    HostFrontier frontier = new HostFrontier();
    frontier.add(state);
    return frontier;
  }

  /** Adds a state; says whether it is news: not there yet, or there at a higher cost. */
  boolean add(HostState state) {
    int place = place(state);
    if (place < 0) {
      append(state);
      return true;
    }
    if (states.get(place).cost().compareTo(state.cost()) <= 0) {
      return false;
    }
    states.set(place, state);
    return true;
  }

  private void append(HostState state) {
    states.add(state);
    if (places != null) {
      places.put(state, states.size() - 1);
    } else if (states.size() > UNINDEXED_MAX) {
      places = new HashMap<>();
      for (int i = 0; i < states.size(); i++) {
        places.put(states.get(i), i);
      }
    }
  }

  private int place(HostState state) {
    if (places != null) {
      return places.getOrDefault(state, -1);
    }
    for (int i = 0; i < states.size(); i++) {
      if (states.get(i).equals(state)) {
        return i;
      }
    }
    return -1;
  }

  /** The state as it is kept now: by the cheapest way known. */
  HostState best(HostState state) {
    int place = place(state);
    return place < 0 ? state : states.get(place);
  }

  /** These states and those. */
  HostFrontier with(HostFrontier more) {
    HostFrontier all = new HostFrontier();
    states.forEach(all::add);
    more.states.forEach(all::add);
    return all;
  }

  Collection<HostState> states() {
    return states;
  }

  boolean isEmpty() {
    return states.isEmpty();
  }

  int size() {
    return states.size();
  }

  /** The same states, with so many fewer of the peer's segments taken in. */
  HostFrontier without(int arrived) {
    HostFrontier fewer = new HostFrontier();
    states.forEach(state -> fewer.add(state.without(arrived)));
    return fewer;
  }

  HostFrontier shifted(Slide sending, Slide receiving) {
    if (sending.isNone() && receiving.isNone()) {
      return this;
    }
    HostFrontier moved = new HostFrontier();
    for (HostState state : states) {
      moved.add(state.shifted(sending, receiving));
    }
    return moved;
  }
}
