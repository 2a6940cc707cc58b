package org.ackademy.tcp.rfc9293;

import org.ackademy.tcp.Reading;
import org.ackademy.tcp.Segment;

/** Figure 8, line by line, and the order of arrival that the text below it speaks of. */
class Figure8OldDuplicateSynTest {

  @AroundTheCircle
  void recoveryFromAnOldDuplicateSyn(int a, int b) {
    Host peerA = Host.closed(a, b).is("CLOSED");
    Host peerB = Host.listening(b, a).choosing(300).is("LISTEN");

    Segment line2 = peerA.sends("OPEN active iss=100", "SYN seq=100");
    peerA.is("SYN-SENT");
    Segment line4 = peerB.answers(peerA.stray("SYN seq=90"), "SYN,ACK seq=300 ack=91");
    peerB.is("SYN-RECEIVED");
    Segment line5 = peerA.answers(line4, "RST seq=91");
    peerA.is("SYN-SENT");
    peerB.takes(line5).is("LISTEN");

    Segment line7 = peerB.choosing(400).answers(line2, "SYN,ACK seq=400 ack=101");
    peerB.is("SYN-RECEIVED");
    peerA.takes(line7).is("ESTABLISHED");
    Segment line8 = peerA.sends("ACKNOWLEDGE", "ACK seq=101 ack=401");
    peerA.is("ESTABLISHED");
    peerB.takes(line8).is("ESTABLISHED");
  }

  /**
   * "If the SYN at line 6 had arrived before the RST, a more complex exchange might have occurred".
   */
  @AroundTheCircle
  void theSynBeforeTheResetReturnsToListenAndTheResetIsIgnored(int a, int b) {
    Host peerA = Host.closed(a, b);
    Host peerB = Host.listening(b, a).choosing(300);
    Segment syn = peerA.sends("OPEN active iss=100", "SYN seq=100");
    Segment synAck = peerB.answers(peerA.stray("SYN seq=90"), "SYN,ACK seq=300 ack=91");
    Segment reset = peerA.answers(synAck, "RST seq=91");

    peerB.takes(syn).is("LISTEN");
    peerB.takes(reset).is("LISTEN");
    Segment again = peerA.sends("RETRANSMIT seq=100 SYN", "SYN seq=100");
    peerA.takes(peerB.choosing(400).answers(again, "SYN,ACK seq=400 ack=101")).is("ESTABLISHED");
  }

  /** With RFC 5961 the SYN draws an ACK instead; that ACK draws the second reset. */
  @AroundTheCircle
  void theSynBeforeTheResetMayBeChallenged(int a, int b) {
    Host peerA = Host.closed(a, b);
    Host peerB = Host.listening(b, a).choosing(300);
    Segment syn = peerA.sends("OPEN active iss=100", "SYN seq=100");
    peerB.answers(peerA.stray("SYN seq=90"), "SYN,ACK seq=300 ack=91");

    Segment challenge = peerB.answers(syn, Reading.CHALLENGE, "ACK seq=301 ack=91");
    peerB.is("SYN-RECEIVED");
    peerB.takes(peerA.answers(challenge, "RST seq=91")).is("LISTEN");
    peerA.is("SYN-SENT");
  }
}
