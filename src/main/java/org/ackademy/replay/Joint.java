package org.ackademy.replay;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ackademy.replay.Scenario.Network;
import org.ackademy.tcp.Segment;

/**
 * What counts of a branch for what may follow: two are one where the hosts are in the same states
 * with the same on the way to them.
 */
record Joint(Set<HostState> a, Set<HostState> b, Collection<Segment> toA, Collection<Segment> toB) {

  static Joint of(Branch branch, Case question) {
    Network network = question.scenario().network();
    return new Joint(
        standing(branch.a(), branch.sentByB()),
        standing(branch.b(), branch.sentByA()),
        waiting(branch.sentByB(), branch.a(), network),
        waiting(branch.sentByA(), branch.b(), network));
  }

  /** How many have arrived does not count, but how many have not. */
  private static Set<HostState> standing(HostFrontier frontier, SentList sent) {
    Set<HostState> states = new HashSet<>();
    frontier.states().forEach(state -> states.add(state.without(sent.size())));
    return states;
  }

  /** What may still arrive; in a lossy network that is each segment, however often it was sent. */
  private static Collection<Segment> waiting(
      SentList sent, HostFrontier receiver, Network network) {
    int least = receiver.states().stream().mapToInt(HostState::taken).min().orElse(sent.size());
    Stream<Segment> segments =
        sent.all().stream().skip(least).filter(one -> !one.isLost()).map(Sent::segment);
    return switch (network) {
      case LOSSY -> segments.collect(Collectors.toUnmodifiableSet());
      case RELIABLE -> segments.toList();
    };
  }
}
