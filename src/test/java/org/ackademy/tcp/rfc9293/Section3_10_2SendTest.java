package org.ackademy.tcp.rfc9293;

import static org.assertj.core.api.Assertions.assertThat;

import org.ackademy.tcp.Signal;
import org.junit.jupiter.api.Test;

/** 3.10.2, SEND, and the cutting of what was sent into segments. */
class Section3_10_2SendTest {

  @Test
  void synSentQueuesAndSendsOnlyOnceEstablished() {
    Host host = Host.closed();
    host.sends("OPEN active iss=100", "SYN seq=100");
    host.does("SEND 30").cannot("TRANSMIT 30");
    host.takes(host.stray("SYN,ACK seq=300 ack=101")).is("ESTABLISHED");
    host.sends("TRANSMIT 30", "ACK seq=101 ack=301 len=30");
  }

  @Test
  void synReceivedQueuesAndSendsOnlyOnceEstablished() {
    Host host = Host.at("SYN-RECEIVED/passive");
    host.does("SEND 30").cannot("TRANSMIT 30").cannot("PROBE octet");
    host.takes(host.stray("ACK seq=5001 ack=1001"));
    host.sends("TRANSMIT 30", "ACK seq=1001 ack=5001 len=30");
  }

  @Test
  void establishedRefusesWhatWasNeverQueued() {
    Host host = Host.established(100, 300, 0, 0).does("SEND 30");
    host.cannot("TRANSMIT 31");
    host.sends("TRANSMIT 10", "ACK seq=100 ack=300 len=10");
    host.sends("TRANSMIT 20", "ACK seq=110 ack=300 len=20");
    host.cannot("TRANSMIT 1");
  }

  /** "Return error: connection closing and do not service request." */
  @Test
  void afterCloseNothingIsQueuedThoughDataStillGoesOut() {
    Host host = Host.established(100, 300, 0, 0).does("SEND 30").does("CLOSE");
    host.does("SEND 5").told(Signal.CONNECTION_CLOSING);
    assertThat(host.tcb().queued()).isEqualTo(30);
    host.sends("TRANSMIT 30+FIN", "FIN,ACK seq=100 ack=300 len=30");
    host.does("SEND 5").told(Signal.CONNECTION_CLOSING).cannot("TRANSMIT 5");
  }

  /** Data goes "with a piggybacked acknowledgment": none is due after it. */
  @Test
  void dataCarriesTheAcknowledgmentThatWasDue() {
    Host host = Host.established(100, 300, 0, 0).does("SEND 30");
    host.takes(host.stray("ACK seq=300 ack=100 len=10"));
    host.sends("TRANSMIT 30", "ACK seq=100 ack=310 len=30");
    host.cannot("ACKNOWLEDGE");
  }
}
