package org.ackademy.gradebook.analysis;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.ackademy.question.Verdict;

/**
 * A learner's first attempt, handed in: what came of later ones says more of the practice than of
 * the exercises.
 *
 * @param answers the last one to each exercise that was not too late, as it is graded now
 */
record Told(UUID account, UUID quizVersion, long seed, List<Answer> answers) {
  Told {
    answers = List.copyOf(answers);
  }

  /**
   * An answer.
   *
   * @param exercise the name that it keeps through all versions
   * @param spent on it: from what the learner did before, over all answers to it
   * @param explanation all that the grading said, as JSON
   */
  record Answer(
      String exercise,
      String written,
      Verdict verdict,
      BigDecimal score,
      Duration spent,
      String explanation) {}
}
