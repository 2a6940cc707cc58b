package org.ackademy.notation;

import org.ackademy.replay.Line;
import org.jspecify.annotations.Nullable;

/**
 * Reads lines of an exchange.
 *
 * <p>The canonical spelling is {@code FROM > TO FLAGS [seq=N] [ack=N] [len=N] [win=N] [mss=N]
 * [wscale=N] [sackok] [sack=a-b,c-d] [ts=val/ecr] [tfo=HEX] [urg=N] [lost]}; flags are SYN FIN RST
 * PSH ACK URG ECE CWR, separated by commas. Beside it are read: flags joined by anything or by
 * their first letters; fields in any order, with blanks or colons for {@code =}; any arrow, to the
 * left too; the exercise's host names; {@code b fa 301 122 10} (sender, flags, seq, ack, length); a
 * line of the RFC's figures; and full-width characters.
 *
 * @param names how the exercise calls its hosts
 * @param numbers whether numbers may be left out
 */
public record LineReader(HostNames names, Numbers numbers) {
  /** The longest line, in UTF-16 units. */
  public static final int CHARS_MAX = 1_000;

  /** Reads with no names but A and B, numbers optional. */
  public static final LineReader PLAIN = new LineReader(HostNames.LETTERS, Numbers.OPTIONAL);

  /**
   * Reads one line.
   *
   * @param text the line
   * @param number its number in the exchange, from 1, for a fault to tell
   */
  public Parsed<Line> read(String text, int number) {
    if (text.length() > CHARS_MAX) {
      return Parsed.failed(
          Fault.at(
              number,
              LineText.column(text, CHARS_MAX),
              Expected.LINE_AT_MOST,
              String.valueOf(CHARS_MAX)));
    }
    Line line = canonical(text);
    return line != null ? Parsed.done(line) : new LearnerLine(text, number, names, numbers).read();
  }

  private @Nullable Line canonical(String text) {
    Line line = CanonicalLine.read(text);
    if (line == null || numbers == Numbers.OPTIONAL) {
      return line;
    }
    return line.given().seq() && line.given().ack() ? line : null;
  }
}
