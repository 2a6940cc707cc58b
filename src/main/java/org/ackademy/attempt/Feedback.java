package org.ackademy.attempt;

import java.time.Instant;
import org.ackademy.course.Schedule;
import org.ackademy.course.Terms;
import org.ackademy.course.Terms.Depth;
import org.ackademy.question.HelpLevel;

/** How much a learner is told of how an answer did. Those who teach are told all. */
final class Feedback {
  private Feedback() {}

  /**
   * How much is told.
   *
   * @param terms the assignment's
   * @param schedule the assignment's
   * @param progress of the attempt
   * @param help the most that the exercise lets be known while it can be tried again
   * @param now the time
   */
  static Depth told(
      Terms terms, Schedule schedule, Progress progress, HelpLevel help, Instant now) {
    boolean finished = progress == Progress.HANDED_IN || schedule.isOver(now);
    boolean released =
        switch (terms.release()) {
          case AT_ONCE -> true;
          case AFTER_ATTEMPT -> finished;
          case AFTER_CLOSING -> schedule.isOver(now);
        };
    if (!released) {
      return Depth.NOTHING;
    }
    return finished ? terms.feedback() : terms.feedback().atMost(whileTrying(help));
  }

  /** What an exercise's own limit comes to. */
  private static Depth whileTrying(HelpLevel help) {
    return switch (help) {
      case NONE, HINT -> Depth.VERDICT;
      case LINE -> Depth.LINE;
      case FIELD -> Depth.REPAIR;
      case VALUE -> Depth.SOLUTION;
    };
  }

  /** How far an attempt has come. */
  enum Progress {
    OPEN,
    HANDED_IN
  }
}
