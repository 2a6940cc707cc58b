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
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GapsTest {
  private static final String FEEDBACK = "'feedback': {'en': 'No.', 'ko': '아닙니다.'}";

  private static void assertRight(String exercise, String answer) {
    Graded graded = grade(exercise(exercise), answer);
    assertThat(graded.verdict()).as("%s", graded.finding()).isEqualTo(Verdict.VALID);
    assertThat(graded.score()).isEqualTo(1);
  }

  private static void assertWrong(String exercise, String answer) {
    Graded graded = grade(exercise(exercise), answer);
    assertThat(graded.verdict()).as("%s", graded.finding()).isEqualTo(Verdict.INVALID);
    assertThat(graded.score()).isZero();
  }

  private static void assertFault(String exercise, String answer, Expected expected, int line) {
    Graded graded = grade(exercise(exercise), answer);
    assertThat(graded.finding()).isInstanceOf(Finding.Unreadable.class);
    var fault = ((Finding.Unreadable) graded.finding()).fault();
    assertThat(fault.expected()).isEqualTo(expected);
    assertThat(fault.line()).isEqualTo(line);
    assertThat(graded.score()).isZero();
  }

  @Nested
  class Numbers {
    private static final String SEQ =
        """
        'type': 'numeric', 'value': 1234567, 'circle': true,
        'wrong': [{'answer': 1234566, 'misconception': 'ack-is-last-byte', %s}]
        """
            .formatted(FEEDBACK);
    private static final String ZERO = "'type': 'numeric', 'value': 0, 'circle': true";
    private static final String TIME =
        """
        'type': 'numeric', 'value': 240, 'tolerance': 1, 'units': [
          {'unit': 's', 'factor': 1}, {'unit': '초', 'factor': 1}, {'unit': 'ms', 'factor': 0.001},
          {'unit': 'min', 'factor': 60}, {'unit': '분', 'factor': 60}]
        """;

    @ParameterizedTest
    @ValueSource(
        strings = {
          "1234567",
          " 1,234,567 ",
          "1 234 567",
          "1'234'567",
          "１２３４５６７",
          "+1234567",
          "1234567.0",
          "\"1234567\"",
          "1_234_567"
        })
    void areReadInEverySpelling(String answer) {
      assertRight(SEQ, answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1234568", "0", "-1234567", "1234567.5", "12345670"})
    void areWrongWhereTheyAreOthers(String answer) {
      assertWrong(SEQ, answer);
    }

    @Test
    void theExpectedMistakeIsRecognised() {
      Graded graded = grade(exercise(SEQ), "1,234,566");
      assertThat(graded.recognised().flatMap(Exercise.Mistake::misconception))
          .contains("ack-is-last-byte");
      assertThat(grade(exercise(SEQ), "1,234,565").recognised()).isEmpty();
    }

    @Test
    void onTheCircleAreHalfRightUntilTheyAreBroughtBelowItsEnd() {
      assertRight(ZERO, "0");
      Graded graded = grade(exercise(ZERO), "4294967296");
      assertThat(graded.verdict()).isEqualTo(Verdict.INVALID);
      assertThat(graded.score()).isCloseTo(0.5, within(1e-9));
      assertWrong("'type': 'numeric', 'value': 0", "4294967296");
    }

    @ParameterizedTest
    @ValueSource(strings = {"240", "240 s", "4 min", "4분", "240초", "240000ms", "240,900 ms", "239"})
    void haveUnitsAndTolerance(String answer) {
      assertRight(TIME, answer);
    }

    @Test
    void outsideTheToleranceAreWrong() {
      assertWrong(TIME, "241.5");
      assertWrong(TIME, "240 ms");
      assertWrong(TIME, "240 min");
    }

    @Test
    void whatIsNoneCannotBeRead() {
      for (String none : new String[] {"abc", "1,5", "12,34", "1.2.3", "--1", "1e9", "5 km"}) {
        assertFault(SEQ, none, Expected.NUMBER, 1);
      }
      assertFault(TIME, "5 km", Expected.UNIT, 1);
      assertFault(SEQ, "9".repeat(5_000), Expected.NUMBER, 1);
      assertFault(SEQ, "[1]", Expected.NUMBER, 1);
    }

    @Test
    void areProven() {
      assertThat(flaws(SEQ)).isEmpty();
      assertThat(flaws(TIME)).isEmpty();
      assertThat(flaws(ZERO.replace("0,", "4294967296,")))
          .containsExactly("a sequence number is below 2^32");
      assertThat(flaws(TIME.replace("'factor': 1}", "'factor': 2}")))
          .containsExactly("one unit must have the factor 1");
      assertThat(flaws("'type': 'numeric', 'value': 'many'"))
          .containsExactly("there must be a number");
    }
  }

  @Nested
  class Words {
    private static final String STATE =
        "'type': 'short', 'accept': ['TIME-WAIT', '시간 대기'], 'wrong': [{'answer': 'CLOSE-WAIT', %s}]"
            .formatted(FEEDBACK);

    @ParameterizedTest
    @ValueSource(
        strings = {
          "TIME-WAIT", "time wait", "Time_Wait", "timewait", "“TIME‐WAIT”", "ＴＩＭＥ－ＷＡＩＴ",
          "TIME-WAIT.", "the TIME-WAIT", "TIME-WAIT 상태", "TIME-WAIT입니다", "시간 대기", "시간대기",
          "시간 대기이다", "\u1109\u1175\u1100\u1161\u11ab \u1103\u1162\u1100\u1175", "\"TIME-WAIT\""
        })
    void areReadInEverySpelling(String answer) {
      assertRight(STATE, answer);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"CLOSE-WAIT", "TIME-WAIT-2", "TIME", "WAIT TIME", "시간", "TIME-WAIT or CLOSED"})
    void areWrongWhereTheyAreOthers(String answer) {
      assertWrong(STATE, answer);
    }

    @Test
    void areProven() {
      assertThat(flaws(STATE)).isEmpty();
      assertThat(flaws(STATE.replace("'시간 대기'", "'time wait'")))
          .containsExactly("time wait is accepted already");
      assertThat(flaws(STATE.replace("'시간 대기'", "'...'")))
          .containsExactly("nothing of this counts");
    }
  }

  @Nested
  class Texts {
    private static final String CLOZE =
        """
        'type': 'cloze',
        'text': {'en': 'B answers [[flags]] with ack [[ack]] in [[state]].',
                 'ko': 'B는 [[state]] 상태에서 확인 응답 번호 [[ack]]의 [[flags]]로 응답합니다.'},
        'gaps': {
          'flags': {'accept': ['SYN,ACK']},
          'ack': {'value': 0, 'circle': true,
                  'wrong': [{'answer': 4294967295, 'misconception': 'ack-is-last-byte', %1$s}]},
          'state': {'ordered': true, 'options': [
            {'en': 'SYN-RECEIVED', 'ko': 'SYN-RECEIVED', 'right': true},
            {'en': 'ESTABLISHED', 'ko': 'ESTABLISHED', 'misconception': 'established-on-syn-ack', %1$s}]}}
        """
            .formatted(FEEDBACK);

    @Test
    void areFilledByNameInAnyOrder() {
      assertRight(CLOZE, "{\"flags\": \"syn,ack\", \"ack\": 0, \"state\": \"a\"}");
      assertRight(CLOZE, "state: A\nflags = SYN, ACK\nack 0");
      assertThat(exercise(CLOZE).answers().get(0).text())
          .isEqualTo("flags: SYN,ACK\nack: 0\nstate: a");
    }

    @Test
    void eachGapEarnsItsShareAndSaysWhatIsWrong() {
      Graded graded = grade(exercise(CLOZE), "ack: 4294967295\nstate: b\nflags: SYN+ACK");
      assertThat(graded.score()).isCloseTo(1 / 3.0, within(1e-9));
      assertThat(outcomes(graded))
          .containsExactly(Part.Outcome.RIGHT, Part.Outcome.WRONG, Part.Outcome.WRONG);
      assertThat(parts(graded).get(1).misconception()).contains("ack-is-last-byte");
      assertThat(parts(graded).get(2).misconception()).contains("established-on-syn-ack");
      assertThat(grade(exercise(CLOZE), "ack: 4294967296\nflags: SYN ACK").score())
          .isCloseTo(0.5, within(1e-9));
      assertThat(grade(exercise(CLOZE), "ack: 0").verdict()).isEqualTo(Verdict.INCOMPLETE);
      assertThat(grade(exercise(CLOZE), "").score()).isZero();
    }

    @Test
    void whatIsInAWrongFormIsNamedWithItsLine() {
      assertFault(CLOZE, "flags: SYN\nack: many", Expected.NUMBER, 2);
      assertFault(CLOZE, "flags: SYN\n\nstate: c", Expected.ONE_OF, 3);
      assertFault(CLOZE, "window: 5", Expected.KNOWN_FIELD, 1);
      assertFault(CLOZE, "{\"ack\":\n {}}", Expected.TEXT, 2);
    }

    @Test
    void theHandoutHoldsNoKey() {
      assertThat(Handout.of(exercise(CLOZE), Language.EN).shown().sheet())
          .contains("[[flags]]", "\"form\":\"number\"", "\"form\":\"text\"", "\"form\":\"options\"")
          .doesNotContain("SYN,ACK", "right", "No.");
    }

    @Test
    void areProven() {
      assertThat(flaws(CLOZE)).isEmpty();
      assertThat(flaws(CLOZE.replace("with ack [[ack]]", "with")))
          .containsExactly("the gap ack is missing");
      assertThat(flaws(CLOZE.replace("B answers", "B [[other]] [[state]]")))
          .containsExactly("the gap state stands here 2 times", "there is no gap other");
      assertThat(flaws(CLOZE.replace("'answer': 4294967295", "'answer': 0")))
          .containsExactly("listed as wrong, but it is right");
    }
  }
}
