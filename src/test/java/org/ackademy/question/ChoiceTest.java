package org.ackademy.question;

import static org.ackademy.question.Written.exercise;
import static org.ackademy.question.Written.flaws;
import static org.ackademy.question.Written.grade;
import static org.ackademy.question.Written.outcomes;
import static org.ackademy.question.Written.parts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.TreeSet;
import org.ackademy.notation.Expected;
import org.ackademy.question.Graded.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChoiceTest {
  private static final String FEEDBACK = "'feedback': {'en': 'No.', 'ko': '아닙니다.'}";
  private static final String ONE =
      """
      'type': 'choice', 'ordered': true, 'options': [
        {'en': '101', 'ko': '101번', 'right': true},
        {'en': '100', 'ko': '100번', %1$s, 'misconception': 'ack-is-last-byte'},
        {'en': '102', 'ko': '102번', %1$s}]
      """
          .formatted(FEEDBACK);
  private static final String ANY =
      """
      'type': 'choice', 'choose': 'any', 'ordered': true, 'options': [
        {'en': 'SYN', 'ko': 'SYN', 'right': true},
        {'en': 'FIN', 'ko': 'FIN', 'right': true},
        {'en': 'ACK', 'ko': 'ACK', %1$s},
        {'en': 'PSH', 'ko': 'PSH', %1$s}]
      """
          .formatted(FEEDBACK);

  @ParameterizedTest
  @ValueSource(strings = {"a", " A ", "ａ", "\"a\"", "[\"a\"]", "[ \"A\" ]"})
  void theOptionThatHoldsIsRightInAnySpelling(String answer) {
    Graded graded = grade(exercise(ONE), answer);

    assertThat(graded.verdict()).isEqualTo(Verdict.VALID);
    assertThat(graded.score()).isEqualTo(1);
    assertThat(graded.at()).isEmpty();
  }

  @Test
  void aDistractorSaysWhatItsAuthorSaysOfIt() {
    Graded graded = grade(exercise(ONE), "b");

    assertThat(graded.verdict()).isEqualTo(Verdict.INVALID);
    assertThat(graded.score()).isZero();
    assertThat(parts(graded)).hasSize(1);
    assertThat(parts(graded).get(0).misconception()).contains("ack-is-last-byte");
    assertThat(parts(graded).get(0).feedback()).contains(new Text("No.", "아닙니다."));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "[]", "\"\""})
  void noChoiceIsUnfinishedAndWorthNothing(String answer) {
    Graded graded = grade(exercise(ONE), answer);

    assertThat(graded.score()).isZero();
    assertThat(graded.verdict()).isIn(Verdict.INCOMPLETE, Verdict.UNREADABLE);
  }

  @Test
  void whatIsNoOptionCannotBeRead() {
    assertFault("d", Expected.ONE_OF, 1);
    assertFault("[\"a\",\"b\"]", Expected.ENTRIES_AT_MOST, 1);
    assertFault("a a", Expected.FIELD_ONCE, 1);
    assertFault("[\"a\"", Expected.JSON_COMMA_OR_BRACKET, 5);
    assertFault("[\"x\"]", Expected.ONE_OF, 2);
    assertFault("[[\"a\"]]", Expected.TEXT, 2);
  }

  private static void assertFault(String answer, Expected expected, int column) {
    Graded graded = grade(exercise(ONE), answer);
    assertThat(graded.verdict()).isEqualTo(Verdict.UNREADABLE);
    assertThat(graded.score()).isZero();
    var fault = ((Finding.Unreadable) graded.finding()).fault();
    assertThat(fault.expected()).isEqualTo(expected);
    assertThat(fault.column()).isEqualTo(column);
  }

  @Test
  void ofSeveralEachCountsItsShareAndWrongOnesCountAgainst() {
    Exercise exercise = exercise(ANY);
    assertThat(grade(exercise, "a, b").verdict()).isEqualTo(Verdict.VALID);
    assertThat(grade(exercise, "b a").score()).isEqualTo(1);
    assertThat(grade(exercise, "a").verdict()).isEqualTo(Verdict.INCOMPLETE);
    assertThat(grade(exercise, "a").score()).isCloseTo(0.5, within(1e-9));
    assertThat(grade(exercise, "a b c").verdict()).isEqualTo(Verdict.INVALID);
    assertThat(grade(exercise, "a b c").score()).isCloseTo(0.5, within(1e-9));
    assertThat(grade(exercise, "a b c d").score()).isZero();
    assertThat(grade(exercise, "c").score()).isZero();
    assertThat(outcomes(grade(exercise, "a c")))
        .containsExactly(Part.Outcome.RIGHT, Part.Outcome.MISSING, Part.Outcome.WRONG);
  }

  @Test
  void theOrderIsDrawnAndTheKeyFollowsIt() {
    String drawn = ANY.replace("'ordered': true,", "");
    var keys = new TreeSet<String>();
    for (long seed = 0; seed < 100; seed++) {
      Exercise exercise = exercise(drawn, seed);
      String key = exercise.answers().get(0).text();
      keys.add(key);
      assertThat(grade(exercise, key).score()).as("seed %d", seed).isEqualTo(1);
      assertThat(exercise(drawn, seed).question()).isEqualTo(exercise.question());
    }
    assertThat(keys).containsExactly("a b", "a c", "a d", "b c", "b d", "c d");
  }

  @Test
  void theHandoutHoldsNoKey() {
    String sheet = Handout.of(exercise(ONE), Language.KO).shown().sheet();

    assertThat(sheet)
        .isEqualTo(
            """
            {"choose":"one","options":[{"name":"a","text":"101번"},{"name":"b","text":"100번"},\
            {"name":"c","text":"102번"}]}""");
  }

  @Test
  void aChoiceThatIsNoneIsNotProven() {
    assertThat(flaws(ONE)).isEmpty();
    assertThat(flaws(ANY)).isEmpty();
    assertThat(flaws(ONE.replace(", 'right': true", "")))
        .contains("options that hold: 0, where there must be one", "a wrong option needs feedback");
    assertThat(flaws(ANY.replace("'any'", "'one'")))
        .containsExactly("options that hold: 2, where there must be one");
    assertThat(flaws(ONE.replace("'en': '102'", "'en': ' １00 '")))
        .containsExactly("says the same as /options/1:  １00 ");
    assertThat(flaws(ONE.replace("'ko': '102번'", "'ko': '101번'")))
        .containsExactly("says the same as /options/0: 101번");
    assertThat(flaws(ONE.replace("'right': true", "'right': 1")))
        .containsExactly("right must be true or false");
    assertThat(flaws("'type': 'choice', 'options': []"))
        .isEqualTo(List.of("a choice has 2 to 12 options"));
  }
}
