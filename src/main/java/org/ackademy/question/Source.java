package org.ackademy.question;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ackademy.notation.ExchangeReader;
import org.ackademy.notation.LineReader;
import org.ackademy.notation.Numbers;
import org.ackademy.notation.Parsed;
import org.ackademy.notation.ScenarioReader;
import org.ackademy.replay.Exchange;
import org.ackademy.replay.Line;
import org.ackademy.replay.Scenario;

/**
 * The file of an exercise while its question is being read, and what more than one kind of question
 * reads there. Nothing may be made of what is read once there is a flaw.
 *
 * @param root the file
 * @param hosts what its hosts are called
 * @param chance from which the order of options and the like is drawn
 * @param flaws those found so far
 */
record Source(Node root, Hosts hosts, Chance chance, List<Flaw> flaws) {

  /** Whether nothing was wrong so far. */
  boolean isSound() {
    return flaws.isEmpty();
  }

  Optional<Scenario> scenario() {
    return scenarioOf(root);
  }

  /** The scenario of a node. */
  Optional<Scenario> scenarioOf(Node of) {
    Node node = of.field("scenario");
    if (!isSound()) {
      return Optional.empty();
    }
    return switch (new ScenarioReader(LineReader.PLAIN).read(node.tree())) {
      case Parsed.Done<Scenario> done -> Optional.of(done.value());
      case Parsed.Failed<Scenario> failed -> {
        var fault = failed.fault();
        flaws.add(Flaw.at(fault.line(), fault.column(), Wrong.EXPECTED, fault));
        yield Optional.empty();
      }
    };
  }

  /** Whether lines must state their numbers; they must where the file does not say. */
  Optional<Numbers> numbers() {
    return root.find("numbers")
        .map(node -> node.oneOf(Numbers.class))
        .orElse(Optional.of(Numbers.REQUIRED));
  }

  /** What the editor holds at first. */
  String start() {
    return root.find("start").map(Node::lines).map(lines -> String.join("\n", lines)).orElse("");
  }

  /** The lines that stand there already. */
  Optional<Given> given() {
    return given("given");
  }

  /** Lines of a field, at least one, whose numbers may be left out. */
  Optional<Given> given(String field) {
    return givenOf(root, field);
  }

  /** A scenario and what has happened there. */
  record Scene(Scenario scenario, Exchange exchange) {}

  /** The scenario of a node and its {@code given} lines. */
  Optional<Scene> sceneOf(Node of) {
    Optional<Scenario> scenario = scenarioOf(of);
    Optional<Given> given = givenOf(of, "given");
    return isSound()
        ? Optional.of(new Scene(scenario.orElseThrow(), given.orElseThrow().exchange()))
        : Optional.empty();
  }

  private Optional<Given> givenOf(Node of, String field) {
    List<Line> lines = new ArrayList<>();
    List<String> texts = new ArrayList<>();
    LineReader reader = new LineReader(hosts.names(), Numbers.OPTIONAL);
    Node node = of.field(field);
    for (Node item : node.items()) {
      String text = item.text();
      texts.add(text);
      switch (new ExchangeReader(reader, 1).read(List.of(text))) {
        case Parsed.Done<Exchange> done -> lines.addAll(done.value().lines());
        case Parsed.Failed<Exchange> failed ->
            flaws.add(
                new Place(item.tree().line(), item.tree().column())
                    .further(failed.fault().column() - 1)
                    .flaw(Wrong.EXPECTED, failed.fault()));
      }
    }
    if (texts.isEmpty()) {
      node.flaw(Wrong.LINES_NONE, field);
    }
    return isSound() ? Optional.of(new Given(new Exchange(lines), texts)) : Optional.empty();
  }
}
