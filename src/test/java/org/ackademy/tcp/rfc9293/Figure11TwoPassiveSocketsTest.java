package org.ackademy.tcp.rfc9293;

import static org.assertj.core.api.Assertions.assertThat;

import org.ackademy.tcp.Segment;
import org.ackademy.tcp.Tcb;

/** Figure 11, line by line, with Z = 100 and X = 300. */
class Figure11TwoPassiveSocketsTest {

  @AroundTheCircle
  void anOldDuplicateSynInitiatesAReset(int a, int b) {
    Host peerA = Host.listening(a, b).is("LISTEN");
    Host peerB = Host.listening(b, a).choosing(300).is("LISTEN");

    Segment line3 = peerB.answers(peerA.stray("SYN seq=100"), "SYN,ACK seq=300 ack=101");
    peerB.is("SYN-RECEIVED");
    Segment line4 = peerA.answers(line3, "RST seq=101");
    peerA.is("LISTEN");
    peerB.takes(line4).is("LISTEN");
    assertThat(peerB.tcb()).isEqualTo(Tcb.listen(Host.WINDOW));
  }
}
