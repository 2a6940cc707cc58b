package org.ackademy.notation.capture;

/** Takes what a file holds, in its order. */
interface PacketSink {
  /** Whether to go on with the next packet. */
  enum Next {
    GO_ON,
    STOP
  }

  /** The next packet; the object is the same every time. */
  Next packet(Packet packet);

  void fault(CaptureFault fault);
}
