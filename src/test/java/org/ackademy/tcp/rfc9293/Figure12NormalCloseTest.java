package org.ackademy.tcp.rfc9293;

import org.ackademy.tcp.Segment;
import org.ackademy.tcp.Signal;

/** Figure 12, line by line, and the closes in three segments and with data behind. */
class Figure12NormalCloseTest {

  @AroundTheCircle
  void normalCloseSequence(int a, int b) {
    Host peerA = Host.established(100, 300, a, b).is("ESTABLISHED");
    Host peerB = Host.established(300, 100, b, a).is("ESTABLISHED");

    Segment line2 = peerA.sends("CLOSE", "FIN,ACK seq=100 ack=300");
    peerA.is("FIN-WAIT-1");
    peerB.takes(line2).is("CLOSE-WAIT").told(Signal.REMOTE_CLOSING);

    Segment line3 = peerB.sends("ACKNOWLEDGE", "ACK seq=300 ack=101");
    peerB.is("CLOSE-WAIT");
    peerA.takes(line3).is("FIN-WAIT-2");

    Segment line4 = peerB.sends("CLOSE", "FIN,ACK seq=300 ack=101");
    peerB.is("LAST-ACK");
    peerA.takes(line4).is("TIME-WAIT").told(Signal.REMOTE_CLOSING);

    Segment line5 = peerA.sends("ACKNOWLEDGE", "ACK seq=101 ack=301");
    peerA.is("TIME-WAIT");
    peerB.takes(line5).is("CLOSED");

    peerA.does("TIME-WAIT TIMEOUT").is("CLOSED");
  }

  /** Note 2 of figure 5: FIN-WAIT-1 to TIME-WAIT, where the FIN comes with the ACK of ours. */
  @AroundTheCircle
  void closeInThreeSegments(int a, int b) {
    Host peerA = Host.established(100, 300, a, b);
    Host peerB = Host.established(300, 100, b, a);
    peerB.takes(peerA.sends("CLOSE", "FIN,ACK seq=100 ack=300")).is("CLOSE-WAIT");
    Segment fin = peerB.sends("CLOSE", "FIN,ACK seq=300 ack=101");
    peerB.is("LAST-ACK").cannot("ACKNOWLEDGE");
    peerA.takes(fin).is("TIME-WAIT");
    peerB.takes(peerA.sends("ACKNOWLEDGE", "ACK seq=101 ack=301")).is("CLOSED");
  }

  /** 3.6.1: the other direction of a half-closed connection goes on. */
  @AroundTheCircle
  void dataAfterTheOtherSidesFin(int a, int b) {
    Host peerA = Host.established(100, 300, a, b);
    Host peerB = Host.established(300, 100, b, a);
    peerB.takes(peerA.sends("CLOSE", "FIN,ACK seq=100 ack=300"));
    peerB.does("SEND 20");
    Segment data = peerB.sends("TRANSMIT 20", "ACK seq=300 ack=101 len=20");
    peerA.takes(data).is("FIN-WAIT-2");
    peerB.takes(peerA.sends("ACKNOWLEDGE", "ACK seq=101 ack=320")).is("CLOSE-WAIT");
    peerA.takes(peerB.sends("CLOSE", "FIN,ACK seq=320 ack=101")).is("TIME-WAIT");
    peerB.takes(peerA.sends("ACKNOWLEDGE", "ACK seq=101 ack=321")).is("CLOSED");
  }

  /** The last ACK is lost: the FIN comes again and is acknowledged again (3.10.7.4). */
  @AroundTheCircle
  void timeWaitAcknowledgesARepeatedFin(int a, int b) {
    Host peerA = Host.established(100, 300, a, b);
    Host peerB = Host.established(300, 100, b, a);
    peerB.takes(peerA.sends("CLOSE", "FIN,ACK seq=100 ack=300"));
    peerA.takes(peerB.sends("CLOSE", "FIN,ACK seq=300 ack=101")).is("TIME-WAIT");
    peerA.sends("ACKNOWLEDGE", "ACK seq=101 ack=301");
    Segment again = peerB.sends("RETRANSMIT seq=300 FIN", "FIN,ACK seq=300 ack=101");
    peerB.takes(peerA.answers(again, "ACK seq=101 ack=301")).is("CLOSED");
    peerA.is("TIME-WAIT");
  }
}
