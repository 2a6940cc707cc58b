package org.ackademy.replay.proof;

import java.util.ArrayList;
import java.util.List;
import org.ackademy.replay.Scenario;
import org.ackademy.replay.Scenario.Call;
import org.ackademy.replay.proof.Host.Deed;
import org.ackademy.replay.proof.Host.Due;
import org.ackademy.tcp.Control;
import org.ackademy.tcp.TcpState;

/**
 * What a host may do of itself: its user's calls (RFC 9293 3.10.1 to 3.10.5), an acknowledgment
 * that waits, and timers (3.10.8).
 *
 * @param scenario what users may do
 * @param start how this host starts
 * @param window how many octets may be on the way to its peer
 * @param grain old text is sent again from every number that is a multiple of this many octets
 *     beyond the oldest one; where it is 1, from numbers before that too
 */
record Acting(Scenario scenario, Scenario.Host start, int window, int grain) {
  /** Which timers may fire. */
  enum Timers {
    NONE,
    /** Those that a loss starts. */
    RETRANSMISSION,
    /** All of them, keep-alives too. */
    ALL
  }

  /**
   * Everything that the host may do now.
   *
   * @param lengths of the text that its user may send
   * @param isn the number that a new connection would begin with
   */
  List<Deed> deeds(Host host, List<Integer> lengths, int isn, Timers timers) {
    var deeds = new ArrayList<Deed>();
    calls(host, lengths, isn, deeds);
    if (host.ackDue() != Due.NO) {
      deeds.add(Deed.sending(host.sent(host.nxt(), false), ack(host)));
    }
    if (host.state() == TcpState.TIME_WAIT && host.ackDue() != Due.OWED) {
      deeds.add(Deed.silent(host.closed()));
    }
    if (timers != Timers.NONE) {
      retransmissions(host, lengths, deeds);
    }
    if (timers == Timers.ALL) {
      keepAlives(host, deeds);
      // The user timeout, which TIME-WAIT has turned off.
      if (host.state() != TcpState.CLOSED
          && host.state() != TcpState.LISTEN
          && host.state() != TcpState.TIME_WAIT) {
        deeds.add(Deed.silent(host.closed()));
      }
    }
    return deeds;
  }

  private static Sent ack(Host host) {
    return new Sent(Control.ACK, host.nxt(), host.rcv(), 0);
  }

  private void calls(Host host, List<Integer> lengths, int isn, List<Deed> deeds) {
    boolean again = scenario.reopening() == Scenario.Reopening.ALLOWED;
    switch (host.state()) {
      case CLOSED -> {
        boolean mayOpen = host.connections() == 0 || again;
        if (start.opening() == Scenario.Opening.ACTIVE && mayOpen) {
          Host begun = host.counted().begun(TcpState.SYN_SENT, isn, 0);
          deeds.add(Deed.sending(begun, new Sent(Control.SYN, isn, 0, 0)));
        }
        if (start.start() == TcpState.LISTEN && again) {
          deeds.add(Deed.silent(host.counted().listening()));
        }
      }
      case SYN_SENT -> {
        if (scenario.allows(Call.CLOSE) || scenario.allows(Call.ABORT)) {
          deeds.add(Deed.silent(host.closed()));
        }
      }
      case SYN_RECEIVED -> {
        close(host, 0, TcpState.FIN_WAIT_1, deeds);
        abort(host, deeds);
      }
      case ESTABLISHED, CLOSE_WAIT -> {
        TcpState next =
            host.state() == TcpState.ESTABLISHED ? TcpState.FIN_WAIT_1 : TcpState.LAST_ACK;
        close(host, 0, next, deeds);
        abort(host, deeds);
        for (int length : lengths) {
          send(host, length, next, deeds);
        }
      }
      case FIN_WAIT_1, FIN_WAIT_2 -> abort(host, deeds);
      case CLOSING, LAST_ACK, TIME_WAIT -> {
        if (scenario.allows(Call.ABORT)) {
          deeds.add(Deed.silent(host.closed()));
        }
      }
      case LISTEN -> {}
    }
  }

  private void send(Host host, int length, TcpState closing, List<Deed> deeds) {
    if (length == 0 || !scenario.allows(Call.SEND) || host.nxt() + length - host.una() > window) {
      return;
    }
    Sent data = new Sent(Control.ACK, host.nxt(), host.rcv(), length);
    deeds.add(Deed.sending(host.sent(host.nxt() + length, false), data));
    close(host, length, closing, deeds);
  }

