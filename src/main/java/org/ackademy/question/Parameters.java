package org.ackademy.question;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.ackademy.notation.Tree;
import org.ackademy.tcp.Seq;

/**
 * What is drawn for each learner: the {@code parameters} of a file, each under its name.
 *
 * <ul>
 *   <li>{@code isn: small} an initial sequence number of 100 to 9,900, in hundreds; {@code isn:
 *       plain} one of ten digits, so that nothing wraps; {@code isn: wraps} one of the last {@code
 *       within} numbers before 2^32 (1 where missing), so that what adds as many to it wraps. Those
 *       of one exercise lie at least {@value #APART} apart.
 *   <li>{@code from}, {@code to}, {@code step}: a plain number, {@code to} included
 *   <li>{@code of}: one of a list of texts, numbers, texts by language, or rows of named fields
 *   <li>{@code is}: nothing drawn, but worked out from parameters above it
 * </ul>
 *
 * <p>Exercises drawn from one file are held to be equally difficult: the same states, rules and
 * number of segments make them right, their numbers have as many digits, and they all wrap or none
 * does. What would break that belongs into files of its own.
 */
final class Parameters {
  /** So far apart that no sum in an exercise on one direction looks like one on the other. */
  static final int APART = 50;

  /** What is said where numbers cannot be kept apart. */
  private static final int TRIES_MAX = 100;

  private static final long SMALL_FIRST = 100;
  private static final int SMALL_COUNT = 99;
  private static final long PLAIN_FIRST = 1_000_000_000;
  private static final long PLAIN_COUNT = 3_000_000_000L;
  private static final long CIRCLE = Seq.MAX + 1;

  private final Map<String, Value> values = new LinkedHashMap<>();
  private final Draw draw;

  private Parameters(Draw draw) {
    this.draw = draw;
  }

  /** The value of a parameter. */
  sealed interface Value {
    /** A number; one on the circle makes every sum that it is part of one on the circle. */
    record Whole(long number, Kind kind) implements Value {}

    /** A text that is the same in all languages. */
    record Word(String text) implements Value {}

    /** A text by language. */
    record Words(Text text) implements Value {}

    /** Named fields. */
    record Row(Map<String, Value> fields) implements Value {
      public Row {
        fields = Map.copyOf(fields);
      }
    }
  }

  /** What a number is. */
  enum Kind {
    PLAIN,
    /** A sequence number, modulo 2^32. */
    POINT
  }

  /** Draws the parameters of a file; what is wrong with them becomes flaws. */
  static Parameters drawn(Node node, Draw draw) {
    var parameters = new Parameters(draw);
    if (node.tree() instanceof Tree.Mapping mapping) {
      for (Tree.Entry entry : mapping.entries()) {
        Node definition = node.field(entry.name());
        if (!entry.name().matches("[a-zA-Z][a-zA-Z0-9]*")) {
          definition.flaw(Wrong.PARAMETER_NAME, entry.name());
        }
        parameters
            .value(entry.name(), definition)
            .ifPresent(value -> parameters.values.put(entry.name(), value));
      }
    } else {
      node.flaw(Wrong.OBJECT, "parameters");
    }
    return parameters;
  }

  /** The value under a name, or under {@code name.field} of a row. */
  Optional<Value> find(String name) {
    int dot = name.indexOf('.');
    if (dot < 0) {
      return Optional.ofNullable(values.get(name));
    }
    return values.get(name.substring(0, dot)) instanceof Value.Row row
        ? Optional.ofNullable(row.fields().get(name.substring(dot + 1)))
        : Optional.empty();
  }

  private Optional<Value> value(String name, Node node) {
    Draw.Numbered own = draw.of(name);
    Optional<Node> isn = node.find("isn");
    if (isn.isPresent()) {
      return isn(isn.get(), node.find("within"), own);
    }
    Optional<Node> of = node.find("of");
    if (of.isPresent()) {
      List<Node> choices = of.get().items();
      if (choices.isEmpty()) {
        of.get().flaw(Wrong.CHOICES_NONE);
        return Optional.empty();
      }
      return literal(choices.get((int) own.below(choices.size())));
    }
    Optional<Node> is = node.find("is");
    if (is.isPresent()) {
      return workedOut(is.get());
    }
    return number(node, own);
  }

  private Optional<Value> isn(Node kind, Optional<Node> within, Draw.Numbered own) {
    long span = within.map(Parameters::whole).orElse(OptionalLong.of(1)).orElse(1);
    for (int tries = 0; tries < TRIES_MAX; tries++) {
      long drawn =
          switch (kind.text()) {
            case "small" -> SMALL_FIRST * (1 + own.below(SMALL_COUNT));
            case "plain" -> PLAIN_FIRST + own.below(PLAIN_COUNT);
            case "wraps" -> CIRCLE - 1 - own.below(Math.max(1, span));
            default -> -1;
          };
      if (drawn < 0) {
        kind.flaw(Wrong.ISN);
        return Optional.empty();
      }
      if (isApart(drawn)) {
        return Optional.of(new Value.Whole(drawn, Kind.POINT));
      }
    }
    kind.flaw(Wrong.NOT_APART, APART);
    return Optional.empty();
  }

