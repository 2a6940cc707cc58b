package org.ackademy.notation.capture;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteOrder;
import org.ackademy.notation.capture.CaptureFault.Kind;

/** Reads a file packet by packet, whichever of the two formats it is in. */
final class CaptureFile {
  /**
   * The longest packet, in bytes: one more than the largest segment that a replay can hold, headers
   * included, would not be of any use.
   */
  static final int PACKET_BYTES_MAX = 1 << 24;

  private static final int MAGIC_BYTES = 4;

  private CaptureFile() {}

  /**
   * Reads to the end of the stream, to a fault behind which nothing can be read, or until the sink
   * has enough. The caller closes the stream.
   */
  static void read(InputStream in, PacketSink sink) throws IOException {
    var source = new ByteSource(in);
    if (!source.has(MAGIC_BYTES)) {
      sink.fault(new CaptureFault(Kind.NOT_A_CAPTURE, 0, 0, 0));
      return;
    }
    int magic = Bytes.i32(source.bytes(), source.at());
    switch (magic) {
      case PcapngFile.SECTION -> new PcapngFile(source, sink).read();
      case PcapFile.MICROSECONDS ->
          new PcapFile(source, sink, ByteOrder.BIG_ENDIAN, PcapFile.NANOS_PER_MICRO).read();
      case PcapFile.NANOSECONDS -> new PcapFile(source, sink, ByteOrder.BIG_ENDIAN, 1).read();
      default -> {
        switch (Integer.reverseBytes(magic)) {
          case PcapFile.MICROSECONDS ->
              new PcapFile(source, sink, ByteOrder.LITTLE_ENDIAN, PcapFile.NANOS_PER_MICRO).read();
          case PcapFile.NANOSECONDS ->
              new PcapFile(source, sink, ByteOrder.LITTLE_ENDIAN, 1).read();
          default -> sink.fault(new CaptureFault(Kind.NOT_A_CAPTURE, 0, 0, 0));
        }
      }
    }
  }
}
