package org.ackademy.question;

import static org.ackademy.question.Exercises.CLOSING;
import static org.ackademy.question.Exercises.after;
import static org.ackademy.question.Exercises.grade;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.ackademy.question.Graded.Finding;
import org.ackademy.replay.Code;
import org.ackademy.replay.Side;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** States named after lines. */
class StatesTest {
  private static final Exercise EXERCISE =
      Exercises.states(
          CLOSING,
          List.of(after(1, Side.A), after(2, Side.B), after(4, Side.A)),
          "A > B FIN,ACK seq=101 ack=301",
          "B > A ACK seq=301 ack=102",
          "B > A FIN,ACK seq=301 ack=102",
          "A > B ACK seq=102 ack=302");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1 A FIN-WAIT-1\n2 B CLOSE-WAIT\n4 A TIME-WAIT",
        "4: A = TIME_WAIT\n\n1: a = fin wait 1\n2, b, close_wait",
        "1 client FIN-WAIT-1\n2 Server Close-Wait\n4 클라이언트 time-wait",
        "１ Ａ FIN-WAIT-1\n2 B CLOSE-WAIT\n4 A TIME-WAIT\n3 B LAST-ACK"
      })
  void rightLabelsInAnySpellingAndOrder(String answer) {
    Graded graded = Grading.grade(EXERCISE, answer, Language.EN);

    assertThat(graded.verdict()).as("%s", graded.finding()).isEqualTo(Verdict.VALID);
    assertThat(graded.score()).isEqualTo(1);
  }

  @Test
  void theSlipOfTheMaterialIsAWrongClaim() {
    Graded graded = grade(EXERCISE, "1 A FIN-WAIT-1", "2 B TIME-WAIT", "4 A TIME-WAIT");

    assertThat(graded.verdict()).isEqualTo(Verdict.INVALID);
    assertThat(graded.at()).hasValue(2);
    assertThat(graded.code()).contains(Code.STATE_CLAIM);
    assertThat(graded.score()).isCloseTo(2 / 3.0, within(1e-9));
  }

  @Test
  void labelsThatAreMissingAreNamed() {
    Graded graded = grade(EXERCISE, "2 B CLOSE-WAIT");

    assertThat(graded.verdict()).isEqualTo(Verdict.INCOMPLETE);
    assertThat(graded.score()).isCloseTo(1 / 3.0, within(1e-9));
    assertThat(graded.finding())
        .isInstanceOfSatisfying(
            Finding.Unlabelled.class,
            finding ->
                assertThat(finding.missing()).containsExactly(after(1, Side.A), after(4, Side.A)));
    assertThat(graded.at()).hasValue(1);
  }

  @Test
  void noLabelIsNoAnswer() {
    Graded graded = grade(EXERCISE, "");

    assertThat(graded.verdict()).isEqualTo(Verdict.INCOMPLETE);
    assertThat(graded.score()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "5 A CLOSED, 1, 1",
    "0 A CLOSED, 1, 1",
    "A CLOSED, 1, 1",
    "1 C CLOSED, 1, 3",
    "1, 1, 2",
    "1 A, 1, 4",
    "1 A SHUT, 1, 5",
    "1 A FIN WAIT 1 2, 1, 5"
  })
  void whatCannotBeReadHasAPlace(String answer, int line, int column) {
    Graded graded = grade(EXERCISE, answer);

    assertThat(graded.verdict()).isEqualTo(Verdict.UNREADABLE);
    assertThat(graded.finding())
        .isInstanceOfSatisfying(
            Finding.Unreadable.class,
            finding -> {
              assertThat(finding.fault().line()).isEqualTo(line);
              assertThat(finding.fault().column()).isEqualTo(column);
              assertThat(finding.fault().text()).isNotBlank();
            });
  }

  @Test
  void aMomentHasOneLabel() {
    Graded graded = grade(EXERCISE, "2 B CLOSE-WAIT", "1 A FIN-WAIT-1", "2 B LAST-ACK");

    assertThat(graded.verdict()).isEqualTo(Verdict.UNREADABLE);
    assertThat(graded.at()).hasValue(3);
  }

  @Test
  void aQuestionAsksForMomentsThatExist() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> Exercises.states(CLOSING, List.of(after(2, Side.A)), "A > B ACK seq=1 ack=2"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Exercises.states(CLOSING, List.of(), "A > B ACK seq=1 ack=2"));
  }
}
