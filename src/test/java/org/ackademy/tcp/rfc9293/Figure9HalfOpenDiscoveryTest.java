package org.ackademy.tcp.rfc9293;

import org.ackademy.tcp.Segment;
import org.ackademy.tcp.Signal;

/** Figure 9, line by line. */
class Figure9HalfOpenDiscoveryTest {

  @AroundTheCircle
  void aRebootedHostDiscoversTheHalfOpenConnection(int a, int b) {
    Host peerA = Host.established(100, 300, a, b);
    Host peerB = Host.established(300, 100, b, a);

    peerA.does("CRASH").is("CLOSED");
    peerB.is("ESTABLISHED");
    Segment line3 = peerA.sends("OPEN active iss=400", "SYN seq=400");
    peerA.is("SYN-SENT");
    Segment line4 = peerB.answers(line3, "ACK seq=300 ack=100");
    peerB.is("ESTABLISHED");
    Segment line5 = peerA.answers(line4, "RST seq=100");
    peerA.is("SYN-SENT");
    peerB.takes(line5).is("CLOSED").told(Signal.CONNECTION_RESET);
    peerA.is("SYN-SENT");

    peerA.sends("RETRANSMIT seq=400 SYN", "SYN seq=400");
    peerA.is("SYN-SENT");
  }

  /** The figure's SYN is outside the window; inside it draws the same (RFC 5961 section 4). */
  @AroundTheCircle
  void theSynDrawsTheSameInsideTheWindowAndOutside(int a, int b) {
    Host peerA = Host.closed(a, b);
    Host inside = Host.established(300, 100, b, a);
    Host outside = Host.established(300, 100, b, a).does("RECEIVE wnd=10");
    Segment syn = peerA.sends("OPEN active iss=400", "SYN seq=400");
    inside.answers(syn, "ACK seq=300 ack=100");
    outside.answers(syn, "ACK seq=300 ack=100");
    inside.is("ESTABLISHED");
    outside.is("ESTABLISHED");
  }

  /** "The problem is now reduced to the basic three-way handshake of Figure 6." */
  @AroundTheCircle
  void theConnectionOpensOnceTheOtherSideListensAgain(int a, int b) {
    Host peerA = Host.closed(a, b);
    Host peerB = Host.established(300, 100, b, a);
    Segment syn = peerA.sends("OPEN active iss=400", "SYN seq=400");
    peerB.takes(peerA.answers(peerB.answers(syn, "ACK seq=300 ack=100"), "RST seq=100"));
    peerB.is("CLOSED").does("OPEN passive").choosing(700).is("LISTEN");

    Segment again = peerA.sends("RETRANSMIT seq=400 SYN", "SYN seq=400");
    peerA.takes(peerB.answers(again, "SYN,ACK seq=700 ack=401")).is("ESTABLISHED");
    peerB.takes(peerA.sends("ACKNOWLEDGE", "ACK seq=401 ack=701")).is("ESTABLISHED");
  }
}
