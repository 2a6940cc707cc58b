package org.ackademy.tcp.rfc9293;

import static org.assertj.core.api.Assertions.assertThat;

import org.ackademy.tcp.Signal;
import org.ackademy.tcp.Tcb;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** 3.10.5, ABORT. */
class Section3_10_5AbortTest {

  /** The RST is SEQ=SND.NXT: what the peer expects once all that was sent has arrived. */
  @Test
  void thePeerTakesTheResetExactlyIfAllBeforeItArrived() {
    Host a = Host.established(100, 300, 0, 0).does("SEND 10");
    Host gotAll = Host.established(300, 100, 0, 0);
    Host missedData = Host.established(300, 100, 0, 0);
    gotAll.takes(a.sends("TRANSMIT 10", "ACK seq=100 ack=300 len=10"));
    var reset = a.sends("ABORT RST", "RST seq=110");
    gotAll.takes(reset).is("CLOSED").told(Signal.CONNECTION_RESET);
    // RFC 5961 section 3: in the window but not RCV.NXT. The challenge finds a closed port.
    var challenge = missedData.answers(reset, "ACK seq=300 ack=100");
    missedData.is("ESTABLISHED").takes(a.answers(challenge, "RST seq=100")).is("CLOSED");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "LISTEN",
        "SYN-SENT",
        "SYN-RECEIVED/passive",
        "ESTABLISHED",
        "CLOSING",
        "TIME-WAIT"
      })
  void everyStateEndsInClosedWithNothingLeft(String base) {
    Host host = Host.at(base);
    host.happens(Notation.event("ABORT RST,ACK"));
    assertThat(host.tcb()).isEqualTo(Tcb.closed(Host.WINDOW));
    host.cannot("ACKNOWLEDGE").cannot("TIME-WAIT TIMEOUT").cannot("RETRANSMIT seq=3000 len=10");
  }
}
