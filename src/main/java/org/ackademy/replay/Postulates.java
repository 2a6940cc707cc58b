package org.ackademy.replay;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ackademy.replay.Scenario.Call;
import org.ackademy.replay.Scenario.Opening;
import org.ackademy.replay.Scenario.Reopening;
import org.ackademy.tcp.Control;
import org.ackademy.tcp.Event;
import org.ackademy.tcp.Rules;
import org.ackademy.tcp.Rules.Change;
import org.ackademy.tcp.Segment;
import org.ackademy.tcp.Seq;
import org.ackademy.tcp.Tcb;
import org.ackademy.tcp.Tcb.Fin;
import org.ackademy.tcp.TcpState;

/**
 * Which events could make a host send a line: the line guides the search. Whether they do, the
 * machine decides.
 */
final class Postulates {
  private static final int KIND = Control.SYN | Control.FIN | Control.RST;

  /** How many of a host's last segments may go again from the middle of what is outstanding. */
  private static final int STARTS_MAX = 8;

  private final Scenario scenario;
  private final Scenario.Host host;
  private final Rules rules;
  private final Writing writing;

  Postulates(Scenario scenario, Side side, Rules rules, Writing writing) {
    this.scenario = scenario;
    this.host = scenario.host(side);
    this.rules = rules;
    this.writing = writing;
  }

  /** Events of which the last sends; {@code assumed} is what it takes to believe them. */
  record Postulate(List<Event> events, Assumed assumed) {}

  /** What a postulate assumes. */
  enum Assumed {
    /** Calls of the user, one for every event but Transmit. */
    CALLS,
    /** Nothing: what was due goes out. */
    NOTHING,
    /** The retransmission timer. */
    RETRANSMISSION,
    /** That the peer did not take what was sent. */
    NOT_TAKEN
  }

  /**
   * The postulates for a line.
   *
   * @param fresh what the host's SYN carries, if the line is its SYN
   * @param cause why the host may send again, if it may
   */
  List<Postulate> of(HostState state, Line line, Event.Fresh fresh, Cause cause) {
    List<Postulate> found = new ArrayList<>(3);
    Segment s = line.segment();
    switch (s.control() & KIND) {
      case 0 -> text(state, line, cause, found);
      case Control.FIN -> fin(state, line, cause, found);
      case Control.SYN -> syn(state, line, fresh, cause, found);
      case Control.RST -> {
        if (scenario.allows(Call.ABORT)) {
          int control = s.control() & (Control.RST | Control.ACK);
          found.add(new Postulate(List.of(new Event.Abort(control)), Assumed.CALLS));
        }
      }
      default -> {
        // Two of SYN, FIN and RST together: no event of the RFC sends that.
      }
    }
    return found;
  }

  private void syn(
      HostState state, Line line, Event.Fresh fresh, Cause cause, List<Postulate> found) {
    Segment s = line.segment();
    Tcb tcb = state.tcb();
    if (!s.isAck() && mayOpen(state)) {
      found.add(new Postulate(List.of(new Event.OpenActive(fresh, s.length())), Assumed.CALLS));
    }
    if (rules.have(Change.ACK_AND_SYN_APART)
        && tcb.state() == TcpState.SYN_RECEIVED
        && tcb.sndNxt() == tcb.iss()) {
      Event first = new Event.Retransmit(tcb.iss(), 0, Control.SYN);
      found.add(new Postulate(List.of(first), Assumed.NOTHING));
    }
    again(tcb, line, tcb.iss(), Control.SYN, cause, found);
  }

  /** Whether the user may OPEN actively now. */
  boolean mayOpen(HostState state) {
    return scenario.allows(Call.OPEN)
        && host.opening() == Opening.ACTIVE
        && (state.opens() == 0 || scenario.reopening() == Reopening.ALLOWED);
  }

