package org.ackademy.tcp.rfc9293;

import static org.assertj.core.api.Assertions.assertThat;

import org.ackademy.tcp.Segment;
import org.ackademy.tcp.Tcb;
import org.junit.jupiter.api.Test;

/** 3.10.7.1, SEGMENT ARRIVES in CLOSED. */
class Section3_10_7_1ClosedTest {

  /** "Selected to make the reset sequence acceptable to the endpoint that sent the segment." */
  @Test
  void theResetIsTakenByWhoeverSentTheSegment() {
    Host closed = Host.closed();
    Host opener = Host.closed();
    Segment syn = opener.sends("OPEN active iss=100 len=10", "SYN seq=100 len=10");
    opener.takes(closed.answers(syn, "RST,ACK seq=0 ack=111")).is("CLOSED");

    for (String base : new String[] {"ESTABLISHED", "FIN-WAIT-1", "CLOSING", "LAST-ACK"}) {
      Host sender = Host.at(base);
      Segment sent = sender.sends("RETRANSMIT seq=3000 len=9", "ACK seq=3000 ack=7000 len=9");
      sender.takes(closed.answers(sent, "RST seq=7000")).is("CLOSED");
    }
  }

  @Test
  void twoClosedEndsDoNotAnswerEachOther() {
    Host one = Host.closed();
    Host other = Host.closed();
    Segment reset = one.answers(other.stray("FIN,ACK seq=100 ack=300"), "RST seq=300");
    other.takes(reset);
    assertThat(other.tcb()).isEqualTo(Tcb.closed(Host.WINDOW));
  }
}
