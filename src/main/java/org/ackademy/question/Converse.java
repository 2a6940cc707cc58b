package org.ackademy.question;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ackademy.notation.ExchangeReader;
import org.ackademy.notation.Expected;
import org.ackademy.notation.Fault;
import org.ackademy.notation.LinePrinter;
import org.ackademy.notation.Numbers;
import org.ackademy.notation.Parsed;
import org.ackademy.replay.Case;
import org.ackademy.replay.Exchange;
import org.ackademy.replay.Judgement;
import org.ackademy.replay.Line;
import org.ackademy.replay.Replay;
import org.ackademy.replay.Scenario;
import org.ackademy.replay.Side;

/**
 * Play one host, turn by turn; the machine plays the other. Nothing is kept between turns: the
 * answer is what was said so far, and what the machine says follows from the learner's lines alone,
 * so that its lines in an answer are looked at only to be left out. It takes the shortest way to
 * the goal, and says nothing to what could not have happened.
 *
 * @param scenario the hosts, the network and the goal
 * @param numbers whether lines must state their numbers
 * @param learner the host that the learner plays
 */
public record Converse(Scenario scenario, Numbers numbers, Side learner) implements Question {
  static final String TYPE = "converse";

  /** The most lines of the learner's. */
  static final int TURNS_MAX = 30;

  /** The most lines that the machine says at once. */
  private static final int SAID_MAX = 10;

  static Optional<Question> read(Source source) {
    Optional<Scenario> scenario = source.scenario();
    Optional<Numbers> numbers = source.numbers();
    Optional<Side> learner = source.root().field("plays").oneOf(Side.class);
    return source.isSound()
        ? Optional.of(
            new Converse(scenario.orElseThrow(), numbers.orElseThrow(), learner.orElseThrow()))
        : Optional.empty();
  }

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public Optional<String> key() {
    List<String> lines = new ArrayList<>();
    for (Line line : said(List.of(), Optional.empty())) {
      lines.add(LinePrinter.print(line));
    }
    return Optional.of(String.join("\n", lines));
  }

  /** The shortest way on to the goal, as far as it is one host's turn, or all of it. */
  private List<Line> said(List<Line> before, Optional<Side> whose) {
    Case asked = new Case(TYPE, scenario, new Exchange(before), Map.of());
    List<Line> said = new ArrayList<>();
    if (Replay.judge(asked).verdict() instanceof Judgement.Incomplete incomplete) {
      for (Judgement.Move move : incomplete.completion()) {
        if (whose.isPresent() && whose.get() != move.from()) {
          break;
        }
        said.add(new Line(move.from(), move.segment(), Line.Given.NUMBERS, Line.Fate.UNSAID));
      }
    }
    return said.subList(0, whose.isPresent() ? Math.min(said.size(), SAID_MAX) : said.size());
  }

  /**
   * The conversation that a learner's lines lead to.
   *
   * @param answer what was said so far; the machine's lines in it do not count
   * @return all lines so far, and what the machine says next
   */
  public Parsed<List<String>> talk(Asking asking, String answer) {
    return heard(asking, answer)
        .then(own -> Parsed.done(ExchangeReader.print(new Exchange(conversation(own)))));
  }

  private Parsed<List<Line>> heard(Asking asking, String answer) {
    return Segments.read(asking.names(), numbers, answer)
        .then(
            exchange -> {
              List<Line> own =
                  exchange.lines().stream().filter(line -> line.from() == learner).toList();
              return own.size() > TURNS_MAX
                  ? Parsed.failed(Fault.at(1, 1, Expected.LINES_AT_MOST, String.valueOf(TURNS_MAX)))
                  : Parsed.done(own);
            });
  }

  private List<Line> conversation(List<Line> own) {
    Optional<Side> machine = Optional.of(learner.peer());
    List<Line> lines = new ArrayList<>(said(List.of(), machine));
    for (Line line : own) {
      lines.add(line);
      lines.addAll(said(List.copyOf(lines), machine));
    }
    return lines;
  }

  @Override
  public Parsed<Reply> read(Asking asking, String answer) {
    return heard(asking, answer)
        .then(
            own ->
                Parsed.done(
                    new Segments(asking.id(), scenario, new Exchange(conversation(own)), 0, own)));
  }

  @Override
  public Handout.Shown shown(Audience audience) {
    return Handout.Shown.lines(
            scenario,
            Optional.of(numbers),
            ExchangeReader.print(new Exchange(conversation(List.of()))))
        .with(json -> json.name("plays").text(learner.name()));
  }

  @Override
  public void prove(Flaws flaws) {
    if (said(List.of(), Optional.empty()).stream().noneMatch(line -> line.from() == learner)) {
      flaws.at("/plays", Wrong.NOTHING_TO_SAY);
    }
  }
}
