package org.ackademy.tcp.rfc9293;

import org.ackademy.tcp.Segment;
import org.ackademy.tcp.Signal;

/** Figure 10, line by line. */
class Figure10ActiveSideDiscoveryTest {

  @AroundTheCircle
  void dataForAConnectionThatIsNoMoreDrawsAReset(int a, int b) {
    Host peerA = Host.established(100, 300, a, b);
    Host peerB = Host.established(300, 100, b, a);

    peerA.does("CRASH").is("CLOSED");
    peerB.does("SEND 10");
    Segment line2 = peerB.sends("TRANSMIT 10", "ACK seq=300 ack=100 len=10");
    peerB.is("ESTABLISHED");
    Segment line3 = peerA.answers(line2, "RST seq=100");
    peerA.is("CLOSED");
    peerB.takes(line3).is("CLOSED").told(Signal.CONNECTION_RESET);
  }

  /** A host that listens again resets it likewise (3.10.7.2 second) and goes on listening. */
  @AroundTheCircle
  void aListenerResetsItToo(int a, int b) {
    Host peerA = Host.listening(a, b);
    Host peerB = Host.established(300, 100, b, a).does("SEND 10");
    Segment data = peerB.sends("TRANSMIT 10", "ACK seq=300 ack=100 len=10");
    peerB.takes(peerA.answers(data, "RST seq=100")).is("CLOSED");
    peerA.is("LISTEN");
  }
}
