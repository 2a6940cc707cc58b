package org.ackademy.tcp.rfc9293;

import static org.assertj.core.api.Assertions.assertThat;

import org.ackademy.tcp.Segment;
import org.ackademy.tcp.Seq;
import org.junit.jupiter.api.Test;

/** 3.8: windows that close, shrink and are probed; urgent pointers; keep-alives. */
class Section3_8DataTest {

  /** 3.8.6.1 between two machines: closed, probed, opened. */
  @Test
  void aClosedWindowIsProbedAndFoundOpenAgain() {
    Host a = Host.at("ESTABLISHED", "SND.UNA=3100", "SND.WND=0").does("SEND 10");
    Host b = Host.established(7000, 3100, 0, 0).does("RECEIVE wnd=0");
    b.sends("ACKNOWLEDGE", "ACK seq=7000 ack=3100");
    a.cannot("TRANSMIT 1");
    Segment probe = a.sends("PROBE octet", "ACK seq=3100 ack=7000 len=1");
    a.takes(b.answers(probe, "ACK seq=7000 ack=3100")).cannot("TRANSMIT 1");
    b.does("RECEIVE wnd=100");
    a.takes(b.sends("ACKNOWLEDGE", "ACK seq=7000 ack=3100"));
    b.takes(a.sends("RETRANSMIT seq=3100 len=1", "ACK seq=3100 ack=7000 len=1"));
    b.takes(a.sends("TRANSMIT 9", "ACK seq=3101 ack=7000 len=9"));
    b.sends("ACKNOWLEDGE", "ACK seq=7000 ack=3110");
  }

  @Test
  void aProbeBehindTheWindowDrawsTheWindow() {
    Host a = Host.at("ESTABLISHED", "SND.UNA=3100", "SND.WND=0").does("SEND 10");
    Host b = Host.established(7000, 3100, 0, 0);
    Segment probe = a.sends("PROBE behind 0", "ACK seq=3099 ack=7000");
    a.takes(b.answers(probe, "ACK seq=7000 ack=3100"));
    a.sends("TRANSMIT 10", "ACK seq=3100 ack=7000 len=10");
  }

  /** As Linux does; nothing is asked for, so nothing comes back. */
  @Test
  void urgentTextBehindAClosedWindowIsToldOf() {
    Host a = Host.at("ESTABLISHED", "SND.UNA=3100", "SND.WND=0");
    a.sends("PROBE urgently", "URG,ACK seq=3100 ack=7000 urg=1");
    Host.at("ESTABLISHED", "SND.UNA=3100").cannot("PROBE urgently");
    Host.at("FIN-WAIT-2", "SND.WND=0").cannot("PROBE urgently");
  }

  @Test
  void aKeepAliveDrawsAnAcknowledgmentAndTakesInNothing() {
    Host a = Host.at("ESTABLISHED", "SND.UNA=3100");
    Host b = Host.established(7000, 3100, 0, 0);
    a.takes(
        b.answers(a.sends("KEEP-ALIVE 1", "ACK seq=3099 ack=7000 len=1"), "ACK seq=7000 ack=3100"));
    a.takes(b.answers(a.sends("KEEP-ALIVE 0", "ACK seq=3099 ack=7000"), "ACK seq=7000 ack=3100"));
    assertThat(a.tcb().sndNxt()).isEqualTo(3100);
    assertThat(b.tcb().rcvNxt()).isEqualTo(3100);
  }

  /** MUST-34, SHLD-15, SHLD-16: the usable window may become negative. */
  @Test
  void aWindowThatShrankBelowWhatIsOutStopsNewDataOnly() {
    Host host = Host.at("ESTABLISHED", "QUEUED=50");
    host.takes(host.stray("ACK seq=7000 ack=3000 win=40"));
    assertThat(host.tcb().usableWindow()).isZero();
    host.cannot("TRANSMIT 1");
    host.sends("RETRANSMIT seq=3000 len=40", "ACK seq=3000 ack=7000 len=40");
    host.takes(host.stray("ACK seq=7000 ack=3100 win=40"));
    host.sends("TRANSMIT 40", "ACK seq=3100 ack=7000 len=40");
  }

  /** 3.8.5: it cannot recede, and it is found anywhere on the circle. */
  @AroundTheCircle
  void theUrgentPointerOnlyAdvances(int a, int b) {
    Host host = Host.listening(a, b).choosing(100);
    Host peer = Host.closed(b, a);
    host.answers(peer.sends("OPEN active iss=300", "SYN seq=300"), "SYN,ACK seq=100 ack=301");
    host.takes(peer.stray("ACK seq=301 ack=101"));
    host.takes(peer.stray("URG,ACK seq=301 ack=101 len=10 urg=200"));
    assertThat(Seq.distance(host.tcb().irs(), host.tcb().rcvUp())).isEqualTo(201);
    host.takes(peer.stray("URG,ACK seq=311 ack=101 len=10 urg=5"));
    assertThat(Seq.distance(host.tcb().irs(), host.tcb().rcvUp())).isEqualTo(201);
    host.takes(peer.stray("URG,ACK seq=321 ack=101 len=10 urg=500"));
    assertThat(Seq.distance(host.tcb().irs(), host.tcb().rcvUp())).isEqualTo(521);
  }
}
