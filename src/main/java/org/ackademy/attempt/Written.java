package org.ackademy.attempt;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.ackademy.question.Language;
import org.ackademy.question.Verdict;
import org.ackademy.replay.Code;

/**
 * An answer as it was written, to be graded anew.
 *
 * @param sequence its place in the order of storing
 * @param account whose it is
 * @param quizVersion the quiz as the attempt began with it
 * @param exerciseVersion by which it was graded when it came
 * @param seed what the exercise's numbers were drawn from
 * @param text as written
 * @param language in which the learner was told
 * @param standing how it is graded now
 */
public record Written(
    UUID id,
    long sequence,
    UUID account,
    UUID quizVersion,
    UUID exerciseVersion,
    long seed,
    String text,
    Language language,
    Standing standing) {

  /**
   * How an answer is graded now.
   *
   * @param base the place of the grading that counts among all later gradings; 0 for the answer's
   *     own
   */
  public record Standing(
      long base,
      Verdict verdict,
      OptionalInt line,
      Optional<Code> code,
      BigDecimal score,
      String engine) {

    /** Whether a grading says the same of the answer, whatever its words. */
    public boolean agrees(Grade other) {
      return verdict == other.verdict()
          && line.equals(other.line())
          && code.equals(other.code())
          && score.compareTo(other.score()) == 0;
    }
  }
}
