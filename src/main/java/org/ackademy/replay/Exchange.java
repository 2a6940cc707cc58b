package org.ackademy.replay;

import java.util.List;

/**
 * The segments of a learner's answer or of a capture, in the order in which they appear at the
 * scenario's vantage. Lines are counted from 1.
 */
public record Exchange(List<Line> lines) {
  public Exchange {
    lines = List.copyOf(lines);
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
