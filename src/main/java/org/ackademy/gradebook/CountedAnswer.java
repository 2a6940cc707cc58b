package org.ackademy.gradebook;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.UUID;
import org.ackademy.question.Verdict;

/**
 * An answer that was not too late, as it is graded now.
 *
 * @param score 0 to 1
 * @param late how long after the due time it came; zero or less where it was in time
 */
record CountedAnswer(UUID exercise, Verdict verdict, BigDecimal score, Duration late) {
  boolean isLate() {
    return late.isPositive();
  }
}
