package org.ackademy.tcp.rfc9293;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.ackademy.tcp.Control;
import org.ackademy.tcp.Event.Arrive;
import org.ackademy.tcp.Event.Fresh;
import org.ackademy.tcp.Machine;
import org.ackademy.tcp.Options;
import org.ackademy.tcp.Reading;
import org.ackademy.tcp.Segment;
import org.ackademy.tcp.Step;
import org.ackademy.tcp.Tcb;
import org.junit.jupiter.api.Test;

/** 3.5.2: the three groups of states, and that no reset ever draws one. */
class Section3_5_2ResetGenerationTest {
  private static final Fresh FRESH = new Fresh(Notation.ISS, Options.NONE);

  private static List<Segment> segments(Tcb tcb) {
    List<Segment> all = new ArrayList<>();
    for (int control = 0; control <= Control.ALL; control++) {
      for (int seq : List.of(tcb.rcvNxt() - 1, tcb.rcvNxt(), tcb.rcvNxt() + 1, tcb.rcvEnd())) {
        for (int ack : List.of(tcb.sndUna() - 1, tcb.sndUna(), tcb.sndNxt(), tcb.sndNxt() + 1)) {
          for (int length : List.of(0, 10)) {
            all.add(new Segment(control, seq, ack, length, 500, 5, Options.NONE));
          }
        }
      }
    }
    return all;
  }

  /** All flags, at all places, in all states, in every reading that is offered. */
  @Test
  void aResetIsNeverAnsweredByAReset() {
    for (Tcb tcb : Table.GOLDEN.bases().values()) {
      for (Segment segment : segments(tcb)) {
        if (segment.isRst()) {
          assertThat(Machine.RFC_9293.readings(tcb, segment)).containsExactly(Reading.PLAIN);
          Step step = Machine.RFC_9293.step(tcb, new Arrive(segment, Reading.PLAIN, FRESH));
          assertThat(step.sent().filter(Segment::isRst)).as("%s %s", tcb, segment).isEmpty();
        }
      }
    }
  }

  /** Group 3: an empty acknowledgment, "and the connection remains in the same state". */
  @Test
  void aSynchronizedStateNeverSendsAResetOfItself() {
    for (Tcb tcb : Table.GOLDEN.bases().values()) {
      if (!tcb.state().isSynchronized()) {
        continue;
      }
      for (Segment segment : segments(tcb)) {
        Step step = Machine.RFC_9293.step(tcb, new Arrive(segment, Reading.PLAIN, FRESH));
        step.sent()
            .ifPresent(
                sent -> {
                  assertThat(sent.control()).as("%s", segment).isEqualTo(Control.ACK);
                  assertThat(sent.seq()).isEqualTo(tcb.sndNxt());
                  assertThat(sent.ack()).isEqualTo(tcb.rcvNxt());
                  assertThat(sent.length()).isZero();
                  assertThat(step.tcb().state()).isEqualTo(tcb.state());
                });
      }
    }
  }

  /** Groups 1 and 2: SEQ from the ACK field, else SEQ 0 and ACK = SEQ+LEN; the state remains. */
  @Test
  void anUnsynchronizedStateResetsWithTheNumbersOfTheSegment() {
    for (Tcb tcb : Table.GOLDEN.bases().values()) {
      if (tcb.state().isSynchronized()) {
        continue;
      }
      for (Segment segment : segments(tcb)) {
        Step step = Machine.RFC_9293.step(tcb, new Arrive(segment, Reading.PLAIN, FRESH));
        step.sent()
            .filter(Segment::isRst)
            .ifPresent(
                reset -> {
                  assertThat(step.tcb()).isEqualTo(tcb);
                  if (segment.isAck()) {
                    assertThat(reset.control()).isEqualTo(Control.RST);
                    assertThat(reset.seq()).isEqualTo(segment.ack());
                  } else {
                    assertThat(reset.control()).isEqualTo(Control.RST | Control.ACK);
                    assertThat(reset.seq()).isZero();
                    assertThat(reset.ack()).isEqualTo(segment.end());
                  }
                });
      }
    }
  }
}
