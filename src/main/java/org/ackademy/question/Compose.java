package org.ackademy.question;

import java.util.List;
import java.util.Optional;
import org.ackademy.notation.Numbers;
import org.ackademy.notation.Parsed;
import org.ackademy.replay.Scenario;

/**
 * Write an exchange that reaches the scenario's goal.
 *
 * @param scenario the hosts, the network and the goal
 * @param numbers whether lines must state their numbers
 * @param startingText what the editor holds at first
 */
public record Compose(Scenario scenario, Numbers numbers, String startingText) implements Question {
  static final String TYPE = "compose";

  static Optional<Question> read(Source source) {
    Optional<Scenario> scenario = source.scenario();
    Optional<Numbers> numbers = source.numbers();
    String start = source.start();
    return source.isSound()
        ? Optional.of(new Compose(scenario.orElseThrow(), numbers.orElseThrow(), start))
        : Optional.empty();
  }

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public Parsed<Reply> read(Asking asking, String answer) {
    return Segments.read(asking.names(), numbers, answer)
        .then(exchange -> Parsed.done(Segments.own(asking, scenario, exchange)));
  }

  @Override
  public Handout.Shown shown(Audience audience) {
    return Handout.Shown.lines(scenario, Optional.of(numbers), List.of());
  }
}
