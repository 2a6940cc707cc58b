package org.ackademy.replay;

/**
 * What a line of an exchange can break, each with the section of the RFC that it breaks. Where
 * several fit, the nearest legal move decides, and then the order here.
 */
public enum Code {
  SYN_EXPECTED("3.10.7.2"),
  NOT_LISTENING("3.10.7.1"),
  ACK_BIT_MISSING("3.1"),
  SEQ_NUMBER("3.4"),
  ACK_NUMBER("3.4"),
  ACK_OF_UNSENT("3.4"),
  ACK_WITHOUT_CAUSE("3.10.7.4"),
  SYN_WHEN_SYNCHRONIZED("3.10.7.4"),
  ISN_CHANGED("3.8.1"),
  DATA_BEFORE_ESTABLISHED("3.10.2"),
  DATA_AFTER_FIN("3.10.2"),
  BEYOND_WINDOW("3.8.6"),
  FIN_REPEATED("3.10.4"),
  FIN_BEFORE_SYN("3.10.4"),
  RST_NUMBER("3.5.2"),
  RST_WITHOUT_CAUSE("3.5.2"),
  ANSWERED_A_RST("3.5.2"),
  RETRANSMISSION_WITHOUT_CAUSE("3.8.1"),
  SENT_AFTER_CLOSED("3.10.7.1"),
  NONSENSE_FLAGS("3.1"),
  OPTION_NOT_ON_SYN("3.2"),
  OPTION_NOT_AGREED("3.2"),
  TIMESTAMP_MISSING("3.2"),
  TIMESTAMP("3.2"),
  SACK_BLOCK("3.2"),
  URGENT_POINTER("3.8.5"),
  STATE_CLAIM("3.3.2"),
  GOAL_NOT_REACHED("3.3.2"),
  SEGMENT_OWED("3.10.7.4");

  private final String section;

  Code(String section) {
    this.section = section;
  }

  /**
   * The section of RFC 9293 that states the rule, or speaks of what has the rule, where the
   * violation names no closer one, of another RFC perhaps.
   */
  public String section() {
    return section;
  }
}
