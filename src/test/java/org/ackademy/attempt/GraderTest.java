package org.ackademy.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.ackademy.course.Schedule;
import org.ackademy.platform.http.IdempotencyKey;
import org.ackademy.question.Definition;
import org.ackademy.question.Exercise;
import org.ackademy.question.Grading;
import org.ackademy.question.Language;
import org.ackademy.question.Read;
import org.ackademy.quiz.OfferedQuiz;
import org.ackademy.quiz.file.QuizFolder;
import org.junit.jupiter.api.Test;

class GraderTest {
  private static final UUID VERSION = UUID.fromString("01a20000-0000-7000-8000-000000000001");
  private static final UUID OTHER = UUID.fromString("01a20000-0000-7000-8000-000000000002");
  private static final long SEED = 7;
  private static final String RIGHT =
      """
      A > B FIN,ACK seq=101 ack=301
      B > A ACK seq=301 ack=102
      B > A FIN,ACK seq=301 ack=102
      A > B ACK seq=102 ack=302""";

  private final Grader grader = new Grader();

  @Test
  void whatIsHandedInAgainIsNotGradedAgain() throws IOException {
    var exercise = placed("close-by-client", VERSION);
    Grade first = grade(exercise, 1, RIGHT, Language.EN);
    assertThat(first.explanation())
        .isEqualTo(
            Explanation.json(
                exercise.exercise(), Grading.grade(exercise.exercise(), RIGHT, Language.EN)));
    assertThat(grade(exercise, 2, RIGHT, Language.EN)).isSameAs(first);
  }

  @Test
  void whatDiffersInAnythingIsGradedByItself() throws IOException {
    var exercise = placed("close-by-client", VERSION);
    Grade first = grade(exercise, 1, RIGHT, Language.EN);
    assertThat(grade(exercise, 1, RIGHT, Language.KO)).isNotSameAs(first);
    assertThat(grade(placed("close-by-client", OTHER), 1, RIGHT, Language.EN)).isNotSameAs(first);
    assertThat(grade(exercise, 1, RIGHT.replace("ack=302", "ack=301"), Language.EN).verdict())
        .isNotEqualTo(first.verdict());
  }

  @Test
  void whatSaysTheSameIsNotGradedAgainHoweverItIsSpelled() throws IOException {
    var exercise = placed("close-by-client", VERSION);
    Grade first = grade(exercise, 1, RIGHT, Language.EN);
    assertThat(
            grade(
                exercise, 2, "\n" + RIGHT.replace(" ", "  ").toLowerCase(Locale.ROOT), Language.EN))
        .isSameAs(first);
  }

  @Test
  void ofAllThatOurQuestionsBringTheRememberedGradeIsTheOneThatItWouldGet() throws IOException {
    int remembered = 0;
    for (QuizFolder folder : QuizFolder.readAll(Path.of("quizzes"))) {
      for (QuizFolder.QuizFile file : folder.files()) {
        if (file.definition().isPresent()) {
          remembered += remembered(new OfferedQuiz.Placed(VERSION, file.definition().get(), 0));
        }
      }
    }
    assertThat(remembered).isGreaterThan(200);
  }

  /** How many of what a question brings are not graded again when they are spaced otherwise. */
  @SuppressWarnings("ReferenceEquality") // what is remembered is the very same
  private int remembered(OfferedQuiz.Placed placed) {
    int count = 0;
    Exercise exercise = placed.drawn(SEED).exercise();
    List<String> brought =
        Stream.concat(
                exercise.answers().stream().map(Exercise.ModelAnswer::text),
                exercise.mistakes().stream().map(Exercise.Mistake::text))
            .toList();
    for (String text : brought) {
      String spaced = text.replace(" ", "  ") + "\n";
      Grade first = grade(placed, SEED, text, Language.KO);
      Grade again = grade(placed, SEED, spaced, Language.KO);
      var alone = new Grader().grade(placed, SEED, submission(placed, spaced, Language.KO));
      assertThat(again).as("%s: %s", exercise.id(), text).isEqualTo(alone);
      count += again == first ? 1 : 0;
    }
    return count;
  }

  @Test
  void whatIsDrawnForEachLearnerIsGradedForEach() throws IOException {
    var exercise = placed("close-drawn-numbers", VERSION);
    assertThat(exercise.definition().hasParameters()).isTrue();
    String answer = exercise.definition().drawn(1).exercise().answers().getFirst().text();
    Grade first = grade(exercise, 1, answer, Language.EN);
    assertThat(first.score()).isOne();
    assertThat(grade(exercise, 2, answer, Language.EN)).isNotEqualTo(first);
  }

  @Test
  void longAnswersAreNotRemembered() throws IOException {
    var exercise = placed("close-by-client", VERSION);
    String answer = RIGHT + "\n".repeat(Grader.WRITTEN_LENGTH_MAX);
    Grade first = grade(exercise, 1, answer, Language.EN);
    assertThat(grade(exercise, 1, answer, Language.EN)).isEqualTo(first).isNotSameAs(first);
  }

  private Grade grade(OfferedQuiz.Placed placed, long seed, String written, Language language) {
    return grader.grade(placed, seed, submission(placed, written, language));
  }

  private static Submission submission(
      OfferedQuiz.Placed placed, String written, Language language) {
    return new Submission(
        OTHER,
        placed.exercise().id(),
        written,
        language,
        new IdempotencyKey("k"),
        Instant.EPOCH,
        Schedule.Timing.IN_TIME);
  }

  private static OfferedQuiz.Placed placed(String id, UUID version) throws IOException {
    Path file = Path.of("quizzes/closing", id + ".yaml");
    return new OfferedQuiz.Placed(
        version,
        ((Read.Done<Definition>) QuizFolder.definition(Files.readString(file))).value(),
        0);
  }
}
