package org.ackademy.tcp.rfc9293;

import static org.assertj.core.api.Assertions.assertThat;

import org.ackademy.tcp.Segment;
import org.ackademy.tcp.Seq;

/** Figure 6, line by line: states after every line, numbers as they stand there. */
class Figure6ThreeWayHandshakeTest {

  @AroundTheCircle
  void basicThreeWayHandshake(int a, int b) {
    Host peerA = Host.closed(a, b).is("CLOSED");
    Host peerB = Host.listening(b, a).choosing(300).is("LISTEN");

    Segment line2 = peerA.sends("OPEN active iss=100", "SYN seq=100");
    peerA.is("SYN-SENT");
    Segment line3 = peerB.answers(line2, "SYN,ACK seq=300 ack=101");
    peerB.is("SYN-RECEIVED");

    peerA.takes(line3).is("ESTABLISHED");
    peerB.is("SYN-RECEIVED");

    Segment line4 = peerA.sends("ACKNOWLEDGE", "ACK seq=101 ack=301");
    peerA.is("ESTABLISHED");
    peerB.takes(line4).is("ESTABLISHED").cannot("ACKNOWLEDGE");

    peerA.does("SEND 10");
    Segment line5 = peerA.sends("TRANSMIT 10", "ACK seq=101 ack=301 len=10");
    peerA.is("ESTABLISHED");
    peerB.takes(line5).is("ESTABLISHED");
    peerB.sends("ACKNOWLEDGE", "ACK seq=301 ack=111");
  }

  /** "Data or controls that were queued for transmission MAY be included" (3.10.7.3). */
  @AroundTheCircle
  void theThirdSegmentMayCarryTheData(int a, int b) {
    Host peerA = Host.closed(a, b);
    Host peerB = Host.listening(b, a).choosing(300);
    Segment syn = peerA.sends("OPEN active iss=100", "SYN seq=100");
    peerA.does("SEND 10").cannot("TRANSMIT 10");
    peerA.takes(peerB.answers(syn, "SYN,ACK seq=300 ack=101")).is("ESTABLISHED");

    Segment third = peerA.sends("TRANSMIT 10", "ACK seq=101 ack=301 len=10");
    peerA.cannot("ACKNOWLEDGE");
    peerB.takes(third).is("ESTABLISHED");
    peerB.sends("ACKNOWLEDGE", "ACK seq=301 ack=111");
  }

  /** Line 4 is lost: line 5 alone establishes. */
  @AroundTheCircle
  void dataWithoutTheLoneAcknowledgmentEstablishes(int a, int b) {
    Host peerA = Host.closed(a, b);
    Host peerB = Host.listening(b, a).choosing(300);
    Segment syn = peerA.sends("OPEN active iss=100", "SYN seq=100");
    peerA.takes(peerB.answers(syn, "SYN,ACK seq=300 ack=101"));
    peerA.sends("ACKNOWLEDGE", "ACK seq=101 ack=301");
    peerA.does("SEND 10");
    peerB.takes(peerA.sends("TRANSMIT 10", "ACK seq=101 ack=301 len=10")).is("ESTABLISHED");
    assertThat(Seq.distance(peerB.tcb().irs(), peerB.tcb().rcvNxt())).isEqualTo(11);
  }
}
