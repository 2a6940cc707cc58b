package org.ackademy.notation.capture;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.ackademy.notation.capture.CaptureFault.Kind;
import org.ackademy.notation.capture.CaptureFault.Weight;
import org.jspecify.annotations.Nullable;

/** Sorts the packets of a file into connections. */
final class CaptureReading implements PacketSink {
  private static final int LINK_TYPES = 1 << 16;

  private final Capture.Limits limits;
  private final Dissector dissector = new Dissector();
  private final FlowTable table;
  private final SegmentLog log = new SegmentLog();
  private final List<Connection> connections = new ArrayList<>();
  private final List<CaptureFault> faults = new ArrayList<>();
  private final BitSet unknownLinkTypes = new BitSet();
  private long faultsInAll;
  private long packets;
  private int segments;

  CaptureReading(Capture.Limits limits, long salt) {
    this.limits = limits;
    this.table = new FlowTable(salt);
  }

  Capture capture() {
    return new Capture(connections, faults, faultsInAll, packets, segments);
  }

  @Override
  public Next packet(Packet packet) {
    packets++;
    return switch (dissector.read(packet)) {
      case OTHER -> Next.GO_ON;
      case UNREAD -> {
        unread(packet);
        yield Next.GO_ON;
      }
      case SEGMENT -> segment(packet);
    };
  }

  private void unread(Packet packet) {
    if (dissector.fault == Kind.LINK_TYPE_UNKNOWN) {
      int linkType = packet.linkType % LINK_TYPES;
      if (unknownLinkTypes.get(linkType)) {
        return;
      }
      unknownLinkTypes.set(linkType);
    }
    fault(dissector.fault, packet, dissector.faultAt, dissector.faultValue);
  }

  private void fault(Kind kind, Packet packet, int at, long value) {
    fault(new CaptureFault(kind, packet.number, packet.offset + (at - packet.from), value));
  }

  @Override
  public void fault(CaptureFault fault) {
    faultsInAll++;
    if (faults.size() < Capture.FAULTS_KEPT_MAX || fault.kind().weight() == Weight.END) {
      faults.add(fault);
    }
  }

  private Next segment(Packet packet) {
    if (segments == limits.segments()) {
      fault(Kind.SEGMENTS_TOO_MANY, packet, packet.from, limits.segments());
      return Next.STOP;
    }
    Connection connection = connection(packet);
    if (connection == null) {
      fault(Kind.CONNECTIONS_TOO_MANY, packet, packet.from, limits.connections());
      return Next.STOP;
    }
    segments++;
    check(packet);
    connection.add(dissector, packet.bytes);
    return Next.GO_ON;
  }

  private void check(Packet packet) {
    if (dissector.checksum == Dissector.Checksum.WRONG) {
      fault(Kind.TCP_CHECKSUM, packet, dissector.optionsFrom - 4, 0);
    }
    int from = dissector.optionsFrom;
    int to = dissector.optionsTo;
    if (from == to && dissector.optionsLength == 0) {
      return;
    }
    int at = OptionBytes.fault(packet.bytes, from, to);
    if (to - from < dissector.optionsLength) {
      fault(Kind.OPTIONS_CUT, packet, to, 0);
    } else if (at != OptionBytes.NONE) {
      fault(Kind.TCP_OPTION, packet, at, Bytes.u8(packet.bytes, at));
    }
  }

  /** The segment's connection; null where there are too many already. */
  private @Nullable Connection connection(Packet packet) {
    Connection current = table.find(dissector);
    Connection known = current == null ? null : current.owning(dissector);
    if (known != null) {
      return known;
    }
    if (connections.size() == limits.connections()) {
      return null;
    }
    Connection begun = new Connection(dissector, packet.number, current, log);
    connections.add(begun);
    table.put(begun);
    return begun;
  }
}
