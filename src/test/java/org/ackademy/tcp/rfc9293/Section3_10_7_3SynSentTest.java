package org.ackademy.tcp.rfc9293;

import org.ackademy.tcp.Segment;
import org.ackademy.tcp.Signal;
import org.junit.jupiter.api.Test;

/** 3.10.7.3, SEGMENT ARRIVES in SYN-SENT. */
class Section3_10_7_3SynSentTest {

  @Test
  void synSentIgnoresAllThatIsNotForItAndStillOpens() {
    Host opener = Host.closed();
    opener.sends("OPEN active iss=100", "SYN seq=100");
    opener.takes(opener.stray("RST seq=0"));
    opener.takes(opener.stray("RST,ACK seq=0 ack=100"));
    opener.takes(opener.stray("RST,ACK seq=0 ack=102"));
    opener.takes(opener.stray("ACK seq=300 ack=101"));
    opener.takes(opener.stray("FIN,ACK seq=300 ack=101 len=5"));
    opener.takes(opener.stray("none seq=300 len=5"));
    opener.answers(opener.stray("SYN,ACK seq=300 ack=100"), "RST seq=100");
    opener.answers(opener.stray("ACK seq=300 ack=4000"), "RST seq=4000");
    opener.is("SYN-SENT");
    opener.takes(opener.stray("SYN,ACK seq=300 ack=101")).is("ESTABLISHED");
    opener.sends("ACKNOWLEDGE", "ACK seq=101 ack=301");
  }

  /** "Not appropriate when the stack is capable of sending data on the SYN" (the "==" check). */
  @Test
  void partOfTheSynsTextMayBeAcknowledged() {
    Host opener = Host.closed();
    opener.sends("OPEN active iss=100 len=10", "SYN seq=100 len=10");
    opener.takes(opener.stray("SYN,ACK seq=300 ack=106")).is("ESTABLISHED");
    opener.cannot("RETRANSMIT seq=100 len=5");
    opener.sends("RETRANSMIT seq=106 len=5", "ACK seq=106 ack=301 len=5");
  }

  @Test
  void synWithTextThenSynAckTakesTheTextAfterTheHandshake() {
    Host opener = Host.closed();
    opener.sends("OPEN active iss=100", "SYN seq=100");
    opener.answers(opener.stray("SYN seq=300 len=10"), "SYN,ACK seq=100 ack=301");
    opener.takes(opener.stray("ACK seq=311 ack=101")).is("ESTABLISHED");
    opener.sends("ACKNOWLEDGE", "ACK seq=101 ack=311");
  }

  @Test
  void aResetThatAcknowledgesTheSynRefusesAndASecondOneIsIgnored() {
    Host opener = Host.closed();
    opener.sends("OPEN active iss=100", "SYN seq=100");
    Segment reset = opener.stray("RST,ACK seq=0 ack=101");
    opener.takes(reset).is("CLOSED").told(Signal.CONNECTION_RESET);
    opener.takes(reset).is("CLOSED").cannot("RETRANSMIT seq=100 SYN");
  }

  @Test
  void nothingButTheSynCanBeSent() {
    Host opener = Host.closed();
    opener.sends("OPEN active iss=100", "SYN seq=100");
    opener.does("SEND 10").cannot("ACKNOWLEDGE").cannot("TRANSMIT 10").cannot("KEEP-ALIVE 0");
    opener.cannot("PROBE octet").cannot("PROBE behind 0").cannot("RETRANSMIT seq=100 FIN");
    opener.sends("RETRANSMIT seq=100 SYN", "SYN seq=100");
  }
}
