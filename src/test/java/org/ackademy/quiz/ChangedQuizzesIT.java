package org.ackademy.quiz;

import java.nio.file.Path;
import org.ackademy.gradebook.regrade.CorrectedExercise;
import org.ackademy.platform.launcher.RunningAckademy;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What becomes of quizzes when their files change between two starts: stories that begin before one
 * restart and go on after it.
 */
public class ChangedQuizzesIT {
  private static RunningAckademy running;
  private static Story versions;
  private static Story drawn;
  private static Story corrected;

  /** What began before the files changed. */
  @FunctionalInterface
  public interface Story {
    /** After the start that found them changed. */
    void goOn(RunningAckademy running) throws Exception;
  }

  @BeforeAll
  static void changeTheFiles(@TempDir Path quizzes) throws Exception {
    QuizVersions.write(quizzes);
    DrawnQuiz.write(quizzes);
    CorrectedExercise.write(quizzes);
    running = RunningAckademy.separate("changed-quizzes", quizzes);
    versions = QuizVersions.begin(running, quizzes);
    drawn = DrawnQuiz.begin(running, quizzes);
    corrected = CorrectedExercise.begin(running, quizzes);
    running.close();
    running.startAgain();
  }

  @AfterAll
  static void close() {
    running.close();
  }

  @Test
  void aChangedFileMakesAVersionAndOldAttemptsKeepTheirs() throws Exception {
    versions.goOn(running);
  }

  @Test
  void aQuestionMoreInTheBankChangesNoRunningAttempt() throws Exception {
    drawn.goOn(running);
  }

  @Test
  void aCorrectedExerciseGradesItsAnswersAnew() throws Exception {
    corrected.goOn(running);
  }
}
