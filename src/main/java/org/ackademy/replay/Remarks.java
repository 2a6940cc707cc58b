package org.ackademy.replay;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.ackademy.replay.Judgement.Frame;
import org.ackademy.replay.Judgement.Hidden;
import org.ackademy.replay.Judgement.Remark;
import org.ackademy.tcp.TcpState;

/** What is legal in an exchange though textbooks have it otherwise; each kind is told once. */
final class Remarks {
  private final Exchange exchange;
  private final List<Frame> frames;
  private final Set<Kind> told = EnumSet.noneOf(Kind.class);
  private final List<Remark> remarks = new ArrayList<>();

  /** The remarks, each with the section of RFC 9293 that speaks of it. */
  enum Kind {
    SHORTHAND("3.1"),
    SIMULTANEOUS_OPEN("3.5"),
    DATA_ON_HANDSHAKE("3.5"),
    THREE_SEGMENT_CLOSE("3.6"),
    SIMULTANEOUS_CLOSE("3.6"),
    HALF_CLOSE("3.6.1");

    private final String section;

    Kind(String section) {
      this.section = section;
    }
  }

  private Remarks(Exchange exchange, List<Frame> frames) {
    this.exchange = exchange;
    this.frames = frames;
  }

  /**
   * The remarks on an exchange.
   *
   * @param frames what happened, frame by frame
   */
  static List<Remark> on(Exchange exchange, List<Frame> frames) {
    Remarks found = new Remarks(exchange, frames);
    for (int number = 1; number <= exchange.size(); number++) {
      found.look(number);
    }
    return found.remarks;
  }

  private void look(int number) {
    Frame frame = frames.get(number);
    Line filled = frame.filled().orElseThrow();
    Side sender = filled.from();
    TcpState before = frames.get(number - 1).after().of(sender).state();
    TcpState after = frame.after().of(sender).state();
    if (filled.segment().isAck() && !exchange.line(number).segment().isAck()) {
      tell(Kind.SHORTHAND, number);
    }
    if (before == TcpState.SYN_SENT && came(frame, sender, TcpState.SYN_RECEIVED)) {
      tell(Kind.SIMULTANEOUS_OPEN, number);
    }
    boolean data = filled.segment().length() > 0;
    if (data && before == TcpState.SYN_SENT && came(frame, sender, TcpState.ESTABLISHED)) {
      tell(Kind.DATA_ON_HANDSHAKE, number);
    }
    if (after == TcpState.LAST_ACK && came(frame, sender, TcpState.CLOSE_WAIT)) {
      tell(Kind.THREE_SEGMENT_CLOSE, number);
    }
    if (came(frame, sender, TcpState.CLOSING)) {
      tell(Kind.SIMULTANEOUS_CLOSE, number);
    }
    if (data && after == TcpState.CLOSE_WAIT) {
      tell(Kind.HALF_CLOSE, number);
    }
  }

  /** Whether an arrival just before the line took the host to this state. */
  private static boolean came(Frame frame, Side host, TcpState state) {
    for (Hidden hidden : frame.hidden()) {
      if (hidden instanceof Hidden.Delivered && hidden.at() == host && hidden.after() == state) {
        return true;
      }
    }
    return false;
  }

  private void tell(Kind kind, int number) {
    if (told.add(kind)) {
      remarks.add(new Remark(number, kind.name(), kind.section));
    }
  }
}
