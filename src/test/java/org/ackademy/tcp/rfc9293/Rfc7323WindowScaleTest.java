package org.ackademy.tcp.rfc9293;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.ackademy.tcp.Control;
import org.ackademy.tcp.Event;
import org.ackademy.tcp.Event.Arrive;
import org.ackademy.tcp.Event.Fresh;
import org.ackademy.tcp.Machine;
import org.ackademy.tcp.Options;
import org.ackademy.tcp.Reading;
import org.ackademy.tcp.Segment;
import org.ackademy.tcp.Step;
import org.ackademy.tcp.Tcb;
import org.junit.jupiter.api.Test;

/** RFC 7323 section 2: windows are scaled once both SYNs have offered it, and never on a SYN. */
class Rfc7323WindowScaleTest {
  private static final int WINDOW = 100_000;

  private static Options scale(int shift) {
    return new Options(Options.ABSENT, shift, false, List.of(), Optional.empty(), Optional.empty());
  }

  private static Segment segment(int control, int seq, int ack, int window, Options options) {
    return new Segment(control, seq, ack, 0, window, 0, options);
  }

  private static Step arrives(Tcb tcb, Segment segment, Options own) {
    return Machine.RFC_9293.step(tcb, new Arrive(segment, Reading.PLAIN, new Fresh(300, own)));
  }

  @Test
  void bothOfferIt() {
    Step accepted =
        arrives(Tcb.listen(WINDOW), segment(Control.SYN, 100, 0, 65_535, scale(7)), scale(2));
    Segment synAck = accepted.sent().orElseThrow();
    assertThat(synAck.options()).isEqualTo(scale(2));
    assertThat(synAck.window()).as("a SYN's window is not scaled").isEqualTo(65_535);
    assertThat(accepted.tcb().sndWnd()).as("nor read as scaled").isEqualTo(65_535);

    Tcb established =
        arrives(accepted.tcb(), segment(Control.ACK, 101, 301, 10, Options.NONE), Options.NONE)
            .tcb();
    assertThat(established.sndWnd()).isEqualTo(10 << 7);
    Segment fin = Machine.RFC_9293.step(established, new Event.Close()).sent().orElseThrow();
    assertThat(fin.window()).isEqualTo(WINDOW >> 2);
    assertThat(fin.options()).isEqualTo(Options.NONE);
  }

  @Test
  void onlyOneOffersIt() {
    for (boolean peerOffers : new boolean[] {true, false}) {
      Options own = peerOffers ? Options.NONE : scale(2);
      Options peer = peerOffers ? scale(7) : Options.NONE;
      Tcb synReceived =
          arrives(Tcb.listen(WINDOW), segment(Control.SYN, 100, 0, 500, peer), own).tcb();
      Tcb established =
          arrives(synReceived, segment(Control.ACK, 101, 301, 10, Options.NONE), own).tcb();
      assertThat(established.sndWnd()).isEqualTo(10);
      assertThat(
              Machine.RFC_9293.step(established, new Event.Close()).sent().orElseThrow().window())
          .isEqualTo(65_535);
    }
  }

  @Test
  void aShiftOfMoreThanFourteenCountsAsFourteen() {
    Tcb opened =
        Machine.RFC_9293
            .step(Tcb.closed(WINDOW), new Event.OpenActive(new Fresh(100, scale(200)), 0))
            .tcb();
    Tcb established =
        arrives(opened, segment(Control.SYN | Control.ACK, 300, 101, 500, scale(255)), Options.NONE)
            .tcb();
    assertThat(established.sndWnd()).as("a SYN's window is not scaled").isEqualTo(500);
    Tcb later =
        arrives(established, segment(Control.ACK, 301, 101, 2, Options.NONE), Options.NONE).tcb();
    assertThat(later.sndWnd()).isEqualTo(2 << 14);
    assertThat(Machine.RFC_9293.step(later, new Event.Close()).sent().orElseThrow().window())
        .isEqualTo(WINDOW >> 14);
  }

  /** Figure 7's reading: the crossing SYN,ACK is a SYN too, and its window is not scaled. */
  @Test
  void theCrossingSynAcksWindowIsNotScaled() {
    Tcb opened =
        Machine.RFC_9293
            .step(Tcb.closed(WINDOW), new Event.OpenActive(new Fresh(100, scale(2)), 0))
            .tcb();
    Tcb synReceived =
        arrives(opened, segment(Control.SYN, 300, 0, 500, scale(7)), Options.NONE).tcb();
    Segment synAck = segment(Control.SYN | Control.ACK, 300, 101, 400, scale(7));
    Step crossed =
        Machine.RFC_9293.step(
            synReceived,
            new Arrive(synAck, Reading.CROSSING_ESTABLISHES, new Fresh(0, Options.NONE)));
    assertThat(crossed.tcb().sndWnd()).isEqualTo(400);
  }
}
