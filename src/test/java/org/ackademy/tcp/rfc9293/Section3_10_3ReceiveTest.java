package org.ackademy.tcp.rfc9293;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** 3.10.3, RECEIVE, as far as the window shows it. */
class Section3_10_3ReceiveTest {

  @Test
  void aWindowOpenedAgainIsToldAndLetsDataIn() {
    Host host = Host.established(100, 300, 0, 0).does("RECEIVE wnd=0");
    assertThat(host.sends("ACKNOWLEDGE", "ACK seq=100 ack=300").window()).isZero();
    host.answers(host.stray("ACK seq=300 ack=100 len=1"), "ACK seq=100 ack=300");
    host.does("RECEIVE wnd=20");
    assertThat(host.sends("ACKNOWLEDGE", "ACK seq=100 ack=300").window()).isEqualTo(20);
    host.takes(host.stray("ACK seq=300 ack=100 len=20"));
    host.sends("ACKNOWLEDGE", "ACK seq=100 ack=320");
  }

  @Test
  void theSameWindowIsNoCauseForAnAcknowledgment() {
    Host.established(100, 300, 0, 0).does("RECEIVE wnd=600").cannot("ACKNOWLEDGE");
  }

  @Test
  void aListenersWindowIsOfferedInItsSynAck() {
    Host host = Host.listening().does("RECEIVE wnd=33").choosing(300);
    assertThat(host.answers(host.stray("SYN seq=100"), "SYN,ACK seq=300 ack=101").window())
        .isEqualTo(33);
  }

  /** Users must keep reading connections that they closed for sending (3.6). */
  @Test
  void afterCloseTheWindowStillMoves() {
    Host host = Host.at("FIN-WAIT-2").does("RECEIVE wnd=0");
    host.answers(host.stray("ACK seq=7000 ack=3100 len=5"), "ACK seq=3100 ack=7000");
    host.does("RECEIVE wnd=5");
    host.takes(host.stray("ACK seq=7000 ack=3100 len=5"));
    host.sends("ACKNOWLEDGE", "ACK seq=3100 ack=7005");
  }
}
