package org.ackademy.question;

import static org.ackademy.question.Exercises.CLOSING;
import static org.ackademy.question.Exercises.CROSSING;
import static org.ackademy.question.Exercises.OPENING;
import static org.ackademy.question.Exercises.complete;
import static org.ackademy.question.Exercises.compose;
import static org.ackademy.question.Exercises.grade;
import static org.ackademy.question.Exercises.with;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.ackademy.notation.Numbers;
import org.ackademy.question.Graded.Finding;
import org.ackademy.replay.Code;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GradingTest {
  private static final String FIN_A = "A > B FIN,ACK seq=101 ack=301";
  private static final String ACK_B = "B > A ACK seq=301 ack=102";

  private static void isRight(Graded graded) {
    assertThat(graded.verdict()).as("%s", graded.finding()).isEqualTo(Verdict.VALID);
    assertThat(graded.score()).isEqualTo(1);
    assertThat(graded.at()).isEmpty();
    assertThat(graded.code()).isEmpty();
    assertThat(graded.recognised()).isEmpty();
  }

  private static void isWrong(Graded graded, int at, Code code) {
    assertThat(graded.verdict()).as("%s", graded.finding()).isEqualTo(Verdict.INVALID);
    assertThat(graded.score()).isLessThan(1);
    assertThat(graded.at()).hasValue(at);
    assertThat(graded.code()).contains(code);
  }

  private static void isUnreadable(Graded graded, int line, int column) {
    assertThat(graded.verdict()).isEqualTo(Verdict.UNREADABLE);
    assertThat(graded.score()).isZero();
    assertThat(graded.judgement()).isEmpty();
    assertThat(graded.finding()).isInstanceOf(Finding.Unreadable.class);
    var fault = ((Finding.Unreadable) graded.finding()).fault();
    assertThat(fault.line()).isEqualTo(line);
    assertThat(fault.column()).isEqualTo(column);
  }

  @Nested
  class RightAnswersOfSeveralShapes {
    @Test
    void aCloseInFourSegments() {
      isRight(
          grade(
              compose(CLOSING),
              FIN_A,
              ACK_B,
              "B > A FIN,ACK seq=301 ack=102",
              "A > B ACK seq=102 ack=302"));
    }

    @Test
    void aCloseInThree() {
      isRight(
          grade(
              compose(CLOSING),
              FIN_A,
              "B > A FIN,ACK seq=301 ack=102",
              "A > B ACK seq=102 ack=302"));
    }

    @Test
    void aCloseWithDataOnTheFin() {
      isRight(
          grade(
              compose(CLOSING),
              "A > B FIN,ACK seq=101 ack=301 len=10",
              "B > A FIN,ACK seq=301 ack=112",
              "A > B ACK seq=112 ack=302"));
    }

    @Test
    void crossingFins() {
      isRight(
          grade(
              compose(CROSSING),
              FIN_A,
              "B > A FIN,ACK seq=301 ack=101",
              "A > B ACK seq=102 ack=302",
              "B > A ACK seq=302 ack=102"));
    }

    @Test
    void crossingFinsInAnotherOrder() {
      isRight(
          grade(
              compose(CROSSING),
              "B > A FIN,ACK seq=301 ack=101",
              FIN_A,
              "B > A ACK seq=302 ack=102",
              "A > B ACK seq=102 ack=302"));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "A > B SYN seq=100\nB > A SYN,ACK seq=300 ack=101\nA > B ACK seq=101 ack=301",
          "a -> b syn 100\nb -> a syn+ack 300 101\na -> b ack 101 301",
          "a s 100\nb sa 300 101\na a 101 301",
          "client > server SYN seq=100\nserver > client SYN-ACK seq=300 ack=101\n"
              + "Client > Server ACK seq=101 ack=301",
          "클라이언트 > 서버 SYN seq=100\n서버 > 클라이언트 SYN ACK seq=300 ack=101\n"
              + "클라이언트 > 서버 ACK seq=101 ack=301",
          "A > B <SEQ=100><CTL=SYN>\nB > A <SEQ=300><ACK=101><CTL=SYN,ACK>\n"
              + "A > B <SEQ=101><ACK=301><CTL=ACK>",
          "\n  A > B SYN seq=100\r\n\r\nB > A ACK,SYN ack=101 seq=300\n\nA > B ACK seq=101 ack=301\n"
        })
    void anyKnownSpelling(String answer) {
      Graded graded = Grading.grade(compose(OPENING), answer, Language.KO);

      isRight(graded);
      assertThat(graded.answer()).isEqualTo(answer);
      assertThat(graded.language()).isEqualTo(Language.KO);
    }
  }

  @Nested
  class WrongAnswers {
    @Test
    void nameTheLineAndTheRule() {
      isWrong(
          grade(compose(OPENING), "A > B SYN seq=100", "B > A SYN,ACK seq=300 ack=100"),
          2,
          Code.ACK_NUMBER);
      isWrong(
          grade(compose(CLOSING), FIN_A, "A > B ACK seq=102 ack=301 len=10"),
          2,
          Code.DATA_AFTER_FIN);
      isWrong(grade(compose(CLOSING), "A > B FIN seq=101"), 1, Code.ACK_BIT_MISSING);
    }

    @Test
    void mayOnlyBeUnfinished() {
      Graded graded = grade(compose(CLOSING), FIN_A, ACK_B);

      assertThat(graded.verdict()).isEqualTo(Verdict.INCOMPLETE);
      assertThat(graded.code()).contains(Code.GOAL_NOT_REACHED);
      assertThat(graded.at()).isEmpty();
      assertThat(graded.score()).isStrictlyBetween(0.0, 1.0);
      assertThat(graded.judgement()).isPresent();
    }

    @Test
    void keepTheAnswerAsItWasWritten() {
      String answer = "  a → b   SYN seq = 100 \n";

      assertThat(Grading.grade(compose(OPENING), answer, Language.EN).answer()).isEqualTo(answer);
    }

    @Test
    void areToldWhenTheyRepeatAListedMistake() {
      Exercise exercise =
          with(
              with(
                  compose(OPENING),
                  Code.SEQ_NUMBER,
                  "one-number-space",
                  "A > B SYN seq=100",
                  "B > A SYN,ACK seq=101 ack=101"),
              Code.ACK_NUMBER,
              "ack-is-last-byte",
              "A > B SYN seq=100",
              "B > A SYN,ACK seq=300 ack=100");

      assertThat(recognised(exercise, "a s 100", "b sa 300 100")).contains("ack-is-last-byte");
      assertThat(recognised(exercise, "a s 100", "b sa 101 101", "a a 101 102"))
          .contains("one-number-space");
      assertThat(recognised(exercise, "a s 100", "b sa 555 101")).isEmpty();
      assertThat(recognised(exercise, "a s 100", "b sa 300 99")).isEmpty();
      assertThat(recognised(exercise, "a s 100", "b sa 300 101", "a a 101 301")).isEmpty();
    }

    private static Optional<String> recognised(Exercise exercise, String... lines) {
      return grade(exercise, lines).recognised().flatMap(Exercise.Mistake::misconception);
    }
  }

  @Nested
  class AnswersThatCannotBeRead {
    @Test
    void areGradedWithTheirPlace() {
      isUnreadable(
          grade(compose(OPENING), "A > B SYN seq=100", "", "B > A SYM seq=300 ack=101"), 3, 7);
      isUnreadable(grade(compose(OPENING), "A > B SYN seq=4294967296"), 1, 15);
    }

    @Test
    void haveTooManyLines() {
      String line = "A > B ACK seq=101 ack=301\n";

      Graded graded =
          Grading.grade(compose(CLOSING), line.repeat(Grading.LINES_MAX + 1), Language.EN);

      isUnreadable(graded, Grading.LINES_MAX + 1, 1);
    }

    @Test
    void whateverTheyHold() {
      long seed = 20261122;
      var random = new SplittableRandom(seed);
      String alphabet = "AaBb>-→<=,: \n\tSYNFINACKsynlenseqack0123456789()|\u0000\uD83D\uDE00가";
      for (int i = 0; i < 2_000; i++) {
        var answer = new StringBuilder();
        for (int length = random.nextInt(60); length > 0; length--) {
          answer.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        Graded graded = Grading.grade(compose(OPENING), answer.toString(), Language.EN);
        assertThat(graded.score()).as("seed %d, answer <%s>", seed, answer).isZero();
      }
    }
  }

  @Nested
  class FreeNumbers {
    private static final String[] FLAGS = {"A > B SYN", "B > A SYN,ACK", "A > B ACK"};

    @Test
    void areFilledInWhereTheExerciseAllowsIt() {
      isRight(grade(compose(OPENING, Numbers.OPTIONAL, ""), FLAGS));
    }

    @Test
    void makeAnAnswerUnreadableWhereItDoesNot() {
      isUnreadable(grade(compose(OPENING, Numbers.REQUIRED, ""), FLAGS), 1, 10);
      isUnreadable(grade(compose(OPENING), "A > B SYN seq=100", "B > A SYN,ACK seq=300"), 2, 22);
    }

    @Test
    void doNotExcuseAWrongOne() {
      isWrong(
          grade(
              compose(OPENING, Numbers.OPTIONAL, ""),
              "A > B SYN",
              "B > A SYN,ACK",
              "A > B ACK seq=100"),
          3,
          Code.SEQ_NUMBER);
    }
  }

  @Nested
  class NothingEarnsNothing {
    private static final String START =
        "A > B FIN,ACK seq=101 ack=301\nB > A ACK seq=301 ack=102\n";

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "\n\n", "\u3000"})
    void anEmptyAnswer(String answer) {
      Exercise nothingToDo = compose(anythingGoes());

      assertThat(grade(nothingToDo, answer).score()).isZero();
      assertThat(grade(nothingToDo, answer).verdict()).isEqualTo(Verdict.VALID);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          START,
          "a fa 101 301\nb a 301 102",
          "\n  A > B FIN,ACK seq=101 ack=301\n\n" + "B > A ACK seq=301 ack=102"
        })
    void theUntouchedStartingText(String answer) {
      Graded graded = grade(compose(anythingGoes(), Numbers.REQUIRED, START), answer);

      assertThat(graded.verdict()).isEqualTo(Verdict.VALID);
      assertThat(graded.score()).isZero();
    }

    @Test
    void butWhoeverAddsALineHasWrittenSomething() {
      isRight(
          grade(
              compose(anythingGoes(), Numbers.REQUIRED, START),
              START + "B > A FIN,ACK seq=301 ack=102\nA > B ACK seq=102 ack=302"));
    }

    /** An established connection that owes nothing: every exchange that ends tidily is right. */
    private static org.ackademy.replay.Scenario anythingGoes() {
      return new org.ackademy.replay.Scenario(
          CLOSING.a(),
          CLOSING.b(),
          CLOSING.network(),
          CLOSING.vantage(),
          CLOSING.calls(),
          CLOSING.earlier(),
          CLOSING.shorthand(),
          CLOSING.reopening(),
          org.ackademy.replay.Goal.NOTHING_OWED);
    }
  }

  @Nested
  class Continuations {
    private static final String[] REST = {
      "B > A FIN,ACK seq=301 ack=102", "A > B ACK seq=102 ack=302"
    };

    @Test
    void beginAfterTheGivenLines() {
      isRight(grade(complete(CLOSING, FIN_A, ACK_B), REST));
    }

    @Test
    void mayRepeatTheGivenLines() {
      isRight(grade(complete(CLOSING, FIN_A, ACK_B), "a fa 101 301", ACK_B, REST[0], REST[1]));
    }

    @Test
    void countTheGivenLines() {
      Exercise exercise = complete(CLOSING, FIN_A, ACK_B);

      isWrong(grade(exercise, REST[0], "A > B ACK seq=101 ack=302"), 4, Code.SEQ_NUMBER);
      isWrong(
          grade(exercise, FIN_A, ACK_B, REST[0], "A > B ACK seq=101 ack=302"), 4, Code.SEQ_NUMBER);
    }

    @Test
    void ofNothingEarnNothing() {
      Exercise done = complete(CLOSING, FIN_A, ACK_B, REST[0], REST[1]);

      assertThat(grade(done, "").score()).isZero();
      assertThat(grade(done, FIN_A, ACK_B, REST[0], REST[1]).score()).isZero();
    }

    @Test
    void tellTheAnswersOwnLineWhereItCannotBeRead() {
      isUnreadable(grade(complete(CLOSING, FIN_A, ACK_B), "B > A FINACK?"), 1, 13);
      assertThat(grade(complete(CLOSING, FIN_A, ACK_B), "B > A FINACK?").at())
          .isEqualTo(OptionalInt.of(1));
    }
  }

  @Test
  void aHandoutHoldsNoKey() {
    Exercise exercise =
        with(
            complete(CLOSING, FIN_A, ACK_B),
            Code.SEQ_NUMBER,
            "a-secret-misconception",
            "A > B ACK seq=4711 ack=302");

    Handout handout = Handout.of(exercise, Language.KO);

    assertThat(handout.shown().given()).containsExactly(FIN_A, ACK_B);
    assertThat(handout.hosts()).containsExactly("클라이언트", "서버");
    assertThat(handout.shown().asked()).isEqualTo(Collections.emptyList());
    assertThat(handout.toString())
        .doesNotContain("a model answer", "a-secret-misconception", "4711");
  }
}
