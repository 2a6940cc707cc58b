package org.ackademy.question;

import org.ackademy.question.Graded.Finding;

/** What an answer earns: the one place that knows. */
final class Marks {
  private static final double FULL = 1;
  private static final double NOTHING = 0;

  private Marks() {}

  /**
   * The score of an answer, 0 to 1. Full for a VALID one; what an answer that can be repaired is
   * worth follows from the cost of its repair and is decided here.
   */
  static double score(Finding finding, Reading.Share share) {
    return switch (share) {
      case NONE -> NOTHING;
      case SOME ->
          switch (Grading.verdict(finding)) {
            case VALID -> FULL;
            case INCOMPLETE, INVALID, UNDECIDED, UNREADABLE -> NOTHING;
          };
    };
  }
}
