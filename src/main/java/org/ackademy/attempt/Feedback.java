package org.ackademy.attempt;

import java.time.Instant;
import java.util.Optional;
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
   * @param terms the learner's
   * @param schedule the learner's
   * @param releasedAt when it was released by hand, where it was
   * @param progress of the attempt
   * @param help the most that the exercise lets be known while it can be tried again
   * @param now the time
   */
  static Depth told(
      Terms terms,
      Schedule schedule,
      Optional<Instant> releasedAt,
      Progress progress,
      HelpLevel help,
      Instant now) {
    boolean finished = progress == Progress.FINISHED;
    boolean released =
        switch (terms.release()) {
          case AT_ONCE -> true;
          case AFTER_ATTEMPT -> finished;
          case AFTER_CLOSING -> schedule.isOver(now);
          case BY_HAND -> releasedAt.map(at -> !now.isBefore(at)).orElse(false);
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
    /** It was handed in, or its time is over. */
    FINISHED
  }
}
