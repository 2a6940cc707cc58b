package org.ackademy.notation.capture;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ackademy.replay.Case;
import org.ackademy.replay.Exchange;
import org.ackademy.replay.Line;
import org.ackademy.replay.Line.Fate;
import org.ackademy.replay.Scenario.Vantage;
import org.ackademy.replay.Side;
import org.ackademy.tcp.Control;

/**
 * A connection of a capture. A is the host that sent the first SYN (to it goes the first SYN,ACK,
 * where the SYN itself was not captured); where the capture holds neither, the one that sent the
 * first packet.
 */
public final class Connection {
  private final Endpoint a;
  private final Endpoint b;
  private final long firstPacket;
  private final SegmentLog segments = new SegmentLog();
  private final Track trackA = new Track();
  private final Track trackB = new Track();
  private boolean isReset;
  private boolean hasWrong;

  private Connection(Endpoint a, Endpoint b, long firstPacket) {
    this.a = a;
    this.b = b;
    this.firstPacket = firstPacket;
  }

  /** The connection that begins with this segment. */
  static Connection of(Dissector first, long packet) {
    var from = new Endpoint(first.version, first.fromHigh, first.fromLow, first.fromPort);
    var to = new Endpoint(first.version, first.toHigh, first.toLow, first.toPort);
    boolean isAnswer = has(first, Control.SYN | Control.ACK);
    return isAnswer ? new Connection(to, from, packet) : new Connection(from, to, packet);
  }

  private static boolean has(Dissector segment, int bits) {
    return (segment.control & bits) == bits;
  }

  /** Its name in results: {@code address:port-address:port}, A first, IPv6 in brackets. */
  public String id() {
    return a.text() + "-" + b.text();
  }

  /** The number of its first packet in the file, from 1. */
  public long firstPacket() {
    return firstPacket;
  }

  /** How many segments of it the capture holds. */
  public int size() {
    return segments.size();
  }

  /** The address of a host, as it is spelled in {@link #id}, without brackets. */
  public String address(Side side) {
    return (side == Side.A ? a : b).address();
  }

  /** Which host has this address, in any spelling; empty where none or both have it. */
  public Optional<Side> host(String address) {
    Optional<Endpoint> wanted = Endpoint.ofAddress(address);
    boolean isA = wanted.filter(a::hasAddressOf).isPresent();
    boolean isB = wanted.filter(b::hasAddressOf).isPresent();
    return isA == isB ? Optional.empty() : Optional.of(isA ? Side.A : Side.B);
  }

  /**
   * The case that asks whether two hosts could have produced this: anything may have been lost,
   * their users may have done anything, and every beginning of an exchange will do.
   *
   * <p>A segment with a wrong checksum was sent but is never taken in: on the wire it is a line
   * marked lost, at the host to which it came it is left out. At the host that sent it the checksum
   * may be one that the network card puts right, so it counts as any other.
   */
  public CapturedCase question(Vantage vantage) {
    List<Line> lines = lines(vantage);
    var beginning = new Beginning(lines, vantage);
    List<Line> assumed = beginning.assumed();
    var all = new ArrayList<>(assumed);
    all.addAll(lines);
    var question = new Case(id(), beginning.scenario(), new Exchange(all), Map.of());
    return new CapturedCase(question, assumed.size());
  }

  private List<Line> lines(Vantage vantage) {
    var lines = new ArrayList<Line>(segments.size());
    SegmentLog.Reading reading = segments.new Reading();
    while (reading.hasNext()) {
      boolean isWrong = hasWrong && reading.isWrong();
      boolean isOwn = vantage == (reading.from() == Side.A ? Vantage.HOST_A : Vantage.HOST_B);
      Fate fate = isWrong && !isOwn ? Fate.LOST : Fate.UNSAID;
      Line line = reading.take(Line.Given.ALL, fate);
      if (fate == Fate.UNSAID || vantage == Vantage.WIRE) {
        lines.add(line);
      }
    }
    return lines;
  }

  /** Whether the segment's source is A. */
  Side sender(Dissector segment) {
    boolean isA =
        segment.fromPort == a.port()
            && segment.fromLow == a.low()
            && segment.fromHigh == a.high()
            && (segment.toPort == b.port() && segment.toLow == b.low());
    return isA ? Side.A : Side.B;
  }

  private Track track(Side side) {
    return side == Side.A ? trackA : trackB;
  }

  void add(Dissector segment, byte[] bytes) {
    Side from = sender(segment);
    track(from).sent(segment);
    if (has(segment, Control.ACK)) {
      track(from.peer()).acknowledged(segment.ack);
    }
    isReset |= has(segment, Control.RST) && endsIt(from);
    hasWrong |= segment.checksum == Dissector.Checksum.WRONG;
    segments.add(from, segment, bytes);
  }

  /**
   * Whether a reset ends the connection, or refuses it. One that meets a host in SYN-RECEIVED sends
   * it back to LISTEN, where it may be reached again.
   */
  private boolean endsIt(Side resetting) {
    boolean isOpen = trackA.isSynAcknowledged() && trackB.isSynAcknowledged();
    return isOpen || !track(resetting).hasSyn();
  }

  /** Whether this SYN begins another connection on the same pair of addresses and ports. */
  boolean endsBefore(Dissector syn) {
    Track own = track(sender(syn));
    if (own.hasSynWith(syn.seq)) {
      return false;
    }
    boolean isWhole = trackA.hasSyn() || trackB.hasSyn();
    return isReset || !isWhole || (trackA.isFinished() && trackB.isFinished());
  }

  /** Whether a segment that is no SYN can be of this connection, by its numbers. */
  boolean fits(Dissector segment) {
    Side from = sender(segment);
    boolean seqFits = !track(from).isSeen() || track(from).fits(segment.seq);
    boolean ackFits =
        !has(segment, Control.ACK)
            || (track(from.peer()).isSeen() && track(from.peer()).fits(segment.ack));
    return seqFits && ackFits;
  }

  /** Whether the connection before may still be heard of: one host has not said its SYN yet. */
  boolean isOpening() {
    return !(trackA.hasSyn() && trackB.hasSyn());
  }
}
