package org.ackademy.question;

import static org.ackademy.question.Written.exercise;
import static org.ackademy.question.Written.flaws;
import static org.ackademy.question.Written.grade;
import static org.ackademy.question.Written.outcomes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.ackademy.question.Part.Outcome;
import org.ackademy.replay.Code;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Questions that only a machine can judge. */
class EngineTypesTest {
  private static final String SCENARIO =
      """
      'scenario': {'hosts': {'A': {'start': 'CLOSED', 'opens': 'active', 'isn': 100},
                             'B': {'start': 'LISTEN', 'isn': 300}},
                   'goal': {'A': ['ESTABLISHED'], 'B': ['ESTABLISHED']}},
      """;

  private static void assertKeyIsRight(String question) {
    for (long seed = 0; seed < 20; seed++) {
      Exercise exercise = exercise(question, seed);
      Graded graded = grade(exercise, exercise.answers().get(0).text());
      assertThat(graded.verdict()).as("seed %d: %s", seed, graded).isEqualTo(Verdict.VALID);
      assertThat(graded.score()).isEqualTo(1);
      assertThat(grade(exercise, exercise.question().startingText()).score()).isZero();
    }
    assertThat(flaws(question)).isEmpty();
  }

  @Nested
  class Repairs {
    private static final String REPAIR =
        "'type': 'repair',"
            + SCENARIO
            + """
            'given': ['A > B SYN seq=100', 'B > A SYN,ACK seq=300 ack=100', 'A > B ACK seq=100 ack=301']
            """;

    @Test
    void theKeyIsTheCheapestRepair() {
      assertKeyIsRight(REPAIR);
      assertThat(exercise(REPAIR).answers().get(0).text())
          .isEqualTo("A > B SYN seq=100\nB > A SYN,ACK seq=300 ack=101\nA > B ACK seq=101 ack=301");
    }

    @Test
    void onlyWhatIsBetterThanBeforeCounts() {
      Exercise exercise = exercise(REPAIR);
      String untouched = exercise.question().startingText();
      assertThat(grade(exercise, untouched).verdict()).isEqualTo(Verdict.INVALID);
      assertThat(grade(exercise, untouched + " ").score()).isZero();
      Graded half = grade(exercise, untouched.replace("ack=100", "ack=101"));
      assertThat(half.score()).isCloseTo(0.5, within(1e-9));
      assertThat(half.code()).contains(Code.SEQ_NUMBER);
      assertThat(grade(exercise, untouched.replace("seq=300", "seq=301")).score()).isZero();
    }

    @Test
    void whatIsWholeNeedsNoRepair() {
      assertThat(
              flaws(
                  REPAIR
                      .replace("seq=300 ack=100", "seq=300 ack=101")
                      .replace("ACK seq=100", "ACK seq=101")))
          .containsExactly("there is nothing to mend: this is VALID");
    }
  }

  @Nested
  class FaultsToFind {
    private static final String FIND =
        "'type': 'find',"
            + SCENARIO
            + """
            'given': ['A > B SYN seq=100', 'B > A SYN,ACK seq=300 ack=100', 'A > B ACK seq=101 ack=301'],
            'reasons': ['SEQ_NUMBER', 'ACK_NUMBER', 'NONSENSE_FLAGS', 'ACK_WITHOUT_CAUSE']
            """;

    @Test
    void theKeyIsWhatReplaySays() {
      assertKeyIsRight(FIND);
    }

    @Test
    void lineAndReasonAreHalfEach() {
      Exercise exercise = exercise(FIND);
      String why = exercise.answers().get(0).text().lines().toList().get(1);
      Graded graded = grade(exercise, "line: 3\n" + why);
      assertThat(graded.verdict()).isEqualTo(Verdict.INVALID);
      assertThat(graded.score()).isCloseTo(0.5, within(1e-9));
      assertThat(outcomes(graded)).containsExactly(Outcome.WRONG, Outcome.RIGHT);
      assertThat(grade(exercise, "{\"line\": 2}").verdict()).isEqualTo(Verdict.INCOMPLETE);
      assertThat(grade(exercise, "{\"line\": 2}").score()).isCloseTo(0.5, within(1e-9));
      assertThat(grade(exercise, "line: 4").verdict()).isEqualTo(Verdict.UNREADABLE);
      assertThat(grade(exercise, "why: e").verdict()).isEqualTo(Verdict.UNREADABLE);
    }

