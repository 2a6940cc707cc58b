package org.ackademy.tcp.rfc9293;

import static org.assertj.core.api.Assertions.assertThat;

import org.ackademy.tcp.Segment;
import org.ackademy.tcp.Signal;
import org.ackademy.tcp.Tcb;
import org.junit.jupiter.api.Test;

/** 3.10.8, timeouts. */
class Section3_10_8TimeoutsTest {

  @Test
  void aLostSynComesAgainAndOpens() {
    Host a = Host.closed();
    Host b = Host.listening().choosing(300);
    a.sends("OPEN active iss=100", "SYN seq=100");
    Segment again = a.sends("RETRANSMIT seq=100 SYN", "SYN seq=100");
    a.takes(b.answers(again, "SYN,ACK seq=300 ack=101")).is("ESTABLISHED");
  }

  @Test
  void aLostSynAckComesAgainAndOpens() {
    Host a = Host.closed();
    Host b = Host.listening().choosing(300);
    b.answers(a.sends("OPEN active iss=100", "SYN seq=100"), "SYN,ACK seq=300 ack=101");
    Segment again = b.sends("RETRANSMIT seq=300 SYN", "SYN,ACK seq=300 ack=101");
    a.takes(again).is("ESTABLISHED");
    b.takes(a.sends("ACKNOWLEDGE", "ACK seq=101 ack=301")).is("ESTABLISHED");
    b.cannot("RETRANSMIT seq=300 SYN");
  }

  /** The third segment is lost: the SYN,ACK comes again and is acknowledged again. */
  @Test
  void establishedAcknowledgesARepeatedSynAck() {
    Host a = Host.closed();
    Host b = Host.listening().choosing(300);
    Segment synAck =
        b.answers(a.sends("OPEN active iss=100", "SYN seq=100"), "SYN,ACK seq=300 ack=101");
    a.takes(synAck).sends("ACKNOWLEDGE", "ACK seq=101 ack=301");
    b.takes(a.answers(synAck, "ACK seq=101 ack=301")).is("ESTABLISHED");
    a.is("ESTABLISHED");
  }

  /** "Send the segment at the front of the retransmission queue again": with the newest ACK. */
  @Test
  void aRetransmissionCarriesTheNewestAcknowledgment() {
    Host host = Host.at("ESTABLISHED");
    host.takes(host.stray("ACK seq=7000 ack=3000 len=10"));
    host.sends("RETRANSMIT seq=3000 len=100", "ACK seq=3000 ack=7010 len=100");
    host.cannot("ACKNOWLEDGE");
  }

  @Test
  void userTimeoutLeavesNothingThatCouldBeSent() {
    Host host = Host.at("FIN-WAIT-1", "QUEUED=50", "FIN=queued", "DUE=ack");
    host.does("USER TIMEOUT").told(Signal.USER_TIMED_OUT);
    assertThat(host.tcb()).isEqualTo(Tcb.closed(Host.WINDOW));
  }

  @Test
  void timeWaitAnswersUntilItsTimeoutAndResetsAfterIt() {
    Host host = Host.at("TIME-WAIT");
    Segment fin = host.stray("FIN,ACK seq=6999 ack=3100");
    host.answers(fin, "ACK seq=3100 ack=7000");
    host.does("TIME-WAIT TIMEOUT").is("CLOSED");
    host.answers(fin, "RST seq=3100");
  }
}
