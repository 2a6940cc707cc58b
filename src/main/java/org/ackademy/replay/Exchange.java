package org.ackademy.replay;

import java.util.List;

/**
 * The segments of a learner's answer or of a capture, in the order in which they appear at the
 * scenario's vantage. Lines are counted from 1.
 *
 * @param lines the lines
 * @param assumed how many of the first lines nobody has seen, 0 to their number: they stand for
 *     what came before a capture, and what they carried beside their numbers is unknown
 */
public record Exchange(List<Line> lines, int assumed) {
  public Exchange {
    lines = List.copyOf(lines);
    if (assumed < 0 || assumed > lines.size()) {
      throw new IllegalArgumentException(assumed + " lines assumed");
    }
  }

  /** An exchange of which every line was seen. */
  public Exchange(List<Line> lines) {
    this(lines, 0);
  }

  public int size() {
    return lines.size();
  }

  /**
   * The line with this number.
   *
   * @param number 1 to {@link #size()}
   */
  public Line line(int number) {
    return lines.get(number - 1);
  }
}
