package org.ackademy.question;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ackademy.notation.Tree;
import org.ackademy.question.Parameters.Value;
import org.ackademy.replay.Particle;

/**
 * Puts drawn values into the file of an exercise, before anything else is made of it: task, given
 * lines, scenario, keys and feedback speak of the same numbers. In a text {@code {isnA+1}} stands
 * for a value, {@code {isnA|은|는}} for one with the Korean particle that goes with it, and a doubled
 * brace for a brace; {@code {isnA}} as a value of its own, which YAML reads as an object with one
 * name, for a number.
 */
final class Template {
  private static final String FIELD = "parameters";

  private final Parameters parameters;
  private final List<Flaw> flaws;

  private Template(Parameters parameters, List<Flaw> flaws) {
    this.parameters = parameters;
    this.flaws = flaws;
  }

  /** Draws the values of a seed's exercise. */
  static Draw draw(Chance chance) {
    return Draw.by(chance.of(FIELD));
  }

  /** Whether a file has anything to draw. */
  static boolean isOne(Tree tree) {
    return tree instanceof Tree.Mapping root && root.find(FIELD).isPresent();
  }

  /** The file with what is drawn put in and the parameters taken out. */
  static Read<Tree> filled(Tree tree, Draw draw) {
    if (!isOne(tree) || !(tree instanceof Tree.Mapping root)) {
      return new Read.Done<>(tree);
    }
    List<Flaw> flaws = new ArrayList<>();
    Node node = Node.root(tree, flaws).field(FIELD);
    Parameters parameters = Parameters.drawn(node, draw);
    List<Tree.Entry> entries = new ArrayList<>();
    var template = new Template(parameters, flaws);
    for (Tree.Entry entry : root.entries()) {
      if (!entry.name().equals(FIELD)) {
        entries.add(template.entry(entry, Language.EN));
      }
    }
    return flaws.isEmpty()
        ? new Read.Done<>(new Tree.Mapping(root.line(), root.column(), entries))
        : new Read.Flawed<>(flaws);
  }

  private Tree.Entry entry(Tree.Entry entry, Language around) {
    Language language = Language.tagged(entry.name()).orElse(around);
    return new Tree.Entry(
        entry.line(), entry.column(), entry.name(), value(entry.value(), language));
  }

  private Tree value(Tree tree, Language language) {
    return switch (tree) {
      case Tree.Mapping mapping -> mapping(mapping, language);
      case Tree.Sequence sequence ->
          new Tree.Sequence(
              sequence.line(),
              sequence.column(),
              sequence.items().stream().map(item -> value(item, language)).toList());
      case Tree.Text text ->
          new Tree.Text(text.line(), text.column(), text(text, text.value(), language));
      case Tree.Numeral numeral -> numeral;
      case Tree.Truth truth -> truth;
      case Tree.Nothing nothing -> nothing;
    };
  }

  private Tree mapping(Tree.Mapping mapping, Language language) {
    boolean stands =
        mapping.entries().size() == 1 && mapping.entries().get(0).value() instanceof Tree.Nothing;
    if (!stands) {
      return new Tree.Mapping(
          mapping.line(),
          mapping.column(),
          mapping.entries().stream().map(entry -> entry(entry, language)).toList());
    }
    String expression = mapping.entries().get(0).name();
    Optional<Value> value = parameters.sum(expression);
    if (value.isEmpty()) {
      flaws.add(unknown(mapping, expression));
      return mapping;
    }
    return switch (value.get()) {
      case Value.Whole number ->
          new Tree.Numeral(mapping.line(), mapping.column(), String.valueOf(number.number()));
      case Value.Word word -> new Tree.Text(mapping.line(), mapping.column(), word.text());
      case Value.Words words ->
          new Tree.Text(mapping.line(), mapping.column(), words.text().in(language));
      case Value.Row row -> {
        flaws.add(unknown(mapping, expression));
        yield mapping;
      }
    };
  }

  private static Flaw unknown(Tree place, String expression) {
    return Flaw.at(place.line(), place.column(), Wrong.PARAMETER_UNKNOWN, expression);
  }

  private String text(Tree place, String text, Language language) {
    var out = new StringBuilder(text.length());
    int at = 0;
    while (at < text.length()) {
      int open = text.indexOf('{', at);
      if (open < 0) {
        break;
      }
      out.append(text, at, open);
      if (text.startsWith("{{", open)) {
        out.append('{');
        at = open + 2;
        continue;
      }
      int close = text.indexOf('}', open);
      if (close < 0) {
        flaws.add(Flaw.at(place.line(), place.column(), Wrong.BRACE));
        return text;
      }
      out.append(shown(place, text.substring(open + 1, close), language));
      at = close + 1;
    }
    return out.append(text, at, text.length()).toString();
  }

  private String shown(Tree place, String inside, Language language) {
    List<String> parts = List.of(inside.split("\\|", -1));
    Optional<String> value = parameters.sum(parts.get(0)).flatMap(found -> shown(found, language));
    if (value.isEmpty() || (parts.size() != 1 && parts.size() != 3)) {
      flaws.add(unknown(place, inside));
      return inside;
    }
    return parts.size() == 1
        ? value.get()
        : value.get() + Particle.choose(value.get(), parts.get(1), parts.get(2));
  }

  private static Optional<String> shown(Value value, Language language) {
    return switch (value) {
      case Value.Whole number -> Optional.of(String.valueOf(number.number()));
      case Value.Word word -> Optional.of(word.text());
      case Value.Words words -> Optional.of(words.text().in(language));
      case Value.Row row -> Optional.empty();
    };
  }
}
