package org.ackademy.tcp;

/**
 * Where the RFC leaves a host a choice on an arriving segment, or hosts in use read it in more than
 * one way: what the host does.
 */
public enum Reading {
  /** The text of section 3.10.7 as it stands, its recommendations followed. */
  PLAIN,
  /** A segment out of order is acknowledged at once (MAY-13). */
  ACKNOWLEDGE_GAP,
  /** A crossing SYN,ACK establishes without a reply, as in figure 7. */
  CROSSING_ESTABLISHES,
  /** A crossing SYN,ACK establishes and an acknowledgment is due, as Linux has it. */
  CROSSING_ESTABLISHES_AND_ACKNOWLEDGES,
  /** A repeated SYN in SYN-RECEIVED is answered by the SYN,ACK again. */
  SYN_ACK_AGAIN,
  /** A challenge ACK where the plain text has a RST (RFC 5961 section 5), or a return to LISTEN. */
  CHALLENGE,
  /** TIME-WAIT takes a new SYN (MAY-2, RFC 6191). */
  REOPEN,
  /** Data that comes after CLOSE resets the connection (SHLD-3). */
  RESET_ON_DATA,
  /** Text on a SYN is taken in at once (Fast Open). */
  TAKE_SYN_TEXT,
  /** Text on a SYN is dropped. */
  DROP_SYN_TEXT,
  /**
   * A timestamp older than the newest makes a segment not acceptable (PAWS, RFC 7323 section 5).
   */
  REFUSE_OLD_TIMESTAMP
}
