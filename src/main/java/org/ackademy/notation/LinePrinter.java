package org.ackademy.notation;

import org.ackademy.replay.Judgement;
import org.ackademy.replay.Line;
import org.ackademy.replay.Side;
import org.ackademy.tcp.Options;
import org.ackademy.tcp.Segment;
import org.ackademy.tcp.Seq;

/**
 * Prints lines in canonical spelling, the one that {@link LineReader} names first. Reading what was
 * printed gives the same line again.
 */
public final class LinePrinter {
  private LinePrinter() {}

  public static String print(Line line) {
    var out = new StringBuilder(48);
    print(line, out);
    return out.toString();
  }

  /** Prints what a host could send, without its window. */
  public static String print(Judgement.Move move) {
    return print(new Line(move.from(), move.segment(), Line.Given.NUMBERS, Line.Fate.UNSAID));
  }

  /** Prints a line at the end of {@code out}. */
  public static void print(Line line, StringBuilder out) {
    Segment segment = line.segment();
    int start = out.length();
    out.append(line.from() == Side.A ? "A > B" : "B > A");
    if (segment.control() != 0) {
      out.append(' ').append(Flag.print(segment.control()));
    }
    if (line.given().seq()) {
      field(Field.SEQ, Seq.number(segment.seq()), out);
    }
    if (segment.isAck() ? line.given().ack() : segment.ack() != 0) {
      field(Field.ACK, Seq.number(segment.ack()), out);
    }
    if (segment.length() != 0) {
      field(Field.LEN, segment.length(), out);
    }
    if (line.given().window()) {
      field(Field.WIN, segment.window(), out);
    }
    if (!segment.options().equals(Options.NONE)) {
      options(segment.options(), out);
    }
    if (segment.urgent() != 0) {
      field(Field.URG, segment.urgent(), out);
    }
    if (line.isLost()) {
      mark(Field.LOST, out);
    }
    boolean saysNothing = out.length() == start + "A > B".length();
    if (saysNothing) {
      field(Field.LEN, 0, out);
    }
  }

  private static void options(Options options, StringBuilder out) {
    if (options.hasMss()) {
      field(Field.MSS, options.mss(), out);
    }
    if (options.hasWindowScale()) {
      field(Field.WSCALE, options.windowScale(), out);
    }
    if (options.sackPermitted()) {
      mark(Field.SACKOK, out);
    }
    char separator = '=';
    for (Options.Block block : options.sackBlocks()) {
      if (separator == '=') {
        mark(Field.SACK, out);
      }
      out.append(separator).append(Seq.number(block.left()));
      out.append('-').append(Seq.number(block.right()));
      separator = ',';
    }
    options
        .timestamps()
        .ifPresent(
            stamps -> {
              field(Field.TS, Seq.number(stamps.value()), out);
              out.append('/').append(Seq.number(stamps.echo()));
            });
    options
        .fastOpen()
        .ifPresent(
            cookie -> {
              mark(Field.TFO, out);
              out.append('=').append(cookie);
            });
  }

  private static void field(Field field, long value, StringBuilder out) {
    out.append(' ').append(field.word()).append('=').append(value);
  }

  private static void mark(Field field, StringBuilder out) {
    out.append(' ').append(field.word());
  }
}