  private void fin(HostState state, Line line, Cause cause, List<Postulate> found) {
    int length = line.segment().length();
    Tcb tcb = state.tcb();
    boolean byItself =
        rules.have(Change.CLOSE_WAIT_TIMES_OUT) && tcb.state() == TcpState.CLOSE_WAIT;
    if (tcb.fin() == Fin.OPEN && (scenario.allows(Call.CLOSE) || byItself)) {
      if (length == 0) {
        found.add(new Postulate(List.of(new Event.Close()), Assumed.CALLS));
      } else if (scenario.allows(Call.SEND)) {
        found.add(
            new Postulate(
                List.of(
                    new Event.Send(length),
                    new Event.Close(),
                    new Event.Transmit(length, Fin.SENT)),
                Assumed.CALLS));
      }
      joined(tcb, line, Control.FIN, cause, found);
    }
    again(tcb, line, tcb.sndNxt() - 1 - length, Control.FIN, cause, found);
  }

  private void text(HostState state, Line line, Cause cause, List<Postulate> found) {
    int length = line.segment().length();
    Tcb tcb = state.tcb();
    if (length <= 1 && scenario.network() == Scenario.Network.LOSSY) {
      probe(tcb, line, length, found);
    }
    if (length == 0) {
      found.add(new Postulate(List.of(new Event.Acknowledge()), Assumed.NOTHING));
      return;
    }
    boolean open = tcb.fin() == Fin.OPEN || rules.have(Change.TEXT_AFTER_FIN);
    if (scenario.allows(Call.SEND) && open) {
      found.add(
          new Postulate(
              List.of(new Event.Send(length), new Event.Transmit(length, Fin.OPEN)),
              Assumed.CALLS));
      joined(tcb, line, 0, cause, found);
    }
    again(tcb, line, tcb.sndUna(), 0, cause, found);
  }

  private void probe(Tcb tcb, Line line, int length, List<Postulate> found) {
    int seq = line.segment().seq();
    boolean fits = !line.given().seq() || seq == tcb.sndUna();
    if (line.segment().has(Control.URG) && length == 0 && fits && scenario.allows(Call.SEND)) {
      found.add(new Postulate(List.of(new Event.ProbeUrgently()), Assumed.RETRANSMISSION));
    }
    if (!line.given().seq()) {
      return;
    }
    if (seq == tcb.sndNxt() - 1) {
      found.add(new Postulate(List.of(new Event.KeepAlive(length)), Assumed.RETRANSMISSION));
    }
    if (seq == tcb.sndUna() - 1) {
      found.add(new Postulate(List.of(new Event.ProbeBehind(length)), Assumed.RETRANSMISSION));
    }
    if (seq == tcb.sndNxt() && length == 1 && tcb.fin() == Fin.OPEN && scenario.allows(Call.SEND)) {
      found.add(
          new Postulate(
              List.of(new Event.Send(1), new Event.ProbeWithOctet()), Assumed.RETRANSMISSION));
    }
  }

  /** Whether any line of an exchange states a number. */
  enum Others {
    NUMBERED,
    BARE
  }

  /**
   * What a line could be besides if it leaves its sequence number free: a keep-alive, or old text
   * of which the beginning is acknowledged already. Nobody who asks what can be sent means these.
   *
   * <p>Old octets with new ones behind them make a difference only where another line is numbered.
   *
   * @param others whether any line of the exchange is
   * @param own what the host has sent so far
   * @rfc 9293 3.8.4
   */
  List<Postulate> unnumbered(HostState state, Line line, Others others, Cause cause, SentList own) {
    List<Postulate> found = new ArrayList<>(2);
    Segment s = line.segment();
    int length = s.length();
    int kind = s.control() & KIND;
    if (line.given().seq() || (kind != 0 && kind != Control.FIN)) {
      return found;
    }
    if (others == Others.NUMBERED && !line.given().ack() && state.tcb().fin() == Fin.OPEN) {
      join(state.tcb(), line, kind, cause, found);
    }
    if (kind == Control.FIN) {
      return found;
    }
    if (length <= 1 && scenario.network() == Scenario.Network.LOSSY) {
      found.add(new Postulate(List.of(new Event.KeepAlive(length)), Assumed.RETRANSMISSION));
    }
    Tcb tcb = state.tcb();
    int end = tcb.fin() == Fin.SENT ? tcb.sndNxt() - 1 : tcb.sndNxt();
    if (length > Seq.distance(tcb.sndUna(), end)) {
      again(tcb, line, end - length, 0, cause, found);
    }
    if (others == Others.NUMBERED && length > 0) {
      for (int start : starts(tcb, own)) {
        again(tcb, line, start, 0, cause, found);
      }
    }
    return found;
  }

