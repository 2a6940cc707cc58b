package org.ackademy.tcp.rfc9293;

import static org.assertj.core.api.Assertions.assertThat;

import org.ackademy.tcp.Reading;
import org.ackademy.tcp.Segment;
import org.ackademy.tcp.Signal;
import org.junit.jupiter.api.Test;

/** 3.10.7.4, SEGMENT ARRIVES in the other states: one segment after the other. */
class Section3_10_7_4OtherStatesTest {

  /** "ACKs are never acknowledged": two hosts that owe nothing fall silent. */
  @Test
  void establishedDoesNotAnswerAPureAcknowledgment() {
    Host host = Host.established(100, 300, 0, 0);
    host.takes(host.stray("ACK seq=300 ack=100")).cannot("ACKNOWLEDGE");
    host.takes(host.stray("ACK seq=310 ack=100")).cannot("ACKNOWLEDGE");
  }

  /** MUST-58, MUST-59: however many segments, one acknowledgment is due. */
  @Test
  void establishedOwesOneAcknowledgmentForManySegments() {
    Host host = Host.established(100, 300, 0, 0);
    host.takes(host.stray("ACK seq=300 ack=100 len=10"));
    host.takes(host.stray("ACK seq=310 ack=100 len=10"));
    host.takes(host.stray("FIN,ACK seq=320 ack=100"));
    host.sends("ACKNOWLEDGE", "ACK seq=100 ack=321");
    host.cannot("ACKNOWLEDGE");
  }

  @Test
  void establishedPutsSegmentsInOrderWhateverTheOrderOfArrival() {
    Host host = Host.established(100, 300, 0, 0);
    host.takes(host.stray("FIN,ACK seq=330 ack=100"));
    host.takes(host.stray("ACK seq=320 ack=100 len=10"));
    host.answers(
        host.stray("ACK seq=310 ack=100 len=10"), Reading.ACKNOWLEDGE_GAP, "ACK seq=100 ack=300");
    host.is("ESTABLISHED").cannot("ACKNOWLEDGE");
    host.takes(host.stray("ACK seq=300 ack=100 len=10")).is("CLOSE-WAIT");
    host.told(Signal.REMOTE_CLOSING).sends("ACKNOWLEDGE", "ACK seq=100 ack=331");
    assertThat(host.tcb().held().isEmpty()).isTrue();
  }

  @Test
  void everyDuplicateDrawsAnAcknowledgmentOfItsOwn() {
    Host host = Host.established(100, 300, 0, 0);
    Segment data = host.stray("ACK seq=300 ack=100 len=10");
    host.takes(data);
    host.answers(data, "ACK seq=100 ack=310");
    host.answers(data, "ACK seq=100 ack=310");
    host.cannot("ACKNOWLEDGE");
  }

  /** "After sending the acknowledgment, drop": nothing of the segment counts. */
  @Test
  void anUnacceptableSegmentAcknowledgesNothing() {
    Host host = Host.at("FIN-WAIT-1");
    host.answers(host.stray("ACK seq=6999 ack=3100 win=9"), "ACK seq=3100 ack=7000");
    host.answers(host.stray("ACK seq=7600 ack=3100 win=9"), "ACK seq=3100 ack=7000");
    host.answers(host.stray("SYN,ACK seq=7000 ack=3100 win=9"), "ACK seq=3100 ack=7000");
    host.takes(host.stray("FIN seq=7000")).is("FIN-WAIT-1");
    assertThat(host.tcb()).isEqualTo(Host.at("FIN-WAIT-1").tcb());
  }

  /** "The check here prevents using old segments to update the window." */
  @Test
  void anOldSegmentDoesNotBringAnOldWindowBack() {
    Host host = Host.at("ESTABLISHED");
    host.takes(host.stray("ACK seq=7000 ack=3050 win=900"));
    host.takes(host.stray("ACK seq=7000 ack=3000 win=100"));
    assertThat(host.tcb().sndWnd()).isEqualTo(900);
    host.takes(host.stray("ACK seq=7000 ack=3050 win=100"));
    assertThat(host.tcb().sndWnd()).isEqualTo(100);
    assertThat(host.tcb().sndWndMax()).isEqualTo(900);
  }

  /** 3.6.1: TIME-WAIT may open anew, and is an ordinary SYN-RECEIVED from then on. */
  @Test
  void timeWaitReopens() {
    Host host = Host.at("TIME-WAIT").choosing(4000);
    Segment syn = host.stray("SYN seq=8000");
    host.answers(syn, Reading.REOPEN, "SYN,ACK seq=4000 ack=8001");
    host.is("SYN-RECEIVED").takes(host.stray("ACK seq=8001 ack=4001")).is("ESTABLISHED");
    host.does("SEND 10").sends("TRANSMIT 10", "ACK seq=4001 ack=8001 len=10");
  }

  /** 3.6.1: larger than the largest number that was used, which is the FIN's, before SND.NXT. */
  @Test
  void timeWaitReopensWithTheFirstNumberThatWasNotUsed() {
    Host host = Host.at("TIME-WAIT").choosing(3100);
    host.answers(host.stray("SYN seq=8000"), Reading.REOPEN, "SYN,ACK seq=3100 ack=8001");
  }

  @Test
  void timeWaitDoesNotReopenWithAnIssThatIsNotLarger() {
    Host host = Host.at("TIME-WAIT");
    for (String iss : new String[] {"3099", "3098", "1000"}) {
      host.cannot("SYN seq=8000 {REOPEN iss=" + iss + "}");
    }
    host.cannot("SYN seq=6999 {REOPEN iss=4000}");
    host.cannot("SYN,ACK seq=8000 ack=3100 {REOPEN iss=4000}");
  }

  /** A reading that is not offered cannot be taken. */
  @Test
  void readingsBelongToTheirSegments() {
    Host.at("ESTABLISHED").cannot("SYN,ACK seq=5000 ack=1001 {CROSSING_ESTABLISHES}");
    Host.at("SYN-RECEIVED/passive").cannot("SYN,ACK seq=5000 ack=1001 {CROSSING_ESTABLISHES}");
    Host.at("SYN-RECEIVED/active").cannot("SYN,ACK seq=5000 ack=1002 {CROSSING_ESTABLISHES}");
    Host.at("SYN-RECEIVED/active").cannot("SYN seq=4999 {SYN_ACK_AGAIN}");
    Host.at("ESTABLISHED").cannot("SYN seq=8000 {REOPEN iss=4000}");
  }
}
