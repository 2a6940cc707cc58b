package org.ackademy.replay.proof;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.ackademy.replay.Line;
import org.ackademy.replay.Side;
import org.ackademy.tcp.Control;
import org.ackademy.tcp.Options;
import org.ackademy.tcp.Segment;

/**
 * Two hosts that open, talk and close, connection after connection, nothing being lost, as one of
 * them sees it: A opens, B listens.
 */
final class Talk {
  /** The first numbers of either host's first connection. */
  static final int ISN_A = 100;

  static final int ISN_B = 5_000;

  /** Octets of each segment with text. */
  static final int TEXT = 10;

  /** How far apart connections begin, for either host. */
  static final int APART = 1_000_000;

  private static final int SYN_ACK = Control.SYN | Control.ACK;
  private static final int FIN_ACK = Control.FIN | Control.ACK;

  private final Side seen;
  private final List<Line> lines = new ArrayList<>();
  private int begun;
  private int a;
  private int b;

  Talk(Side seen) {
    this.seen = seen;
  }

  /** Who sends text. */
  enum Text {
    FROM_A,
    FROM_B,
    /** Both, each with the acknowledgment of the other's. */
    BOTH,
    /** Both, and B keeps the connection alive after that. */
    KEPT_ALIVE;

    /** How many lines a round of it takes. */
    int lines() {
      return this == KEPT_ALIVE ? 4 : 2;
    }
  }

  /** How a connection ends. */
  enum End {
    OPEN,
    A_CLOSES,
    B_CLOSES,
    BOTH_CLOSE,
    A_RESETS,
    B_RESETS,
    /** A forgets it, and B has not heard of it when A opens again. */
    A_FORGETS
  }

  /** All that lets another connection begin. */
  static final Set<End> ENDS = EnumSet.complementOf(EnumSet.of(End.OPEN));

  List<Line> lines() {
    return List.copyOf(lines);
  }

  private void put(Side from, int control, int seq, int ack, int length) {
    Segment segment = new Segment(control, seq, ack, length, 0, 0, Options.NONE);
    lines.add(new Line(from, segment, Line.Given.NUMBERS, Line.Fate.UNSAID));
  }

  private void fromA(int control, int length) {
    put(Side.A, control, a, b, length);
    a += length + ((control & Control.FIN) == 0 ? 0 : 1);
  }

  private void fromB(int control, int length) {
    put(Side.B, control, b, a, length);
    b += length + ((control & Control.FIN) == 0 ? 0 : 1);
  }

  Talk open() {
    a = ISN_A + APART * begun;
    b = ISN_B + APART * begun;
    begun++;
    put(Side.A, Control.SYN, a, 0, 0);
    a++;
    put(Side.B, SYN_ACK, b, a, 0);
    b++;
    fromA(Control.ACK, 0);
    return this;
  }

  Talk say(Text text, int rounds) {
    for (int round = 0; round < rounds; round++) {
      switch (text) {
        case FROM_A -> {
          fromA(Control.ACK, TEXT);
          fromB(Control.ACK, 0);
        }
        case FROM_B -> {
          fromB(Control.ACK, TEXT);
          fromA(Control.ACK, 0);
        }
        case BOTH -> {
          fromA(Control.ACK, TEXT);
          fromB(Control.ACK, TEXT);
        }
        case KEPT_ALIVE -> {
          fromB(Control.ACK, TEXT);
          fromA(Control.ACK, TEXT);
          put(Side.B, Control.ACK, b - 1, a, 0);
          fromA(Control.ACK, 0);
        }
      }
    }
    return this;
  }

  Talk end(End how) {
    switch (how) {
      case OPEN -> {
        // It goes on.
      }
      case A_CLOSES -> {
        fromA(FIN_ACK, 0);
        fromB(Control.ACK, 0);
        fromB(FIN_ACK, 0);
        fromA(Control.ACK, 0);
      }
      case B_CLOSES -> {
        fromB(FIN_ACK, 0);
        fromA(Control.ACK, 0);
        fromA(FIN_ACK, 0);
        fromB(Control.ACK, 0);
      }
      case BOTH_CLOSE -> bothClose();
      case A_RESETS -> put(Side.A, Control.RST, a, 0, 0);
      case B_RESETS -> put(Side.B, Control.RST, b, 0, 0);
      case A_FORGETS -> {
        put(Side.A, Control.SYN, ISN_A + APART * begun, 0, 0);
        put(Side.B, Control.ACK, b, a, 0);
        put(Side.A, Control.RST, a, 0, 0);
      }
    }
    return this;
  }

  /** Each before it has heard of the other's FIN. */
  private void bothClose() {
    Runnable finOfA = () -> put(Side.A, FIN_ACK, a, b, 0);
    Runnable finOfB = () -> put(Side.B, FIN_ACK, b, a, 0);
    Runnable ackOfA = () -> put(Side.A, Control.ACK, a, b, 0);
    Runnable ackOfB = () -> put(Side.B, Control.ACK, b, a, 0);
    (seen == Side.A ? finOfA : finOfB).run();
    (seen == Side.A ? finOfB : finOfA).run();
    a++;
    b++;
    (seen == Side.A ? ackOfA : ackOfB).run();
    (seen == Side.A ? ackOfB : ackOfA).run();
  }
}
