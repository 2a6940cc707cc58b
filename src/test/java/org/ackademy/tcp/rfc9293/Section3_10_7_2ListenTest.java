package org.ackademy.tcp.rfc9293;

import static org.assertj.core.api.Assertions.assertThat;

import org.ackademy.tcp.Reading;
import org.ackademy.tcp.Segment;
import org.ackademy.tcp.Signal;
import org.ackademy.tcp.Tcb;
import org.junit.jupiter.api.Test;

/** 3.10.7.2, SEGMENT ARRIVES in LISTEN. */
class Section3_10_7_2ListenTest {

  /** Text of the SYN is not delivered "until it is clear the data is valid" (3.5). */
  @Test
  void textOfTheSynWaitsForTheHandshake() {
    Host listener = Host.listening().choosing(300);
    listener.answers(listener.stray("SYN seq=100 len=10"), "SYN,ACK seq=300 ack=101");
    listener.cannot("ACKNOWLEDGE");
    listener.takes(listener.stray("ACK seq=101 ack=301")).is("ESTABLISHED");
    listener.sends("ACKNOWLEDGE", "ACK seq=301 ack=111");
  }

  @Test
  void textOfTheSynThatWasTakenIsNotTakenTwice() {
    Host listener = Host.listening().choosing(300);
    Segment syn = listener.stray("SYN seq=100 len=10");
    listener.answers(syn, Reading.TAKE_SYN_TEXT, "SYN,ACK seq=300 ack=111");
    listener.takes(listener.stray("ACK seq=101 ack=301 len=20")).is("ESTABLISHED");
    listener.sends("ACKNOWLEDGE", "ACK seq=301 ack=121");
  }

  @Test
  void textOfTheSynThatWasDroppedComesAgain() {
    Host listener = Host.listening().choosing(300);
    Host opener = Host.closed();
    Segment syn = opener.sends("OPEN active iss=100 len=10", "SYN seq=100 len=10");
    Segment synAck = listener.answers(syn, Reading.DROP_SYN_TEXT, "SYN,ACK seq=300 ack=101");
    opener.takes(synAck).is("ESTABLISHED");
    Segment again = opener.sends("RETRANSMIT seq=101 len=10", "ACK seq=101 ack=301 len=10");
    listener.takes(again).is("ESTABLISHED");
    opener
        .takes(listener.sends("ACKNOWLEDGE", "ACK seq=301 ack=111"))
        .cannot("RETRANSMIT seq=101 len=10");
  }

  @Test
  void aFinOnTheSynClosesOnceEstablished() {
    Host listener = Host.listening().choosing(300);
    listener.answers(listener.stray("SYN,FIN seq=100 len=10"), "SYN,ACK seq=300 ack=101");
    listener.is("SYN-RECEIVED").takes(listener.stray("ACK seq=112 ack=301"));
    listener.is("CLOSE-WAIT").told(Signal.REMOTE_CLOSING);
    listener.sends("ACKNOWLEDGE", "ACK seq=301 ack=112");
  }

  /** SYN-RECEIVED and back: the listener is as it was, and accepts the next one. */
  @Test
  void aListenerThatWasResetListensAsBefore() {
    Host listener = Host.listening().choosing(300);
    listener.answers(listener.stray("SYN seq=100 len=10"), "SYN,ACK seq=300 ack=101");
    listener.does("SEND 10").takes(listener.stray("RST seq=101")).is("LISTEN");
    assertThat(listener.tcb()).isEqualTo(Tcb.listen(Host.WINDOW));
    listener.choosing(700).answers(listener.stray("SYN seq=900"), "SYN,ACK seq=700 ack=901");
  }
}
