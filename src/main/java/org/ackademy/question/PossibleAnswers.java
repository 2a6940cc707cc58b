package org.ackademy.question;

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
  private PossibleAnswers() {}

  /**
   * The valid answers of an exercise whose answer is an exchange; nothing where it is another kind
   * or the exchange is seen at a host. Text has the lengths that the goal or a model answer names.
   *
   * @param reach how far to look; lines that the exercise gives count
   */
  public static Optional<ValidExchanges> of(Exercise exercise, ValidExchanges.Reach reach) {
    Scenario scenario = exercise.question().scenario();
    if (scenario.vantage() != Scenario.Vantage.WIRE) {
      return Optional.empty();
    }
    return given(exercise.question())
        .map(given -> ValidExchanges.of(scenario, given, lengths(exercise), reach));
  }

  private static Optional<Exchange> given(Question question) {
    return switch (question) {
      case Question.Compose compose -> Optional.of(new Exchange(List.of()));
      case Question.Complete complete -> Optional.of(complete.given());
      case Question.States states -> Optional.empty();
    };
  }

  private static Map<Side, SortedSet<Integer>> lengths(Exercise exercise) {
    Map<Side, SortedSet<Integer>> lengths = new EnumMap<>(Side.class);
    for (Side side : Side.values()) {
      lengths.put(side, new TreeSet<>());
    }
    if (exercise.question().scenario().goal() instanceof Goal.Reached goal) {
      goal.delivered().forEach((side, octets) -> add(lengths, side, octets));
    }
    for (Exercise.ModelAnswer answer : exercise.answers()) {
      if (Reading.read(exercise.question(), exercise.hosts().names(), answer.text())
              instanceof Parsed.Done<Reading.Written> done
          && done.value() instanceof Reading.Written.Segments segments) {
        add(lengths, segments.exchange());
      }
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
