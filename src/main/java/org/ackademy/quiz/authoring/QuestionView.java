package org.ackademy.quiz.authoring;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;
import org.ackademy.question.Definition;
import org.ackademy.question.Difficulty;
import org.ackademy.question.Exercise;
import org.ackademy.question.Text;
import org.ackademy.quiz.StoredQuiz;

/**
 * A question with its file, keys and all.
 *
 * @param version the number of the latest version; absent where files count them
 * @param published the version that is offered, or was
 * @param about what the file says, where it can be used
 * @param text the file as it was saved
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record QuestionView(
    String id,
    String quiz,
    StoredQuiz.Source source,
    Question.Standing standing,
    Optional<Integer> version,
    Optional<Integer> published,
    Optional<About> about,
    String savedAt,
    String text) {

  static QuestionView of(Question question) {
    return new QuestionView(
        question.id(),
        question.quiz(),
        question.source(),
        question.standing(),
        Optional.of(question.version()).filter(number -> number > 0),
        question.published().stream().boxed().findFirst(),
        question.definition().map(About::of),
        question.savedAt().toString(),
        question.text());
  }

  /**
   * What is said about a question.
   *
   * @param varies whether learners get different exercises of it
   */
  public record About(
      Text title,
      String type,
      Difficulty difficulty,
      boolean varies,
      List<String> tags,
      List<String> claims,
      List<String> misconceptions) {
    public About {
      tags = List.copyOf(tags);
      claims = List.copyOf(claims);
      misconceptions = List.copyOf(misconceptions);
    }

    static About of(Definition definition) {
      Exercise exercise = definition.sample().exercise();
      return new About(
          exercise.title(),
          exercise.question().type(),
          exercise.label().difficulty(),
          definition.hasParameters(),
          exercise.label().tags().stream().sorted().toList(),
          exercise.references().claims().stream().sorted().toList(),
          exercise.references().misconceptions().stream().sorted().toList());
    }
  }

  /** A question in a list: without its file. */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record Row(
      String id,
      String quiz,
      StoredQuiz.Source source,
      Question.Standing standing,
      Optional<Integer> version,
      Optional<Integer> published,
      Optional<About> about,
      String savedAt) {
    static Row of(Question question) {
      QuestionView whole = QuestionView.of(question);
      return new Row(
          whole.id(),
          whole.quiz(),
          whole.source(),
          whole.standing(),
          whole.version(),
          whole.published(),
          whole.about(),
          whole.savedAt());
    }
  }
}
