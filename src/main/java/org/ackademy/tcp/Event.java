package org.ackademy.tcp;

import org.ackademy.tcp.Tcb.Fin;

/**
 * What can happen to one end of a connection: its user's calls, arriving segments, timeouts; and
 * the doings whose time and shape the RFC leaves to the implementation, each of which may happen
 * wherever the machine does not refuse it.
 *
 * @rfc 9293 3.10
 */
public sealed interface Event {

  /** A passive OPEN. */
  record OpenPassive() implements Event {}

  /**
   * An active OPEN to a specified remote socket.
   *
   * @param fresh what the SYN carries
   * @param octets octets of data on the SYN, 0 for none
   */
  record OpenActive(Fresh fresh, int octets) implements Event {}

  /**
   * What a host chooses when it sends its first SYN of a connection.
   *
   * @param iss its initial send sequence number
   * @param options the SYN's options
   */
  record Fresh(int iss, Options options) {}

  /**
   * SEND: the octets are queued; {@link Transmit} cuts them into segments.
   *
   * @param octets how many, at least 1
   */
  record Send(int octets) implements Event {}

  /**
   * RECEIVE, as far as it shows: the window that the host offers is now this one.
   *
   * @param rcvWnd octets, at least 0
   */
  record Receive(int rcvWnd) implements Event {}

  /**
   * CLOSE.
   *
   * @param fin {@link Fin#SENT} where the FIN goes out as soon as all data has gone; {@link
   *     Fin#QUEUED} where it waits for a segment to go with, as for what is sent again
   */
  record Close(Fin fin) implements Event {
    /** CLOSE, the FIN behind the data at once. */
    public Close() {
      this(Fin.SENT);
    }
  }

  /**
   * ABORT.
   *
   * @param control {@link Control#RST}, or RST with {@link Control#ACK}: both are used
   */
  record Abort(int control) implements Event {}

  /** STATUS: changes nothing. */
  record Status() implements Event {}

  /**
   * A segment arrives.
   *
   * @param segment the segment
   * @param reading which of the readings that {@link Machine#readings} offers is taken
   * @param fresh what this host's SYN carries, should the arrival draw its first
   */
  record Arrive(Segment segment, Reading reading, Fresh fresh) implements Event {}

  /**
   * Octets that were queued go out as one segment, as far as the window allows.
   *
   * @param octets how many, at least 0
   * @param fin {@link Fin#SENT} to join the FIN that is queued
   */
  record Transmit(int octets, Fin fin) implements Event {}

  /** An acknowledgment that is due goes out by itself. */
  record Acknowledge() implements Event {}

  /**
   * RETRANSMISSION TIMEOUT, or a retransmission for another cause: numbers that are not all
   * acknowledged go out again, cut as the host likes, and queued octets and a queued FIN may go
   * along behind them: segments on the retransmission queue may be repackaged (RFC 9293 3.8.6).
   *
   * @param seq the first number
   * @param octets octets of text, new ones included
   * @param control which of SYN and FIN goes with them
   */
  record Retransmit(int seq, int octets, int control) implements Event {}

  /** A window of zero is probed with the next new octet. */
  record ProbeWithOctet() implements Event {}

  /**
   * A window of zero is probed with what was acknowledged already: SEQ = SND.UNA - 1.
   *
   * @param octets 0 or 1
   */
  record ProbeBehind(int octets) implements Event {}

  /**
   * Urgent text waits before a window of zero: SEQ = SND.UNA, URG, no text. It asks for an
   * acknowledgment by nothing, and tells the peer to read on.
   */
  record ProbeUrgently() implements Event {}

  /**
   * Keep-alive: SEQ = SND.NXT - 1.
   *
   * @param octets 0 or 1
   */
  record KeepAlive(int octets) implements Event {}

  /** TIME-WAIT TIMEOUT: 2 MSL are over. */
  record TimeWaitTimeout() implements Event {}

  /** USER TIMEOUT. */
  record UserTimeout() implements Event {}

  /** The host crashes and remembers nothing. */
  record Crash() implements Event {}
}
