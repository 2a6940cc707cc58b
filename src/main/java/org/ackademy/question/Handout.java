package org.ackademy.question;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.ackademy.notation.JsonWriter;
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
 * @param taskHtml the same as HTML, where that is wanted
 * @param hosts what A and B are called, A first
 * @param shown what the kind of question adds
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
    Optional<String> taskHtml,
    List<String> hosts,
    Shown shown,
    String startingText,
    int hints,
    HelpLevel help) {

  public Handout {
    hosts = List.copyOf(hosts);
  }

  /** The handout of an exercise in one language, its texts as Markdown. */
  public static Handout of(Exercise exercise, Language language) {
    return of(exercise, Audience.of(language));
  }

  /** The handout of an exercise. */
  public static Handout of(Exercise exercise, Audience audience) {
    Language language = audience.language();
    Question question = exercise.question();
    return new Handout(
        exercise.id(),
        question.type(),
        exercise.version(),
        exercise.title().in(language),
        exercise.task().in(language),
        audience.html(exercise.task()),
        exercise.hosts().in(language),
        question.shown(audience),
        question.startingText(),
        exercise.hints().size(),
        exercise.help());
  }

  /**
   * What a kind of question adds.
   *
   * @param scenario the hosts, the network and the goal, where they are to be known
   * @param numbers whether lines must state their numbers, where the answer has lines
   * @param given lines that stand there already, empty where there are none
   * @param asked the moments whose states are asked for, empty where none are
   * @param sheet what else there is to fill in, a JSON object
   */
  public record Shown(
      Optional<Scenario> scenario,
      Optional<Numbers> numbers,
      List<String> given,
      List<Question.Moment> asked,
      String sheet) {
    private static final String NOTHING = "{}";

    public Shown {
      given = List.copyOf(given);
      asked = List.copyOf(asked);
    }

    /** Lines under a scenario. */
    static Shown lines(Scenario scenario, Optional<Numbers> numbers, List<String> given) {
      return new Shown(Optional.of(scenario), numbers, given, List.of(), NOTHING);
    }

    /** A sheet to fill in; the writer gets the inside of an object. */
    static Shown sheet(Consumer<JsonWriter> writer) {
      return new Shown(Optional.empty(), Optional.empty(), List.of(), List.of(), written(writer));
    }

    /** The same, and states are asked for. */
    Shown asking(List<Question.Moment> moments) {
      return new Shown(scenario, numbers, given, moments, sheet);
    }

    /** The same with a sheet. */
    Shown with(Consumer<JsonWriter> writer) {
      return new Shown(scenario, numbers, given, asked, written(writer));
    }

    private static String written(Consumer<JsonWriter> writer) {
      var out = new StringBuilder();
      var json = new JsonWriter(out).openObject();
      writer.accept(json);
      json.closeObject();
      return out.toString();
    }
  }
}
