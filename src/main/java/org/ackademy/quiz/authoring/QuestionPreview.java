package org.ackademy.quiz.authoring;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.ackademy.question.Believed;
import org.ackademy.question.Catalogue;
import org.ackademy.question.Definition;
import org.ackademy.question.Exercise;
import org.ackademy.question.Flaw;
import org.ackademy.question.Graded;
import org.ackademy.question.Grading;
import org.ackademy.question.Language;
import org.ackademy.question.Part;
import org.ackademy.question.Question;
import org.ackademy.question.Read;
import org.ackademy.question.Text;
import org.ackademy.question.Verdict;
import org.ackademy.quiz.ExerciseView;
import org.ackademy.quiz.file.Catalogues;
import org.ackademy.quiz.file.QuizFolder;
import org.ackademy.quiz.markdown.Markdown;

/**
 * A question as the learner of a seed gets it, with all that learners do not see before they have
 * answered: keys, and what is said to whom.
 *
 * @param findings what keeps the file from being shown
 * @param seed the learner's; as text, for it has more digits than numbers in browsers
 * @param varies whether learners get different exercises of it
 * @param shown by language; empty where it cannot be shown
 * @param answers right ones, wrong ones, those of believers, and the one that was tried
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record QuestionPreview(
    List<QuestionProof.Finding> findings,
    String seed,
    boolean varies,
    Map<String, Shown> shown,
    List<Judged> answers) {
  public QuestionPreview {
    findings = List.copyOf(findings);
    shown = Map.copyOf(shown);
    answers = List.copyOf(answers);
  }

  /** A question in one language. */
  public record Shown(ExerciseView exercise, List<String> hintsHtml, String explanationHtml) {
    public Shown {
      hintsHtml = List.copyOf(hintsHtml);
    }
  }

  /** Where an answer comes from. */
  public enum Kind {
    /** A model answer. */
    KEY,
    /** A wrong one that the author lists, or the question itself. */
    LISTED,
    /** What comes of a misconception. */
    BELIEVED,
    /** What the author tried. */
    TRIED
  }

  /**
   * An answer and what its learner is told.
   *
   * @param belief the misconception behind it, by its id
   * @param beliefText the same in words
   * @param at the line that the verdict names
   * @param feedbackHtml by language, HTML that is safe to show
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record Judged(
      Kind kind,
      String answer,
      Optional<String> belief,
      Optional<Text> beliefText,
      Verdict verdict,
      Optional<Integer> at,
      Optional<String> code,
      double score,
      List<Map<String, String>> feedbackHtml) {
    public Judged {
      feedbackHtml = List.copyOf(feedbackHtml);
    }
  }

  /**
   * Shows a file to the learner of a seed.
   *
   * @param reader the language in which it is said what keeps it from being shown
   */
  static QuestionPreview of(
      String id, String text, long seed, Optional<String> tried, Locale reader) {
    String number = String.valueOf(seed);
    return switch (QuizFolder.definition(text)) {
      case Read.Flawed<Definition> flawed ->
          new QuestionPreview(
              errors(id, flawed.flaws(), reader), number, false, Map.of(), List.of());
      case Read.Done<Definition> done -> {
        Definition.Drawn drawn = done.value().drawn(seed);
        yield new QuestionPreview(
            List.of(),
            number,
            done.value().hasParameters(),
            shown(drawn),
            answers(drawn.exercise(), tried));
      }
    };
  }

  private static List<QuestionProof.Finding> errors(String id, List<Flaw> flaws, Locale reader) {
    return flaws.stream()
        .map(flaw -> QuestionProof.Finding.of(id, flaw, QuestionProof.Severity.ERROR, reader))
        .toList();
  }

  private static Map<String, Shown> shown(Definition.Drawn drawn) {
    Map<String, Shown> shown = new LinkedHashMap<>();
    for (Language language : Language.values()) {
      Exercise exercise = drawn.exercise();
      shown.put(
          language.tag(),
          new Shown(
              ExerciseView.of(drawn, language),
              exercise.hints().stream().map(hint -> Markdown.html(hint.in(language))).toList(),
              Markdown.html(exercise.explanation().in(language))));
    }
    return shown;
  }

  private static List<Judged> answers(Exercise exercise, Optional<String> tried) {
    List<Judged> answers = new ArrayList<>();
    tried.ifPresent(answer -> answers.add(judged(exercise, Kind.TRIED, answer, Optional.empty())));
    exercise
        .answers()
        .forEach(key -> answers.add(judged(exercise, Kind.KEY, key.text(), Optional.empty())));
    List<String> told = new ArrayList<>();
    for (Question.Slip slip : exercise.question().slips()) {
      told.add(slip.answer());
      answers.add(judged(exercise, Kind.LISTED, slip.answer(), slip.misconception()));
    }
    for (Exercise.Mistake mistake : exercise.mistakes()) {
      told.add(mistake.text());
      answers.add(judged(exercise, Kind.LISTED, mistake.text(), mistake.misconception()));
    }
    Believed.answers(exercise).stream()
        .filter(believed -> !told.contains(believed.answer()))
        .forEach(
            believed ->
                answers.add(
                    judged(exercise, Kind.BELIEVED, believed.answer(), believed.misconception())));
    return answers;
  }

  private static Judged judged(
      Exercise exercise, Kind kind, String answer, Optional<String> belief) {
    Graded graded = Grading.grade(exercise, answer, Language.EN);
    Optional<String> named = belief.or(graded::misconception);
    return new Judged(
        kind,
        answer,
        named,
        named.map(Catalogues.own().misconceptions()::get).map(Catalogue.Misconception::belief),
        graded.verdict(),
        graded.at().stream().boxed().findFirst(),
        graded.code().map(Enum::name),
        graded.score(),
        feedback(graded).stream().map(QuestionPreview::html).toList());
  }

  private static List<Text> feedback(Graded graded) {
    List<Text> feedback = new ArrayList<>();
    graded.recognised().map(Exercise.Mistake::feedback).ifPresent(feedback::add);
    if (graded.finding() instanceof Graded.Finding.Marked marked) {
      marked.parts().stream()
          .filter(part -> part.outcome() != Part.Outcome.RIGHT)
          .flatMap(part -> part.feedback().stream())
          .forEach(feedback::add);
    }
    return feedback;
  }

  private static Map<String, String> html(Text text) {
    Map<Language, String> html = new EnumMap<>(Language.class);
    for (Language language : Language.values()) {
      html.put(language, Markdown.html(text.in(language)));
    }
    Map<String, String> tagged = new LinkedHashMap<>();
    html.forEach((language, said) -> tagged.put(language.tag(), said));
    return tagged;
  }
}
