package org.ackademy.question;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.ackademy.notation.ExchangeReader;
import org.ackademy.notation.HostNames;
import org.ackademy.notation.LineReader;
import org.ackademy.notation.Numbers;
import org.ackademy.notation.Parsed;
import org.ackademy.notation.ScenarioReader;
import org.ackademy.notation.Tree;
import org.ackademy.replay.Code;
import org.ackademy.replay.Exchange;
import org.ackademy.replay.Line;
import org.ackademy.replay.Scenario;
import org.ackademy.replay.Side;

/**
 * Reads the file of an exercise, whatever language its tree was written in. What a schema can say
 * of a file is checked here only as far as it is needed to read on.
 */
public final class ExerciseReader {
  private final List<Flaw> flaws = new ArrayList<>();
  private final Node root;
  private final Tree tree;

  private ExerciseReader(Tree tree) {
    this.tree = tree;
    this.root = Node.root(tree, flaws);
  }

  /** Reads an exercise; all flaws that prevent it are told at once. */
  public static Read<Exercise> read(Tree tree) {
    return new ExerciseReader(tree).read();
  }

  private Read<Exercise> read() {
    String id = root.field("id").text();
    Text title = root.field("title").words();
    Text task = root.field("task").words();
    List<Text> hints = root.items("hints").stream().map(Node::words).toList();
    Text explanation = root.field("explanation").words();
    Hosts hosts = hosts();
    Optional<Question> question = question(hosts);
    List<Exercise.ModelAnswer> answers = answers();
    List<Exercise.Mistake> mistakes = mistakes();
    Exercise.References references = references();
    Optional<HelpLevel> help =
        root.find("help")
            .map(node -> node.oneOf(HelpLevel.class))
            .orElse(Optional.of(HelpLevel.VALUE));
    if (!flaws.isEmpty() || question.isEmpty() || help.isEmpty()) {
      return new Read.Flawed<>(flaws);
    }
    return new Read.Done<>(
        new Exercise(
            id,
            title,
            task,
            hints,
            explanation,
            hosts,
            question.get(),
            answers,
            mistakes,
            references,
            help.get(),
            Fingerprint.of(tree)));
  }

  private Hosts hosts() {
    Optional<Node> names = root.find("names");
    Optional<Text> a = names.flatMap(node -> node.find("A")).map(Node::words);
    Optional<Text> b = names.flatMap(node -> node.find("B")).map(Node::words);
    Optional<String> problem = HostNames.problem(all(a), all(b));
    if (problem.isPresent()) {
      names.orElse(root).flaw(problem.get());
      return Hosts.LETTERS;
    }
    return new Hosts(a, b);
  }

  private static List<String> all(Optional<Text> name) {
    return name.map(text -> List.of(text.en(), text.ko())).orElse(List.of());
  }

  private Optional<Question> question(Hosts hosts) {
    Node type = root.field("type");
    Optional<Scenario> scenario = scenario();
    Optional<Numbers> numbers =
        root.find("numbers")
            .map(node -> node.oneOf(Numbers.class))
            .orElse(Optional.of(Numbers.REQUIRED));
    String start = root.find("start").map(Node::lines).map(ExerciseReader::joined).orElse("");
    return switch (type.text()) {
      case "compose" -> compose(scenario, numbers, start);
      case "complete" -> complete(scenario, numbers, start, given(hosts));
      case "states" -> states(scenario, start, given(hosts));
      default -> {
        type.flaw("there is no type " + type.text());
        yield Optional.empty();
      }
    };
  }

  private Optional<Question> compose(
      Optional<Scenario> scenario, Optional<Numbers> numbers, String start) {
    return flaws.isEmpty()
        ? Optional.of(new Question.Compose(scenario.orElseThrow(), numbers.orElseThrow(), start))
        : Optional.empty();
  }

  private Optional<Question> complete(
      Optional<Scenario> scenario, Optional<Numbers> numbers, String start, Given given) {
    return flaws.isEmpty()
        ? Optional.of(
            new Question.Complete(
                scenario.orElseThrow(),
                numbers.orElseThrow(),
                given.exchange(),
                given.texts(),
                start))
        : Optional.empty();
  }

  private Optional<Question> states(Optional<Scenario> scenario, String start, Given given) {
    List<Question.Moment> asked = asked(given.exchange().size());
    return flaws.isEmpty()
        ? Optional.of(
            new Question.States(
                scenario.orElseThrow(), given.exchange(), given.texts(), asked, start))
        : Optional.empty();
  }

