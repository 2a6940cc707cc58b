package org.ackademy.tcp.rfc9293;

import static org.assertj.core.api.Assertions.assertThat;

import org.ackademy.tcp.Signal;
import org.ackademy.tcp.Tcb;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** 3.5.3: first validated, then obeyed. */
class Section3_5_3ResetProcessingTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ESTABLISHED",
        "FIN-WAIT-1",
        "FIN-WAIT-2",
        "CLOSE-WAIT",
        "CLOSING",
        "LAST-ACK",
        "TIME-WAIT"
      })
  void everySynchronizedStateAbortsAndAdvisesTheUser(String base) {
    Host host = Host.at(base, "DUE=ack");
    host.takes(host.stray("RST seq=7000")).is("CLOSED").told(Signal.CONNECTION_RESET);
    assertThat(host.tcb()).isEqualTo(Tcb.closed(Host.WINDOW));
    host.takes(host.stray("RST seq=7000")).cannot("ACKNOWLEDGE");
  }

  /** "Had previously been in the LISTEN state": told by how it was opened (MUST-11). */
  @Test
  void synReceivedRemembersWhereItCameFrom() {
    Host listener = Host.listening().choosing(300);
    listener.answers(listener.stray("SYN seq=100"), "SYN,ACK seq=300 ack=101");
    listener.takes(listener.stray("RST seq=101")).is("LISTEN");

    Host opener = Host.closed();
    opener.sends("OPEN active iss=300", "SYN seq=300");
    opener.answers(opener.stray("SYN seq=100"), "SYN,ACK seq=300 ack=101");
    opener.takes(opener.stray("RST seq=101")).is("CLOSED").told(Signal.CONNECTION_REFUSED);
  }

  @Test
  void listenIgnoresEveryReset() {
    Host listener = Host.listening();
    listener.takes(listener.stray("RST seq=0")).takes(listener.stray("RST,ACK seq=9 ack=9"));
    assertThat(listener.tcb()).isEqualTo(Tcb.listen(Host.WINDOW));
  }

  /** A reset that overtook text: first challenged, and obeyed once the text is in. */
  @Test
  void aResetAheadOfItsTextIsObeyedOnlyInOrder() {
    Host host = Host.established(100, 300, 0, 0);
    host.answers(host.stray("RST seq=310"), "ACK seq=100 ack=300");
    host.is("ESTABLISHED").takes(host.stray("ACK seq=300 ack=100 len=10"));
    host.takes(host.stray("RST seq=310")).is("CLOSED");
  }
}
