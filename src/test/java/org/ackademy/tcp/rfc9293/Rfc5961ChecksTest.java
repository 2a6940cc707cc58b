package org.ackademy.tcp.rfc9293;

import static org.assertj.core.api.Assertions.assertThat;

import org.ackademy.tcp.Segment;
import org.ackademy.tcp.Tcb;
import org.junit.jupiter.api.Test;

/** RFC 5961: what somebody who cannot see the connection may not bring about. */
class Rfc5961ChecksTest {

  /** Section 3: of all numbers in the window just one resets. */
  @Test
  void oneNumberInTheWindowResets() {
    int resets = 0;
    int challenges = 0;
    for (int seq = 6900; seq < 7700; seq++) {
      Host host = Host.at("ESTABLISHED");
      var sent = host.happens(Notation.event("RST seq=" + seq));
      resets += host.tcb().state().rfcName().equals("CLOSED") ? 1 : 0;
      challenges += sent.isPresent() ? 1 : 0;
    }
    assertThat(resets).isEqualTo(1);
    assertThat(challenges).isEqualTo(599);
  }

  /** Section 4: "irrespective of the sequence number". */
  @Test
  void noSynEndsAConnection() {
    Tcb established = Host.at("ESTABLISHED").tcb();
    for (int seq = 6900; seq < 7700; seq++) {
      Host host = Host.at("ESTABLISHED");
      host.answers(host.stray("SYN seq=" + seq), "ACK seq=3100 ack=7000");
      assertThat(host.tcb()).isEqualTo(established);
    }
  }

  /** Section 4: a peer that did restart answers the challenge with a reset that counts. */
  @Test
  void thePeerThatRestartedGetsItsConnection() {
    Host restarted = Host.closed();
    Host host = Host.established(300, 100, 0, 0);
    Segment syn = restarted.sends("OPEN active iss=150", "SYN seq=150");
    Segment challenge = host.answers(syn, "ACK seq=300 ack=100");
    host.takes(restarted.answers(challenge, "RST seq=100")).is("CLOSED");
  }

  /** Section 5: data with an ACK that is too old or too new is not taken. */
  @Test
  void injectedDataNeedsAnAcknowledgmentInRange() {
    for (int ack : new int[] {0, 1000, 2499, 3101, 4000, 1_000_000}) {
      Host host = Host.at("ESTABLISHED");
      host.answers(host.stray("ACK seq=7000 ack=" + ack + " len=10"), "ACK seq=3100 ack=7000");
      assertThat(host.tcb()).isEqualTo(Host.at("ESTABLISHED").tcb());
    }
  }

  /** MAX.SND.WND is "the largest window that the local sender has ever received". */
  @Test
  void aLargerWindowOnceOfferedWidensTheRangeForGood() {
    Host host = Host.at("ESTABLISHED");
    host.takes(host.stray("ACK seq=7000 ack=3000 win=900"));
    host.takes(host.stray("ACK seq=7000 ack=3000 win=10"));
    host.takes(host.stray("ACK seq=7000 ack=2100"));
    host.answers(host.stray("ACK seq=7000 ack=2099"), "ACK seq=3100 ack=7000");
  }
}
