package org.ackademy.attempt;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.ackademy.platform.Remembered;
import org.ackademy.question.Definition;
import org.ackademy.question.Grading;
import org.ackademy.question.Language;
import org.ackademy.quiz.OfferedQuiz;

/**
 * Grades answers as they are kept. Where an exercise is the same for all, a class hands in the same
 * few answers by the hundred: one that was graded lately is not graded again. That changes nothing
 * but what it costs, for the grade follows from the exercise's version, the text and the language
 * alone. Regrades do not come here.
 */
@ApplicationScoped
class Grader {
  /** The most grades that are remembered. */
  static final int REMEMBERED_MAX = 2_000;

  /** Characters of the longest answer whose grade is remembered. */
  static final int WRITTEN_LENGTH_MAX = 1_000;

  /** Characters of the longest explanation that is remembered: at most some 60 MB in all. */
  static final int EXPLANATION_LENGTH_MAX = 30_000;

  private final Remembered<Same, Grade> remembered = new Remembered<>(REMEMBERED_MAX);

  /** An answer as it will be kept. */
  Answer graded(UUID id, Attempts.Known known, OfferedQuiz.Placed placed, Submission submission) {
    long seed = known.attempt().seed();
    return new Answer(id, submission, placed.versionId(), seed, grade(placed, seed, submission));
  }

  /** The grade of an answer to the exercise that an attempt's seed draws. */
  Grade grade(OfferedQuiz.Placed placed, long seed, Submission submission) {
    Definition.Drawn drawn = placed.definition().drawn(seed);
    if (!placed.definition().isSameForAll() || submission.written().length() > WRITTEN_LENGTH_MAX) {
      return grade(drawn, submission);
    }
    var same = new Same(placed.versionId(), submission.written(), submission.language());
    return remembered
        .find(same)
        .orElseGet(
            () -> {
              Grade grade = grade(drawn, submission);
              if (grade.explanation().length() <= EXPLANATION_LENGTH_MAX) {
                remembered.put(same, grade);
              }
              return grade;
            });
  }

  private static Grade grade(Definition.Drawn drawn, Submission submission) {
    var graded = Grading.grade(drawn.prepared(), submission.written(), submission.language());
    return Grade.of(graded, Explanation.json(drawn.exercise(), graded), Engine.version());
  }

  /** What a grade follows from. */
  private record Same(UUID exerciseVersion, String written, Language language) {}
}
