package org.ackademy.question;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.ackademy.notation.Parsed;
import org.ackademy.replay.Exchange;
import org.ackademy.replay.Goal;
import org.ackademy.replay.Line;
import org.ackademy.replay.Scenario;
import org.ackademy.replay.Side;
import org.ackademy.replay.ValidExchanges;

/** Which answers to an exercise are right, so that its author sees how many there are. */
public final class PossibleAnswers {
  /** As far as authors want to know: a little beyond the shortest. */
  public static final ValidExchanges.Reach LOOKED_AT =
      new ValidExchanges.Reach(ValidExchanges.LINES_MAX, 2);

  private PossibleAnswers() {}

  /**
   * The valid answers of an exercise whose answer is an exchange; nothing where it is another kind
   * or the exchange is seen at a host. Text has the lengths that the goal or a model answer names.
   *
   * @param reach how far to look; lines that the exercise gives count
   */
  public static Optional<ValidExchanges> of(Exercise exercise, ValidExchanges.Reach reach) {
    List<Segments> answers = new ArrayList<>();
    var asking = new Question.Asking(exercise.id(), exercise.hosts().names());
    for (Exercise.ModelAnswer answer : exercise.answers()) {
      if (exercise.question().read(asking, answer.text()) instanceof Parsed.Done<Reply> done) {
        if (done.value() instanceof Segments segments) {
          answers.add(segments);
        } else if (done.value() instanceof Bettered bettered) {
          answers.add(bettered.reply());
        }
      }
    }
    return answers.stream()
        .findFirst()
        .filter(any -> any.scenario().vantage() == Scenario.Vantage.WIRE)
        .map(any -> ValidExchanges.of(any.scenario(), given(any), lengths(answers), reach));
  }

  private static Exchange given(Segments any) {
    return new Exchange(any.exchange().lines().subList(0, any.given()));
  }

  private static Map<Side, SortedSet<Integer>> lengths(List<Segments> answers) {
    Map<Side, SortedSet<Integer>> lengths = new EnumMap<>(Side.class);
    for (Side side : Side.values()) {
      lengths.put(side, new TreeSet<>());
    }
    for (Segments answer : answers) {
      if (answer.scenario().goal() instanceof Goal.Reached goal) {
        goal.delivered().forEach((side, octets) -> add(lengths, side, octets));
      }
      add(lengths, answer.exchange());
    }
    return lengths;
  }

  private static void add(Map<Side, SortedSet<Integer>> lengths, Exchange exchange) {
    for (Line line : exchange.lines()) {
      add(lengths, line.from(), line.segment().length());
    }
  }

  private static void add(Map<Side, SortedSet<Integer>> lengths, Side side, int octets) {
    if (octets > 0) {
      lengths.getOrDefault(side, new TreeSet<>()).add(octets);
    }
  }
}
