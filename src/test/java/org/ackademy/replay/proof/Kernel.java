package org.ackademy.replay.proof;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ackademy.tcp.Control;
import org.ackademy.tcp.Event;
import org.ackademy.tcp.Event.Fresh;
import org.ackademy.tcp.Machine;
import org.ackademy.tcp.Options;
import org.ackademy.tcp.Reading;
import org.ackademy.tcp.Segment;
import org.ackademy.tcp.Step;
import org.ackademy.tcp.Tcb;
import org.ackademy.tcp.Tcb.Fin;
import org.ackademy.tcp.TcpState;

/** One host of a recorded connection: the machine follows what the record says happened. */
final class Kernel {
  /** Where Linux goes its own way, within or beside the RFC, and why it may. */
  enum Deviation {
    /** Figure 7, against the letter of 3.10.7.4: a crossing SYN,ACK establishes, and is acked. */
    CROSSING_ESTABLISHES,
    /** 3.8.1: the SYN came again, so the SYN,ACK was lost; it is sent again instead of an ACK. */
    SYN_ACK_AGAIN,
    /** MAY-2, RFC 6191: TIME-WAIT takes a new SYN. */
    TIME_WAIT_REOPENED,
    /** 3.10.4: the FIN is queued; 3.8.2: congestion control lets it go later. */
    FIN_DELAYED,
    /** 3.6.1, SHLD-3: data that comes after CLOSE is answered by a reset. */
    RESET_ON_DATA,
    /** 3.6.1, SHLD-3: CLOSE resets where data is unread, or the connection not yet accepted. */
    RESET_ON_CLOSE,
    /** MAY-13: a gap is acknowledged at once. */
    GAP_ACKNOWLEDGED,
    /** RFC 7413: text on a SYN is taken in at once. */
    SYN_TEXT_TAKEN,
    /** 3.10.7.2: text on a SYN is not queued but dropped, and must come again. */
    SYN_TEXT_DROPPED,
    /** RFC 5961 section 10: a challenge ACK is left out. */
    CHALLENGE_THROTTLED,
    /** RFC 5961 section 5: a challenge ACK where 3.10.7.4 has a reset. */
    CHALLENGE_FOR_RESET,
    /** RFC 7323 section 5: an older timestamp makes a segment not acceptable. */
    OLD_TIMESTAMP_REFUSED,
    /** 3.10.8, USER TIMEOUT, and 3.5.2: who gives up tells the peer by a reset. */
    RESET_ON_TIMEOUT,
    /** 3.10.8, USER TIMEOUT: what nobody reads any more is given up in FIN-WAIT-2. */
    ORPHAN_TIMED_OUT,
    /** A listener whose backlog is full takes no SYN: as good as lost. */
    SYN_IGNORED
  }

  /**
   * One way in which the record can be followed so far.
   *
   * @param due what was answered at once and has not been seen going out
   * @param used the deviations that it takes
   */
  private record Way(Tcb tcb, List<Segment> due, Set<Deviation> used) {
    Way {
      due = List.copyOf(due);
    }

    Way with(Deviation deviation) {
      var more = EnumSet.of(deviation);
      more.addAll(used);
      return new Way(tcb, due, more);
    }

    Way after(Step step) {
      var more = new ArrayList<>(due);
      step.sent().ifPresent(more::add);
      return new Way(step.tcb(), more, used);
    }

    Way silent(Tcb next) {
      return new Way(next, due, used);
    }
  }

  private static final int WINDOW = 65_535;

  private Set<Way> ways =
      Set.of(new Way(Tcb.closed(WINDOW), List.of(), EnumSet.noneOf(Deviation.class)));
  private boolean listens;
  private boolean closes;

  /** The user calls. */
  void call(String what) {
    switch (what.split(" ", -1)[0]) {
      case "listen" -> {
        listens = true;
        follow(way -> List.of(way.silent(listening(way.tcb()))));
      }
      case "connect", "connect+send", "recv" -> {}
      case "send" -> {
        int count = Integer.parseInt(what.substring(what.lastIndexOf(' ') + 1));
        follow(way -> List.of(way.after(step(way.tcb(), new Event.Send(count)))));
      }
      case "shutdown" -> follow(Kernel::finishing);
      case "close" -> {
        closes = true;
        follow(Kernel::closing);
      }
      case "abort" -> follow(way -> List.of(aborted(way)));
      case "forget" -> follow(way -> List.of(way.after(step(way.tcb(), new Event.Crash()))));
      default -> throw new IllegalArgumentException(what);
    }
  }