  private Optional<Scenario> scenario() {
    Node node = root.field("scenario");
    if (!flaws.isEmpty()) {
      return Optional.empty();
    }
    return switch (new ScenarioReader(LineReader.PLAIN).read(node.tree())) {
      case Parsed.Done<Scenario> done -> Optional.of(done.value());
      case Parsed.Failed<Scenario> failed -> {
        var fault = failed.fault();
        flaws.add(new Flaw(fault.line(), fault.column(), "expected " + fault.text()));
        yield Optional.empty();
      }
    };
  }

  /** The lines that stand there already, read and as written. */
  private record Given(Exchange exchange, List<String> texts) {}

  private Given given(Hosts hosts) {
    List<Line> lines = new ArrayList<>();
    List<String> texts = new ArrayList<>();
    LineReader reader = new LineReader(hosts.names(), Numbers.OPTIONAL);
    for (Node item : root.field("given").items()) {
      String text = item.text();
      texts.add(text);
      switch (new ExchangeReader(reader, 1).read(List.of(text))) {
        case Parsed.Done<Exchange> done -> lines.addAll(done.value().lines());
        case Parsed.Failed<Exchange> failed ->
            flaws.add(
                new Place(item.tree().line(), item.tree().column())
                    .further(failed.fault().column() - 1)
                    .flaw("expected " + failed.fault().text()));
      }
    }
    if (texts.isEmpty()) {
      root.field("given").flaw("given must have a line");
    }
    return new Given(new Exchange(lines), texts);
  }

  private List<Question.Moment> asked(int lines) {
    Set<Question.Moment> asked = new LinkedHashSet<>();
    for (Node item : root.field("asked").items()) {
      String text = item.text();
      if (!text.matches("[1-9][0-9]{0,2} [AB]")) {
        item.flaw("a moment is a line's number and a host: 2 B");
        continue;
      }
      int line = Integer.parseInt(text.substring(0, text.indexOf(' ')));
      if (line > lines) {
        item.flaw("there is no line " + line);
      }
      if (!asked.add(new Question.Moment(line, Side.valueOf(text.substring(text.length() - 1))))) {
        item.flaw(text + " is asked twice");
      }
    }
    if (asked.isEmpty()) {
      root.field("asked").flaw("asked must name a moment");
    }
    return List.copyOf(asked);
  }

  private List<Exercise.ModelAnswer> answers() {
    Node node = root.field("answers");
    List<Exercise.ModelAnswer> answers = new ArrayList<>();
    for (Node item : node.items()) {
      answers.add(
          new Exercise.ModelAnswer(
              item.field("shows").words(), joined(item.field("lines").lines())));
    }
    if (answers.isEmpty()) {
      node.flaw("there must be a model answer");
    }
    return answers;
  }

  private List<Exercise.Mistake> mistakes() {
    List<Exercise.Mistake> mistakes = new ArrayList<>();
    for (Node item : root.items("wrong")) {
      String text = joined(item.field("lines").lines());
      Optional<Exercise.Expectation> expected = expectation(item.field("gets"));
      Optional<String> misconception = item.find("misconception").map(Node::text);
      Text feedback = item.field("feedback").words();
      expected.ifPresent(
          gets -> mistakes.add(new Exercise.Mistake(text, gets, misconception, feedback)));
    }
    return mistakes;
  }

  private Optional<Exercise.Expectation> expectation(Node gets) {
    Node node = gets.field("verdict");
    Optional<Verdict> verdict = node.oneOf(Verdict.class);
    OptionalInt at = gets.find("at").map(Node::count).orElse(OptionalInt.empty());
    Optional<Code> code = gets.find("code").flatMap(name -> name.oneOf(Code.class));
    if (verdict.isPresent() && verdict.get() == Verdict.VALID) {
      node.flaw("a wrong answer cannot be VALID");
      return Optional.empty();
    }
    return verdict.map(found -> new Exercise.Expectation(found, at, code));
  }

  private Exercise.References references() {
    return new Exercise.References(
        root.find("claims").map(Node::texts).orElse(Set.of()),
        root.find("misconceptions").map(Node::texts).orElse(Set.of()),
        root.find("rfc").map(Node::texts).orElse(Set.of()));
  }

  private static String joined(List<String> lines) {
    return String.join("\n", lines);
  }
}
