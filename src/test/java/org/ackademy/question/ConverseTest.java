package org.ackademy.question;

import static org.ackademy.question.Written.exercise;
import static org.ackademy.question.Written.flaws;
import static org.ackademy.question.Written.grade;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.ackademy.notation.HostNames;
import org.ackademy.notation.Parsed;
import org.ackademy.question.Question.Asking;
import org.ackademy.replay.Code;
import org.junit.jupiter.api.Test;

/** The learner plays one host, the machine the other. */
class ConverseTest {
  private static final String OPEN =
      """
      'type': 'converse', 'plays': 'A',
      'scenario': {'hosts': {'A': {'start': 'CLOSED', 'opens': 'active', 'isn': 100},
                             'B': {'start': 'LISTEN', 'isn': 300}},
                   'goal': {'A': ['ESTABLISHED'], 'B': ['ESTABLISHED']}}
      """;

  private static List<String> talk(String question, String answer) {
    var converse = (Converse) exercise(question).question();
    return ((Parsed.Done<List<String>>)
            converse.talk(new Asking("sample", HostNames.LETTERS), answer))
        .value();
  }

  @Test
  void theMachineAnswersWhatTheOtherHostWouldSend() {
    assertThat(talk(OPEN, "")).isEmpty();
    assertThat(talk(OPEN, "A > B SYN seq=100"))
        .containsExactly("A > B SYN seq=100", "B > A SYN,ACK seq=300 ack=101");
    String whole = "A > B SYN seq=100\nB > A SYN,ACK seq=300 ack=101\nA > B ACK seq=101 ack=301";
    assertThat(talk(OPEN, whole)).containsExactlyElementsOf(whole.lines().toList());
    assertThat(grade(exercise(OPEN), whole).score()).isEqualTo(1);
  }

  @Test
  void whereTheMachineBeginsItHasSpokenAlready() {
    String listening = OPEN.replace("'plays': 'A'", "'plays': 'B'");
    assertThat(Handout.of(exercise(listening), Language.EN).shown().given())
        .containsExactly("A > B SYN seq=100");
    assertThat(talk(listening, "B > A SYN,ACK seq=300 ack=101"))
        .containsExactly(
            "A > B SYN seq=100", "B > A SYN,ACK seq=300 ack=101", "A > B ACK seq=101 ack=301");
    assertThat(grade(exercise(listening), "B > A SYN,ACK seq=300 ack=101").verdict())
        .isEqualTo(Verdict.VALID);
  }

  @Test
  void linesPutIntoTheMachinesMouthDoNotCount() {
    String faked = "A > B SYN seq=100\nB > A SYN,ACK seq=7 ack=101\nA > B ACK seq=101 ack=8";
    Graded graded = grade(exercise(OPEN), faked);
    assertThat(graded.verdict()).isEqualTo(Verdict.INVALID);
    assertThat(graded.at()).hasValue(3);
    assertThat(graded.code()).contains(Code.ACK_NUMBER);
    assertThat(graded.score()).isLessThan(1);
  }

  @Test
  void toWhatCouldNotHaveHappenedItSaysNothing() {
    assertThat(talk(OPEN, "A > B SYN seq=99")).containsExactly("A > B SYN seq=99");
    assertThat(grade(exercise(OPEN), "").score()).isZero();
    assertThat(grade(exercise(OPEN), "A > B SYM").verdict()).isEqualTo(Verdict.UNREADABLE);
  }

  @Test
  void theKeyIsTheShortestWay() {
    Exercise exercise = exercise(OPEN);
    assertThat(grade(exercise, exercise.answers().get(0).text()).score()).isEqualTo(1);
    assertThat(flaws(OPEN)).isEmpty();
    assertThat(flaws(OPEN.replace("'A': ['ESTABLISHED'], 'B': ['ESTABLISHED']", "'A': ['CLOSED']")))
        .containsExactly("the learner has nothing to say on the shortest way to the goal");
  }
}
