package org.ackademy.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.ackademy.question.Definition;
import org.ackademy.question.Exercise;
import org.ackademy.question.Graded;
import org.ackademy.question.Grading;
import org.ackademy.question.Language;
import org.ackademy.question.Prepared;
import org.ackademy.question.Read;
import org.ackademy.quiz.file.QuizFolder;
import org.junit.jupiter.api.Test;

class RehearsalTest {
  private static Exercise exercise() throws IOException {
    Path file = Path.of("quizzes/closing/close-by-client.yaml");
    return ((Read.Done<Definition>) QuizFolder.definition(Files.readString(file)))
        .value()
        .sample()
        .exercise();
  }

  @Test
  void allThatAnExerciseBringsIsGradedOnce() throws IOException {
    Exercise exercise = exercise();
    assertThat(Rehearsal.graded(Stream.of(exercise), () -> true))
        .isEqualTo(exercise.answers().size() + exercise.mistakes().size());
  }

  @Test
  void itEndsWhereTheServerStops() throws IOException {
    Exercise exercise = exercise();
    var asked = new AtomicInteger();
    assertThat(Rehearsal.graded(Stream.of(exercise), () -> asked.incrementAndGet() < 4))
        .isEqualTo(3);
  }

  @Test
  void aPreparedExerciseGradesEveryAnswerAsAFreshOneDoes() throws IOException {
    Exercise exercise = exercise();
    var prepared = new Prepared(exercise);
    for (Exercise.Mistake mistake : exercise.mistakes()) {
      for (String text : new String[] {mistake.text(), mistake.text() + "\nA > B RST seq=102"}) {
        Graded fresh = Grading.grade(exercise, text, Language.KO);
        Graded graded = Grading.grade(prepared, text, Language.KO);
        assertThat(graded.recognised()).isEqualTo(fresh.recognised());
        assertThat(Explanation.json(exercise, graded)).isEqualTo(Explanation.json(exercise, fresh));
      }
      assertThat(Grading.grade(prepared, mistake.text(), Language.KO).recognised())
          .contains(mistake);
    }
  }
}
