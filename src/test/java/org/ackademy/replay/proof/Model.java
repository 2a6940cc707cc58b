package org.ackademy.replay.proof;

import java.util.List;
import org.ackademy.replay.Line;
import org.ackademy.replay.Side;

/**
 * A model that explains exchanges line by line.
 *
 * @param <W> all that may be the case after some lines
 */
interface Model<W> {
  /** What may be the case before the first line. */
  W start();

  /** What may be the case once this line has come next. */
  W after(W worlds, Line line);

  /** Whether anything is possible at all: whether the lines so far can be explained. */
  boolean survives(W worlds);

  /** All lines that could come next, with data of the model's own lengths. */
  List<Next<W>> next(W worlds, Line.Fate fate);

  /** A line that could come next, and what may be the case then. */
  record Next<W>(Line line, W after) {}

  /** What a host could send. */
  record Move(Side from, Sent sent) {
    Line line(Line.Fate fate) {
      return sent.from(from, fate);
    }
  }
}
