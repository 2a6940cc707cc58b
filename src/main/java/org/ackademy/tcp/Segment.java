package org.ackademy.tcp;

/**
 * One segment: its header's numbers and the length of its text. It can hold nonsense (SYN with FIN,
 * say), or nonsense could not be graded.
 *
 * @param control the control bits, see {@link Control}
 * @param seq SEG.SEQ, a point on the circle of {@link Seq}
 * @param ack SEG.ACK likewise; means nothing where the ACK bit is clear
 * @param length octets of text (payload), not counting SYN and FIN; 0 to {@link #LENGTH_MAX}
 * @param window the window field as it stands in the header, unscaled, 0 to 65535
 * @param urgent the urgent pointer, 0 to 65535; means nothing where the URG bit is clear
 * @param options the options
 * @rfc 9293 3.1
 */
public record Segment(
    int control, int seq, int ack, int length, int window, int urgent, Options options) {

  /** The longest text of one segment, in octets: captures with offloading hold such ones. */
  public static final int LENGTH_MAX = 1 << 24;

  /** The largest value of the window field and of the urgent pointer. */
  public static final int FIELD_MAX = 65_535;

  public Segment {
    require(control >= 0 && control <= Control.ALL, "control bits", control);
    require(length >= 0 && length <= LENGTH_MAX, "length", length);
    require(window >= 0 && window <= FIELD_MAX, "window", window);
    require(urgent >= 0 && urgent <= FIELD_MAX, "urgent pointer", urgent);
  }

  private static void require(boolean holds, String what, int value) {
    if (!holds) {
      throw new IllegalArgumentException(what + " " + value);
    }
  }

  /** A segment without text, options or urgent pointer. */
  public static Segment of(int control, int seq, int ack, int window) {
    return new Segment(control, seq, ack, 0, window, 0, Options.NONE);
  }

  /** Whether all of these control bits are set. */
  public boolean has(int bits) {
    return (control & bits) == bits;
  }

  public boolean isSyn() {
    return has(Control.SYN);
  }

  public boolean isAck() {
    return has(Control.ACK);
  }

  public boolean isFin() {
    return has(Control.FIN);
  }

  public boolean isRst() {
    return has(Control.RST);
  }

  /** SEG.LEN: how many sequence numbers the segment occupies, SYN and FIN included. */
  public int seqLength() {
    return length + (control & Control.FIN) + ((control & Control.SYN) >> 1);
  }

  /** The number after the segment's last: SEG.SEQ + SEG.LEN. */
  public int end() {
    return seq + seqLength();
  }

  /** The number of the segment's first octet of text: after its SYN, if it has one. */
  public int textStart() {
    return seq + ((control & Control.SYN) >> 1);
  }
}
