package org.ackademy.replay;

import java.util.Random;
import org.ackademy.replay.Scenario.Network;
import org.ackademy.replay.Scenario.Reopening;
import org.ackademy.replay.Scenario.Vantage;
import org.ackademy.replay.Wire.Fortune;
import org.ackademy.tcp.Control;

/** Exchanges of any length, of the kinds that could make a search slow. */
public enum LongExchange {
  /** Data and its acknowledgment in turn. */
  IN_TURN {
    @Override
    void write(Pen pen, int lines) {
      while (pen.isShortOf(lines)) {
        pen.newData();
        pen.ack(pen.next);
      }
    }
  },
  /** Windows full of data first, and all their acknowledgments after them. */
  DATA_FIRST {
    @Override
    void write(Pen pen, int lines) {
      while (pen.isShortOf(lines)) {
        int first = pen.next;
        for (int i = 0; i < 600; i++) {
          pen.newData();
        }
        for (int i = 1; i <= 600; i++) {
          pen.ack(first + i * DATA);
        }
      }
    }
  },
  /** Data both ways; of all segments a third is lost, and what is missed is sent again. */
  LOSSES {
    @Override
    void write(Pen pen, int lines) {
      new LossyTalk(pen.wire, new Random(9293)).goOn(lines);
    }
  },
  /** Bursts of 40 whose first is lost, 39 duplicate acknowledgments, and the first again. */
  BURSTS {
    @Override
    void write(Pen pen, int lines) {
      while (pen.isShortOf(lines)) {
        int first = pen.next;
        pen.lostData();
        for (int i = 0; i < 39; i++) {
          pen.newData();
        }
        for (int i = 0; i < 39; i++) {
          pen.ack(first);
        }
        pen.data(first, Fortune.ARRIVES);
        pen.ack(pen.next);
      }
    }
  },
  /** The same, and each duplicate acknowledgment goes out as soon as its cause has arrived. */
  BURSTS_IN_STEP {
    @Override
    void write(Pen pen, int lines) {
      while (pen.isShortOf(lines)) {
        int first = pen.next;
        pen.lostData();
        for (int i = 0; i < 39; i++) {
          pen.newData();
          pen.ack(first);
        }
        pen.data(first, Fortune.ARRIVES);
        pen.ack(pen.next);
      }
    }
  },
  /** Every third segment misses, and is sent again alone. */
  THIRDS_MISSING {
    @Override
    void write(Pen pen, int lines) {
      while (pen.isShortOf(lines)) {
        int first = pen.next;
        pen.newData();
        pen.ack(first + DATA);
        pen.lostData();
        pen.newData();
        pen.ack(first + DATA);
        pen.data(first + DATA, Fortune.ARRIVES);
        pen.ack(pen.next);
      }
    }
  },
  /** One octet is lost, what follows comes too early octet by octet, and then it is sent again. */
  TOO_EARLY {
    @Override
    void write(Pen pen, int lines) {
      int first = pen.next;
      pen.wire.put(Side.A, Control.ACK, pen.next++, Wire.FIRST_B, 1, Fortune.IS_LOST);
      while (pen.isShortOf(lines - 3)) {
        pen.wire.put(Side.A, Control.ACK, pen.next++, Wire.FIRST_B, 1);
      }
      pen.ack(first);
      pen.wire.put(Side.A, Control.ACK, first, Wire.FIRST_B, 1);
      pen.ack(pen.next);
    }
  },
  /** Each segment three times. */
  THREE_TIMES {
    @Override
    void write(Pen pen, int lines) {
      pen.threeTimes(lines);
    }
  },
  /** The same, and only the last acknowledgment is wrong. */
  THREE_TIMES_AND_WRONG {
    @Override
    void write(Pen pen, int lines) {
      pen.threeTimes(lines - 1);
      pen.ack(pen.next + 7);
    }
  },
  /**
   * Each of A's segments three times, all but the last of them lost, before any is acknowledged.
   */
  LOST_TWICE {
    @Override
    void write(Pen pen, int lines) {
      while (pen.isShortOf(lines)) {
        pen.data(pen.next, Fortune.IS_LOST);
        pen.data(pen.next, Fortune.IS_LOST);
        pen.newData();
        pen.ack(pen.next);
      }
    }
  },
  /** Nothing but acknowledgments of nothing. */
  BARE_ACKS {
    @Override
    void write(Pen pen, int lines) {
      while (pen.isShortOf(lines)) {
        pen.wire.put(Side.A, Control.ACK, pen.next, Wire.FIRST_B, 0);
        pen.ack(pen.next);
      }
    }
  },
  /** Keep-alives, each acknowledged. */
  KEEP_ALIVES {
    @Override
    void write(Pen pen, int lines) {
      while (pen.isShortOf(lines)) {
        pen.wire.put(Side.A, Control.ACK, pen.next - 1, Wire.FIRST_B, 0);
        pen.ack(pen.next);
      }
    }
  },
  /** A window that is shut, probed with an octet again and again. */
  PROBES {
    @Override
    void write(Pen pen, int lines) {
      pen.newData();
      pen.wire.putWindow(Side.B, Wire.FIRST_B, pen.next, 0);
      while (pen.isShortOf(lines)) {
        pen.wire.put(Side.A, Control.ACK, pen.next, Wire.FIRST_B, 1);
        pen.wire.putWindow(Side.B, Wire.FIRST_B, pen.next, 0);
      }
    }
  },
  /** After every line a reset that lies behind the window: it draws nothing. */
  RESETS_BEHIND {
    @Override
    void write(Pen pen, int lines) {
      while (pen.isShortOf(lines)) {
        pen.newData();
        pen.wire.put(Side.A, Control.RST, Wire.FIRST_A - 1, 0, 0);
        pen.ack(pen.next);
        pen.wire.put(Side.B, Control.RST, Wire.FIRST_B - 1, 0, 0);
      }
    }
  },
  /** A long connection, a reset, and the peer that has not heard of it. */
  RESET_AT_THE_END {
    @Override
    void write(Pen pen, int lines) {
      IN_TURN.write(pen, lines - 2);
      pen.wire.put(Side.A, Control.RST, pen.next, 0, 0);
      pen.wire.put(Side.B, Control.ACK, Wire.FIRST_B, pen.next, DATA);
    }
  },
  /** A host that has given up resets whatever the other sends, and none of its resets arrives. */
  RESETS_IN_ANSWER {
    @Override
    void write(Pen pen, int lines) {
      int first = pen.next;
      pen.newData();
      pen.wire.put(Side.B, Control.RST, Wire.FIRST_B, 0, 0, Fortune.IS_LOST);
      while (pen.isShortOf(lines)) {
        pen.data(first, Fortune.ARRIVES);
        pen.wire.put(Side.B, Control.RST, Wire.FIRST_B, 0, 0, Fortune.IS_LOST);
      }
    }
  },
  /** Connections one after another, each opened and then reset. */
  CONNECTIONS_RESET {
    @Override
    void write(Pen pen, int lines) {
      pen.wire.put(Side.A, Control.RST, pen.next, 0, 0);
      for (int start = LATER; pen.isShortOf(lines); start += LATER) {
        pen.wire.put(Side.A, Control.SYN, start, 0, 0);
        pen.wire.put(Side.B, Control.SYN | Control.ACK, -start, start + 1, 0);
        pen.wire.put(Side.A, Control.ACK, start + 1, -start + 1, 0);
        pen.wire.put(Side.A, Control.RST, start + 1, 0, 0);
      }
    }

    @Override
    Reopening reopening() {
      return Reopening.ALLOWED;
    }
  },
  /** A connection backwards. */
  REVERSED {
    @Override
    void write(Pen pen, int lines) {
      IN_TURN.write(pen, lines);
      pen.wire.reverse();
    }
  },
  /** One number wrong from the fourth line on. */
  WRONG_FROM_THE_FOURTH {
    @Override
    void write(Pen pen, int lines) {
      while (pen.isShortOf(lines)) {
        pen.wire.put(Side.A, Control.ACK, pen.next, Wire.FIRST_B + 7, DATA);
        pen.next += DATA;
      }
    }
  };

