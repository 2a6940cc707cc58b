package org.ackademy.question;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ackademy.notation.LineReader;
import org.ackademy.notation.Parsed;
import org.ackademy.notation.ScenarioReader;
import org.ackademy.notation.Tree;
import org.ackademy.replay.Case;
import org.ackademy.replay.Exchange;
import org.ackademy.replay.Line;
import org.ackademy.replay.Replay;
import org.ackademy.replay.Scenario;

/**
 * Say which unseen event makes an exchange possible: a loss, a call, an old segment. Each option
 * says in {@code with} what it adds to the scenario ({@code lost}: the lines that never arrive;
 * {@code network}, {@code calls}, {@code earlier}, {@code reopens}, {@code goal}: as there). It is
 * right where replay finds the exchange VALID with it; without any, it must not be.
 *
 * @param choice the options, of which those hold that replay says
 * @param scenario the hosts and the network, without any of the events
 * @param given the exchange
 */
public record Explain(Choice choice, Scenario scenario, Given given) implements Question {
  static final String TYPE = "explain";

  static Optional<Question> read(Source source) {
    Optional<Scenario> scenario = source.scenario();
    Optional<Given> given = source.given();
    if (!source.isSound()) {
      return Optional.empty();
    }
    Optional<Choice> choice =
        Choice.options(
            source.root(),
            "",
            source.chance(),
            item -> explains(source.root(), given.orElseThrow(), item.field("with")));
    return choice.map(options -> new Explain(options, scenario.orElseThrow(), given.orElseThrow()));
  }

  private static boolean explains(Node root, Given given, Node with) {
    Set<Integer> lost = new HashSet<>();
    for (Node line : with.items("lost")) {
      line.count().ifPresent(lost::add);
    }
    lost.stream()
        .filter(line -> line > given.exchange().size())
        .forEach(line -> with.flaw(Wrong.LINE_UNKNOWN, line));
    return switch (new ScenarioReader(LineReader.PLAIN)
        .read(merged(root.field("scenario").tree(), with.tree()))) {
      case Parsed.Done<Scenario> done -> isValid(done.value(), without(given.exchange(), lost));
      case Parsed.Failed<Scenario> failed -> {
        with.flaw(Wrong.EXPECTED, failed.fault());
        yield false;
      }
    };
  }

  private static Tree merged(Tree scenario, Tree with) {
    if (!(scenario instanceof Tree.Mapping base) || !(with instanceof Tree.Mapping more)) {
      return scenario;
    }
    List<Tree.Entry> entries = new ArrayList<>();
    for (Tree.Entry entry : base.entries()) {
      if (more.find(entry.name()).isEmpty()) {
        entries.add(entry);
      }
    }
    for (Tree.Entry entry : more.entries()) {
      if (!entry.name().equals("lost")) {
        entries.add(entry);
      }
    }
    return new Tree.Mapping(base.line(), base.column(), entries);
  }

  /** The exchange with these lines marked as lost. */
  private static Exchange without(Exchange exchange, Set<Integer> lost) {
    List<Line> lines = new ArrayList<>();
    for (int number = 1; number <= exchange.size(); number++) {
      Line line = exchange.line(number);
      lines.add(
          lost.contains(number)
              ? new Line(line.from(), line.segment(), line.given(), Line.Fate.LOST)
              : line);
    }
    return new Exchange(lines);
  }

  private static boolean isValid(Scenario scenario, Exchange exchange) {
    return Replay.isValid(new Case(TYPE, scenario, exchange, Map.of()));
  }

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public Optional<String> key() {
    return choice.key();
  }

  @Override
  public List<Slip> slips() {
    return choice.slips();
  }

  @Override
  public Parsed<Reply> read(Asking asking, String answer) {
    return choice.read(asking, answer);
  }

  @Override
  public Handout.Shown shown(Audience audience) {
    return Handout.Shown.lines(scenario, Optional.empty(), given.texts())
        .with(json -> choice.show(json, audience));
  }

  @Override
  public void prove(Flaws flaws) {
    if (isValid(scenario, given.exchange())) {
      flaws.at("/given", Wrong.EXPLAINED_ALREADY);
    }
    choice.prove(flaws);
  }

  @Override
  public List<Named> misconceptions() {
    return choice.misconceptions();
  }
}
