package org.ackademy.quiz;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.util.List;
import java.util.Optional;
import org.ackademy.notation.Numbers;
import org.ackademy.platform.Remembered;
import org.ackademy.question.Audience;
import org.ackademy.question.Definition;
import org.ackademy.question.Handout;
import org.ackademy.question.HelpLevel;
import org.ackademy.question.Language;
import org.ackademy.quiz.markdown.Markdown;
import org.ackademy.replay.Side;
import org.jspecify.annotations.Nullable;

/**
 * An exercise as learners see it: a handout, never a key.
 *
 * @param type the kind of question
 * @param version names the content
 * @param task Markdown
 * @param taskHtml the same as HTML that is safe to show
 * @param hosts what the hosts are called, A's name first
 * @param scenario the hosts, the network and the goal, as cases state them, where there are any
 * @param numbers whether lines must state their numbers, where the answer has lines
 * @param given lines that stand there already
 * @param asked the moments whose states are asked for
 * @param sheet what the kind of question gives to fill in, a JSON object
 * @param startingText what the editor holds at first
 * @param hints how many there are
 * @param help the most that may be revealed while an answer can be tried again
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record ExerciseView(
    String id,
    String type,
    String version,
    String title,
    String task,
    Optional<String> taskHtml,
    List<String> hosts,
    @JsonRawValue @Nullable String scenario,
    Optional<Numbers> numbers,
    List<String> given,
    List<Asked> asked,
    @JsonRawValue String sheet,
    String startingText,
    int hints,
    HelpLevel help) {
  /** The most that are remembered: some 10 MB. */
  public static final int REMEMBERED_MAX = 12_000;

  /** A class that begins at the same moment sees the same exercises, and each reloads its page. */
  private static final Remembered<Seen, ExerciseView> REMEMBERED = new Remembered<>(REMEMBERED_MAX);

  public ExerciseView {
    hosts = List.copyOf(hosts);
    given = List.copyOf(given);
    asked = List.copyOf(asked);
  }

  /**
   * What a learner may see.
   *
   * @param seed the attempt's
   */
  public static ExerciseView of(OfferedQuiz.Placed placed, long seed, Language language) {
    return REMEMBERED.of(
        new Seen(placed.definition().version(), placed.variant(seed), language),
        () -> of(placed.drawn(seed), language));
  }

  /** What whoever has no attempt may see. */
  public static ExerciseView ofSample(OfferedQuiz.Placed placed, Language language) {
    return of(placed.definition().sample(), language);
  }

  /** What the learner sees who has this. */
  public static ExerciseView of(Definition.Drawn drawn, Language language) {
    Handout handout = Handout.of(drawn.exercise(), Audience.of(language, Markdown::html));
    Handout.Shown shown = handout.shown();
    return new ExerciseView(
        handout.id(),
        handout.type(),
        handout.version(),
        handout.title(),
        handout.task(),
        handout.taskHtml(),
        handout.hosts(),
        shown.scenario().isPresent() ? drawn.scenario() : null,
        shown.numbers(),
        shown.given(),
        shown.asked().stream().map(moment -> new Asked(moment.line(), moment.side())).toList(),
        shown.sheet(),
        handout.startingText(),
        handout.hints(),
        handout.help());
  }

  /** What a view follows from. */
  private record Seen(String version, long seed, Language language) {}

  /** A moment whose state is asked for: right after a line, counted from 1. */
  public record Asked(int line, Side host) {}
}