  /** Where the host's last segments with text began that are beyond what is acknowledged. */
  private static Set<Integer> starts(Tcb tcb, SentList own) {
    Set<Integer> starts = new LinkedHashSet<>();
    for (int i = own.size() - 1; i >= Math.max(0, own.size() - STARTS_MAX); i--) {
      Segment s = own.get(i).segment();
      if (s.length() > 0 && Seq.isBefore(tcb.sndUna(), s.seq())) {
        starts.add(s.seq());
      }
    }
    return starts;
  }

  private void again(
      Tcb tcb, Line line, int front, int control, Cause cause, List<Postulate> found) {
    int length = line.segment().length();
    boolean literal = writing.numbering() == Writing.Numbering.BY_THE_BOOK;
    int seq = literal && line.given().seq() ? line.segment().seq() : front;
    int end = seq + length + (control & 1) + ((control & Control.SYN) >> 1);
    cause
        .toSendAgain(tcb, end)
        .ifPresent(
            assumed ->
                found.add(
                    new Postulate(List.of(new Event.Retransmit(seq, length, control)), assumed)));
  }

  /**
   * Old octets with new ones, or with a new FIN, behind them. Where the line has no numbers at all
   * this is not looked for: what it explains, new octets alone explain too.
   */
  private void joined(Tcb tcb, Line line, int fin, Cause cause, List<Postulate> found) {
    if (line.given().seq() || line.given().ack()) {
      join(tcb, line, fin, cause, found);
    }
  }

  private void join(Tcb tcb, Line line, int fin, Cause cause, List<Postulate> found) {
    int length = line.segment().length();
    int seq = line.given().seq() ? line.segment().seq() : tcb.sndUna();
    int fresh = Seq.distance(tcb.sndNxt(), seq + length);
    boolean joins =
        Seq.isBefore(seq, tcb.sndNxt()) && (fresh > 0 || (fresh == 0 && fin == Control.FIN));
    if (!joins || (fresh > 0 && !scenario.allows(Call.SEND))) {
      return;
    }
    List<Event> events = new ArrayList<>(3);
    if (fresh > 0) {
      events.add(new Event.Send(fresh));
    }
    if (fin == Control.FIN) {
      events.add(new Event.Close(Fin.QUEUED));
    }
    events.add(new Event.Retransmit(seq, length, fin));
    cause
        .toSendAgain(tcb, seq + length + fin)
        .ifPresent(assumed -> found.add(new Postulate(events, assumed)));
  }

  /** Any timer may fire in a lossy network. */
  static final Cause LOSSY = (tcb, end) -> Optional.of(Assumed.RETRANSMISSION);

  /** Why a host may send numbers again. */
  interface Cause {
    /**
     * What is to be assumed, if it may at all.
     *
     * @param end the number after the last that would go again
     */
    Optional<Assumed> toSendAgain(Tcb tcb, int end);
  }

  /**
   * In a reliable network the timer fires only for what is marked lost: the host's own segment, or
   * the peer's that would have acknowledged it. What the peer did not take goes again: text of a
   * SYN, and a SYN that met another connection, which the peer's ACK gives away.
   *
   * @rfc 9293 3.5.1
   */
  static Cause reliable(SentList own, SentList peer, int synOctets) {
    return (tcb, end) -> {
      int una = tcb.sndUna();
      int synEnd = tcb.iss() + 1 + synOctets;
      if (synOctets > 0 && una == tcb.iss() + 1 && Seq.isAtOrBefore(end, synEnd)) {
        return Optional.of(Assumed.NOT_TAKEN);
      }
      if (tcb.state() == TcpState.SYN_SENT && peer.hasAckBeside(tcb.sndNxt())) {
        return Optional.of(Assumed.RETRANSMISSION);
      }
      return own.hasLostBeyond(una) || peer.hasLostAcknowledging(una)
          ? Optional.of(Assumed.RETRANSMISSION)
          : Optional.empty();
    };
  }
}
