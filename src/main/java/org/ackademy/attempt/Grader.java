package org.ackademy.attempt;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.ackademy.notation.Parsed;
import org.ackademy.platform.Remembered;
import org.ackademy.question.Definition;
import org.ackademy.question.Grading;
import org.ackademy.question.Language;
import org.ackademy.question.Reply;
import org.ackademy.quiz.OfferedQuiz;

/**
 * Grades answers as they are kept. A class hands in the same few answers by the hundred, however
 * each is spaced and spelled: what says the same as one that was graded lately is not graded again.
 * That changes nothing but what it costs, for the grade follows from the exercise as its learner
 * has it, from what the answer says, and from the language alone. Regrades do not come here.
 */
@ApplicationScoped
class Grader {
  /** The most grades that are remembered. */
  static final int REMEMBERED_MAX = 4_000;

  /** Characters of the longest answer whose grade is remembered. */
  static final int WRITTEN_LENGTH_MAX = 1_000;

  /** Characters of the longest explanation that is remembered: at most some 60 MB in all. */
  static final int EXPLANATION_LENGTH_MAX = 15_000;

  private final Remembered<Same, Grade> grades = new Remembered<>(REMEMBERED_MAX);

  /** An answer as it will be kept. */
  Answer graded(UUID id, Attempts.Known known, OfferedQuiz.Placed placed, Submission submission) {
    long seed = known.attempt().seed();
    return new Answer(id, submission, placed.versionId(), seed, grade(placed, seed, submission));
  }

  /** The grade of an answer to the exercise that an attempt's seed draws. */
  Grade grade(OfferedQuiz.Placed placed, long seed, Submission submission) {
    Definition.Drawn exercise = placed.drawn(seed);
    Parsed<Reply> read = exercise.prepared().read(submission.written());
    if (!(read instanceof Parsed.Done<Reply> done)
        || submission.written().length() > WRITTEN_LENGTH_MAX) {
      return grade(exercise, read, submission);
    }
    var same =
        new Same(placed.versionId(), placed.variant(seed), done.value(), submission.language());
    return grades.find(same).orElseGet(() -> remembered(same, grade(exercise, read, submission)));
  }

  private Grade remembered(Same same, Grade grade) {
    if (grade.explanation().length() <= EXPLANATION_LENGTH_MAX) {
      grades.put(same, grade);
    }
    return grade;
  }

  private static Grade grade(Definition.Drawn exercise, Parsed<Reply> read, Submission submission) {
    var graded =
        Grading.grade(exercise.prepared(), submission.written(), read, submission.language());
    return Grade.of(graded, Explanation.json(exercise.exercise(), graded), Engine.version());
  }

  /** What a grade follows from. */
  private record Same(UUID exerciseVersion, long variant, Reply reply, Language language) {}
}
