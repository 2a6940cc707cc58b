package org.ackademy.quiz.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The quizzes that the project ships are proven. */
class QuizCheckTest {
  static final Path QUIZZES = Path.of("quizzes");

  @Test
  void theShippedQuizzesPass() throws IOException {
    QuizCheck check = QuizCheck.of(QUIZZES);

    assertThat(check.flaws()).isEmpty();
    assertThat(check.isPassed()).isTrue();
    try (Stream<Path> files = Files.walk(QUIZZES)) {
      long quizzes = files.filter(file -> file.endsWith("quiz.yaml")).count();
      assertThat(check.quizzes()).isGreaterThanOrEqualTo(6).isEqualTo((int) quizzes);
    }
    assertThat(check.exercises()).isGreaterThanOrEqualTo(27);
  }

  @Test
  void theFolderOfOneQuizCanBeCheckedAlone() throws IOException {
    QuizCheck check = QuizCheck.of(QUIZZES.resolve("closing"));

    assertThat(check.flaws()).isEmpty();
    assertThat(check.quizzes()).isEqualTo(1);
  }
}
