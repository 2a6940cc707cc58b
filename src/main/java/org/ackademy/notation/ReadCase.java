package org.ackademy.notation;

import java.util.Optional;
import org.ackademy.replay.Case;

/** What came of reading a case. */
public sealed interface ReadCase {

  /** A case that can be judged. */
  record Legible(Case question) implements ReadCase {}

  /**
   * A case that cannot be read.
   *
   * @param id its id, where that much could be read
   * @param fault what is wrong with it. In a line of the exchange {@code line} is that line's
   *     number and {@code column} the column in its text; elsewhere both are those of the document
   */
  record Unreadable(Optional<String> id, Fault fault) implements ReadCase {}
}
