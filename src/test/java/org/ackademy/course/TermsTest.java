package org.ackademy.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.UUID;
import org.ackademy.course.Terms.Penalties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TermsTest {
  @ParameterizedTest
  @CsvSource({
    // share  score  wrong before  worth
    "0,       1,     5,            1",
    "0.1,     1,     0,            1",
    "0.1,     1,     3,            0.7",
    "0.1,     0.25,  1,            0.15",
    "0.1,     0.25,  3,            0",
    "1,       1,     1,            0",
  })
  void aWrongAnswerCostsItsShareOfThePoint(String share, String score, int wrong, String worth) {
    var penalties = new Penalties(BigDecimal.ZERO, new BigDecimal(share));
    assertThat(penalties.exercise(new BigDecimal(score), wrong)).isEqualByComparingTo(worth);
  }

  @ParameterizedTest
  @CsvSource({
    // share  points  number  worth
    "0,       7,      9,      7",
    "0.1,     7,      1,      7",
    "0.1,     7,      2,      6.3",
    "0.1,     7,      11,     0",
    "0.1,     7,      12,     0",
  })
  void aFurtherAttemptCostsItsShareOfThePoints(
      String share, String points, int number, String worth) {
    var penalties = new Penalties(new BigDecimal(share), BigDecimal.ZERO);
    assertThat(penalties.attempt(new BigDecimal(points), number)).isEqualByComparingTo(worth);
  }

  @Test
  void aPenaltyIsAShare() {
    assertThatThrownBy(() -> new Penalties(new BigDecimal("1.1"), BigDecimal.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Penalties(BigDecimal.ZERO, new BigDecimal("-0.1")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anAccessCodeIsThatOfItsAssignmentHoweverItIsTyped() {
    UUID exam = new UUID(1, 2);
    AccessCode code = AccessCode.of(exam, "바다 7");
    assertThat(code.isKnown(exam, " 바다 7\n")).isTrue();
    assertThat(
            code.isKnown(
                exam, java.text.Normalizer.normalize("바다 7", java.text.Normalizer.Form.NFD)))
        .isTrue();
    assertThat(code.isKnown(exam, "바다 8")).isFalse();
    assertThat(code.isKnown(new UUID(1, 3), "바다 7")).isFalse();
    assertThat(code.toString()).doesNotContain("바다");
  }
}
