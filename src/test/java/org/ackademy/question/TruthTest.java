package org.ackademy.question;

import static org.ackademy.question.Written.exercise;
import static org.ackademy.question.Written.flaws;
import static org.ackademy.question.Written.grade;
import static org.ackademy.question.Written.outcomes;
import static org.ackademy.question.Written.parts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.ackademy.notation.Expected;
import org.ackademy.question.Graded.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TruthTest {
  private static final String FEEDBACK = "'feedback': {'en': 'No.', 'ko': '아닙니다.'}";
  private static final String ONE =
      """
      'type': 'truth', 'statements': [
        {'en': 'A SYN takes a number.', 'ko': 'SYN은 번호를 차지합니다.', 'holds': true, %s}]
      """
          .formatted(FEEDBACK);
  private static final String FOUR =
      """
      'type': 'truth', 'statements': [
        {'en': 's1', 'ko': '1', 'holds': true, %1$s},
        {'en': 's2', 'ko': '2', 'holds': false, %1$s, 'misconception': 'ack-of-ack'},
        {'en': 's3', 'ko': '3', 'holds': true, %1$s},
        {'en': 's4', 'ko': '4', 'holds': false, %1$s}]
      """
          .formatted(FEEDBACK);

  @ParameterizedTest
  @ValueSource(
      strings = {"true", "True", "\"true\"", "O", "Ｏ", "참", "맞음", "1: true", "{\"1\": true}"})
  void aStatementIsTakenForTrueInAnySpelling(String answer) {
    assertThat(grade(exercise(ONE), answer).verdict()).isEqualTo(Verdict.VALID);
    assertThat(grade(exercise(ONE), answer).score()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"false", "X", "거짓", "틀림", "1 x", "{\"1\": \"아니오\"}"})
  void andForFalse(String answer) {
    Graded graded = grade(exercise(ONE), answer);
    assertThat(graded.verdict()).isEqualTo(Verdict.INVALID);
    assertThat(graded.score()).isZero();
    assertThat(parts(graded).get(0).feedback()).contains(new Text("No.", "아닙니다."));
  }

  @Test
  void aWrongOneTakesBackWhatARightOneEarns() {
    Exercise exercise = exercise(FOUR);
    assertThat(grade(exercise, "1: O\n2: X\n3: O\n4: X").score()).isEqualTo(1);
    assertThat(grade(exercise, "{\"1\":true,\"2\":true,\"3\":true,\"4\":false}").score())
        .isCloseTo(0.5, within(1e-9));
    assertThat(grade(exercise, "1: O\n2: X").verdict()).isEqualTo(Verdict.INCOMPLETE);
    assertThat(grade(exercise, "1: O\n2: X").score()).isCloseTo(0.5, within(1e-9));
    assertThat(grade(exercise, "1: O\n2: O\n3: O\n4: O").score()).isZero();
    Graded graded = grade(exercise, "1: O\n2: O\n3: X");
    assertThat(graded.score()).isZero();
    assertThat(graded.at()).hasValue(2);
    assertThat(outcomes(graded))
        .containsExactly(
            Part.Outcome.RIGHT, Part.Outcome.WRONG, Part.Outcome.WRONG, Part.Outcome.MISSING);
    assertThat(parts(graded).get(1).misconception()).contains("ack-of-ack");
  }

  @Test
  void whatIsNeitherCannotBeRead() {
    assertFault("maybe", Expected.KNOWN_FIELD, 1, 1);
    assertFault("1: maybe", Expected.TRUE_OR_FALSE, 1, 4);
    assertFault("1: O\n\n5: X", Expected.KNOWN_FIELD, 3, 1);
    assertFault("1: O\n1: O", Expected.FIELD_ONCE, 2, 1);
    assertFault("{\"1\": true,\n \"9\": true}", Expected.KNOWN_FIELD, 2, 2);
    assertFault("{\"1\": true, \"1\": true}", Expected.JSON_NAME_ONCE, 1, 13);
    assertFault("{\"1\": 5}", Expected.TRUE_OR_FALSE, 1, 7);
  }

  private static void assertFault(String answer, Expected expected, int line, int column) {
    Graded graded = grade(exercise(FOUR), answer);
    assertThat(graded.finding()).isInstanceOf(Finding.Unreadable.class);
    var fault = ((Finding.Unreadable) graded.finding()).fault();
    assertThat(fault.expected()).isEqualTo(expected);
    assertThat(fault.line()).isEqualTo(line);
    assertThat(fault.column()).isEqualTo(column);
  }

  @Test
  void theKeyFollowsFromTheStatementsAndTheHandoutHoldsNone() {
    Exercise exercise = exercise(FOUR);
    assertThat(grade(exercise, exercise.answers().get(0).text()).score()).isEqualTo(1);
    assertThat(Handout.of(exercise, Language.EN).shown().sheet())
        .doesNotContain("true", "false", "holds", "No.");
  }

  @Test
  void statementsThatSayTheSameAreNotProven() {
    assertThat(flaws(FOUR)).isEmpty();
    assertThat(flaws(FOUR.replace("'s4'", "'s1'")))
        .containsExactly("says the same as /statements/0: s1");
    assertThat(flaws(ONE.replace(", " + FEEDBACK, "")))
        .containsExactly("a statement needs feedback");
  }
}
