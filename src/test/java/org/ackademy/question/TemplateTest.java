package org.ackademy.question;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.ackademy.notation.Tree;
import org.ackademy.replay.Scenario;
import org.junit.jupiter.api.Test;

/** What is drawn for a learner, and where it is put in. */
class TemplateTest {
  private static final String PARAMETERS =
      """
      'parameters': {
        'isnA': {'isn': 'wraps'}, 'isnB': {'isn': 'small'}, 'len': {'from': 10, 'to': 50, 'step': 10},
        'who': {'of': [{'en': 'client', 'ko': '클라이언트'}, {'en': 'phone', 'ko': '휴대 전화'}]},
        'role': {'of': [{'from': 'A', 'to': 'B'}, {'from': 'B', 'to': 'A'}]},
        'ack': {'is': 'isnA+len+1'}},
      """;
  private static final String OPEN =
      PARAMETERS
          + """
          'type': 'compose', 'names': {'A': {'en': '{who}', 'ko': '{who}'}},
          'hints': [{'en': '{isnA+1} {{x}', 'ko': '{isnB|은|는} {ack|을|를}'}],
          'scenario': {'hosts': {'A': {'start': 'CLOSED', 'opens': 'active', 'isn': {'isnA': null}},
                                 'B': {'start': 'LISTEN', 'isn': {'isnB': null}}},
                       'goal': {'A': ['ESTABLISHED'], 'B': ['ESTABLISHED']}},
          'answers': [{'shows': {'en': 'S', 'ko': '예'}, 'lines': ['A > B SYN seq={isnA}',
            'B > A SYN,ACK seq={isnB} ack={isnA+1}',
            'A > B ACK seq={isnA+1} ack={isnB+1} len={len}',
            'B > A ACK seq={isnB+1} ack={ack}']}],
          'wrong': [{'lines': ['A > B SYN seq={isnA}', 'B > A SYN,ACK seq={isnB} ack={isnA}'],
            'gets': {'verdict': 'INVALID', 'at': 2, 'code': 'ACK_NUMBER'},
            'feedback': {'en': 'Not {isnA}.', 'ko': '{isnA|이|가} 아닙니다.'}}]
          """;

  @Test
  void keysScenarioAndTextsSpeakOfTheSameNumbersForEverySeed() {
    Set<Scenario> scenarios = new HashSet<>();
    for (long seed = 0; seed < 40; seed++) {
      Exercise exercise = Written.exercise(OPEN, seed);
      scenarios.add(((Compose) exercise.question()).scenario());
      Graded right = Written.grade(exercise, exercise.answers().get(0).text());
      assertThat(right.verdict()).as("seed %d: %s", seed, right).isEqualTo(Verdict.VALID);
      Graded wrong = Written.grade(exercise, exercise.mistakes().get(0).text());
      assertThat(wrong.verdict()).isEqualTo(Verdict.INVALID);
      assertThat(wrong.recognised()).isPresent();
    }
    assertThat(scenarios).hasSizeGreaterThan(25);
  }

  private static final String[] GOLDEN = {
    "A > B SYN seq=4294967295",
    "B > A SYN,ACK seq=4400 ack=0",
    "A > B ACK seq=0 ack=4401 len=50",
    "B > A ACK seq=4401 ack=50"
  };

  @Test
  void whatWasDrawnOnceIsDrawnAgain() {
    Exercise exercise = Written.exercise(OPEN, 20_261_122);
    assertThat(exercise.answers().get(0).text().lines()).containsExactly(GOLDEN);
    assertThat(exercise.hosts().in(Language.KO).get(0)).isEqualTo("휴대 전화");
    assertThat(exercise.hints().get(0).en()).isEqualTo("0 {x}");
  }

  @Test
  void sumsOnTheCircleStayOnIt() {
    Exercise exercise = Written.exercise(OPEN, 3);
    assertThat(exercise.answers().get(0).text())
        .contains("SYN seq=4294967295", "ack=0", "ACK seq=0 ");
  }

  @Test
  void theVersionIsThatOfTheFileAndNotOfWhatIsDrawn() {
    assertThat(Written.exercise(OPEN, 1).version()).isEqualTo(Written.exercise(OPEN, 2).version());
  }

  @Test
  void theKoreanParticleGoesWithTheNumber() {
    String ko = Written.exercise(OPEN, 5).hints().get(0).ko();
    assertThat(ko).matches("[0-9]+00은 [0-9]+(0을|1을|3을|6을|7을|8을|2를|4를|5를|9를)");
  }

  @Test
  void whatCannotBePutInIsAFlaw() {
    assertThat(flaws(OPEN.replace("'Not {isnA}.'", "'Not {isnC}.'")))
        .containsExactly("no parameters give isnC");
    assertThat(flaws(OPEN.replace("'Not {isnA}.'", "'Not {isnA+x}.'")))
        .containsExactly("no parameters give isnA+x");
    assertThat(flaws(OPEN.replace("'Not {isnA}.'", "'Not {isnA.'")))
        .containsExactly("a brace is not closed");
    assertThat(flaws(OPEN.replace("'Not {isnA}.'", "'Not {role}.'")))
        .containsExactly("no parameters give role");
    assertThat(flaws(OPEN.replace("'isn': 'wraps'", "'isn': 'random'")))
        .contains("an isn is small, plain or wraps");
    assertThat(flaws(OPEN.replace("'from': 10", "'from': 60")))
        .contains("from, to and step name no number");
    assertThat(flaws(OPEN.replace("'isnA+len+1'", "'isnA+who'")))
        .contains("this cannot be worked out: isnA+who");
  }

  @Test
  void optionsThatCameToSayTheSameAreDrawnAgain() {
    String choice =
        """
        'parameters': {'x': {'from': 1, 'to': 3}, 'y': {'from': 1, 'to': 3}},
        'type': 'choice', 'options': [
          {'en': '{x}', 'ko': '{x}', 'right': true},
          {'en': '{y}', 'ko': '{y}', 'feedback': {'en': 'No.', 'ko': '아닙니다.'}}]
        """;
    for (long seed = 0; seed < 100; seed++) {
      Choice drawn = (Choice) Written.exercise(choice, seed).question();
      assertThat(drawn.options().get(0).text()).isNotEqualTo(drawn.options().get(1).text());
    }
  }

  @Test
  void withoutParametersBracesAreBraces() {
    Exercise exercise =
        Written.exercise(
            """
            'type': 'choice', 'options': [{'en': '{x}', 'ko': '{', 'right': true},
              {'en': 'y', 'ko': 'y', 'feedback': {'en': 'No.', 'ko': '아닙니다.'}}]
            """);
    assertThat(((Choice) exercise.question()).options())
        .anySatisfy(option -> assertThat(option.text()).isEqualTo(new Text("{x}", "{")));
  }

  private static List<String> flaws(String fields) {
    Tree tree = Written.tree(fields);
    return ExerciseReader.read(tree, 0) instanceof Read.Flawed<Exercise> flawed
        ? flawed.flaws().stream().map(Flaw::text).distinct().toList()
        : List.of();
  }
}
