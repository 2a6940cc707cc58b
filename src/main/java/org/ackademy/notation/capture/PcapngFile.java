package org.ackademy.notation.capture;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.ackademy.notation.capture.CaptureFault.Kind;

/**
 * Reads the pcapng format: blocks with their length at either end. Sections may differ in byte
 * order; blocks that hold no packet and describe no interface are passed over.
 */
final class PcapngFile {
  static final int SECTION = 0x0A0D0D0A;
  static final int INTERFACE = 1;
  static final int OBSOLETE_PACKET = 2;
  static final int SIMPLE_PACKET = 3;
  static final int ENHANCED_PACKET = 6;
  static final int BYTE_ORDER_MAGIC = 0x1A2B3C4D;
  static final int END_OF_OPTIONS = 0;
  static final int TICK_LENGTH = 9;
  static final int TICK_OFFSET = 14;

  /** The most interfaces that a section may describe. */
  static final int INTERFACES_MAX = 65_536;

  /** A block with packet or interface may have, beside a longest packet, so many bytes. */
  private static final int BLOCK_BYTES_MAX = CaptureFile.PACKET_BYTES_MAX + (1 << 20);

  private static final int BLOCK_BYTES_MIN = 12;
  private static final int VERSION = 1;

  private final ByteSource source;
  private final PacketSink sink;
  private final Packet packet = new Packet();
  private final List<Interface> interfaces = new ArrayList<>();
  private ByteOrder order = ByteOrder.BIG_ENDIAN;

  /** An interface; {@code snapLength} 0 means no limit. */
  private record Interface(int linkType, long snapLength, TickLength ticks) {}

  PcapngFile(ByteSource source, PacketSink sink) {
    this.source = source;
    this.sink = sink;
  }

  void read() throws IOException {
    while (source.has(8)) {
      if (!block()) {
        return;
      }
    }
    if (!source.isAtEnd()) {
      end(Kind.FILE_CUT, 0);
    }
  }

  /** Reads a block; says whether there may be another one. */
  private boolean block() throws IOException {
    int type = Bytes.i32(source.bytes(), source.at(), order);
    // The mark of a section reads the same in either order.
    if (type == SECTION && !section()) {
      return false;
    }
    long length = Bytes.u32(source.bytes(), source.at() + 4, order);
    if (length < BLOCK_BYTES_MIN || length % 4 != 0) {
      return end(Kind.BLOCK_LENGTH, length);
    }
    return switch (type) {
      case INTERFACE, OBSOLETE_PACKET, SIMPLE_PACKET, ENHANCED_PACKET -> wanted(type, length);
      default -> source.skip(length - 4) ? closed(length) : end(Kind.FILE_CUT, 0);
    };
  }

  private boolean closed(long length) throws IOException {
    if (!source.has(4)) {
      return end(Kind.FILE_CUT, 0);
    }
    long again = Bytes.u32(source.bytes(), source.at(), order);
    source.take(4);
    return again == length || end(Kind.BLOCK_LENGTH, again);
  }

  private boolean wanted(int type, long length) throws IOException {
    if (length > BLOCK_BYTES_MAX) {
      return end(Kind.PACKET_TOO_LONG, length);
    }
    int size = (int) length;
    if (!source.has(size)) {
      return end(Kind.FILE_CUT, 0);
    }
    int at = source.at();
    if (Bytes.u32(source.bytes(), at + size - 4, order) != length) {
      return end(Kind.BLOCK_LENGTH, length);
    }
    int bodyEnd = at + size - 4;
    boolean goesOn =
        switch (type) {
          case INTERFACE -> describe(at + 8, bodyEnd);
          case SIMPLE_PACKET -> simple(at + 8, bodyEnd);
          default -> enhanced(type, at + 8, bodyEnd);
        };
    source.take(size);
    return goesOn;
  }