    @Test
    void theHandoutShowsReasonsInWordsAndNotWhichIsRight() {
      String sheet = Handout.of(exercise(FIND), Language.KO).shown().sheet();
      assertThat(sheet).containsPattern("[가-힣]").doesNotContain("ACK_NUMBER", "\"line\"");
    }

    @Test
    void areProven() {
      assertThat(flaws(FIND.replace("'ACK_NUMBER', ", "")))
          .containsExactly("the reason is missing: line 2 ACK_NUMBER");
      assertThat(flaws(FIND.replace("seq=300 ack=100", "seq=300 ack=101")))
          .contains("there is nothing to find: this could have happened");
      assertThat(flaws(FIND.replace("'NONSENSE_FLAGS'", "'SEQ_NUMBER'")))
          .containsExactly("there must be 3 reasons, each once");
    }
  }

  @Nested
  class FieldsToFill {
    private static final String FILL =
        "'type': 'fill',"
            + SCENARIO.replace(", 'isn': 300", "")
            + """
            'given': ['A > B SYN seq=100', 'B > A [SYN,ACK] seq=[300] ack=[101]',
                      'A > B ACK seq=101 ack=[301]']
            """;

    @Test
    void whatStoodThereIsRight() {
      assertKeyIsRight(FILL);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "1: SYN,ACK\n2: 7000\n3: 101\n4: 7001",
          "{\"1\": \"syn ack\", \"2\": \"4,294,967,295\", \"3\": 101, \"4\": 0}",
          "1: ACK+SYN\n2: 0\n3: 101\n4: 1"
        })
    void andSoIsWhateverFitsTogether(String answer) {
      Graded graded = grade(exercise(FILL), answer.replace("syn ack", "SYN-ACK"));
      assertThat(graded.verdict()).as("%s", graded).isEqualTo(Verdict.VALID);
      assertThat(graded.score()).isEqualTo(1);
    }

    @Test
    void eachBlankIsMarkedByItself() {
      Graded graded = grade(exercise(FILL), "1: SYN,ACK\n2: 7000\n3: 100\n4: 7000");
      assertThat(outcomes(graded))
          .containsExactly(Outcome.RIGHT, Outcome.RIGHT, Outcome.WRONG, Outcome.WRONG);
      assertThat(graded.score()).isCloseTo(0.5, within(1e-9));
      assertThat(outcomes(grade(exercise(FILL), "1: SYN\n3: 101")))
          .containsExactly(Outcome.WRONG, Outcome.MISSING, Outcome.RIGHT, Outcome.MISSING);
    }

    @Test
    void whatCannotStandThereCannotBeRead() {
      assertThat(grade(exercise(FILL), "1: SYM").verdict()).isEqualTo(Verdict.UNREADABLE);
      assertThat(grade(exercise(FILL), "2: 4294967296").verdict()).isEqualTo(Verdict.UNREADABLE);
      assertThat(grade(exercise(FILL), "2: 300 ack=101").verdict()).isEqualTo(Verdict.UNREADABLE);
      assertThat(grade(exercise(FILL), "5: 1").verdict()).isEqualTo(Verdict.UNREADABLE);
    }

    @Test
    void theHandoutHoldsNumbersInPlaceOfWhatIsBlank() {
      assertThat(Handout.of(exercise(FILL), Language.EN).shown().given())
          .containsExactly(
              "A > B SYN seq=100", "B > A [1] seq=[2] ack=[3]", "A > B ACK seq=101 ack=[4]");
    }

