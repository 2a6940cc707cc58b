package org.ackademy.replay;

import org.ackademy.replay.Line.Given;
import org.ackademy.replay.Scenario.Reopening;
import org.ackademy.tcp.Segment;

/**
 * To which of its sender's numbers a line is tied by those that it states.
 *
 * @param isByTheBook whether hosts do, and write, all as the RFC has it
 */
record Ties(Scenario scenario, Side side, boolean isByTheBook) {

  /** Numbers that are stated bind nobody while those that are known so far may still move. */
  Line untied(Line line, Branch branch) {
    boolean own = branch.isFloating(side);
    boolean peer = branch.isFloating(side.peer());
    if (!own && !peer) {
      return line;
    }
    Given given = line.given();
    return new Line(
        line.from(),
        line.segment(),
        new Given(given.seq() && !own, given.ack() && !peer, given.window()),
        line.fate());
  }

  /**
   * Whether what the line acknowledges ties it to one value of RCV.NXT, which never goes back:
   * before the host comes to it the line cannot be sent, nor past it.
   */
  boolean bindNow(HostState state, Line line, Branch branch) {
    return bind(line)
        && state.tcb().state().isSynchronized()
        && !branch.floating().has(side.peer(), state.tcb().rcvNxt());
  }

  /** Whether what a line acknowledges ties it at all. */
  boolean bind(Line line) {
    Segment s = line.segment();
    return line.given().ack()
        && s.isAck()
        && !s.isRst()
        && !s.isSyn()
        && scenario.reopening() == Reopening.NEVER
        && isByTheBook;
  }
}
