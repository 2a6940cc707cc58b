package org.ackademy.notation.capture;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.ackademy.replay.Line;
import org.ackademy.replay.Side;

/** The segments of a file, packet by packet, in no connection. */
final class PacketLines implements PacketSink {
  private final List<Line> lines = new ArrayList<>();
  private final List<CaptureFault> faults = new ArrayList<>();
  private final List<Long> nanos = new ArrayList<>();
  private final Dissector dissector = new Dissector();

  /** Whoever sends from port 80 is B. */
  private static final int PORT_OF_B = 80;

  static PacketLines of(byte[] file) throws IOException {
    var lines = new PacketLines();
    CaptureFile.read(new ByteArrayInputStream(file), lines);
    return lines;
  }

  List<Line> lines() {
    return lines;
  }

  List<CaptureFault> faults() {
    return faults;
  }

  /** The time of each packet that was read, in nanoseconds since 1970. */
  List<Long> nanos() {
    return nanos;
  }

  @Override
  public Next packet(Packet packet) {
    Dissector.Outcome outcome = dissector.read(packet);
    if (outcome == Dissector.Outcome.SEGMENT) {
      var one = new SegmentLog();
      Side from = dissector.fromPort == PORT_OF_B ? Side.B : Side.A;
      SegmentLog.Reading reading =
          one.reading(one.add(SegmentLog.NOWHERE, from, dissector, packet.bytes));
      reading.advance();
      boolean isWrong = reading.isWrong();
      lines.add(reading.line(Line.Given.ALL, isWrong ? Line.Fate.LOST : Line.Fate.UNSAID));
      nanos.add(packet.nanos);
    } else {
      faults.add(
          new CaptureFault(dissector.fault, packet.number, packet.offset, dissector.faultValue));
    }
    return Next.GO_ON;
  }

  @Override
  public void fault(CaptureFault fault) {
    faults.add(fault);
  }
}
