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
import org.ackademy.replay.SeenSegment;
import org.ackademy.replay.Side;
import org.ackademy.replay.StraightPath;
import org.ackademy.tcp.Control;
import org.jspecify.annotations.Nullable;

/**
 * A connection of a capture. A is the host that sent the first SYN (to it goes the first SYN,ACK,
 * where the SYN itself was not captured); where the capture holds neither, the one that sent the
 * first packet.
 */
public final class Connection {
  private final int version;
  private final long highA;
  private final long lowA;
  private final long highB;
  private final long lowB;
  private final int portA;
  private final int portB;
  private final long firstPacket;

  /** The connection before on the same pair of addresses and ports. */
  private final @Nullable Connection previous;

  private final SegmentLog log;
  private int first = SegmentLog.NOWHERE;
  private int last = SegmentLog.NOWHERE;
  private int size;
  private final Track trackA = new Track();
  private final Track trackB = new Track();
  private boolean isReset;
  private boolean hasWrong;

  /** The connection that begins with this segment. */
  Connection(Dissector begin, long packet, @Nullable Connection previous, SegmentLog log) {
    boolean isAnswer = has(begin, Control.SYN | Control.ACK);
    this.version = begin.version;
    this.highA = isAnswer ? begin.toHigh : begin.fromHigh;
    this.lowA = isAnswer ? begin.toLow : begin.fromLow;
    this.portA = isAnswer ? begin.toPort : begin.fromPort;
    this.highB = isAnswer ? begin.fromHigh : begin.toHigh;
    this.lowB = isAnswer ? begin.fromLow : begin.toLow;
    this.portB = isAnswer ? begin.fromPort : begin.toPort;
    this.firstPacket = packet;
    this.previous = previous;
    this.log = log;
  }

  private static boolean has(Dissector segment, int bits) {
    return (segment.control & bits) == bits;
  }

  private Endpoint end(Side side) {
    return side == Side.A
        ? new Endpoint(version, highA, lowA, portA)
        : new Endpoint(version, highB, lowB, portB);
  }

  /** Its name in results: {@code address:port-address:port}, A first, IPv6 in brackets. */
  public String id() {
    var text = new StringBuilder();
    end(Side.A).write(text);
    end(Side.B).write(text.append('-'));
    return text.toString();
  }

  /** The number of its first packet in the file, from 1. */
  public long firstPacket() {
    return firstPacket;
  }

  /** How many segments of it the capture holds. */
  public int size() {
    return size;
  }

  /** The address of a host, as it is spelled in {@link #id}, without brackets. */
  public String address(Side side) {
    return end(side).address();
  }

  /** Which host has this address, in any spelling; empty where none or both have it. */
  public Optional<Side> host(String address) {
    Optional<Endpoint> wanted = Endpoint.ofAddress(address);
    boolean isA = wanted.filter(end(Side.A)::hasAddressOf).isPresent();
    boolean isB = wanted.filter(end(Side.B)::hasAddressOf).isPresent();
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
    var question =
        new Case(id(), beginning.scenario(), new Exchange(all, assumed.size()), Map.of());
    return new CapturedCase(question, assumed.size());
  }

  private List<Line> lines(Vantage vantage) {
    var lines = new ArrayList<Line>(size);
    SegmentLog.Reading reading = log.reading(first);
    while (reading.hasNext()) {
      reading.advance();
      boolean isWrong = hasWrong && reading.isWrong();
      boolean isOwn = vantage == (reading.from() == Side.A ? Vantage.HOST_A : Vantage.HOST_B);
      Fate fate = isWrong && !isOwn ? Fate.LOST : Fate.UNSAID;
      if (fate == Fate.UNSAID || vantage == Vantage.WIRE) {
        lines.add(reading.line(Line.Given.ALL, fate));
      }
    }
    return lines;
  }

  /** Whether a straight path leads through all of its segments: then they are VALID. */
  boolean isStraight(Vantage vantage, StraightPath path, SeenSegment seen) {
    if (hasWrong) {
      return false;
    }
    path.start(vantage);
    SegmentLog.Reading reading = log.reading(first);
    while (reading.hasNext()) {
      reading.advance();
      reading.show(seen);
      if (!path.follow(reading.from(), seen)) {
        return false;
      }
    }
    return true;
  }

  boolean isBetweenEndsOf(Dissector segment) {
    return segment.version == version && (isFromA(segment) || isFromB(segment));
  }

  private boolean isFromA(Dissector segment) {
    return segment.fromPort == portA
        && segment.fromLow == lowA
        && segment.toPort == portB
        && segment.toLow == lowB
        && segment.fromHigh == highA
        && segment.toHigh == highB;
  }

  private boolean isFromB(Dissector segment) {
    return segment.toPort == portA
        && segment.toLow == lowA
        && segment.fromPort == portB
        && segment.fromLow == lowB
        && segment.toHigh == highA
        && segment.fromHigh == highB;
  }

  /** Whether the segment's source is A. */
  private Side sender(Dissector segment) {
    return isFromA(segment) ? Side.A : Side.B;
  }

  /**
   * The connection that a segment between the two is of; null where it begins a new one.
   *
   * <p>A SYN begins another connection where this one has ended (a reset, or both FINs
   * acknowledged) or was under way before the capture began, and the SYN's number is not that of a
   * SYN which the same host sent in it. Otherwise it is of this one: a retransmission, the other
   * half of a simultaneous open, an old duplicate (RFC 9293 figure 8) or a host that forgot the
   * connection (figure 9).
   *
   * @rfc 9293 3.5
   */
  @Nullable Connection owning(Dissector segment) {
    if ((segment.control & (Control.SYN | Control.ACK)) == Control.SYN) {
      return endsBefore(segment) ? null : this;
    }
    // Late segments of the connection before, and answers to the new SYN from whoever still has
    // the old one.
    boolean isLate = previous != null && isOpening() && !fits(segment) && previous.fits(segment);
    return isLate ? previous : this;
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
    last = log.add(last, from, segment, bytes);
    first = first == SegmentLog.NOWHERE ? last : first;
    size++;
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
  private boolean endsBefore(Dissector syn) {
    Track own = track(sender(syn));
    if (own.hasSynWith(syn.seq)) {
      return false;
    }
    boolean isWhole = trackA.hasSyn() || trackB.hasSyn() || own.hasBegunJustAfter(syn.seq);
    return isReset || !isWhole || (trackA.isFinished() && trackB.isFinished());
  }

  /** Whether a segment that is no SYN can be of this connection, by its numbers. */
  private boolean fits(Dissector segment) {
    Side from = sender(segment);
    boolean seqFits = !track(from).isSeen() || track(from).fits(segment.seq);
    boolean ackFits =
        !has(segment, Control.ACK)
            || (track(from.peer()).isSeen() && track(from.peer()).fits(segment.ack));
    return seqFits && ackFits;
  }

  /** Whether the connection before may still be heard of: one host has not said its SYN yet. */
  private boolean isOpening() {
    return !(trackA.hasSyn() && trackB.hasSyn());
  }
}
