package org.ackademy.tcp.rfc9293;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.ackademy.tcp.Control;
import org.ackademy.tcp.Event.Arrive;
import org.ackademy.tcp.Event.Fresh;
import org.ackademy.tcp.Machine;
import org.ackademy.tcp.Options;
import org.ackademy.tcp.Reading;
import org.ackademy.tcp.Segment;
import org.ackademy.tcp.Seq;
import org.ackademy.tcp.Step;
import org.ackademy.tcp.Tcb;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** 3.4: comparisons modulo 2^32, and Table 5 at every place of the circle. */
class Section3_4SequenceNumbersTest {
  private static final Fresh FRESH = new Fresh(Notation.ISS, Options.NONE);

  /** Ours and the peer's next numbers: in the middle, at the wrap, at the change of sign. */
  private static final long[] PLACES = {7000, 4_294_967_295L, 0, 2_147_483_648L, 2_147_483_643L};

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 100, 2_147_483_647L, 2_147_483_648L, 4_294_967_295L})
  void comparisonsFollowTheCircle(long number) {
    int point = Seq.of(number);
    assertThat(Seq.number(point)).isEqualTo(number);
    assertThat(Seq.text(point)).isEqualTo(Long.toString(number));
    for (int step : new int[] {1, 2, 1000, Integer.MAX_VALUE}) {
      assertThat(Seq.isBefore(point, point + step)).isTrue();
      assertThat(Seq.isBefore(point + step, point)).isFalse();
      assertThat(Seq.isAtOrBefore(point, point + step)).isTrue();
      assertThat(Seq.later(point, point + step)).isEqualTo(point + step);
      assertThat(Seq.later(point + step, point)).isEqualTo(point + step);
      assertThat(Seq.distance(point, point + step)).isEqualTo(step);
      assertThat(Seq.distance(point + step, point)).isEqualTo(-step);
      assertThat(Seq.isWithin(point, point + step, point + step)).isFalse();
      assertThat(Seq.isWithin(point, point, point + step)).isTrue();
    }
    assertThat(Seq.isBefore(point, point)).isFalse();
    assertThat(Seq.isAtOrBefore(point, point)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, 4_294_967_296L, Long.MIN_VALUE, Long.MAX_VALUE})
  void aNumberOutsideTheSpaceIsNoSequenceNumber(long number) {
    assertThatThrownBy(() -> Seq.of(number)).isInstanceOf(IllegalArgumentException.class);
  }

  /** Table 5, every combination near the edges, against the table in plain long arithmetic. */
  @Test
  void everySegmentNearTheWindowIsJudgedByTable5() {
    for (long place : PLACES) {
      for (int window = 0; window <= 12; window += 3) {
        Tcb tcb = receiver(place, window);
        for (int offset = -20; offset <= 20; offset++) {
          for (int length = 0; length <= 25; length++) {
            check(tcb, offset, length, window);
          }
        }
      }
    }
  }

  private static void check(Tcb tcb, int offset, int length, int window) {
    Segment segment = text(tcb.rcvNxt() + offset, tcb.sndUna(), length);
    Step step = Machine.RFC_9293.step(tcb, new Arrive(segment, Reading.PLAIN, FRESH));
    boolean acceptable = isAcceptable(offset, length, window);
    assertThat(step.sent().isEmpty())
        .as("RCV.NXT=%s RCV.WND=%s SEG=%s", Seq.text(tcb.rcvNxt()), window, segment)
        .isEqualTo(acceptable);
    int taken = acceptable && offset <= 0 ? Math.max(0, Math.min(offset + length, window)) : 0;
    assertThat(Seq.distance(tcb.rcvNxt(), step.tcb().rcvNxt()))
        .as("RCV.NXT=%s RCV.WND=%s SEG=%s", Seq.text(tcb.rcvNxt()), window, segment)
        .isEqualTo(taken);
  }

  /** Table 5 as it stands, the numbers relative to RCV.NXT. */
  private static boolean isAcceptable(long seq, int length, int window) {
    if (window == 0) {
      return length == 0 && seq == 0;
    }
    long last = seq + length - 1;
    return (0 <= seq && seq < window) || (length > 0 && 0 <= last && last < window);
  }

  /** SND.UNA =< SEG.ACK =< SND.NXT, and RFC 5961's older ones, at every place. */
  @Test
  void everyAcknowledgmentNearTheNumbersSentIsJudgedByItsInequality() {
    for (long place : PLACES) {
      Tcb tcb = sender(place);
      for (int offset = -40; offset <= 40; offset++) {
        Segment ack = text(tcb.rcvNxt(), tcb.sndUna() + offset, 0);
        Step step = Machine.RFC_9293.step(tcb, new Arrive(ack, Reading.PLAIN, FRESH));
        boolean refused = offset < -30 || offset > 10;
        assertThat(step.sent().isPresent()).as("%s %s", place, offset).isEqualTo(refused);
        assertThat(Seq.distance(tcb.sndUna(), step.tcb().sndUna()))
            .as("%s %s", place, offset)
            .isEqualTo(offset > 0 && offset <= 10 ? offset : 0);
      }
    }
  }

  @Test
  void synAndFinOccupyOneNumberEach() {
    assertThat(Notation.segment("SYN seq=4294967295").end()).isZero();
    assertThat(Notation.segment("SYN,FIN seq=10 len=5").seqLength()).isEqualTo(7);
    assertThat(Notation.segment("FIN,ACK seq=10 ack=1 len=5").end()).isEqualTo(16);
    assertThat(Notation.segment("RST,ACK seq=10 ack=1").seqLength()).isZero();
    assertThat(Notation.segment("SYN seq=4294967295 len=3").textStart()).isZero();
  }

  private static Segment text(int seq, int ack, int length) {
    return new Segment(Control.ACK, seq, ack, length, 500, 0, Options.NONE);
  }

  private static Tcb receiver(long rcvNxt, int window) {
    return Host.established(100, rcvNxt == 0 ? 1 : rcvNxt, 0, rcvNxt == 0 ? -1 : 0)
        .tcb()
        .edit()
        .rcvWnd(window)
        .done();
  }

  /** Ten octets are on their way, and the peer never offered more than thirty. */
  private static Tcb sender(long sndUna) {
    Tcb idle = Host.established(sndUna == 0 ? 1 : sndUna, 300, sndUna == 0 ? -1 : 0, 0).tcb();
    return idle.edit().sndNxt(idle.sndUna() + 10).sndWnd(30).sndWndMax(30).done();
  }

  @Test
  void aWholeConnectionOverTheWrap() {
    Host a = Host.closed(-105, -305);
    Host b = Host.listening(-305, -105).choosing(300);
    a.takes(b.answers(a.sends("OPEN active iss=100", "SYN seq=100"), "SYN,ACK seq=300 ack=101"));
    a.does("SEND 20");
    b.takes(a.sends("TRANSMIT 3", "ACK seq=101 ack=301 len=3"));
    Segment overTheWrap = a.sends("TRANSMIT 17", "ACK seq=104 ack=301 len=17");
    assertThat(Seq.text(overTheWrap.seq())).isEqualTo("4294967295");
    b.takes(overTheWrap);
    a.takes(b.sends("ACKNOWLEDGE", "ACK seq=301 ack=121"));
    b.takes(a.sends("CLOSE", "FIN,ACK seq=121 ack=301")).is("CLOSE-WAIT");
  }
}