  /** Octets of a segment of data. */
  static final int DATA = 100;

  /** How far apart connections begin, on the circle. */
  private static final int LATER = 100_000;

  /** Whether hosts open again. */
  Reopening reopening() {
    return Reopening.NEVER;
  }

  /** Writes an exchange of about so many lines, its handshake already there. */
  abstract void write(Pen pen, int lines);

  /**
   * The exchange as a case.
   *
   * @param lines how many segments there are at least; the last round is completed
   */
  public Case of(int lines, Network network, Vantage vantage) {
    Pen pen = new Pen();
    pen.wire.handshake();
    write(pen, lines);
    return pen.wire.seen(network, vantage, reopening());
  }

  /** Writes A's data and B's acknowledgments. */
  static final class Pen {
    final Wire wire = new Wire();
    int next = Wire.FIRST_A;

    boolean isShortOf(int lines) {
      return wire.size() < lines;
    }

    void data(int seq, Fortune fortune) {
      wire.put(Side.A, Control.ACK, seq, Wire.FIRST_B, DATA, fortune);
    }

    void newData() {
      data(next, Fortune.ARRIVES);
      next += DATA;
    }

    void lostData() {
      data(next, Fortune.IS_LOST);
      next += DATA;
    }

    void ack(int ack) {
      wire.put(Side.B, Control.ACK, Wire.FIRST_B, ack, 0);
    }

    void threeTimes(int lines) {
      while (isShortOf(lines)) {
        data(next, Fortune.ARRIVES);
        ack(next + DATA);
        data(next, Fortune.ARRIVES);
        ack(next + DATA);
        newData();
        ack(next);
      }
    }
  }
}