  private static List<Way> closing(Way way) {
    if (way.tcb().state() == TcpState.LISTEN) {
      return List.of(way);
    }
    List<Way> all = new ArrayList<>(finishing(way));
    all.add(aborted(way).with(Deviation.RESET_ON_CLOSE));
    return all;
  }

  private static List<Way> finishing(Way way) {
    Step step = step(way.tcb(), new Event.Close());
    if (step.sent().isEmpty()) {
      return List.of(way.after(step));
    }
    boolean first = step.tcb().state() == TcpState.FIN_WAIT_1;
    TcpState state = first ? TcpState.FIN_WAIT_1 : way.tcb().state();
    Tcb waiting = way.tcb().edit().state(state).fin(Fin.QUEUED).done();
    return List.of(way.after(step), way.silent(waiting).with(Deviation.FIN_DELAYED));
  }

  private static Way aborted(Way way) {
    return way.after(step(way.tcb(), new Event.Abort(Control.RST | Control.ACK)));
  }

  /** A segment arrives; {@code next} is the SYN that the host sends next, if it does. */
  void deliver(Segment segment, Optional<Segment> next, String state) {
    Fresh fresh =
        new Fresh(
            next.map(Segment::seq).orElse(0), next.map(Segment::options).orElse(Options.NONE));
    follow(
        way -> {
          List<Way> all = new ArrayList<>();
          boolean opens = segment.isSyn() && way.tcb().state() == TcpState.LISTEN;
          if (opens) {
            all.add(way.with(Deviation.SYN_IGNORED));
          }
          for (Reading reading : Machine.RFC_9293.readings(way.tcb(), segment)) {
            Step step = step(way.tcb(), new Event.Arrive(segment, reading, fresh));
            if (!step.isImpossible()) {
              Way after = way.after(step);
              all.add(deviation(reading).map(after::with).orElse(after));
            }
          }
          return all;
        });
    keep(state);
  }

  private static Optional<Deviation> deviation(Reading reading) {
    return switch (reading) {
      case PLAIN -> Optional.empty();
      case ACKNOWLEDGE_GAP -> Optional.of(Deviation.GAP_ACKNOWLEDGED);
      case CROSSING_ESTABLISHES, CROSSING_ESTABLISHES_AND_ACKNOWLEDGES ->
          Optional.of(Deviation.CROSSING_ESTABLISHES);
      case SYN_ACK_AGAIN -> Optional.of(Deviation.SYN_ACK_AGAIN);
      case CHALLENGE -> Optional.of(Deviation.CHALLENGE_FOR_RESET);
      case REOPEN -> Optional.of(Deviation.TIME_WAIT_REOPENED);
      case RESET_ON_DATA -> Optional.of(Deviation.RESET_ON_DATA);
      case TAKE_SYN_TEXT -> Optional.of(Deviation.SYN_TEXT_TAKEN);
      case DROP_SYN_TEXT -> Optional.of(Deviation.SYN_TEXT_DROPPED);
      case REFUSE_OLD_TIMESTAMP -> Optional.of(Deviation.OLD_TIMESTAMP_REFUSED);
    };
  }

  /** The host sends. */
  void send(Segment segment, String state) {
    follow(
        way -> {
          List<Way> all = new ArrayList<>();
          for (Segment due : way.due()) {
            if (isSame(due, segment)) {
              var rest = new ArrayList<>(way.due());
              rest.remove(due);
              all.add(new Way(way.tcb(), rest, way.used()));
            }
          }
          for (List<Event> events : causes(way.tcb(), segment)) {
            sent(way, events, segment).ifPresent(all::add);
          }
          sent(way, List.of(new Event.Abort(Control.RST | Control.ACK)), segment)
              .ifPresent(gone -> all.add(gone.with(Deviation.RESET_ON_TIMEOUT)));
          return all;
        });
    keep(state);
  }

