package org.ackademy.replay;

import java.util.Locale;
import java.util.Optional;
import org.ackademy.replay.Writing.Numbering;
import org.ackademy.tcp.Machine;
import org.ackademy.tcp.Rules;
import org.ackademy.tcp.Rules.Change;
import org.jspecify.annotations.Nullable;

/**
 * What learners get wrong about TCP, where it can be played: each is the machine with one rule
 * changed, or hosts that write their numbers another way. Of those that explain a mistake equally
 * well the first one here is named, so the more special stands before the more general.
 */
public enum Misconception {
  SYN_TAKES_NO_NUMBER(Numbering.SYN_UNCOUNTED),
  FIN_TAKES_NO_NUMBER(Numbering.FIN_UNCOUNTED),
  ACK_IS_LAST_BYTE(Numbering.ACK_OF_LAST),
  RETRANSMISSION_TAKES_NEW_NUMBER(Numbering.AGAIN_ANEW),
  ACK_TAKES_A_NUMBER(Numbering.ACK_COUNTED),
  ONE_NUMBER_SPACE(Numbering.ONE_SPACE),
  ISN_STARTS_AT_ZERO(Numbering.FROM_ZERO),
  FIRST_FIN_WITHOUT_ACK(Numbering.FIN_BARE),
  ESTABLISHED_ON_SYN_ACK(Change.SYN_ACK_ESTABLISHES),
  FOUR_SEGMENT_OPEN(Change.ACK_AND_SYN_APART),
  THIRD_ACK_LOST_RESETS(Change.TEXT_IN_SYN_RECEIVED_RESETS),
  SIMULTANEOUS_OPEN_TWO(Change.CROSSING_SYNS_MAKE_TWO),
  FIN_CLOSES_BOTH(Change.FIN_CLOSES_BOTH),
  DATA_AFTER_OWN_FIN(Change.TEXT_AFTER_FIN),
  TIME_WAIT_AT_PASSIVE_CLOSER(Change.PASSIVE_CLOSER_WAITS),
  TIME_WAIT_IS_THE_CLIENTS(Change.CLIENT_WAITS),
  TIME_WAIT_SAVES_LATE_DATA(Change.FIN_OVERTAKES),
  FIN_WAIT_2_TO_CLOSING(Change.FIN_WAIT_2_TO_CLOSING),
  FIN_NOT_REPEATED(Change.FIN_ONCE),
  RST_ACKNOWLEDGED(Change.RST_IS_ACKNOWLEDGED),
  ANY_RST_KILLS(Change.ANY_RST_KILLS),
  CLOSED_PORT_SILENT(Change.CLOSED_IS_SILENT),
  SYN_RESETS_LIVE_CONNECTION(Change.SYN_RESETS),
  CLOSE_WAIT_TIMES_OUT(Change.CLOSE_WAIT_TIMES_OUT),
  ACK_OF_ACK(Change.ACKS_ARE_ACKNOWLEDGED);

  private final String id = name().toLowerCase(Locale.ROOT).replace('_', '-');
  private final @Nullable Change change;
  private final Numbering numbering;

  Misconception(Change change) {
    this.change = change;
    this.numbering =
        change == Change.RST_IS_ACKNOWLEDGED ? Numbering.RST_COUNTED : Numbering.BY_THE_BOOK;
  }

  Misconception(Numbering numbering) {
    this.change = null;
    this.numbering = numbering;
  }

  /** Its name in the catalogue, for example {@code ack-is-last-byte}. */
  public String id() {
    return id;
  }

  /** The misconception of this name, where it is one that can be played. */
  public static Optional<Misconception> named(String id) {
    for (Misconception one : values()) {
      if (one.id.equals(id)) {
        return Optional.of(one);
      }
    }
    return Optional.empty();
  }

  /** The machine as whoever believes this has it. */
  public Machine machine() {
    return change == null ? Machine.RFC_9293 : Machine.with(Rules.with(change));
  }

  /**
   * Whether it explains the first mistake of a case that is INVALID as well as the one that is
   * named there: several may, and then the more special is named.
   */
  public boolean explains(Case question, Judgement judgement) {
    return judgement.misconception().equals(Optional.of(this))
        || (judgement.verdict() instanceof Judgement.Invalid invalid
            && Recognition.explains(question, invalid, this));
  }

  Numbering numbering() {
    return numbering;
  }

  /** Where a changed rule can leave nothing owed. */
  enum Completes {
    NOWHERE,
    ANYWHERE,
    /** Only where a host never had a connection: the rule is about that host. */
    AT_A_HOST_WITHOUT_CONNECTION
  }

  /** Where the rule that is changed can leave nothing owed though something is. */
  Completes completes() {
    return switch (this) {
      case FIN_CLOSES_BOTH, FIN_NOT_REPEATED, CLOSE_WAIT_TIMES_OUT -> Completes.ANYWHERE;
      case CLOSED_PORT_SILENT -> Completes.AT_A_HOST_WITHOUT_CONNECTION;
      default -> Completes.NOWHERE;
    };
  }
}
