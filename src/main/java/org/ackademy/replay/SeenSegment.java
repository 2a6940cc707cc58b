package org.ackademy.replay;

import org.ackademy.tcp.Control;
import org.ackademy.tcp.Options;
import org.ackademy.tcp.Segment;

/**
 * The segment that a {@link StraightPath} is shown: one object, filled anew for each, because a
 * capture holds millions of them.
 */
public final class SeenSegment {
  /** Instead of a window: the host offers what it always offered. */
  public static final int WINDOW_AS_EVER = -1;

  /** Bits of {@link #options}. */
  public static final int MSS = 1;

  public static final int WINDOW_SCALE = 2;
  public static final int SACK_PERMITTED = 4;
  public static final int TIMESTAMPS = 8;

  /** Any option that a straight path does not know, or a faulty one. */
  public static final int OTHER = 16;

  /** The control bits, see {@link Control}. */
  public int control;

  public int seq;

  /** Means nothing where the ACK bit is clear. */
  public int ack;

  /** Octets of text. */
  public int length;

  /** The field as it stands, or {@link #WINDOW_AS_EVER}. */
  public int window;

  /** Which options it carries. */
  public int options;

  /** The shift count, where {@link #WINDOW_SCALE} is there. */
  public int windowScale;

  /** TSval and TSecr, where {@link #TIMESTAMPS} are there. */
  public int stamp;

  public int echo;

  boolean has(int option) {
    return (options & option) != 0;
  }

  /** Takes over a line; says whether it is one with all its numbers, that arrives. */
  boolean show(Line line) {
    Line.Given given = line.given();
    Segment segment = line.segment();
    control = segment.control();
    seq = segment.seq();
    ack = segment.ack();
    length = segment.length();
    window = given.window() ? segment.window() : WINDOW_AS_EVER;
    show(segment.options());
    return given.seq() && (given.ack() || !segment.isAck()) && !line.isLost();
  }

  private void show(Options from) {
    options =
        (from.hasMss() ? MSS : 0)
            | (from.hasWindowScale() ? WINDOW_SCALE : 0)
            | (from.sackPermitted() ? SACK_PERMITTED : 0)
            | (from.sackBlocks().isEmpty() && from.fastOpen().isEmpty() ? 0 : OTHER);
    windowScale = from.windowScale();
    if (from.timestamps().isPresent()) {
      options |= TIMESTAMPS;
      stamp = from.timestamps().get().value();
      echo = from.timestamps().get().echo();
    }
  }
}
