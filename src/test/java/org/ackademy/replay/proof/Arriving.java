package org.ackademy.replay.proof;

import java.util.ArrayList;
import java.util.List;
import org.ackademy.replay.Scenario;
import org.ackademy.replay.Side;
import org.ackademy.replay.proof.Host.Deed;
import org.ackademy.replay.proof.Host.Due;
import org.ackademy.replay.proof.Host.Piece;
import org.ackademy.tcp.Control;
import org.ackademy.tcp.TcpState;

/**
 * SEGMENT ARRIVES, read from RFC 9293 3.10.7 top to bottom; every way in which a host may take a
 * segment in is one deed.
 *
 * @param window the receive window, in octets
 * @param reopening whether TIME-WAIT may take a new SYN (MAY-2)
 * @param resetting whether a host that has closed may reset when text comes (SHLD-3)
 */
record Arriving(int window, boolean reopening, boolean resetting) {
  static Arriving at(Scenario scenario, Side side) {
    return new Arriving(
        scenario.host(side).rcvWnd(),
        scenario.reopening() == Scenario.Reopening.ALLOWED,
        scenario.allows(Scenario.Call.ABORT));
  }

  /**
   * What may come of it.
   *
   * @param isn the number that a new connection would begin with
   */
  List<Deed> deeds(Host host, Sent s, int isn) {
    return switch (host.state()) {
      case CLOSED -> s.rst() ? List.of(Deed.silent(host)) : List.of(refusing(host, s));
      case LISTEN -> listen(host, s, isn);
      case SYN_SENT -> synSent(host, s);
      case SYN_RECEIVED, ESTABLISHED, FIN_WAIT_1, FIN_WAIT_2, CLOSE_WAIT, CLOSING, LAST_ACK ->
          others(host, s);
      case TIME_WAIT -> timeWait(host, s, isn);
    };
  }

  private static Deed refusing(Host host, Sent s) {
    Sent reset =
        s.acks()
            ? new Sent(Control.RST, s.ack(), 0, 0)
            : new Sent(Sent.RST_ACK, 0, s.seq() + s.space(), 0);
    return Deed.sending(host, reset);
  }

  private static List<Deed> listen(Host host, Sent s, int isn) {
    if (s.rst()) {
      return List.of(Deed.silent(host));
    }
    if (s.acks()) {
      return List.of(refusing(host, s));
    }
    if (!s.syn()) {
      return List.of(Deed.silent(host));
    }
    Host begun = host.begun(TcpState.SYN_RECEIVED, isn, s.seq() + 1);
    return List.of(Deed.sending(begun, synAck(begun)));
  }

  static Sent synAck(Host host) {
    return new Sent(Sent.SYN_ACK, host.iss(), host.rcv(), 0);
  }

  private static List<Deed> synSent(Host host, Sent s) {
    boolean good = s.acks() && s.ack() - host.una() > 0 && s.ack() - host.nxt() <= 0;
    if (s.acks() && !good) {
      return List.of(s.rst() ? Deed.silent(host) : refusing(host, s));
    }
    if (s.rst()) {
      return List.of(Deed.silent(good ? host.closed() : host));
    }
    if (!s.syn()) {
      return List.of(Deed.silent(host));
    }
    Host knowing = host.received(s.seq() + 1);
    if (good) {
      return List.of(Deed.silent(knowing.in(TcpState.ESTABLISHED).acknowledged(s.ack())));
    }
    Host received = knowing.in(TcpState.SYN_RECEIVED).owing(Due.NO);
    return List.of(Deed.sending(received, synAck(received)));
  }

  private List<Deed> timeWait(Host host, Sent s, int isn) {
    var deeds = new ArrayList<>(others(host, s));
    if (reopening && s.syn() && !s.acks() && !s.rst() && s.seq() - host.rcv() >= 0) {
      Host begun = host.listening().counted().begun(TcpState.SYN_RECEIVED, isn, s.seq() + 1);
      if (isn - host.nxt() >= 0) {
        deeds.add(Deed.sending(begun, synAck(begun)));
      }
    }
    return deeds;
  }

  private List<Deed> others(Host host, Sent s) {
    if (!isAcceptable(host, s)) {
      return unacceptable(host, s);
    }
    if (s.rst()) {
      return s.seq() != host.rcv() ? challenge(host) : List.of(Deed.silent(reset(host)));
    }
    if (s.syn()) {
      var deeds = new ArrayList<>(challenge(host));
      if (host.state() == TcpState.SYN_RECEIVED && host.passive()) {
        deeds.add(Deed.silent(host.listening().counted()));
      }
      return deeds;
    }
    if (!s.acks()) {
      return List.of(Deed.silent(host));
    }
    return acknowledging(host, s);
  }

  private boolean isAcceptable(Host host, Sent s) {
    int first = s.seq() - host.rcv();
    int last = first + s.space() - 1;
    if (window == 0) {
      return s.space() == 0 && first == 0;
    }
    return (first >= 0 && first < window) || (s.space() > 0 && last >= 0 && last < window);
  }

  private static Host reset(Host host) {
    return host.state() == TcpState.SYN_RECEIVED && host.passive()
        ? host.listening().counted()
        : host.closed();
  }