  private void close(Host host, int length, TcpState next, List<Deed> deeds) {
    if (scenario.allows(Call.CLOSE)) {
      Sent fin = new Sent(Sent.FIN_ACK, host.nxt(), host.rcv(), length);
      deeds.add(Deed.sending(host.sent(host.nxt() + length + 1, true).in(next), fin));
    }
  }

  private void abort(Host host, List<Deed> deeds) {
    if (scenario.allows(Call.ABORT)) {
      deeds.addAll(resets(host));
    }
  }

  /** The reset of an ABORT, with and without the ACK bit. */
  static List<Deed> resets(Host host) {
    return List.of(
        Deed.sending(host.closed(), new Sent(Control.RST, host.nxt(), 0, 0)),
        Deed.sending(host.closed(), new Sent(Sent.RST_ACK, host.nxt(), host.rcv(), 0)));
  }

  private void retransmissions(Host host, List<Integer> lengths, List<Deed> deeds) {
    if (host.una() == host.nxt()
        || host.state() == TcpState.CLOSED
        || host.state() == TcpState.LISTEN) {
      return;
    }
    if (host.state() == TcpState.SYN_SENT) {
      deeds.add(Deed.sending(host, new Sent(Control.SYN, host.iss(), 0, 0)));
      return;
    }
    if (host.isSynOutstanding()) {
      deeds.add(Deed.sending(host.owing(Due.NO), Arriving.synAck(host)));
    }
    // What is acknowledged in part may go again as it was.
    int first = grain == 1 ? host.iss() + 1 : Math.max(1, host.una() - host.iss()) + host.iss();
    int end = host.finSent() ? host.nxt() - 1 : host.nxt();
    for (int seq = first; seq - end <= 0; seq += grain) {
      for (int length : lengths) {
        again(host, seq, length, end, deeds);
      }
      again(host, seq, 0, end, deeds);
    }
  }

  /**
   * Old text, with new text behind it where the user may send, and with a FIN, old or new: segments
   * on the retransmission queue may be repackaged.
   */
  private void again(Host host, int seq, int length, int end, List<Deed> deeds) {
    int last = seq + length;
    boolean old = last - end <= 0 && length > 0 && last - host.una() > 0;
    if (old) {
      deeds.add(
          Deed.sending(
              host.sent(host.nxt(), false), new Sent(Control.ACK, seq, host.rcv(), length)));
    }
    if (host.finSent() && last == end) {
      deeds.add(
          Deed.sending(
              host.sent(host.nxt(), false), new Sent(Sent.FIN_ACK, seq, host.rcv(), length)));
    }
    boolean open = host.state() == TcpState.ESTABLISHED || host.state() == TcpState.CLOSE_WAIT;
    if (!open || seq == end || length == 0 || last - end < 0) {
      return;
    }
    boolean more = last != end;
    if (more && !(scenario.allows(Call.SEND) && last - host.una() <= window)) {
      return;
    }
    if (more) {
      deeds.add(
          Deed.sending(host.sent(last, false), new Sent(Control.ACK, seq, host.rcv(), length)));
    }
    if (scenario.allows(Call.CLOSE)) {
      TcpState next =
          host.state() == TcpState.ESTABLISHED ? TcpState.FIN_WAIT_1 : TcpState.LAST_ACK;
      deeds.add(
          Deed.sending(
              host.sent(last + 1, true).in(next), new Sent(Sent.FIN_ACK, seq, host.rcv(), length)));
    }
  }

  private static void keepAlives(Host host, List<Deed> deeds) {
    boolean idle =
        switch (host.state()) {
          case ESTABLISHED, CLOSE_WAIT, FIN_WAIT_2 -> host.una() == host.nxt();
          case CLOSED, LISTEN, SYN_SENT, SYN_RECEIVED, FIN_WAIT_1, CLOSING, LAST_ACK, TIME_WAIT ->
              false;
        };
    if (idle) {
      for (int octets = 0; octets <= 1; octets++) {
        deeds.add(
            Deed.sending(
                host.sent(host.nxt(), false),
                new Sent(Control.ACK, host.nxt() - 1, host.rcv(), octets)));
      }
    }
  }
}
