package org.ackademy.tcp;

/**
 * Which rules of the machine are changed, each the way in which learners get it wrong. A changed
 * rule stands where the right one stands, and is asked for there by its name.
 *
 * @param changed a bit for every changed rule
 */
public record Rules(int changed) {
  /** The rules as the RFC has them: none is changed. */
  public static final Rules RFC_9293 = new Rules(0);

  /** One rule changed. */
  public static Rules with(Change change) {
    return new Rules(change.bit);
  }

  /** Whether this rule is changed. */
  public boolean have(Change change) {
    return (changed & change.bit) != 0;
  }

  /** The rules that can be changed, by what holds instead. */
  public enum Change {
    /** A segment that holds nothing but an acknowledgment is acknowledged too. */
    ACKS_ARE_ACKNOWLEDGED(1 << 0),
    /** A listener is ESTABLISHED once it has sent its SYN,ACK. */
    SYN_ACK_ESTABLISHES(1 << 1),
    /** A listener acknowledges a SYN first and sends its own apart. */
    ACK_AND_SYN_APART(1 << 2),
    /** Text that comes in SYN-RECEIVED is refused by a reset. */
    TEXT_IN_SYN_RECEIVED_RESETS(1 << 3),
    /** SYNs that cross make a connection each, with numbers of their own. */
    CROSSING_SYNS_MAKE_TWO(1 << 4),
    /** Who has acknowledged a FIN is CLOSED, and whose FIN is acknowledged has done with it. */
    FIN_CLOSES_BOTH(1 << 5),
    /** Text may follow one's own FIN. */
    TEXT_AFTER_FIN(1 << 6),
    /** Who has received a FIN and not sent one is in TIME-WAIT. */
    PASSIVE_CLOSER_WAITS(1 << 7),
    /** Whoever opened actively ends in TIME-WAIT, the other in CLOSED. */
    CLIENT_WAITS(1 << 8),
    /** A FIN is taken at once, also before text that is still missing. */
    FIN_OVERTAKES(1 << 9),
    /** A FIN in FIN-WAIT-2 leads to CLOSING. */
    FIN_WAIT_2_TO_CLOSING(1 << 10),
    /** A FIN is sent once, whether it arrives or not. */
    FIN_ONCE(1 << 11),
    /** A reset is acknowledged. */
    RST_IS_ACKNOWLEDGED(1 << 12),
    /** A reset ends a connection whatever its number. */
    ANY_RST_KILLS(1 << 13),
    /** What comes where there is no connection draws nothing. */
    CLOSED_IS_SILENT(1 << 14),
    /** A SYN resets the connection that there is. */
    SYN_RESETS(1 << 15),
    /** CLOSE-WAIT ends by itself. */
    CLOSE_WAIT_TIMES_OUT(1 << 16);

    private final int bit;

    Change(int bit) {
      this.bit = bit;
    }
  }
}
