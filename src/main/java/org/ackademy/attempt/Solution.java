package org.ackademy.attempt;

import java.util.List;
import org.ackademy.question.Exercise;
import org.ackademy.question.Language;
import org.ackademy.quiz.markdown.Markdown;

/**
 * What an exercise's author says of it to those who are told all.
 *
 * @param answers right answers, the first that the author shows first
 * @param explanation Markdown
 * @param explanationHtml the same as HTML that is safe to show
 */
record Solution(List<Right> answers, String explanation, String explanationHtml) {
  Solution {
    answers = List.copyOf(answers);
  }

  /**
   * A right answer.
   *
   * @param shows what is particular about it, plain text
   * @param answer as a learner may write it
   */
  record Right(String shows, String answer) {}

  /** Of an exercise as one learner had it. */
  static Solution of(Exercise exercise, Language language) {
    String explanation = exercise.explanation().in(language);
    return new Solution(
        exercise.answers().stream()
            .map(answer -> new Right(answer.shows().in(language), answer.text()))
            .toList(),
        explanation,
        Markdown.html(explanation));
  }
}
