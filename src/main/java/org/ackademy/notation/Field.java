package org.ackademy.notation;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.ackademy.tcp.Segment;
import org.ackademy.tcp.Seq;

/** What a line may say of a segment beside its flags, in the order in which it is printed. */
enum Field {
  SEQ(1, Seq.MAX, "seq", "sequence"),
  ACK(1 << 1, Seq.MAX, "ack", "acknowledgment"),
  LEN(1 << 2, Segment.LENGTH_MAX, "len", "length data"),
  WIN(1 << 3, Segment.FIELD_MAX, "win", "window wnd"),
  MSS(1 << 4, 65_535, "mss", ""),
  WSCALE(1 << 5, 255, "wscale", "ws"),
  SACKOK(1 << 6, 0, "sackok", "sackperm sack_perm"),
  SACK(1 << 7, Seq.MAX, "sack", ""),
  TS(1 << 8, Seq.MAX, "ts", ""),
  TFO(1 << 9, 0, "tfo", ""),
  URG(1 << 10, Segment.FIELD_MAX, "urg", ""),
  LOST(1 << 11, 0, "lost", "xxx");

  static final List<Field> ALL = List.of(values());

  private final int bit;
  private final long most;
  private final String word;
  private final String others;

  Field(int bit, long most, String word, String others) {
    this.bit = bit;
    this.most = most;
    this.word = word;
    this.others = " " + others + " ";
  }

  /** The largest number that the field holds; 0 where it holds none. */
  long most() {
    return most;
  }

  /** The name that is printed. */
  String word() {
    return word;
  }

  /** The field's own bit in a set of fields. */
  int bit() {
    return bit;
  }

  /** Whether the field is a word without a value. */
  boolean isMark() {
    return this == SACKOK || this == LOST;
  }

  /** The field that a learner means with a word of letters, in any case. */
  static Optional<Field> named(String written) {
    String name = written.toLowerCase(Locale.ROOT);
    for (Field field : ALL) {
      if (field.word.equals(name) || field.others.contains(" " + name + " ")) {
        return name.isEmpty() ? Optional.empty() : Optional.of(field);
      }
    }
    return Optional.empty();
  }
}
