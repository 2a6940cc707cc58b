package org.ackademy.replay;

/** One of the two hosts of an exchange. */
public enum Side {
  A,
  B;

  /** The other host. */
  public Side peer() {
    return this == A ? B : A;
  }
}
