package org.ackademy.replay.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ackademy.replay.Scenario;
import org.ackademy.tcp.TcpState;

/**
 * One host of the oracle's model: what RFC 9293 3.3.1 has it remember, as far as windows that never
 * change and segments without options need it.
 *
 * @param state its state
 * @param passive whether the connection came from LISTEN (MUST-11)
 * @param iss initial send sequence number
 * @param una oldest number not acknowledged
 * @param nxt next number to send
 * @param finSent whether its FIN was sent, as the number before {@code nxt}
 * @param rcv next number expected
 * @param held what arrived out of order and is kept
 * @param ackDue whether an acknowledgment may or must be sent
 * @param connections how many connections it has begun
 * @param seen how many entries of the list of all segments it has looked at (no loss: in order)
 * @param earlier how many of the scenario's earlier segments have arrived, a bit for each
 */
record Host(
    TcpState state,
    boolean passive,
    int iss,
    int una,
    int nxt,
    boolean finSent,
    int rcv,
    List<Piece> held,
    Due ackDue,
    int connections,
    int seen,
    int earlier) {

  /** What a host keeps of a segment that came too early. */
  record Piece(int seq, int length, boolean fin) {}

  /** Whether an acknowledgment is due. */
  enum Due {
    NO,
    ALLOWED,
    OWED
  }

  /** What a host did: how it is then, and what it sent, if anything. */
  record Deed(Host after, Optional<Sent> sent) {
    static Deed silent(Host after) {
      return new Deed(after, Optional.empty());
    }

    static Deed sending(Host after, Sent sent) {
      return new Deed(after, Optional.of(sent));
    }
  }

  Host {
    held = List.copyOf(held);
  }

  static Host starting(Scenario.Host start) {
    if (start.numbers().isEmpty()) {
      boolean listens = start.start() == TcpState.LISTEN;
      return new Host(
          start.start(), listens, 0, 0, 0, false, 0, List.of(), Due.NO, listens ? 1 : 0, 0, 0);
    }
    Scenario.Numbers n = start.numbers().get();
    boolean finSent =
        switch (start.start()) {
          case FIN_WAIT_1, FIN_WAIT_2, CLOSING, LAST_ACK, TIME_WAIT -> true;
          case CLOSED, LISTEN, SYN_SENT, SYN_RECEIVED, ESTABLISHED, CLOSE_WAIT -> false;
        };
    return new Host(
        start.start(),
        start.start() == TcpState.SYN_RECEIVED && start.opening() == Scenario.Opening.NEVER,
        start.start().isSynchronized() ? n.sndUna() - 1 : n.sndUna(),
        n.sndUna(),
        n.sndNxt(),
        finSent,
        n.rcvNxt(),
        List.of(),
        Due.NO,
        1,
        0,
        0);
  }

  Host in(TcpState next) {
    return new Host(
        next, passive, iss, una, nxt, finSent, rcv, held, ackDue, connections, seen, earlier);
  }

  /** No connection any more; nothing of it is remembered. */
  Host closed() {
    return new Host(
        TcpState.CLOSED, false, 0, 0, 0, false, 0, List.of(), Due.NO, connections, seen, earlier);
  }

  Host listening() {
    return new Host(
        TcpState.LISTEN, true, 0, 0, 0, false, 0, List.of(), Due.NO, connections, seen, earlier);
  }

  /** A connection begins with this number. */
  Host begun(TcpState next, int isn, int received) {
    return new Host(
        next,
        passive,
        isn,
        isn,
        isn + 1,
        false,
        received,
        List.of(),
        Due.NO,
        connections,
        seen,
        earlier);
  }

  Host counted() {
    return new Host(
        state, passive, iss, una, nxt, finSent, rcv, held, ackDue, connections + 1, seen, earlier);
  }

  Host acknowledged(int ack) {
    return new Host(
        state, passive, iss, ack, nxt, finSent, rcv, held, ackDue, connections, seen, earlier);
  }

  Host sent(int next, boolean fin) {
    return new Host(
        state,
        passive,
        iss,
        una,
        next,
        finSent || fin,
        rcv,
        held,
        Due.NO,
        connections,
        seen,
        earlier);
  }

  Host received(int next) {
    return new Host(
        state, passive, iss, una, nxt, finSent, next, held, Due.OWED, connections, seen, earlier);
  }

  Host owing(Due due) {
    return new Host(
        state, passive, iss, una, nxt, finSent, rcv, held, due, connections, seen, earlier);
  }

  Host keeping(Piece piece) {
    if (held.contains(piece)) {
      return this;
    }
    var more = new ArrayList<>(held);
    more.add(piece);
    more.sort(
        (p, q) ->
            p.seq() != q.seq()
                ? Integer.compare(p.seq() - rcv, q.seq() - rcv)
                : p.length() != q.length()
                    ? Integer.compare(p.length(), q.length())
                    : Boolean.compare(p.fin(), q.fin()));
    return keepingOnly(more);
  }

  Host keepingOnly(List<Piece> pieces) {
    return new Host(
        state, passive, iss, una, nxt, finSent, rcv, pieces, ackDue, connections, seen, earlier);
  }

  Host looked(int upTo) {
    return new Host(
        state, passive, iss, una, nxt, finSent, rcv, held, ackDue, connections, upTo, earlier);
  }

  Host met(int earlierOnes) {
    return new Host(
        state, passive, iss, una, nxt, finSent, rcv, held, ackDue, connections, seen, earlierOnes);
  }

  /** Whether its SYN has been sent and is not acknowledged. */
  boolean isSynOutstanding() {
    return una == iss && nxt != iss && state != TcpState.CLOSED && state != TcpState.LISTEN;
  }
}
