package org.ackademy.replay;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.ackademy.replay.Carried.Fault;
import org.ackademy.tcp.Held;
import org.ackademy.tcp.Options;
import org.jspecify.annotations.Nullable;

/**
 * The states in which a host has just sent a line, by the way in which its free numbers are filled
 * in; and those in which it would have, but for what the line carries.
 */
final class Emissions {
  private final Line line;
  private final SentList own;
  private final SentList peer;
  private final Map<Fill, HostFrontier> found = new LinkedHashMap<>();
  private @Nullable Refused refused;

  Emissions(Line line, SentList own, SentList peer) {
    this.line = line;
    this.own = own;
    this.peer = peer;
  }

  /**
   * A line whose numbers are right, refused for what it carries beside them.
   *
   * @param fault what is wrong
   * @param fill the line as it could have been
   * @param states its sender's states had it been so
   */
  record Refused(Fault fault, Fill fill, HostFrontier states) {}

  /**
   * Adds a way in which the line can have been sent, if it can carry what it does.
   *
   * @param arrived how many of the peer's segments can have arrived by then, as in {@link Carried}
   * @param drawing of how many of them the last has drawn the line, likewise
   * @return whether it can
   */
  boolean add(Fill fill, HostState state, int arrived, int drawing) {
    Carried carried = new Carried(line, state.tcb(), own, peer, arrived, drawing);
    Optional<Fault> fault = carried.fault();
    if (fault.isPresent()) {
      if (refused == null) {
        Fill corrected = fill.carrying(carried.corrected());
        refused = new Refused(fault.get(), corrected, HostFrontier.of(state));
      }
      return false;
    }
    HostFrontier states =
        found.computeIfAbsent(completed(fill, carried), key -> new HostFrontier());
    states.add(state);
    if (arrived != Carried.ANY && !line.segment().options().sackBlocks().isEmpty()) {
      // What was reported may be discarded all the same (RFC 2018 section 8).
      states.add(
          state.then(state.tcb().edit().held(Held.NOTHING).done()).cost(state.cost()).done());
    }
    return true;
  }

  /** A line that leaves its numbers free leaves its timestamps free too: these would do. */
  private Fill completed(Fill fill, Carried carried) {
    boolean free =
        !line.given().seq()
            && line.segment().options().equals(Options.NONE)
            && own.stamps().newest().isPresent();
    return free ? fill.carrying(carried.corrected()) : fill;
  }

  Map<Fill, HostFrontier> found() {
    return found;
  }

  Optional<Refused> refused() {
    return Optional.ofNullable(refused);
  }
}