  /** Finds the byte order of the section that begins here; its interfaces are its own. */
  private boolean section() throws IOException {
    interfaces.clear();
    if (!source.has(16)) {
      return end(Kind.FILE_CUT, 0);
    }
    int magic = Bytes.i32(source.bytes(), source.at() + 8);
    if (magic != BYTE_ORDER_MAGIC && magic != Integer.reverseBytes(BYTE_ORDER_MAGIC)) {
      return end(Kind.BYTE_ORDER, 0);
    }
    order = magic == BYTE_ORDER_MAGIC ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    int version = Bytes.u16(source.bytes(), source.at() + 12, order);
    return version == VERSION || end(Kind.VERSION_UNKNOWN, version);
  }

  private boolean describe(int from, int to) {
    if (interfaces.size() == INTERFACES_MAX) {
      return end(Kind.INTERFACES_TOO_MANY, INTERFACES_MAX);
    }
    if (to - from < 8) {
      return end(Kind.BLOCK_LENGTH, to - from);
    }
    byte[] bytes = source.bytes();
    TickLength ticks = TickLength.MICROSECONDS;
    int at = from + 8;
    while (at + 4 <= to) {
      int code = Bytes.u16(bytes, at, order);
      int length = Bytes.u16(bytes, at + 2, order);
      if (code == END_OF_OPTIONS || at + 4 + length > to) {
        break;
      }
      if (code == TICK_LENGTH && length == 1) {
        ticks = ticks.withResolution(Bytes.u8(bytes, at + 4));
      } else if (code == TICK_OFFSET && length == 8) {
        ticks = ticks.withOffset(Bytes.i64(bytes, at + 4, order));
      }
      at += 4 + padded(length);
    }
    interfaces.add(
        new Interface(Bytes.u16(bytes, from, order), Bytes.u32(bytes, from + 4, order), ticks));
    return true;
  }

  private static int padded(int length) {
    return (length + 3) & ~3;
  }

  /** The obsolete block differs in this alone: its interface has two bytes, then two of drops. */
  private boolean enhanced(int type, int from, int to) {
    packet.number++;
    if (to - from < 20) {
      return end(Kind.BLOCK_LENGTH, to - from);
    }
    byte[] bytes = source.bytes();
    long number =
        type == ENHANCED_PACKET ? Bytes.u32(bytes, from, order) : Bytes.u16(bytes, from, order);
    if (number >= interfaces.size()) {
      return note(Kind.INTERFACE_UNKNOWN, number);
    }
    Interface on = interfaces.get((int) number);
    long ticks = (Bytes.u32(bytes, from + 4, order) << 32) | Bytes.u32(bytes, from + 8, order);
    packet.nanos = on.ticks().nanos(ticks);
    packet.original = Bytes.u32(bytes, from + 16, order);
    return deliver(on, Bytes.u32(bytes, from + 12, order), from + 20, to);
  }

  private boolean simple(int from, int to) {
    packet.number++;
    if (to - from < 4) {
      return end(Kind.BLOCK_LENGTH, to - from);
    }
    if (interfaces.isEmpty()) {
      return note(Kind.INTERFACE_UNKNOWN, 0);
    }
    Interface on = interfaces.get(0);
    packet.nanos = 0;
    packet.original = Bytes.u32(source.bytes(), from, order);
    long captured = Math.min(packet.original, to - from - 4L);
    long held = on.snapLength() == 0 ? captured : Math.min(captured, on.snapLength());
    return deliver(on, held, from + 4, to);
  }

  private boolean deliver(Interface on, long captured, int from, int to) {
    if (captured > to - from) {
      return note(Kind.PACKET_BEYOND_BLOCK, captured);
    }
    packet.linkType = on.linkType();
    packet.bytes = source.bytes();
    packet.from = from;
    packet.captured = (int) captured;
    packet.original = Math.max(captured, packet.original);
    packet.offset = source.position() + (from - source.at());
    return sink.packet(packet) == PacketSink.Next.GO_ON;
  }

  private boolean note(Kind kind, long value) {
    sink.fault(new CaptureFault(kind, packet.number, source.position(), value));
    return true;
  }

  private boolean end(Kind kind, long value) {
    sink.fault(new CaptureFault(kind, 0, source.position(), value));
    return false;
  }
}
