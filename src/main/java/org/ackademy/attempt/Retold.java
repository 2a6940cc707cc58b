package org.ackademy.attempt;

import org.ackademy.question.Definition;
import org.ackademy.question.Grading;
import org.ackademy.question.Language;
import org.ackademy.quiz.OfferedQuiz;

/**
 * What was told of an answer, for whoever reads in another language than its learner was told in:
 * the answer is graded again in that language, by the same version of the exercise. Nothing of it
 * is stored. Where it would be graded otherwise by now, what was told stays as it was told.
 */
final class Retold {
  /**
   * Characters of the longest answer that is told again: about forty lines. Many are read at once,
   * and nobody is to have more work done by that than a page of them takes.
   */
  static final int WRITTEN_LENGTH_MAX = 2_000;

  private Retold() {}

  /**
   * The explanation of an answer.
   *
   * @param placed the exercise, in the version by which the answer was graded
   */
  static String explanation(Answer answer, OfferedQuiz.Placed placed, Language language) {
    if (isIn(answer.explanation(), language) || answer.written().length() > WRITTEN_LENGTH_MAX) {
      return answer.explanation();
    }
    Definition.Drawn drawn = placed.drawn(answer.seed());
    var graded = Grading.grade(drawn.prepared(), answer.written(), language);
    Grade now = Grade.of(graded, "{}", answer.engineVersion());
    boolean isSame =
        now.verdict() == answer.verdict()
            && now.line().equals(answer.line())
            && now.code().equals(answer.code())
            && now.score().compareTo(answer.score()) == 0;
    return isSame ? Explanation.json(drawn.exercise(), graded) : answer.explanation();
  }

  /** Quotation marks within its texts are escaped, so that they cannot say the same. */
  private static boolean isIn(String explanation, Language language) {
    String tag = "\"" + language.tag() + "\"";
    return explanation.contains("\"language\": " + tag)
        || explanation.contains("\"language\":" + tag);
  }
}
