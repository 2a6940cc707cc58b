package org.ackademy.question;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ackademy.notation.Numbers;
import org.ackademy.notation.Parsed;
import org.ackademy.replay.Case;
import org.ackademy.replay.Exchange;
import org.ackademy.replay.Goal;
import org.ackademy.replay.Judgement;
import org.ackademy.replay.Line;
import org.ackademy.replay.Replay;
import org.ackademy.replay.Scenario;

/**
 * Continue an exchange so that the whole reaches the scenario's goal. Lines are counted from the
 * first given one; an answer may repeat the given lines or begin right after them.
 *
 * @param scenario the hosts, the network and the goal
 * @param numbers whether lines must state their numbers
 * @param given the lines that stand there already, at least one
 * @param startingText what the editor holds at first
 */
public record Complete(Scenario scenario, Numbers numbers, Given given, String startingText)
    implements Question {
  static final String TYPE = "complete";

  static Optional<Question> read(Source source) {
    Optional<Scenario> scenario = source.scenario();
    Optional<Numbers> numbers = source.numbers();
    String start = source.start();
    Optional<Given> given = source.given();
    return source.isSound()
        ? Optional.of(
            new Complete(scenario.orElseThrow(), numbers.orElseThrow(), given.orElseThrow(), start))
        : Optional.empty();
  }

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public int givenLines() {
    return given.exchange().size();
  }

  @Override
  public Parsed<Reply> read(Asking asking, String answer) {
    return Segments.read(asking.names(), numbers, answer)
        .then(written -> Parsed.done(continued(asking, written)));
  }

  private Reply continued(Asking asking, Exchange written) {
    List<Line> first = given.exchange().lines();
    List<Line> own = written.lines();
    boolean repeated = own.size() >= first.size() && own.subList(0, first.size()).equals(first);
    if (repeated) {
      own = own.subList(first.size(), own.size());
    }
    List<Line> all = new ArrayList<>(first);
    all.addAll(own);
    return new Segments(asking.id(), scenario, new Exchange(all), first.size(), own);
  }

  /** What is given is possible as far as it goes, and something is missing. */
  @Override
  public void prove(Flaws flaws) {
    if (Replay.isValid(asGiven(scenario))) {
      flaws.at("/given", Wrong.GIVEN_WHOLE);
    } else if (Replay.judge(asGiven(scenario.withGoal(new Goal.AnyPrefix()))).verdict()
        instanceof Judgement.Invalid invalid) {
      flaws.at(
          "/given/" + (invalid.violation().at() - 1),
          Wrong.GIVEN_IMPOSSIBLE,
          invalid.violation().code());
    }
  }

  private Case asGiven(Scenario asked) {
    return new Case(TYPE, asked, given.exchange(), Map.of());
  }

  @Override
  public Handout.Shown shown(Audience audience) {
    return Handout.Shown.lines(scenario, Optional.of(numbers), given.texts());
  }
}
