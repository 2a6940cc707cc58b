package org.ackademy.replay;

import java.util.EnumSet;
import java.util.Set;
import org.ackademy.tcp.Control;
import org.ackademy.tcp.Segment;

/** In which fields a line differs from a segment that could have been sent in its place. */
final class Distance {
  private static final int TOLD = Control.SYN | Control.FIN | Control.RST | Control.ACK;

  private Distance() {}

  /** The fields of a line. */
  enum Field {
    FLAGS("flags"),
    SEQ("seq"),
    ACK("ack"),
    LENGTH("len");

    private final String label;

    Field(String label) {
      this.label = label;
    }

    String label() {
      return label;
    }
  }

  static Set<Field> between(Line line, Segment legal) {
    Segment stated = line.segment();
    Set<Field> fields = EnumSet.noneOf(Field.class);
    if ((stated.control() & TOLD) != (legal.control() & TOLD)) {
      fields.add(Field.FLAGS);
    }
    if (line.given().seq() && stated.seq() != legal.seq()) {
      fields.add(Field.SEQ);
    }
    boolean bothAck = stated.isAck() && legal.isAck();
    if (bothAck && line.given().ack() && stated.ack() != legal.ack()) {
      fields.add(Field.ACK);
    }
    if (stated.length() != legal.length()) {
      fields.add(Field.LENGTH);
    }
    return fields;
  }

  /**
   * Whether a legal segment is of the kind that a line can be a slip of: what a user's call alone
   * brings about (data, FIN, RST) is not what was meant by a line that has no sign of it.
   */
  static boolean isComparable(Segment stated, Segment legal) {
    boolean data = legal.length() == 0 || stated.length() > 0;
    boolean fin = !legal.isFin() || stated.isFin();
    boolean rst = legal.isRst() == stated.isRst();
    boolean syn = !legal.isSyn() || legal.isAck() || stated.isSyn();
    return data && fin && rst && syn;
  }
}