  private static List<Deed> unacceptable(Host host, Sent s) {
    if (s.rst()) {
      return List.of(Deed.silent(host));
    }
    var deeds = new ArrayList<>(challenge(host));
    boolean peersSyn = s.syn() && s.seq() == host.rcv() - 1 && host.isSynOutstanding();
    if (peersSyn && s.acks() && s.ack() - host.una() > 0 && s.ack() - host.nxt() <= 0) {
      Host known = host.acknowledged(s.ack());
      Host open = host.state() == TcpState.SYN_RECEIVED ? known.in(TcpState.ESTABLISHED) : known;
      deeds.add(Deed.silent(open));
      deeds.add(Deed.silent(open.owing(host.ackDue() == Due.OWED ? Due.OWED : Due.ALLOWED)));
    }
    if (peersSyn && !s.acks() && host.state() == TcpState.SYN_RECEIVED) {
      deeds.add(Deed.sending(host.owing(Due.NO), synAck(host)));
    }
    return deeds;
  }

  /** The ACK that an unacceptable segment draws: at once, or together with the next segment. */
  static List<Deed> challenge(Host host) {
    return List.of(
        Deed.sending(host.owing(Due.NO), new Sent(Control.ACK, host.nxt(), host.rcv(), 0)),
        Deed.silent(host.owing(Due.OWED)));
  }

  private List<Deed> acknowledging(Host host, Sent s) {
    boolean news = s.ack() - host.una() > 0 && s.ack() - host.nxt() <= 0;
    if (host.state() == TcpState.SYN_RECEIVED) {
      if (!news) {
        var deeds = new ArrayList<>(challenge(host));
        deeds.add(Deed.sending(host, new Sent(Control.RST, s.ack(), 0, 0)));
        return deeds;
      }
      return text(host.acknowledged(s.ack()).in(TcpState.ESTABLISHED), s);
    }
    if (s.ack() - host.nxt() > 0) {
      return challenge(host);
    }
    Host known = news ? host.acknowledged(s.ack()) : host;
    boolean finAcked = known.finSent() && known.una() == known.nxt();
    return switch (known.state()) {
      case FIN_WAIT_1 -> text(finAcked ? known.in(TcpState.FIN_WAIT_2) : known, s);
      case CLOSING -> List.of(Deed.silent(finAcked ? known.in(TcpState.TIME_WAIT) : known));
      case LAST_ACK -> List.of(Deed.silent(finAcked ? known.closed() : known));
      case CLOSED, LISTEN, SYN_SENT, SYN_RECEIVED, ESTABLISHED, FIN_WAIT_2, CLOSE_WAIT, TIME_WAIT ->
          text(known, s);
    };
  }

  private List<Deed> text(Host host, Sent s) {
    boolean reads =
        switch (host.state()) {
          case ESTABLISHED, FIN_WAIT_1, FIN_WAIT_2 -> true;
          case CLOSED, LISTEN, SYN_SENT, SYN_RECEIVED, CLOSE_WAIT, CLOSING, LAST_ACK, TIME_WAIT ->
              false;
        };
    if (!reads || s.space() == 0) {
      return List.of(Deed.silent(host));
    }
    var deeds = new ArrayList<Deed>();
    if (resetting && host.finSent() && s.length() > 0 && s.seq() + s.length() - host.rcv() > 0) {
      deeds.addAll(Acting.resets(host));
    }
    Piece piece = new Piece(s.seq(), s.length(), s.fin());
    if (s.seq() - host.rcv() > 0) {
      deeds.addAll(challenge(host.keeping(piece)));
      deeds.add(Deed.silent(host.keeping(piece)));
      deeds.addAll(challenge(host));
      deeds.add(Deed.silent(host));
    } else {
      deeds.add(Deed.silent(drained(taken(host, piece))));
    }
    return deeds;
  }

  private static Host drained(Host host) {
    for (Piece piece : host.held()) {
      int end = piece.seq() + piece.length() + (piece.fin() ? 1 : 0);
      if (piece.seq() - host.rcv() <= 0) {
        var rest = new ArrayList<>(host.held());
        rest.remove(piece);
        Host less = host.keepingOnly(rest);
        return drained(end - host.rcv() > 0 ? taken(less, piece) : less);
      }
    }
    return host;
  }

  /** Takes in a piece that begins at or before RCV.NXT and ends beyond it. */
  private static Host taken(Host host, Piece piece) {
    int end = piece.seq() + piece.length();
    Host read = host.received(end - host.rcv() > 0 ? end : host.rcv());
    if (!piece.fin() || read.rcv() != end) {
      return read;
    }
    Host finished = read.received(end + 1).keepingOnly(List.of());
    return finished.in(
        switch (host.state()) {
          case ESTABLISHED -> TcpState.CLOSE_WAIT;
          case FIN_WAIT_1 -> TcpState.CLOSING;
          case FIN_WAIT_2 -> TcpState.TIME_WAIT;
          case CLOSED, LISTEN, SYN_SENT, SYN_RECEIVED, CLOSE_WAIT, CLOSING, LAST_ACK, TIME_WAIT ->
              host.state();
        });
  }
}
