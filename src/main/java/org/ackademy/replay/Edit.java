package org.ackademy.replay;

/**
 * One change to an exchange.
 *
 * @see Repair
 */
public sealed interface Edit {
  /** What a line costs, in halves of one. */
  int LINE = 2;

  /** What the edit costs, in halves of a line. */
  int halves();

  /**
   * A line is put in.
   *
   * @param before the number of the answer's line before which it goes; one past the last at the
   *     end
   * @param line the line
   */
  record Inserted(int before, Line line) implements Edit {
    @Override
    public int halves() {
      return LINE;
    }
  }

  /**
   * A line is taken out.
   *
   * @param at the answer's line
   */
  record Deleted(int at) implements Edit {
    @Override
    public int halves() {
      return LINE;
    }
  }

  /**
   * A line goes elsewhere.
   *
   * @param at the answer's line
   * @param before the number of the answer's line before which it goes
   */
  record Moved(int at, int before) implements Edit {
    @Override
    public int halves() {
      return LINE;
    }
  }

  /**
   * Fields of a line are changed.
   *
   * @param at the answer's line
   * @param line what stands there instead
   * @param fields how many fields differ, at least 1
   */
  record Changed(int at, Line line, int fields) implements Edit {
    @Override
    public int halves() {
      return Math.min(fields, LINE);
    }
  }
}
