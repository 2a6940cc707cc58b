package org.ackademy.tcp;

/**
 * What a user is told.
 *
 * @rfc 9293 3.10
 */
public enum Signal {
  OK("ok"),
  CONNECTION_ALREADY_EXISTS("error: connection already exists"),
  CONNECTION_DOES_NOT_EXIST("error: connection does not exist"),
  REMOTE_SOCKET_UNSPECIFIED("error: remote socket unspecified"),
  CONNECTION_CLOSING("error: connection closing"),
  CONNECTION_RESET("error: connection reset"),
  CONNECTION_REFUSED("connection refused"),
  REMOTE_CLOSING("connection closing"),
  USER_TIMED_OUT("error: connection aborted due to user timeout"),
  /** Not the RFC's: what was asked for cannot happen now, and nothing changed. */
  IMPOSSIBLE("impossible");

  private final String text;

  Signal(String text) {
    this.text = text;
  }

  /** The signal in the RFC's words. */
  public String text() {
    return text;
  }
}
