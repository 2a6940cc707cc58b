package org.ackademy.notation.capture;

import java.io.IOException;
import java.nio.ByteOrder;
import org.ackademy.notation.capture.CaptureFault.Kind;

/** Reads the classic format: a file header of 24 bytes, then records with a header of 16 bytes. */
final class PcapFile {
  static final int MICROSECONDS = 0xA1B2C3D4;
  static final int NANOSECONDS = 0xA1B23C4D;
  static final int NANOS_PER_MICRO = 1_000;
  static final long NANOS_PER_SECOND = 1_000_000_000L;
  static final int HEADER_BYTES = 24;
  static final int RECORD_HEADER_BYTES = 16;

  private static final int VERSION = 2;

  /** The upper bits of the field tell of frame check sequences. */
  private static final int LINK_TYPE_BITS = 0xFFFF;

  private final ByteSource source;
  private final PacketSink sink;
  private final ByteOrder order;
  private final int nanosPerTick;
  private final Packet packet = new Packet();

  PcapFile(ByteSource source, PacketSink sink, ByteOrder order, int nanosPerTick) {
    this.source = source;
    this.sink = sink;
    this.order = order;
    this.nanosPerTick = nanosPerTick;
  }

  void read() throws IOException {
    if (!source.has(HEADER_BYTES)) {
      fault(Kind.FILE_CUT, 0);
      return;
    }
    int version = Bytes.u16(source.bytes(), source.at() + 4, order);
    if (version != VERSION) {
      fault(Kind.VERSION_UNKNOWN, version);
      return;
    }
    packet.linkType = Bytes.i32(source.bytes(), source.at() + 20, order) & LINK_TYPE_BITS;
    source.take(HEADER_BYTES);
    while (source.has(RECORD_HEADER_BYTES)) {
      if (!record()) {
        return;
      }
    }
    if (!source.isAtEnd()) {
      packet.number++;
      fault(Kind.FILE_CUT, 0);
    }
  }

  /** Reads a record; says whether there may be another one. */
  private boolean record() throws IOException {
    packet.number++;
    byte[] bytes = source.bytes();
    int at = source.at();
    long seconds = Bytes.u32(bytes, at, order);
    long ticks = Bytes.u32(bytes, at + 4, order);
    long captured = Bytes.u32(bytes, at + 8, order);
    if (captured > CaptureFile.PACKET_BYTES_MAX) {
      fault(Kind.PACKET_TOO_LONG, captured);
      return false;
    }
    packet.nanos = seconds * NANOS_PER_SECOND + ticks * nanosPerTick;
    packet.captured = (int) captured;
    packet.original = Math.max(captured, Bytes.u32(bytes, at + 12, order));
    if (!source.has(RECORD_HEADER_BYTES + packet.captured)) {
      fault(Kind.FILE_CUT, 0);
      return false;
    }
    packet.bytes = source.bytes();
    packet.from = source.at() + RECORD_HEADER_BYTES;
    packet.offset = source.position() + RECORD_HEADER_BYTES;
    PacketSink.Next next = sink.packet(packet);
    source.take(RECORD_HEADER_BYTES + packet.captured);
    return next == PacketSink.Next.GO_ON;
  }

  private void fault(Kind kind, long value) {
    sink.fault(new CaptureFault(kind, packet.number, source.position(), value));
  }
}