    @Test
    void areProven() {
      assertThat(flaws(FILL.replace("ack=[301]", "ack=[300]")))
          .containsExactly("what stood there must be VALID");
      assertThat(
              flaws(
                  FILL.replace("[", "").replace("]", "").replace("'given': ", "'given': [") + "]"))
          .isNotEmpty();
    }
  }

  @Nested
  class SegmentsToOrder {
    private static final String ORDER =
        "'type': 'order',"
            + SCENARIO
            + """
            'given': ['A > B SYN seq=100', 'B > A SYN,ACK seq=300 ack=101', 'A > B ACK seq=101 ack=301']
            """;

    @Test
    void theOrderOfTheFileIsRight() {
      assertKeyIsRight(ORDER);
    }

    @Test
    void anyOrderIsRightInWhichTheyCouldHavePassed() {
      String crossing =
          """
          'type': 'order', 'scenario': {'hosts': {
            'A': {'start': 'ESTABLISHED', 'sndNxt': 101, 'sndUna': 101, 'rcvNxt': 301},
            'B': {'start': 'ESTABLISHED', 'sndNxt': 301, 'sndUna': 301, 'rcvNxt': 101}},
            'goal': {'A': ['TIME-WAIT'], 'B': ['TIME-WAIT']}},
          'given': ['A > B FIN,ACK seq=101 ack=301', 'B > A FIN,ACK seq=301 ack=101',
                    'A > B ACK seq=102 ack=302', 'B > A ACK seq=302 ack=102']
          """;
      Exercise exercise = exercise(crossing);
      List<String> key = List.of(exercise.answers().get(0).text().split(" ", -1));
      String other = String.join(" ", key.get(1), key.get(0), key.get(3), key.get(2));
      assertThat(grade(exercise, other).verdict()).isEqualTo(Verdict.VALID);
      assertThat(
              grade(exercise, String.join(" ", key.get(2), key.get(0), key.get(1), key.get(3)))
                  .verdict())
          .isEqualTo(Verdict.INVALID);
    }

    @Test
    void anUnfinishedOrderIsUnfinished() {
      Exercise exercise = exercise(ORDER);
      String first = exercise.answers().get(0).text().substring(0, 3);
      assertThat(grade(exercise, first).verdict()).isEqualTo(Verdict.INCOMPLETE);
      assertThat(grade(exercise, "a a").verdict()).isEqualTo(Verdict.UNREADABLE);
    }
  }

  @Nested
  class Explanations {
    private static final String NO = ", 'feedback': {'en': 'No.', 'ko': '아닙니다.'}}";
    private static final String EXPLAIN =
        "'type': 'explain',"
            + SCENARIO
            + "'ordered': true, 'given': ['A > B SYN seq=100', 'A > B SYN seq=100',"
            + " 'B > A SYN,ACK seq=300 ack=101', 'A > B ACK seq=101 ack=301'], 'options': ["
            + "{'en': 'lost', 'ko': '유실', 'with': {'lost': [1]}},"
            + "{'en': 'late', 'ko': '늦음', 'with': {'lost': [3]}"
            + NO
            + ", {'en': 'abort', 'ko': '중단', 'with': {'calls': ['OPEN', 'ABORT']}"
            + NO
            + "]";

    @Test
    void theRightOneIsTheEventUnderWhichReplayFindsItPossible() {
      assertKeyIsRight(EXPLAIN);
      assertThat(exercise(EXPLAIN).answers().get(0).text()).isEqualTo("a");
      assertThat(grade(exercise(EXPLAIN), "b").verdict()).isEqualTo(Verdict.INVALID);
      assertThat(grade(exercise(EXPLAIN), "c").score()).isZero();
    }

    @Test
    void areProven() {
      assertThat(flaws(EXPLAIN.replace("'lost': [3]", "'lost': [9]")))
          .containsExactly("there is no line 9");
      assertThat(flaws(EXPLAIN.replace("'A > B SYN seq=100', 'A > B SYN", "'A > B SYN")))
          .contains("this needs no explanation: it is VALID without any event");
      assertThat(flaws(EXPLAIN.replace("'lost': [3]", "'network': 'lossy'")))
          .containsExactly("options that hold: 2, where there must be one");
    }
  }

  @Nested
  class Predictions {
    private static final String PREDICT =
        """
        'type': 'predict', 'host': {'start': 'FIN-WAIT-1', 'sndUna': 100, 'sndNxt': 101, 'rcvNxt': 300},
        'happens': {'arrives': 'B > A FIN,ACK seq=300 ack=100'}
        """;

    @Test
    void theMachineSaysWhatIsRight() {
      assertKeyIsRight(PREDICT);
      assertThat(exercise(PREDICT).answers().get(0).text())
          .isEqualTo("state: CLOSING\nreply: A > B ACK seq=101 ack=301");
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "state: closing@reply: A > B ACK|1",
          "state: CLOSING@reply: a a 101 301|1",
          "state: TIME-WAIT@reply: A > B ACK seq=101 ack=301|0.5",
          "state: CLOSING@reply: A > B ACK seq=101 ack=300|0.5",
          "state: CLOSING@reply: none|0.5",
          "state: CLOSING@reply: B > A ACK seq=101 ack=301|0.5",
          "reply: A > B ACK|0.5",
          "state: FIN-WAIT-2@reply: 없음|0"
        })
    void stateAndReplyAreHalfEach(String answer, double score) {
      assertThat(grade(exercise(PREDICT), answer.replace('@', '\n')).score())
          .isCloseTo(score, within(1e-9));
    }

    @Test
    void theBeliefBehindAWrongAnswerIsTheChangedMachineThatGivesIt() {
      String waiting =
          PREDICT
              .replace("FIN-WAIT-1', 'sndUna': 100", "FIN-WAIT-2', 'sndUna': 101")
              .replace("ack=100", "ack=101");
      Exercise exercise = exercise(waiting);
      Graded graded = grade(exercise, "state: CLOSING\nreply: A > B ACK seq=101 ack=301");
      assertThat(graded.score()).isCloseTo(0.5, within(1e-9));
      assertThat(Written.parts(graded).get(0).misconception()).contains("fin-wait-2-to-closing");
      Graded other = grade(exercise, "state: LISTEN\nreply: A > B ACK seq=101 ack=301");
      assertThat(Written.parts(other).get(0).misconception()).isEmpty();
      assertThat(exercise.question().slips())
          .isNotEmpty()
          .allSatisfy(slip -> assertThat(grade(exercise, slip.answer()).score()).isLessThan(1))
          .anySatisfy(slip -> assertThat(slip.misconception()).contains("fin-wait-2-to-closing"));
    }

    @Test
    void aResetAndACallCanBePredictedToo() {
      String closed =
          PREDICT
              .replace("'FIN-WAIT-1', 'sndUna': 100, 'sndNxt': 101, 'rcvNxt': 300", "'CLOSED'")
              .replace("FIN,ACK seq=300 ack=100", "SYN seq=700");
      assertThat(exercise(closed).answers().get(0).text())
          .isEqualTo("state: CLOSED\nreply: A > B RST,ACK seq=0 ack=701");
      String close =
          """
          'type': 'predict', 'happens': {'call': 'CLOSE'},
          'host': {'start': 'CLOSE-WAIT', 'sndUna': 100, 'sndNxt': 100, 'rcvNxt': 301}
          """;
      assertThat(exercise(close).answers().get(0).text())
          .isEqualTo("state: LAST-ACK\nreply: A > B FIN,ACK seq=100 ack=301");
      assertKeyIsRight(close);
    }

    @Test
    void whatIsNoStateCannotBeRead() {
      assertThat(grade(exercise(PREDICT), "state: DONE").verdict()).isEqualTo(Verdict.UNREADABLE);
      assertThat(grade(exercise(PREDICT), "reply: A > B SYM").verdict())
          .isEqualTo(Verdict.UNREADABLE);
      assertThat(flaws(PREDICT.replace("B > A", "A > B")))
          .containsExactly("what arrives at A is sent by B");
      assertThat(flaws(PREDICT.replace(", 'rcvNxt': 300", ""))).hasSize(1);
    }
  }
}
