package org.ackademy.tcp;

import java.util.Locale;
import java.util.Optional;

/**
 * The eleven states of a connection.
 *
 * @rfc 9293 3.3.2
 */
public enum TcpState {
  CLOSED,
  LISTEN,
  SYN_SENT,
  SYN_RECEIVED,
  ESTABLISHED,
  FIN_WAIT_1,
  FIN_WAIT_2,
  CLOSE_WAIT,
  CLOSING,
  LAST_ACK,
  TIME_WAIT;

  private final String rfcName = name().replace('_', '-');

  /** The state's name as the RFC writes it, for example {@code SYN-SENT}. */
  public String rfcName() {
    return rfcName;
  }

  /** The state with this name in the RFC's spelling, in any case; underscores are taken too. */
  public static Optional<TcpState> named(String name) {
    String wanted = name.strip().toUpperCase(Locale.ROOT).replace('_', '-');
    for (TcpState state : values()) {
      if (state.rfcName.equals(wanted)) {
        return Optional.of(state);
      }
    }
    return Optional.empty();
  }

  /** Whether both sides' initial sequence numbers are agreed: ESTABLISHED and all that follow. */
  public boolean isSynchronized() {
    return switch (this) {
      case CLOSED, LISTEN, SYN_SENT, SYN_RECEIVED -> false;
      case ESTABLISHED, FIN_WAIT_1, FIN_WAIT_2, CLOSE_WAIT, CLOSING, LAST_ACK, TIME_WAIT -> true;
    };
  }
}
