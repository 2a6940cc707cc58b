package org.ackademy.tcp.rfc9293;

import org.ackademy.tcp.Segment;

/** Figure 13, line by line, and with data still queued when the other FIN arrives. */
class Figure13SimultaneousCloseTest {

  @AroundTheCircle
  void simultaneousCloseSequence(int a, int b) {
    Host peerA = Host.established(100, 300, a, b).is("ESTABLISHED");
    Host peerB = Host.established(300, 100, b, a).is("ESTABLISHED");

    Segment finA = peerA.sends("CLOSE", "FIN,ACK seq=100 ack=300");
    Segment finB = peerB.sends("CLOSE", "FIN,ACK seq=300 ack=100");
    peerA.is("FIN-WAIT-1");
    peerB.is("FIN-WAIT-1");

    peerA.takes(finB).is("CLOSING");
    Segment ackA = peerA.sends("ACKNOWLEDGE", "ACK seq=101 ack=301");
    peerB.takes(finA).is("CLOSING");
    Segment ackB = peerB.sends("ACKNOWLEDGE", "ACK seq=301 ack=101");
    peerA.takes(ackB).is("TIME-WAIT");
    peerB.takes(ackA).is("TIME-WAIT");

    peerA.does("TIME-WAIT TIMEOUT").is("CLOSED");
    peerB.does("TIME-WAIT TIMEOUT").is("CLOSED");
  }

  /** 3.10.4: the FIN waits behind the SENDs, also when the other FIN arrives before it goes. */
  @AroundTheCircle
  void dataQueuedBeforeCloseStillGoesInClosing(int a, int b) {
    Host peerA = Host.established(100, 300, a, b).does("SEND 10").does("CLOSE").is("FIN-WAIT-1");
    Host peerB = Host.established(300, 100, b, a);
    peerA.takes(peerB.sends("CLOSE", "FIN,ACK seq=300 ack=100")).is("CLOSING");
    Segment data = peerA.sends("TRANSMIT 10", "ACK seq=100 ack=301 len=10");
    peerB.takes(data).is("FIN-WAIT-2");
    Segment fin = peerA.sends("TRANSMIT 0+FIN", "FIN,ACK seq=110 ack=301");
    peerA.is("CLOSING");
    peerB.takes(fin).is("TIME-WAIT");
    peerA.takes(peerB.sends("ACKNOWLEDGE", "ACK seq=301 ack=111")).is("TIME-WAIT");
  }

  /** One FIN arrives, with the ACK of ours, only after the other side has sent its ACK. */
  @AroundTheCircle
  void finOvertakenByItsAcknowledgment(int a, int b) {
    Host peerA = Host.established(100, 300, a, b);
    Host peerB = Host.established(300, 100, b, a);
    Segment finA = peerA.sends("CLOSE", "FIN,ACK seq=100 ack=300");
    Segment finB = peerB.sends("CLOSE", "FIN,ACK seq=300 ack=100");
    Segment ackB = peerB.takes(finA).sends("ACKNOWLEDGE", "ACK seq=301 ack=101");
    peerB.is("CLOSING");

    peerA.takes(ackB).is("FIN-WAIT-2");
    peerA.takes(finB).is("TIME-WAIT");
    peerB.takes(peerA.sends("ACKNOWLEDGE", "ACK seq=101 ack=301")).is("TIME-WAIT");
  }
}
