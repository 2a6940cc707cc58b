package org.ackademy.replay;

import org.ackademy.tcp.Segment;

/**
 * One line of an exchange: a segment and who sent it.
 *
 * @param from the sender
 * @param segment the segment; a number that is not {@link Given} is 0 here and means nothing
 * @param given which of its numbers the line states
 * @param fate what the line says of its arrival
 */
public record Line(Side from, Segment segment, Given given, Fate fate) {

  /**
   * Which numbers a line states; one that is not stated is free.
   *
   * @param seq the sequence number
   * @param ack the acknowledgment number; counts as stated where the ACK bit is clear
   * @param window the window; where it is not stated the host's window never changed
   */
  public record Given(boolean seq, boolean ack, boolean window) {
    /** Both numbers, and the window as it always was. */
    public static final Given NUMBERS = new Given(true, true, false);

    /** Both numbers and the window. */
    public static final Given ALL = new Given(true, true, true);
  }

  /** What a line says of its segment's arrival. */
  public enum Fate {
    /** Nothing: the network decides. */
    UNSAID,
    /** The segment never arrives. */
    LOST
  }

  public boolean isLost() {
    return fate == Fate.LOST;
  }

  /**
   * The segment with its window: where the line does not state it, the one that its sender always
   * offers.
   *
   * @param sender as the scenario has it
   */
  Segment offering(Scenario.Host sender) {
    if (given.window() || segment.isRst()) {
      return segment;
    }
    int window = Math.min(sender.rcvWnd(), Segment.FIELD_MAX);
    return new Segment(
        segment.control(),
        segment.seq(),
        segment.ack(),
        segment.length(),
        window,
        segment.urgent(),
        segment.options());
  }
}
