package org.ackademy.tcp.rfc9293;

import org.ackademy.tcp.Signal;
import org.junit.jupiter.api.Test;

/** 3.10.4, CLOSE: "in any case" and "until all preceding SENDs have been segmentized". */
class Section3_10_4CloseTest {

  @Test
  void finIsNeverEmittedTwice() {
    Host host = Host.established(100, 300, 0, 0);
    host.sends("CLOSE", "FIN,ACK seq=100 ack=300");
    host.does("CLOSE").told(Signal.CONNECTION_CLOSING).cannot("TRANSMIT 0+FIN");
    host.sends("RETRANSMIT seq=100 FIN", "FIN,ACK seq=100 ack=300");
    host.takes(host.stray("ACK seq=300 ack=101")).is("FIN-WAIT-2");
    host.cannot("RETRANSMIT seq=100 FIN");
  }

  @Test
  void establishedWithQueuedDataEntersFinWait1AndSendsTheFinBehindTheData() {
    Host host = Host.established(100, 300, 0, 0).does("SEND 30").does("CLOSE").is("FIN-WAIT-1");
    host.cannot("TRANSMIT 0+FIN").cannot("TRANSMIT 10+FIN");
    host.sends("TRANSMIT 10", "ACK seq=100 ack=300 len=10");
    host.sends("TRANSMIT 20", "ACK seq=110 ack=300 len=20");
    host.takes(host.stray("ACK seq=300 ack=130")).is("FIN-WAIT-1");
    host.sends("TRANSMIT 0+FIN", "FIN,ACK seq=130 ack=300");
    host.takes(host.stray("ACK seq=300 ack=131")).is("FIN-WAIT-2");
  }

  @Test
  void closeWaitWithQueuedDataEntersLastAckOnlyWithTheFin() {
    Host host = Host.at("CLOSE-WAIT", "SND.UNA=3100").does("SEND 30").does("CLOSE");
    host.is("CLOSE-WAIT").does("CLOSE").told(Signal.CONNECTION_CLOSING);
    host.sends("TRANSMIT 30", "ACK seq=3100 ack=7000 len=30");
    host.is("CLOSE-WAIT");
    host.sends("TRANSMIT 0+FIN", "FIN,ACK seq=3130 ack=7000");
    host.is("LAST-ACK").takes(host.stray("ACK seq=7000 ack=3130")).is("LAST-ACK");
    host.takes(host.stray("ACK seq=7000 ack=3131")).is("CLOSED");
  }

  @Test
  void synReceivedWithNothingSentMayCloseBeforeItIsEstablished() {
    Host host = Host.listening().choosing(300);
    host.answers(host.stray("SYN seq=100"), "SYN,ACK seq=300 ack=101");
    host.sends("CLOSE", "FIN,ACK seq=301 ack=101");
    host.is("FIN-WAIT-1").takes(host.stray("ACK seq=101 ack=301")).is("FIN-WAIT-1");
    host.takes(host.stray("ACK seq=101 ack=302")).is("FIN-WAIT-2");
  }

  @Test
  void synReceivedWithDataWaitsForEstablished() {
    Host host = Host.at("SYN-RECEIVED/active").does("SEND 30").does("CLOSE").is("SYN-RECEIVED");
    host.cannot("TRANSMIT 30+FIN");
    host.takes(host.stray("ACK seq=5001 ack=1001")).is("FIN-WAIT-1");
    host.sends("TRANSMIT 30+FIN", "FIN,ACK seq=1001 ack=5001 len=30");
    host.is("FIN-WAIT-1");
  }

  @Test
  void aFinNeedsNoWindowButTheDataBeforeItDoes() {
    Host host = Host.at("ESTABLISHED", "SND.UNA=3100", "SND.WND=0");
    host.does("SEND 10").does("CLOSE").cannot("TRANSMIT 10+FIN").cannot("TRANSMIT 0+FIN");
    host.sends("PROBE octet", "ACK seq=3100 ack=7000 len=1");
    host.takes(host.stray("ACK seq=7000 ack=3101 win=9"));
    host.sends("TRANSMIT 9+FIN", "FIN,ACK seq=3101 ack=7000 len=9");
  }
}
