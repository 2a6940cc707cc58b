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
  boolean have(Change change) {
    return (changed & change.bit) != 0;
  }

  /** The rules that can be changed, by what holds instead. */
  public enum Change {
    /** A segment that holds nothing but an acknowledgment is acknowledged too. */
    ACKS_ARE_ACKNOWLEDGED(1 << 0);

    private final int bit;

    Change(int bit) {
      this.bit = bit;
    }
  }
}
