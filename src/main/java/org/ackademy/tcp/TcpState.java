package org.ackademy.tcp;

import java.util.Locale;
import java.util.Optional;

/**
 * The eleven states of a connection.
 *
 * @rfc 9293 3.3.2
 */
public enum TcpState {
  CLOSED(1 << 0),
  LISTEN(1 << 1),
  SYN_SENT(1 << 2),
  SYN_RECEIVED(1 << 3),
  ESTABLISHED(1 << 4),
  FIN_WAIT_1(1 << 5),
  FIN_WAIT_2(1 << 6),
  CLOSE_WAIT(1 << 7),
  CLOSING(1 << 8),
  LAST_ACK(1 << 9),
  TIME_WAIT(1 << 10);

  private final String rfcName = name().replace('_', '-');
  private final int bit;

  TcpState(int bit) {
    this.bit = bit;
  }

  /** A bit of its own, for sets of states that are kept in great number. */
  public int bit() {
    return bit;
  }

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

  /** Whether the peer's initial sequence number is known: SYN-RECEIVED and all that follow. */
  public boolean hasPeersNumber() {
    return this == SYN_RECEIVED || isSynchronized();
  }
}
