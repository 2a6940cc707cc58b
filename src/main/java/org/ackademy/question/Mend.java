package org.ackademy.question;

import java.util.Map;
import java.util.Optional;
import org.ackademy.notation.ExchangeReader;
import org.ackademy.notation.Numbers;
import org.ackademy.notation.Parsed;
import org.ackademy.replay.Case;
import org.ackademy.replay.Exchange;
import org.ackademy.replay.Repair;
import org.ackademy.replay.Replay;
import org.ackademy.replay.Scenario;

/**
 * Mend an exchange that could not have happened, or that does not reach its goal. The editor holds
 * it; whatever comes of it is judged by replay, and earns what it is better than it was.
 *
 * @param scenario the hosts, the network and the goal
 * @param numbers whether lines must state their numbers
 * @param given the exchange that is to be mended
 */
public record Mend(Scenario scenario, Numbers numbers, Given given) implements Question {
  static final String TYPE = "repair";

  static Optional<Question> read(Source source) {
    Optional<Scenario> scenario = source.scenario();
    Optional<Numbers> numbers = source.numbers();
    Optional<Given> given = source.given();
    return source.isSound()
        ? Optional.of(new Mend(scenario.orElseThrow(), numbers.orElseThrow(), given.orElseThrow()))
        : Optional.empty();
  }

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public String startingText() {
    return String.join("\n", given.texts());
  }

  private Case asGiven() {
    return new Case(TYPE, scenario, given.exchange(), Map.of());
  }

  /** The cheapest repair. */
  @Override
  public Optional<String> key() {
    return Repair.of(asGiven(), 0)
        .map(found -> String.join("\n", ExchangeReader.print(found.exchange())));
  }

  @Override
  public Parsed<Reply> read(Asking asking, String answer) {
    return Segments.read(asking.names(), numbers, answer)
        .then(
            exchange ->
                Parsed.done(new Bettered(own(asking, exchange), own(asking, given.exchange()))));
  }

  private Segments own(Asking asking, Exchange exchange) {
    return new Segments(asking.id(), scenario, exchange, 0, exchange.lines());
  }

  @Override
  public Handout.Shown shown(Audience audience) {
    return Handout.Shown.lines(scenario, Optional.of(numbers), given.texts());
  }

  @Override
  public void prove(Flaws flaws) {
    if (Replay.isValid(asGiven())) {
      flaws.at("/given", Wrong.MENDED_ALREADY);
    }
  }
}
