package org.ackademy.attempt;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.OptionalInt;
import org.ackademy.question.Graded;
import org.ackademy.question.Verdict;
import org.ackademy.replay.Code;

/**
 * How an answer was graded, in the form in which it is kept.
 *
 * @param score 0 to 1, with {@link #SCORE_DIGITS} digits after the point
 * @param explanation all that the replay said, as JSON
 * @param engine the version of what graded it
 */
public record Grade(
    Verdict verdict,
    OptionalInt line,
    Optional<Code> code,
    BigDecimal score,
    String explanation,
    String engine) {
  static final int SCORE_DIGITS = 6;

  static Grade of(Graded graded, String explanation, String engine) {
    return new Grade(
        graded.verdict(),
        graded.verdict() == Verdict.VALID ? OptionalInt.empty() : graded.at(),
        graded.code(),
        BigDecimal.valueOf(graded.score()).setScale(SCORE_DIGITS, RoundingMode.HALF_UP),
        explanation,
        engine);
  }
}
