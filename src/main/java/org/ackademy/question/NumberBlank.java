package org.ackademy.question;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ackademy.notation.Expected;
import org.ackademy.notation.JsonWriter;
import org.ackademy.notation.Parsed;
import org.ackademy.notation.Tree;
import org.ackademy.question.Slots.Slot;

/**
 * A number: a sequence number, a length, a time. Digits may stand in groups of three, separated by
 * commas, apostrophes, underscores or blanks; the decimal point is a point, as in both languages.
 *
 * <p>A sequence number counts on the circle of 2^32: one that has the right place on it but was not
 * brought below 2^32, or is negative, is half right.
 *
 * @param value what is right, in the unit that {@code units} gives the factor 1
 * @param tolerance how far from it is still right, 0 or more
 * @param circle whether it is a sequence number
 * @param units the spellings of units, each with its factor, the first the one to show; empty where
 *     the number has none
 * @param slips entries that are expected and wrong
 */
public record NumberBlank(
    BigDecimal value,
    BigDecimal tolerance,
    boolean circle,
    Map<String, BigDecimal> units,
    Slips slips)
    implements Blank {
  private static final BigDecimal CIRCLE = BigDecimal.valueOf(1L << 32);

  /** More digits than this are no number of TCP's; it keeps arithmetic small. */
  private static final int CHARS_MAX = 40;

  private static final Pattern NUMBER =
      Pattern.compile(
          "([-+\u2212]?(?:[0-9]{1,3}(?:[,'_ \u00A0\u2019][0-9]{3})+|[0-9]+)(?:\\.[0-9]+)?)\\s*(.*)");

  static Optional<Blank> read(Node node, String pointer) {
    Node value = node.field("value");
    Optional<BigDecimal> right = number(value);
    BigDecimal tolerance =
        node.find("tolerance").flatMap(NumberBlank::number).orElse(BigDecimal.ZERO);
    boolean circle = node.find("circle").map(Node::truth).orElse(false);
    Map<String, BigDecimal> units = new LinkedHashMap<>();
    node.find("units")
        .ifPresent(
            list -> {
              for (Node unit : list.items()) {
                number(unit.field("factor"))
                    .ifPresent(factor -> units.put(folded(unit.field("unit").text()), factor));
              }
            });
    Slips slips = pointer.isEmpty() ? Slips.NONE : Slips.read(node, pointer);
    return right.map(number -> new NumberBlank(number, tolerance, circle, units, slips));
  }

  private static Optional<BigDecimal> number(Node node) {
    if (node.tree() instanceof Tree.Numeral numeral && numeral.literal().length() <= CHARS_MAX) {
      return Optional.of(new BigDecimal(numeral.literal()));
    }
    node.flaw(Wrong.NUMBER);
    return Optional.empty();
  }

  private static String folded(String unit) {
    return Likening.plain(unit).toLowerCase(Locale.ROOT);
  }

  @Override
  public Parsed<Entry> read(Slot slot) {
    Matcher matcher = NUMBER.matcher(Likening.plain(slot.text()));
    if (slot.text().length() > CHARS_MAX || !matcher.matches()) {
      return Parsed.failed(slot.fault(Expected.NUMBER));
    }
    String digits = matcher.group(1).replace('\u2212', '-').replaceAll("[^-+.0-9]", "");
    String unit = folded(matcher.group(2));
    BigDecimal number = new BigDecimal(digits);
    if (!unit.isEmpty()) {
      BigDecimal factor = units.get(unit);
      if (factor == null) {
        return Parsed.failed(
            units.isEmpty()
                ? slot.fault(Expected.NUMBER)
                : slot.fault(Expected.UNIT, String.join(", ", units.keySet())));
      }
      number = number.multiply(factor);
    }
    return Parsed.done(new Entry(number.stripTrailingZeros().toPlainString()));
  }

  @Override
  public Part.Outcome mark(Entry entry) {
    BigDecimal number = new BigDecimal(entry.meaning());
    if (number.subtract(value).abs().compareTo(tolerance) <= 0) {
      return Part.Outcome.RIGHT;
    }
    boolean whole = number.stripTrailingZeros().scale() <= 0;
    return circle && whole && onCircle(number).equals(onCircle(value))
        ? Part.Outcome.PARTLY
        : Part.Outcome.WRONG;
  }

  private static BigInteger onCircle(BigDecimal number) {
    return number.toBigInteger().mod(CIRCLE.toBigInteger());
  }

  @Override
  public Optional<Comment> comment(Entry entry) {
    return slips.comment(this, entry);
  }

  @Override
  public String key() {
    String number = value.toPlainString();
    return unit().map(unit -> number + " " + unit).orElse(number);
  }

  /** The unit in which the value is stated. */
  private Optional<String> unit() {
    return units.entrySet().stream()
        .filter(unit -> unit.getValue().compareTo(BigDecimal.ONE) == 0)
        .map(Map.Entry::getKey)
        .findFirst();
  }

  @Override
  public void show(JsonWriter json, Audience audience) {
    json.name("form").text("number");
    unit().ifPresent(unit -> json.name("unit").text(unit));
  }

  @Override
  public void prove(String pointer, Flaws flaws) {
    if (tolerance.signum() < 0) {
      flaws.at(pointer + "/tolerance", Wrong.TOLERANCE);
    }
    if (circle && (value.signum() < 0 || value.compareTo(CIRCLE) >= 0)) {
      flaws.at(pointer + "/value", Wrong.CIRCLE);
    }
    if (!units.isEmpty() && unit().isEmpty()) {
      flaws.at(pointer + "/units", Wrong.UNIT_FACTOR);
    }
    slips.prove(this, flaws);
  }

  @Override
  public List<Question.Slip> slipsIn() {
    return slips.expected();
  }

  @Override
  public List<Question.Named> misconceptions() {
    return slips.misconceptions();
  }
}