  private boolean isApart(long drawn) {
    for (Value value : values.values()) {
      if (value instanceof Value.Whole(long number, Kind kind)
          && kind == Kind.POINT
          && Math.abs(Seq.distance(Seq.of(number), Seq.of(drawn))) < APART) {
        return false;
      }
    }
    return true;
  }

  private static OptionalLong whole(Node node) {
    if (node.tree() instanceof Tree.Numeral numeral && numeral.whole().isPresent()) {
      return numeral.whole();
    }
    node.flaw(Wrong.WHOLE);
    return OptionalLong.empty();
  }

  private static Optional<Value> number(Node node, Draw.Numbered own) {
    OptionalLong from = whole(node.field("from"));
    OptionalLong to = whole(node.field("to"));
    long step = node.find("step").map(Parameters::whole).orElse(OptionalLong.of(1)).orElse(1);
    if (from.isEmpty() || to.isEmpty()) {
      return Optional.empty();
    }
    if (to.getAsLong() < from.getAsLong() || step < 1) {
      node.flaw(Wrong.RANGE);
      return Optional.empty();
    }
    long count = (to.getAsLong() - from.getAsLong()) / step + 1;
    return Optional.of(new Value.Whole(from.getAsLong() + step * own.below(count), Kind.PLAIN));
  }

  private static Optional<Value> literal(Node node) {
    return switch (node.tree()) {
      case Tree.Text text -> Optional.of(new Value.Word(text.value()));
      case Tree.Numeral numeral -> {
        OptionalLong whole = whole(node);
        yield whole.isPresent()
            ? Optional.of(new Value.Whole(whole.getAsLong(), Kind.PLAIN))
            : Optional.empty();
      }
      case Tree.Mapping mapping -> Optional.of(row(node, mapping));
      case Tree.Sequence other -> refused(node);
      case Tree.Truth other -> refused(node);
      case Tree.Nothing other -> refused(node);
    };
  }

  private static Optional<Value> refused(Node node) {
    node.flaw(Wrong.LITERAL);
    return Optional.empty();
  }

  private static Value row(Node node, Tree.Mapping mapping) {
    if (mapping.find(Language.EN.tag()).isPresent()) {
      return new Value.Words(node.words());
    }
    Map<String, Value> fields = new LinkedHashMap<>();
    for (Tree.Entry entry : mapping.entries()) {
      literal(node.field(entry.name())).ifPresent(value -> fields.put(entry.name(), value));
    }
    return new Value.Row(fields);
  }

  private Optional<Value> workedOut(Node node) {
    Optional<Value> value = sum(node.text());
    if (value.isEmpty()) {
      node.flaw(Wrong.SUM, node.text());
    }
    return value;
  }

  /**
   * Works an expression out: a name alone, or numbers and names joined by {@code +} and {@code -}.
   */
  Optional<Value> sum(String expression) {
    String text = expression.strip();
    Optional<Value> alone = find(text);
    if (alone.isPresent()) {
      return alone;
    }
    List<String> terms = terms(text);
    long sum = 0;
    Kind kind = Kind.PLAIN;
    for (String term : terms) {
      String name = term.substring(1).strip();
      Optional<Value.Whole> number = operand(name);
      if (number.isEmpty()) {
        return Optional.empty();
      }
      sum += term.charAt(0) == '-' ? -number.get().number() : number.get().number();
      kind = number.get().kind() == Kind.POINT ? Kind.POINT : kind;
    }
    return terms.isEmpty()
        ? Optional.empty()
        : Optional.of(new Value.Whole(kind == Kind.POINT ? Math.floorMod(sum, CIRCLE) : sum, kind));
  }

  /** The terms of a sum, each after its sign. */
  private static List<String> terms(String text) {
    List<String> terms = new ArrayList<>();
    var term = new StringBuilder("+");
    for (int i = 0; i < text.length(); i++) {
      char sign = text.charAt(i);
      if (sign == '+' || sign == '-') {
        terms.add(term.toString());
        term = new StringBuilder().append(sign);
      } else {
        term.append(sign);
      }
    }
    terms.add(term.toString());
    return terms;
  }

  private Optional<Value.Whole> operand(String name) {
    if (name.matches("[0-9]{1,12}")) {
      return Optional.of(new Value.Whole(Long.parseLong(name), Kind.PLAIN));
    }
    return find(name).filter(Value.Whole.class::isInstance).map(Value.Whole.class::cast);
  }
}
