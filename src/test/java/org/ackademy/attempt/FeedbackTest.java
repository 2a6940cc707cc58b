package org.ackademy.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.ackademy.attempt.Feedback.Progress;
import org.ackademy.course.Schedule;
import org.ackademy.course.Terms;
import org.ackademy.course.Terms.Depth;
import org.ackademy.course.Terms.Release;
import org.ackademy.question.HelpLevel;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeedbackTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  @ParameterizedTest
  @CsvSource({
    // release      feedback     help   progress   hour  told
    "AT_ONCE,       SOLUTION,    VALUE, OPEN,      11,   SOLUTION",
    "AT_ONCE,       SOLUTION,    FIELD, OPEN,      11,   REPAIR",
    "AT_ONCE,       SOLUTION,    LINE,  OPEN,      11,   LINE",
    "AT_ONCE,       SOLUTION,    HINT,  OPEN,      11,   VERDICT",
    "AT_ONCE,       SOLUTION,    NONE,  OPEN,      11,   VERDICT",
    "AT_ONCE,       NOTHING,     VALUE, OPEN,      11,   NOTHING",
    "AT_ONCE,       LINE,        VALUE, OPEN,      11,   LINE",
    "AT_ONCE,       SOLUTION,    NONE,  FINISHED,  11,   SOLUTION",
    "AT_ONCE,       SOLUTION,    NONE,  FINISHED,  12,   SOLUTION",
    "AFTER_ATTEMPT, SOLUTION,    VALUE, OPEN,      11,   NOTHING",
    "AFTER_ATTEMPT, CODE,        NONE,  FINISHED,  11,   CODE",
    "AFTER_ATTEMPT, CODE,        NONE,  FINISHED,  12,   CODE",
    "AFTER_CLOSING, SOLUTION,    VALUE, FINISHED,  11,   NOTHING",
    "AFTER_CLOSING, SOLUTION,    VALUE, FINISHED,  12,   SOLUTION",
    "BY_HAND,       SOLUTION,    VALUE, FINISHED,  11,   NOTHING",
    "BY_HAND,       SOLUTION,    VALUE, FINISHED,  12,   SOLUTION",
    "BY_HAND,       SOLUTION,    LINE,  OPEN,      12,   LINE",
    "AT_ONCE,       REPAIR,      VALUE, OPEN,      11,   REPAIR",
    "AT_ONCE,       CODE,        FIELD, OPEN,      11,   CODE",
  })
  void isToldWhenAndAsFarAsItIsReleased(
      Release release, Depth feedback, HelpLevel help, Progress progress, int hour, Depth told) {
    var terms = Terms.PRACTICE.withFeedback(release, feedback);
    var schedule = new Schedule(Optional.empty(), Optional.empty(), Optional.of(NOON));
    Instant now = NOON.plusSeconds(3_600L * (hour - 12));
    assertThat(Feedback.told(terms, schedule, Optional.of(NOON), progress, help, now))
        .isEqualTo(told);
  }
}
