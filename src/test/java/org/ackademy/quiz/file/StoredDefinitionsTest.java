package org.ackademy.quiz.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.ackademy.question.Definition;
import org.ackademy.question.Exercise;
import org.ackademy.question.Graded;
import org.ackademy.question.Grading;
import org.ackademy.question.Language;
import org.ackademy.question.Read;
import org.ackademy.question.Verdict;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What an earlier version of this program stored can still be read and graded: attempts keep the
 * exercise that they began with. These files are never changed, only added to.
 */
class StoredDefinitionsTest {
  private static final Path DEFINITIONS = Path.of("src/test/resources/definitions");

  @ParameterizedTest
  @CsvSource({
    "0.1.0/open-three-way, compose, 7fdf45f9001995a6d2e5de1bebba9f9f",
    "0.1.0/open-states, states, d58206c756339b5124002a001e23ab8e",
    "0.1.0/close-last-segment, complete, b4728d00c789187c21ebb53da95ca36a"
  })
  void areReadAndGradedAsTheyWere(String file, String type, String version) throws IOException {
    String text = Files.readString(DEFINITIONS.resolve(file + ".yaml"));
    assertThat(QuizFolder.definition(text)).isInstanceOf(Read.Done.class);
    Definition definition = ((Read.Done<Definition>) QuizFolder.definition(text)).value();
    for (long seed : new long[] {0, 1, -7}) {
      Exercise exercise = definition.drawn(seed).exercise();
      assertThat(exercise.question().type()).isEqualTo(type);
      assertThat(exercise.version()).isEqualTo(version);
      for (Exercise.ModelAnswer answer : exercise.answers()) {
        Graded graded = Grading.grade(exercise, answer.text(), Language.KO);
        assertThat(graded.verdict()).as(answer.text()).isEqualTo(Verdict.VALID);
        assertThat(graded.score()).isEqualTo(1);
      }
      for (Exercise.Mistake mistake : exercise.mistakes()) {
        Graded graded = Grading.grade(exercise, mistake.text(), Language.KO);
        assertThat(graded.verdict()).isEqualTo(mistake.expected().verdict());
        assertThat(graded.score()).isLessThan(1);
      }
    }
  }
}
