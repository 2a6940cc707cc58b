package org.ackademy.quiz.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.ackademy.question.BankCoverage;
import org.ackademy.question.Extent;
import org.junit.jupiter.api.Test;

/** The quizzes that the project ships are proven. */
class QuizCheckTest {
  static final Path QUIZZES = Path.of("quizzes");

  @Test
  void theShippedQuizzesPass() throws IOException {
    QuizCheck check = QuizCheck.of(QUIZZES, Extent.FAST);

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
    QuizCheck check = QuizCheck.of(QUIZZES.resolve("closing"), Extent.FAST);

    assertThat(check.flaws()).isEmpty();
    assertThat(check.quizzes()).isEqualTo(1);
  }

  @Test
  void theShippedQuizzesCoverTheMaterial() throws IOException {
    BankCoverage coverage = QuizCheck.of(QUIZZES, new Extent(1, 0)).coverage();

    assertThat(coverage.thin()).isEmpty();
    assertThat(coverage.unprovoked()).isEmpty();
  }

  @Test
  void oneQuizAloneDoesNot() throws IOException {
    BankCoverage coverage = QuizCheck.of(QUIZZES.resolve("captures"), new Extent(1, 0)).coverage();

    assertThat(coverage.isWhole()).isFalse();
    assertThat(coverage.thin()).contains(new BankCoverage.Thin("connect-purpose", 0, 0));
    assertThat(coverage.thin())
        .extracting(BankCoverage.Thin::claim)
        .doesNotContain("packet-control");
    assertThat(coverage.unprovoked()).contains("packet-is-a-rule").doesNotContain("ack-of-ack");
  }
}
