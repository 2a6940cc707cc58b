package org.ackademy.quiz;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.util.List;
import java.util.Optional;
import org.ackademy.notation.Numbers;
import org.ackademy.question.Handout;
import org.ackademy.question.HelpLevel;
import org.ackademy.question.Language;
import org.ackademy.replay.Side;

/**
 * An exercise as learners see it: a handout, never a key.
 *
 * @param type the kind of question
 * @param version names the content
 * @param task Markdown
 * @param hosts what the hosts are called, A's name first
 * @param scenario the hosts, the network and the goal, as cases state them
 * @param numbers whether lines must state their numbers, where the answer has lines
 * @param given lines that stand there already
 * @param asked the moments whose states are asked for
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
    List<String> hosts,
    @JsonRawValue String scenario,
    Optional<Numbers> numbers,
    List<String> given,
    List<Asked> asked,
    String startingText,
    int hints,
    HelpLevel help) {
  public ExerciseView {
    hosts = List.copyOf(hosts);
    given = List.copyOf(given);
    asked = List.copyOf(asked);
  }

  /** What a learner may see. */
  public static ExerciseView of(OfferedQuiz.Placed placed, Language language) {
    Handout handout = Handout.of(placed.exercise(), language);
    return new ExerciseView(
        handout.id(),
        handout.type(),
        handout.version(),
        handout.title(),
        handout.task(),
        placed.exercise().hosts().in(language),
        placed.scenario(),
        handout.numbers(),
        handout.given(),
        handout.asked().stream().map(moment -> new Asked(moment.line(), moment.side())).toList(),
        handout.startingText(),
        handout.hints(),
        handout.help());
  }

  /** A moment whose state is asked for: right after a line, counted from 1. */
  public record Asked(int line, Side host) {}
}
