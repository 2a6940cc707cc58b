package org.ackademy.notation;

import java.util.Optional;
import java.util.OptionalInt;
import org.ackademy.replay.Case;

/** What came of reading a case. */
public sealed interface ReadCase {

  /**
   * A case that can be judged.
   *
   * @param movesAt the line for which the legal moves are asked, 1 to one past the last
   */
  record Legible(Case question, OptionalInt movesAt) implements ReadCase {}

  /**
   * A case that cannot be read.
   *
   * @param id its id, where that much could be read
   * @param fault what is wrong with it. In a line of the exchange {@code line} is that line's
   *     number and {@code column} the column in its text; elsewhere both are those of the document
   */
  record Unreadable(Optional<String> id, Fault fault) implements ReadCase {}
}
