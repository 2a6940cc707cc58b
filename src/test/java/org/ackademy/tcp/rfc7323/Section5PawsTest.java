package org.ackademy.tcp.rfc7323;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.ackademy.tcp.Control;
import org.ackademy.tcp.Event;
import org.ackademy.tcp.Event.Arrive;
import org.ackademy.tcp.Event.Fresh;
import org.ackademy.tcp.Machine;
import org.ackademy.tcp.Options;
import org.ackademy.tcp.Options.Timestamps;
import org.ackademy.tcp.Reading;
import org.ackademy.tcp.Segment;
import org.ackademy.tcp.Step;
import org.ackademy.tcp.Tcb;
import org.junit.jupiter.api.Test;

/** Protection against wrapped sequence numbers: timestamps tell an old segment. */
final class Section5PawsTest {
  private static final Machine MACHINE = Machine.RFC_9293;

  @Test
  void anOlderTimestampMayBeRefusedWithAnAcknowledgment() {
    Tcb tcb = establishedAt(1_000);
    Segment old = text(301, 999);

    assertThat(MACHINE.readings(tcb, old))
        .containsExactly(Reading.PLAIN, Reading.REFUSE_OLD_TIMESTAMP);
    Step refused = arrive(tcb, old, Reading.REFUSE_OLD_TIMESTAMP);
    assertThat(refused.sent()).hasValueSatisfying(ack -> assertThat(ack.ack()).isEqualTo(301));
    assertThat(refused.tcb().rcvNxt()).isEqualTo(301);
  }

  @Test
  void theSameOrANewerTimestampIsNeverRefused() {
    Tcb tcb = establishedAt(1_000);
    for (int value : List.of(1_000, 1_001, 0x7000_0000)) {
      Segment segment = text(301, value);
      assertThat(MACHINE.readings(tcb, segment)).doesNotContain(Reading.REFUSE_OLD_TIMESTAMP);
      assertThat(arrive(tcb, segment, Reading.REFUSE_OLD_TIMESTAMP).isImpossible()).isTrue();
    }
  }

  @Test
  void timestampsWrapLikeSequenceNumbers() {
    Tcb tcb = establishedAt(-1);
    assertThat(MACHINE.readings(tcb, text(301, 5))).doesNotContain(Reading.REFUSE_OLD_TIMESTAMP);
    assertThat(MACHINE.readings(tcb, text(301, -2))).contains(Reading.REFUSE_OLD_TIMESTAMP);
  }

  @Test
  void onlyWhatIsInOrderMovesTheNewest() {
    Tcb tcb = establishedAt(1_000);
    Tcb ahead = arrive(tcb, text(401, 2_000), Reading.PLAIN).tcb();
    assertThat(ahead.tsRecent()).isEqualTo(1_000);
    assertThat(arrive(tcb, text(301, 2_000), Reading.PLAIN).tcb().tsRecent()).isEqualTo(2_000);
  }

  @Test
  void withoutTheOptionOnBothSynsNothingIsOld() {
    Tcb tcb = established(Options.NONE, stamped(1_000));
    assertThat(MACHINE.readings(tcb, text(301, 1))).doesNotContain(Reading.REFUSE_OLD_TIMESTAMP);
  }

  private static Tcb establishedAt(int value) {
    return established(stamped(7), stamped(value));
  }

  private static Tcb established(Options own, Options peer) {
    Step opened = MACHINE.step(Tcb.closed(1_000), new Event.OpenActive(new Fresh(100, own), 0));
    Segment synAck = new Segment(Control.SYN | Control.ACK, 300, 101, 0, 1_000, 0, peer);
    return arrive(opened.tcb(), synAck, Reading.PLAIN).tcb();
  }

  private static Segment text(int seq, int value) {
    return new Segment(Control.ACK, seq, 101, 10, 1_000, 0, stamped(value));
  }

  private static Options stamped(int value) {
    return new Options(
        Options.ABSENT,
        Options.ABSENT,
        false,
        List.of(),
        Optional.of(new Timestamps(value, 0)),
        Optional.empty());
  }

  private static Step arrive(Tcb tcb, Segment segment, Reading reading) {
    return MACHINE.step(tcb, new Arrive(segment, reading, new Fresh(0, Options.NONE)));
  }
}
