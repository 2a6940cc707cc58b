package org.ackademy.notation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ackademy.replay.Line;
import org.ackademy.replay.Side;
import org.ackademy.tcp.Control;
import org.ackademy.tcp.Options;
import org.ackademy.tcp.Segment;
import org.jspecify.annotations.Nullable;

/** A line while it is being read: what has been said so far. */
final class LineDraft {
  /** The most SACK blocks: those that fit the 40 octets of a header's options. */
  static final int SACK_BLOCKS_MAX = 4;

  /** The longest Fast Open cookie, in octets: likewise. */
  static final int FAST_OPEN_OCTETS_MAX = 38;

  int control;
  private int said;
  private int seq;
  private int ack;
  private int length;
  private int window;
  private int urgent;
  private int mss = Options.ABSENT;
  private int windowScale = Options.ABSENT;
  private @Nullable List<Options.Block> blocks;
  private Options.@Nullable Timestamps timestamps;
  private @Nullable String fastOpen;

  boolean says(Field field) {
    return (said & field.bit()) != 0;
  }

  boolean isEmpty() {
    return said == 0 && control == 0;
  }

  void mark(Field field) {
    said |= field.bit();
  }

  /** Sets a field of one number, which is in the field's range. */
  void set(Field field, long value) {
    int number = (int) value;
    mark(field);
    switch (field) {
      case SEQ -> seq = number;
      case ACK -> ack = number;
      case LEN -> length = number;
      case WIN -> window = number;
      case MSS -> mss = number;
      case WSCALE -> windowScale = number;
      case URG -> urgent = number;
      case SACKOK, SACK, TS, TFO, LOST ->
          throw new IllegalArgumentException(field + " holds more than a number");
    }
  }

  int sackBlocks() {
    return blocks == null ? 0 : blocks.size();
  }

  void addBlock(long left, long right) {
    if (blocks == null) {
      blocks = new ArrayList<>(SACK_BLOCKS_MAX);
    }
    mark(Field.SACK);
    blocks.add(new Options.Block((int) left, (int) right));
  }

  void setTimestamps(long value, long echo) {
    mark(Field.TS);
    timestamps = new Options.Timestamps((int) value, (int) echo);
  }

  void setFastOpen(String cookie) {
    mark(Field.TFO);
    fastOpen = cookie;
  }

  Line done(Side from) {
    boolean acks = (control & Control.ACK) != 0;
    return new Line(
        from,
        new Segment(control, seq, ack, length, window, urgent, options()),
        given(says(Field.SEQ), says(Field.ACK) || !acks, says(Field.WIN)),
        says(Field.LOST) ? Line.Fate.LOST : Line.Fate.UNSAID);
  }

  private static Line.Given given(boolean seq, boolean ack, boolean window) {
    if (seq && ack) {
      return window ? Line.Given.ALL : Line.Given.NUMBERS;
    }
    return new Line.Given(seq, ack, window);
  }

  private Options options() {
    int optional = Field.MSS.bit() | Field.WSCALE.bit() | Field.SACKOK.bit();
    optional |= Field.SACK.bit() | Field.TS.bit() | Field.TFO.bit();
    if ((said & optional) == 0) {
      return Options.NONE;
    }
    return new Options(
        mss,
        windowScale,
        says(Field.SACKOK),
        blocks == null ? List.of() : blocks,
        Optional.ofNullable(timestamps),
        Optional.ofNullable(fastOpen));
  }
}
