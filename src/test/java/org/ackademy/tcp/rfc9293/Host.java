package org.ackademy.tcp.rfc9293;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.ackademy.tcp.Control;
import org.ackademy.tcp.Event;
import org.ackademy.tcp.Event.Arrive;
import org.ackademy.tcp.Event.Fresh;
import org.ackademy.tcp.Event.OpenActive;
import org.ackademy.tcp.Event.Retransmit;
import org.ackademy.tcp.Machine;
import org.ackademy.tcp.Options;
import org.ackademy.tcp.Reading;
import org.ackademy.tcp.Segment;
import org.ackademy.tcp.Signal;
import org.ackademy.tcp.Step;
import org.ackademy.tcp.Tcb;

/**
 * One host of a test's ladder: a block, and what happens to it. Numbers in the texts of a test are
 * those of the RFC's figure; the host moves them along the circle, its own by {@code own}, its
 * peer's by {@code peer}, so that one test is run at every place where numbers wrap.
 */
final class Host {
  /** The window that a test's host offers. */
  static final int WINDOW = 600;

  private final int own;
  private final int peer;
  private Tcb tcb;
  private int iss;
  private Optional<Signal> told = Optional.empty();

  private Host(Tcb tcb, int own, int peer) {
    this.tcb = tcb.shifted(own, peer);
    this.own = own;
    this.peer = peer;
    this.iss = Notation.ISS + own;
  }

  static Host in(Tcb tcb, int own, int peer) {
    return new Host(tcb, own, peer);
  }

  static Host closed(int own, int peer) {
    return in(Tcb.closed(WINDOW), own, peer);
  }

  static Host listening(int own, int peer) {
    return in(Tcb.listen(WINDOW), own, peer);
  }

  static Host closed() {
    return closed(0, 0);
  }

  static Host listening() {
    return listening(0, 0);
  }

  /** A host with an idle, established connection. */
  static Host established(long sndNxt, long rcvNxt, int own, int peer) {
    return in(
        Variables.set(
            Table.GOLDEN.base("ESTABLISHED"),
            List.of(
                "ISS=" + (sndNxt - 1),
                "SND.UNA=" + sndNxt,
                "SND.NXT=" + sndNxt,
                "SND.UP=" + sndNxt,
                "SND.WL2=" + sndNxt,
                "IRS=" + (rcvNxt - 1),
                "RCV.NXT=" + rcvNxt,
                "RCV.UP=" + rcvNxt,
                "SND.WL1=" + rcvNxt)),
        own,
        peer);
  }

  /** A host as a base of the state × event table has it. */
  static Host at(String base, String... variables) {
    return in(Variables.set(Table.GOLDEN.base(base), List.of(variables)), 0, 0);
  }

  /** The ISS that it takes where an arriving SYN makes it choose one. */
  Host choosing(long next) {
    iss = (int) next + own;
    return this;
  }

  Tcb tcb() {
    return tcb;
  }

  Optional<Segment> happens(Event event) {
    Step step = Machine.RFC_9293.step(tcb, event);
    assertThat(step.isImpossible()).as("%s in %s", event, tcb).isFalse();
    tcb = step.tcb();
    told = step.signal();
    return step.sent();
  }

  /** An event that makes it send this segment at once. */
  Segment sends(String event, String segment) {
    Optional<Segment> sent = happens(moved(Notation.event(event)));
    assertThat(sent.map(this::shown)).as(event).contains(segment);
    return sent.orElseThrow();
  }

  /** An event on which it sends nothing. */
  Host does(String event) {
    assertThat(happens(moved(Notation.event(event))).map(this::shown)).as(event).isEmpty();
    return this;
  }

  /** A segment arrives and draws this answer at once. */
  Segment answers(Segment arriving, String segment) {
    return answers(arriving, Reading.PLAIN, segment);
  }

  Segment answers(Segment arriving, Reading reading, String segment) {
    Optional<Segment> sent = arrives(arriving, reading);
    assertThat(sent.map(this::shown)).contains(segment);
    return sent.orElseThrow();
  }

  /** A segment arrives and draws nothing at once. */
  Host takes(Segment arriving) {
    return takes(arriving, Reading.PLAIN);
  }

  Host takes(Segment arriving, Reading reading) {
    assertThat(arrives(arriving, reading).map(this::shown)).isEmpty();
    return this;
  }

  private Optional<Segment> arrives(Segment arriving, Reading reading) {
    assertThat(Machine.RFC_9293.readings(tcb, arriving)).contains(reading);
    return happens(new Arrive(arriving, reading, new Fresh(iss, Options.NONE)));
  }

  /** The event cannot happen and changes nothing. */
  Host cannot(String event) {
    Step step = Machine.RFC_9293.step(tcb, moved(Notation.event(event)));
    assertThat(step).as(event).isEqualTo(new Step(tcb, Optional.empty(), impossible()));
    return this;
  }

  private static Optional<Signal> impossible() {
    return Optional.of(Signal.IMPOSSIBLE);
  }

  /** That its state is this one. */
  Host is(String state) {
    assertThat(tcb.state().rfcName()).isEqualTo(state);
    return this;
  }

  /** That its user was told this last. */
  Host told(Signal signal) {
    assertThat(told).contains(signal);
    return this;
  }

  /** A segment in this host's numbers that it did not send just now: an old duplicate, say. */
  Segment stray(String text) {
    Segment s = Notation.segment(text);
    return moved(s, own, s.isAck() ? peer : 0);
  }

  private String shown(Segment segment) {
    // A reset without cause in this side's numbers has SEQ=0 and nothing of its own to move.
    int back = segment.has(Control.RST) && segment.isAck() && segment.seq() == 0 ? 0 : -own;
    return Notation.text(moved(segment, back, segment.isAck() ? -peer : 0), segment.window());
  }

  private static Segment moved(Segment s, int sequence, int acknowledgment) {
    return new Segment(
        s.control(),
        s.seq() + sequence,
        s.ack() + acknowledgment,
        s.length(),
        s.window(),
        s.urgent(),
        s.options());
  }

  private Event moved(Event event) {
    if (event instanceof OpenActive open) {
      return new OpenActive(
          new Fresh(open.fresh().iss() + own, open.fresh().options()), open.octets());
    }
    return event instanceof Retransmit again
        ? new Retransmit(again.seq() + own, again.octets(), again.control())
        : event;
  }
}