  private static Optional<Way> sent(Way way, List<Event> events, Segment segment) {
    Tcb tcb = way.tcb();
    Optional<Segment> sent = Optional.empty();
    for (Event event : events) {
      Step step = step(tcb, event);
      if (step.isImpossible() || sent.isPresent()) {
        return Optional.empty();
      }
      tcb = step.tcb();
      sent = step.sent();
    }
    Way after = way.silent(tcb);
    return sent.filter(s -> isSame(s, segment)).map(s -> after);
  }

  private static boolean isSame(Segment s, Segment recorded) {
    int mask = Control.SYN | Control.ACK | Control.FIN | Control.RST;
    return (s.control() & mask) == (recorded.control() & mask)
        && s.seq() == recorded.seq()
        && (!s.isAck() || s.ack() == recorded.ack())
        && s.length() == recorded.length();
  }

  /** What can make a host send this by itself. */
  private static List<List<Event>> causes(Tcb tcb, Segment s) {
    int bits = s.control() & (Control.SYN | Control.FIN);
    List<List<Event>> all = new ArrayList<>();
    int window = s.window() << (s.isSyn() ? 0 : tcb.agreed().rcvShift());
    Event.Receive offering = new Event.Receive(window);
    if (s.isSyn() && !s.isAck()) {
      all.add(List.of(new Event.OpenActive(new Fresh(s.seq(), s.options()), s.length())));
    }
    all.add(List.of(offering, new Event.Acknowledge()));
    all.add(List.of(new Event.Transmit(s.length(), s.isFin() ? Fin.SENT : Fin.OPEN)));
    all.add(List.of(new Event.Retransmit(s.seq(), s.length(), bits)));
    all.add(List.of(new Event.KeepAlive(s.length())));
    all.add(List.of(new Event.ProbeBehind(s.length())));
    all.add(List.of(new Event.ProbeWithOctet()));
    return all;
  }

  /** What the record leaves open at its end. */
  Set<Deviation> end() {
    Set<Deviation> least = EnumSet.allOf(Deviation.class);
    for (Way way : ways) {
      boolean challenges = way.due().stream().allMatch(s -> s.control() == Control.ACK);
      Way last = way.due().isEmpty() ? way : way.with(Deviation.CHALLENGE_THROTTLED);
      if (challenges && last.used().size() < least.size()) {
        least = last.used();
      }
    }
    return least;
  }

  /** Whether the record can be followed. */
  boolean follows() {
    return !ways.isEmpty();
  }

  /** Only the ways that have the kernel's state, timers having fired unseen. */
  private void keep(String state) {
    // The listener may have been what was closed.
    listens &= !(closes && state.equals(TcpState.CLOSED.rfcName()));
    Set<Way> kept = new LinkedHashSet<>();
    for (Way way : ways) {
      Tcb tcb = way.tcb();
      if (isIn(tcb, state)) {
        kept.add(way);
      } else if (tcb.state() == TcpState.TIME_WAIT && isIn(Tcb.closed(WINDOW), state)) {
        kept.add(way.silent(gone()));
      } else if (tcb.state() == TcpState.FIN_WAIT_2 && isIn(Tcb.closed(WINDOW), state)) {
        kept.add(way.silent(gone()).with(Deviation.ORPHAN_TIMED_OUT));
      }
    }
    ways = kept;
  }

  private boolean isIn(Tcb tcb, String state) {
    boolean none = tcb.state() == TcpState.CLOSED || tcb.state() == TcpState.LISTEN;
    TcpState shown = !none ? tcb.state() : listens ? TcpState.LISTEN : TcpState.CLOSED;
    return shown.rfcName().equals(state);
  }

  private Tcb gone() {
    return listens ? Tcb.listen(WINDOW) : Tcb.closed(WINDOW);
  }

  private Tcb listening(Tcb tcb) {
    return tcb.state() == TcpState.CLOSED ? gone() : tcb;
  }

  private interface Onward {
    List<Way> from(Way way);
  }

  private void follow(Onward onward) {
    Set<Way> next = new LinkedHashSet<>();
    for (Way way : ways) {
      for (Way after : onward.from(way)) {
        next.add(after.silent(listening(after.tcb())));
      }
    }
    ways = next;
  }

  private static Step step(Tcb tcb, Event event) {
    return Machine.RFC_9293.step(tcb, event);
  }
}
