package org.ackademy.notation;

/** Whether a line may leave its numbers out. */
public enum Numbers {
  /** A missing {@code seq}, or {@code ack} where the ACK bit is set, is free. */
  OPTIONAL,
  /** A line without them cannot be read. */
  REQUIRED
}
