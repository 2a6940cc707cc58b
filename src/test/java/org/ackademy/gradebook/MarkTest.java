package org.ackademy.gradebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.ackademy.course.Terms.Counting;
import org.ackademy.gradebook.Mark.AttemptScore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkTest {
  @ParameterizedTest
  @CsvSource({"BEST, 3", "LAST, 1", "FIRST, 2", "AVERAGE, 2"})
  void countsTheAttemptThatTheTermsSay(Counting counting, BigDecimal score) {
    // In no particular order: the second attempt was the best, the third the last.
    var attempts = List.of(attempt(3, "1"), attempt(1, "2"), attempt(2, "3"));
    assertThat(Mark.of(attempts, counting))
        .hasValueSatisfying(
            mark -> {
              assertThat(mark.score()).isEqualByComparingTo(score);
              assertThat(mark.attempts()).isEqualTo(3);
            });
  }

  @Test
  void anAverageIsRoundedToSixDigits() {
    var attempts = List.of(attempt(1, "1"), attempt(2, "0"), attempt(3, "0"));
    assertThat(Mark.of(attempts, Counting.AVERAGE).orElseThrow().score())
        .isEqualTo(new BigDecimal("0.333333"));
  }

  @Test
  void withoutAnAttemptThereIsNoMark() {
    for (Counting counting : Counting.values()) {
      assertThat(Mark.of(List.of(), counting)).isEmpty();
    }
  }

  private static AttemptScore attempt(int number, String score) {
    return new AttemptScore(number, new BigDecimal(score));
  }
}
