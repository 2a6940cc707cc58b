package org.ackademy.replay;

import java.util.BitSet;
import java.util.Random;
import org.ackademy.replay.Wire.Fortune;
import org.ackademy.tcp.Control;

/** Two hosts that send data both ways while a third of their segments is lost. */
final class LossyTalk {
  private static final double LOSS = 0.3;
  private static final int OCTETS = 100;
  private static final int FLIGHT_MAX = 32;

  private final Wire wire;
  private final Random random;
  private final Host a = new Host(Side.A, Wire.FIRST_A);
  private final Host b = new Host(Side.B, Wire.FIRST_B);

  LossyTalk(Wire wire, Random random) {
    this.wire = wire;
    this.random = random;
  }

  /** What a host knows, counted in segments of equal length. */
  private static final class Host {
    private final Side side;
    private final int first;
    private final BitSet taken = new BitSet();
    private int acknowledged;
    private int sent;

    private Host(Side side, int first) {
      this.side = side;
      this.first = first;
    }

    private int number(int segment) {
      return first + segment * OCTETS;
    }

    private int received() {
      return taken.nextClearBit(0);
    }
  }

  /** Until there are so many lines. */
  void goOn(int lines) {
    while (wire.size() < lines) {
      boolean fromA = random.nextInt(4) > 0;
      Host sender = fromA ? a : b;
      Host receiver = fromA ? b : a;
      for (int i = random.nextInt(8); i >= 0 && isWithinFlight(sender); i--) {
        data(sender, receiver, sender.sent++);
      }
      if (sender.acknowledged < sender.sent) {
        data(sender, receiver, sender.acknowledged);
      }
    }
  }

  private static boolean isWithinFlight(Host sender) {
    return sender.sent - sender.acknowledged < FLIGHT_MAX;
  }

  private void data(Host from, Host to, int segment) {
    Fortune fortune = put(from, to, from.number(segment), OCTETS);
    if (fortune == Fortune.ARRIVES) {
      to.taken.set(segment);
      to.acknowledged = Math.max(to.acknowledged, from.received());
      if (put(to, from, to.number(to.sent), 0) == Fortune.ARRIVES) {
        from.acknowledged = Math.max(from.acknowledged, to.received());
      }
    }
  }

  private Fortune put(Host from, Host to, int seq, int length) {
    Fortune fortune = random.nextDouble() < LOSS ? Fortune.IS_LOST : Fortune.ARRIVES;
    wire.put(from.side, Control.ACK, seq, to.number(from.received()), length, fortune);
    return fortune;
  }
}
