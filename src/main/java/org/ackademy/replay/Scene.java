package org.ackademy.replay;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ackademy.tcp.Control;
import org.ackademy.tcp.Event;
import org.ackademy.tcp.Event.Fresh;
import org.ackademy.tcp.Machine;
import org.ackademy.tcp.Options;
import org.ackademy.tcp.Reading;
import org.ackademy.tcp.Segment;
import org.ackademy.tcp.Step;
import org.ackademy.tcp.TcpState;

/**
 * What of an exchange is played to find out what somebody believes: all of a short one; of a longer
 * one the lines around the mistake, from where the hosts stand by the book.
 *
 * @param question the case up to the last line that is played
 * @param before the ways in which the lines before the first are explained; none where that is the
 *     start
 * @param first the first line that is played, from 1
 */
record Scene(Case question, List<Branch> before, int first) {
  /** The longest exchange of which all is played, in lines. */
  static final int WHOLE_MAX = 60;

  /** How many lines before and after the mistake are played of a longer one. */
  private static final int BEFORE = 4;

  private static final int AFTER = 8;

  /** The most steps that are taken to come to where that begins. */
  private static final long STEPS_MAX = 2_000_000;

  /** No bare acknowledgment begins a connection. */
  private static final Fresh NOTHING_FRESH = new Fresh(0, Options.NONE);

  Scene {
    before = List.copyOf(before);
  }

  static Scene whole(Case question) {
    return new Scene(question, List.of(), 1);
  }

  /** What is played around a line; nothing where the way to it cannot be told. */
  static Optional<Scene> around(Case question, int line) {
    if (question.exchange().size() <= WHOLE_MAX) {
      return Optional.of(whole(question));
    }
    int first = Math.max(1, line - BEFORE);
    Case upTo = upTo(question, Math.min(question.exchange().size(), line + AFTER));
    if (first == 1) {
      return Optional.of(whole(upTo));
    }
    try {
      List<Branch> before = new Search(upTo, new Steps(STEPS_MAX)).before(first);
      return before.isEmpty()
          ? Optional.empty()
          : Optional.of(
              new Scene(
                  upTo,
                  before.stream().map(one -> heard(one).since(first - BEFORE)).toList(),
                  first));
    } catch (Steps.Exhausted e) {
      return Optional.empty();
    }
  }

  private static Case upTo(Case question, int last) {
    Exchange exchange = question.exchange();
    Map<Integer, Map<Side, TcpState>> claims = new HashMap<>(question.claims());
    claims.keySet().removeIf(line -> line > last);
    return new Case(
        question.id(),
        question.scenario(),
        new Exchange(exchange.lines().subList(0, last), Math.min(exchange.assumed(), last)),
        claims);
  }

  /** The same, all bare acknowledgments taken in that come next: who waits for them needs none. */
  private static Branch heard(Branch branch) {
    Branch heard = branch;
    for (Side side : Side.values()) {
      var states = new HostFrontier();
      for (HostState state : branch.of(side).states()) {
        states.add(state.taken() == 0 ? state : heard(state, branch.sentBy(side.peer())));
      }
      heard = heard.with(side, states);
    }
    return heard;
  }

  private static HostState heard(HostState before, SentList peer) {
    HostState state = before;
    for (int i = state.taken(); i < peer.size() && state.reply() == null; i++) {
      Segment segment = peer.get(i).segment();
      if (peer.get(i).isLost() || segment.control() != Control.ACK || segment.length() > 0) {
        return state;
      }
      Event arrival = new Event.Arrive(segment, Reading.PLAIN, NOTHING_FRESH);
      Step step = Machine.RFC_9293.step(state.tcb(), arrival);
      if (step.isImpossible() || step.sent().isPresent()) {
        return state;
      }
      state = state.then(step.tcb()).taken(i + 1).earlier(state.earlier()).done();
    }
    return state;
  }

  /** Whether it begins where the exchange does. */
  boolean isWhole() {
    return before.isEmpty();
  }

  /** How far a search explains it. */
  Outcome played(Search search) {
    return before.isEmpty() ? search.run() : search.run(before, first);
  }
}
