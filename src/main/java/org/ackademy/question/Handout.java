package org.ackademy.question;

import java.util.List;
import java.util.Optional;
import org.ackademy.notation.Numbers;
import org.ackademy.replay.Scenario;

/**
 * What a learner may see of an exercise before answering: no key, and nothing from which one
 * follows.
 *
 * @param id the exercise's id
 * @param type the kind of question, as in quiz files
 * @param version names the content that the learner saw
 * @param title plain text
 * @param task what to do, Markdown
 * @param hosts what A and B are called, A first
 * @param scenario the hosts, the network and the goal
 * @param numbers whether lines must state their numbers, where the answer has lines
 * @param given lines that stand there already, empty where there are none
 * @param asked the moments whose states are asked for, empty where none are
 * @param startingText what the editor holds at first
 * @param hints how many hints the author wrote
 * @param help the most that may be revealed while an answer can be tried again
 */
public record Handout(
    String id,
    String type,
    String version,
    String title,
    String task,
    List<String> hosts,
    Scenario scenario,
    Optional<Numbers> numbers,
    List<String> given,
    List<Question.Moment> asked,
    String startingText,
    int hints,
    HelpLevel help) {

  public Handout {
    hosts = List.copyOf(hosts);
    given = List.copyOf(given);
    asked = List.copyOf(asked);
  }

  /** The handout of an exercise in one language. */
  public static Handout of(Exercise exercise, Language language) {
    Question question = exercise.question();
    return new Handout(
        exercise.id(),
        question.type(),
        exercise.version(),
        exercise.title().in(language),
        exercise.task().in(language),
        exercise.hosts().in(language),
        question.scenario(),
        numbers(question),
        given(question),
        asked(question),
        question.startingText(),
        exercise.hints().size(),
        exercise.help());
  }

  private static Optional<Numbers> numbers(Question question) {
    return switch (question) {
      case Question.Compose compose -> Optional.of(compose.numbers());
      case Question.Complete complete -> Optional.of(complete.numbers());
      case Question.States states -> Optional.empty();
    };
  }

  private static List<String> given(Question question) {
    return switch (question) {
      case Question.Compose compose -> List.of();
      case Question.Complete complete -> complete.givenText();
      case Question.States states -> states.givenText();
    };
  }

  private static List<Question.Moment> asked(Question question) {
    return switch (question) {
      case Question.Compose compose -> List.of();
      case Question.Complete complete -> List.of();
      case Question.States states -> states.asked();
    };
  }
}
