package org.ackademy.replay;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** A set of host states in a fixed order; of equals the one that assumed least is kept. */
final class HostFrontier {
  private final Map<HostState, HostState> states = new LinkedHashMap<>();

  static HostFrontier of(HostState state) {
    HostFrontier frontier = new HostFrontier();
    frontier.add(state);
    return frontier;
  }

  /** Adds a state; says whether it is news: not there yet, or there at a higher cost. */
  boolean add(HostState state) {
    HostState known = states.get(state);
    if (known != null && known.cost().compareTo(state.cost()) <= 0) {
      return false;
    }
    states.put(state, state);
    return true;
  }

  /** The state as it is kept now: by the cheapest way known. */
  HostState best(HostState state) {
    HostState known = states.get(state);
    return known == null ? state : known;
  }

  Collection<HostState> states() {
    return states.values();
  }

  boolean isEmpty() {
    return states.isEmpty();
  }

  int size() {
    return states.size();
  }

  HostFrontier shifted(int sending, int receiving) {
    if (sending == 0 && receiving == 0) {
      return this;
    }
    HostFrontier moved = new HostFrontier();
    for (HostState state : states.values()) {
      moved.add(state.shifted(sending, receiving));
    }
    return moved;
  }
}
