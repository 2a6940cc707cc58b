package org.ackademy.question;

import static org.ackademy.question.Written.exercise;
import static org.ackademy.question.Written.flaws;
import static org.ackademy.question.Written.grade;
import static org.ackademy.question.Written.outcomes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What belongs to what, and in which order. */
class MatchingTest {
  private static final String MATCHING =
      """
      'type': 'matching', 'pairs': [
        {'left': {'en': 'l1', 'ko': '왼1'}, 'right': {'en': 'r1', 'ko': '오1'}},
        {'left': {'en': 'l2', 'ko': '왼2'}, 'right': {'en': 'r2', 'ko': '오2'},
         'feedback': {'en': 'No.', 'ko': '아닙니다.'}},
        {'left': {'en': 'l3', 'ko': '왼3'}, 'right': {'en': 'r1', 'ko': '오1'}}],
      'extra': [{'en': 'r3', 'ko': '오3'}]
      """;
  private static final String ORDERING =
      """
      'type': 'ordering', 'items': [{'en': 'i1', 'ko': '일'}, {'en': 'i2', 'ko': '이'},
        {'en': 'i3', 'ko': '삼'}, {'en': 'i4', 'ko': '사'}]
      """;

  @Test
  void theKeyFollowsWhatIsDrawn() {
    for (long seed = 0; seed < 50; seed++) {
      for (String question : List.of(MATCHING, ORDERING)) {
        Exercise exercise = exercise(question, seed);
        Graded graded = grade(exercise, exercise.answers().get(0).text());
        assertThat(graded.verdict()).as("seed %d", seed).isEqualTo(Verdict.VALID);
        assertThat(graded.score()).isEqualTo(1);
      }
    }
  }

  @Test
  void eachPairEarnsItsShare() {
    Exercise exercise = exercise(MATCHING);
    List<String> rows = exercise.answers().get(0).text().lines().toList();
    assertThat(grade(exercise, rows.get(0)).score()).isCloseTo(1 / 3.0, within(1e-9));
    assertThat(grade(exercise, rows.get(0)).verdict()).isEqualTo(Verdict.INCOMPLETE);
    String letter = rows.get(0).substring(3);
    String other = letter.equals("a") ? "b" : "a";
    Graded graded = grade(exercise, "1: " + other + "\n" + rows.get(1) + "\n" + rows.get(2));
    assertThat(graded.verdict()).isEqualTo(Verdict.INVALID);
    assertThat(graded.score()).isCloseTo(2 / 3.0, within(1e-9));
    assertThat(outcomes(graded))
        .containsExactly(Part.Outcome.WRONG, Part.Outcome.RIGHT, Part.Outcome.RIGHT);
    assertThat(grade(exercise, "4: a").verdict()).isEqualTo(Verdict.UNREADABLE);
    assertThat(grade(exercise, "1: d").verdict()).isEqualTo(Verdict.UNREADABLE);
    assertThat(grade(exercise, "").score()).isZero();
  }

  @Test
  void whatIsShownTwiceOnTheRightBelongsToBoth() {
    assertThat(((Matching) exercise(MATCHING).question()).rights()).hasSize(3);
    assertThat(Handout.of(exercise(MATCHING), Language.KO).shown().sheet())
        .contains("왼1", "오3")
        .doesNotContain("아닙니다");
  }

  @Test
  void pairsThatCannotBeToldApartAreNotProven() {
    assertThat(flaws(MATCHING)).isEmpty();
    assertThat(flaws(MATCHING.replace("'l3'", "'L1'")))
        .containsExactly("says the same as /pairs/0/left: L1");
    assertThat(flaws(MATCHING.replace("r2", "r1").replace("오2", "오1")))
        .contains("the same belongs to all, so that nothing need be known");
    assertThat(flaws(MATCHING.replace("r3", "r1"))).hasSize(1);
  }

  @Test
  void theOrderThatIsShownIsNeverTheRightOneAndEarnsNothing() {
    for (long seed = 0; seed < 200; seed++) {
      Exercise exercise = exercise(ORDERING, seed);
      String start = exercise.question().startingText();
      assertThat(start).isEqualTo("a b c d");
      assertThat(exercise.answers().get(0).text()).as("seed %d", seed).isNotEqualTo(start);
      assertThat(grade(exercise, start).score()).isZero();
      assertThat(grade(exercise, "[\"a\",\"b\",\"c\",\"d\"]").score()).isZero();
    }
  }

  @Test
  void twoThatStandRightlyEarnAShareAndTwoThatDoNotTakeOneBack() {
    Exercise exercise = exercise(ORDERING);
    List<String> key = List.of(exercise.answers().get(0).text().split(" ", -1));
    List<String> swapped = new ArrayList<>(key);
    Collections.swap(swapped, 2, 3);
    assertThat(grade(exercise, String.join(" ", swapped)).score()).isIn(4 / 6.0, 0.0);
    List<String> reversed = new ArrayList<>(key);
    Collections.reverse(reversed);
    assertThat(grade(exercise, String.join(",", reversed)).score()).isZero();
    Graded part = grade(exercise, key.get(0) + " " + key.get(1));
    assertThat(part.verdict()).isEqualTo(Verdict.INCOMPLETE);
    assertThat(part.score()).isCloseTo(1 / 6.0, within(1e-9));
    assertThat(grade(exercise, "a a").verdict()).isEqualTo(Verdict.UNREADABLE);
    assertThat(grade(exercise, "e").verdict()).isEqualTo(Verdict.UNREADABLE);
  }
}
