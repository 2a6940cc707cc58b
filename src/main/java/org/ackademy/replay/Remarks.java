package org.ackademy.replay;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ackademy.replay.Judgement.Frame;
import org.ackademy.replay.Judgement.Hidden;
import org.ackademy.replay.Judgement.Remark;
import org.ackademy.tcp.Segment;
import org.ackademy.tcp.Seq;
import org.ackademy.tcp.TcpState;

/** What is legal in an exchange though textbooks have it otherwise; each kind is told once. */
final class Remarks {
  /** Every second segment SHOULD be acknowledged (SHLD-19). */
  private static final int TEXTS_PER_ACK = 2;

  /** How far is looked back for what a line repeats, in lines. */
  private static final int LOOKED_BACK_MAX = 100;

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
    HALF_CLOSE("3.6.1"),
    EXTRA_ACK("3.10.7.4"),
    REPEATED_ACK("3.10.7.4"),
    LATE_ACK("3.8.6.3"),
    DATA_WITH_FIN("3.10.4"),
    ABORTED("3.10.5"),
    NEEDLESS_RETRANSMISSION("3.8.1"),
    WINDOW_PROBE("3.8.6.1"),
    KEPT_ALIVE("3.8.4");

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
    if (data && filled.segment().isFin()) {
      tell(Kind.DATA_WITH_FIN, number);
    }
    acknowledgments(number, filled);
    timersAndAborts(number, filled);
  }

  /** Bare acknowledgments that tell nothing new, or that took long. */
  private void acknowledgments(int number, Line filled) {
    Segment s = filled.segment();
    boolean bare = s.seqLength() == 0 && s.isAck() && !s.isRst();
    Optional<Segment> before = lastOf(filled.from(), number);
    if (!bare || before.isEmpty() || !before.get().isAck()) {
      return;
    }
    if (before.get().ack() != s.ack()) {
      if (textsBetween(filled.from(), number, before.get().ack(), s.ack()) > TEXTS_PER_ACK) {
        tell(Kind.LATE_ACK, number);
      }
    } else if (told.contains(Kind.SIMULTANEOUS_OPEN) && before.get().isSyn()) {
      tell(Kind.EXTRA_ACK, number);
    } else if (before.get().end() == s.seq()) {
      tell(Kind.REPEATED_ACK, number);
    }
  }

  private Optional<Segment> lastOf(Side sender, int number) {
    for (int earlier = number - 1; earlier >= Math.max(1, number - LOOKED_BACK_MAX); earlier--) {
      Line line = frames.get(earlier).filled().orElseThrow();
      if (line.from() == sender) {
        return Optional.of(line.segment());
      }
    }
    return Optional.empty();
  }

  /** How many of the peer's segments brought the text that is acknowledged now. */
  private int textsBetween(Side sender, int number, int from, int to) {
    Set<Integer> starts = new HashSet<>();
    for (int earlier = number - 1; earlier >= Math.max(1, number - LOOKED_BACK_MAX); earlier--) {
      Line line = frames.get(earlier).filled().orElseThrow();
      Segment s = line.segment();
      boolean within = !Seq.isBefore(s.seq(), from) && Seq.isAtOrBefore(s.end(), to);
      if (line.from() != sender && s.length() > 0 && within) {
        starts.add(s.seq());
      }
    }
    return starts.size();
  }

  private void timersAndAborts(int number, Line filled) {
    Frame frame = frames.get(number);
    Side sender = filled.from();
    for (Hidden hidden : frame.hidden()) {
      if (hidden.at() != sender) {
        continue;
      }
      switch (hidden) {
        case Hidden.Called called -> {
          if (called.call() == Scenario.Call.ABORT && filled.segment().isRst()) {
            tell(Kind.ABORTED, number);
          }
        }
        case Hidden.TimedOut out -> timer(out.timer(), number, filled);
        case Hidden.Delivered delivered -> {
          // What arrives is not the sender's doing.
        }
      }
    }
  }

  private void timer(Judgement.Timer timer, int number, Line filled) {
    switch (timer) {
      case PERSIST -> tell(Kind.WINDOW_PROBE, number);
      case KEEP_ALIVE -> tell(Kind.KEPT_ALIVE, number);
      case RETRANSMISSION -> {
        Judgement.View peer = frames.get(number - 1).after().of(filled.from().peer());
        boolean there =
            peer.state().isSynchronized()
                && filled.segment().seqLength() > 0
                && Seq.isAtOrBefore(filled.segment().end(), peer.rcvNxt());
        if (there) {
          tell(Kind.NEEDLESS_RETRANSMISSION, number);
        }
      }
      case DELAYED_ACK, TIME_WAIT, USER -> {
        // They send nothing that is unusual.
      }
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
