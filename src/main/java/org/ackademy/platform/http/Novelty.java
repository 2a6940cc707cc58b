package org.ackademy.platform.http;

/** Whether a request made something, or had made it before. */
public enum Novelty {
  NEW,
  REPEATED
}
