package org.ackademy.platform.oneroster;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ackademy.platform.http.Problem;

/**
 * Which objects of a list are wanted, as OneRoster 1.2 writes it: {@code student.sourcedId='1' AND
 * dateLastModified>'2026-11-01'}. AND binds closer than OR. Texts are compared whether letters are
 * large or small, {@code ~} asks whether the value is contained; an object that has no such member
 * only passes {@code !=}.
 */
final class Filter {
  /** Characters of a filter. */
  static final int LENGTH_MAX = 2_000;

  /** Comparisons in one filter. */
  static final int CLAUSES_MAX = 20;

  /** Digits and signs of a number in one. */
  static final int NUMBER_LENGTH_MAX = 40;

  /** Takes all. */
  static final Filter ALL = new Filter(List.of(List.of()));

  private static final Pattern CLAUSE =
      Pattern.compile(
          "\\s*([A-Za-z][A-Za-z0-9.]*)\\s*(!=|>=|<=|=|>|<|~)\\s*(?:'((?:[^']|'')*+)'|([^'\\s]+))"
              + "(?:\\s+(AND|OR)\\s|\\s*$)");

  private final List<List<Clause>> ways;

  private Filter(List<List<Clause>> ways) {
    this.ways = ways;
  }

  /**
   * Reads one.
   *
   * @throws org.ackademy.platform.http.Refused where it cannot be read, or names what objects of
   *     the kind have not
   */
  static Filter of(String text, Kind kind) {
    if (text.length() > LENGTH_MAX) {
      throw refused();
    }
    var ways = new ArrayList<List<Clause>>();
    var way = new ArrayList<Clause>();
    Matcher clauses = CLAUSE.matcher(text);
    int at = 0;
    for (int count = 1; ; count++) {
      if (count > CLAUSES_MAX || !clauses.find(at) || clauses.start() != at) {
        throw refused();
      }
      way.add(clause(clauses, kind));
      at = clauses.end();
      if (clauses.group(5) == null) {
        ways.add(List.copyOf(way));
        return new Filter(List.copyOf(ways));
      }
      if (clauses.group(5).equals("OR")) {
        ways.add(List.copyOf(way));
        way.clear();
      }
    }
  }

  private static Clause clause(Matcher found, Kind kind) {
    String path = kind.path(found.group(1)).orElseThrow(Filter::refused);
    String quoted = found.group(3);
    return new Clause(
        path,
        Operator.of(found.group(2)),
        quoted == null ? found.group(4) : quoted.replace("''", "'"));
  }

  private static RuntimeException refused() {
    return Problem.of(400, "invalid-filter").refused();
  }

  boolean takes(Entry entry) {
    return ways.stream().anyMatch(way -> way.stream().allMatch(clause -> clause.holdsFor(entry)));
  }

  private enum Operator {
    EQUAL("="),
    UNEQUAL("!="),
    MORE(">"),
    LESS("<"),
    AT_LEAST(">="),
    AT_MOST("<="),
    CONTAINS("~");

    private final String sign;

    Operator(String sign) {
      this.sign = sign;
    }

    static Operator of(String sign) {
      return Arrays.stream(values())
          .filter(operator -> operator.sign.equals(sign))
          .findFirst()
          .orElseThrow();
    }
  }

  private record Clause(String path, Operator operator, String literal) {
    boolean holdsFor(Entry entry) {
      List<Object> values = entry.values(path);
      return operator == Operator.UNEQUAL
          ? values.stream().noneMatch(value -> holds(Operator.EQUAL, value))
          : values.stream().anyMatch(value -> holds(operator, value));
    }

    private boolean holds(Operator asked, Object value) {
      if (asked == Operator.CONTAINS) {
        return lower(value.toString()).contains(lower(literal));
      }
      Optional<Integer> order = order(value);
      return order.isPresent()
          && switch (asked) {
            case EQUAL -> order.get() == 0;
            case UNEQUAL -> order.get() != 0;
            case MORE -> order.get() > 0;
            case LESS -> order.get() < 0;
            case AT_LEAST -> order.get() >= 0;
            case AT_MOST -> order.get() <= 0;
            case CONTAINS -> false;
          };
    }

    /** How the value stands to the literal; nothing where they cannot be compared. */
    private Optional<Integer> order(Object value) {
      try {
        return switch (value) {
          case BigDecimal number when literal.length() <= NUMBER_LENGTH_MAX ->
              Optional.of(number.compareTo(new BigDecimal(literal)));
          case BigDecimal number -> Optional.empty();
          case Instant at -> Optional.of(at.compareTo(instant(literal)));
          case LocalDate day ->
              Optional.of(day.compareTo(LocalDate.ofInstant(instant(literal), ZoneOffset.UTC)));
          default -> Optional.of(lower(value.toString()).compareTo(lower(literal)));
        };
      } catch (NumberFormatException | DateTimeParseException e) {
        return Optional.empty();
      }
    }

    /** A time, or a day's beginning in UTC. */
    private static Instant instant(String text) {
      return text.contains("T")
          ? OffsetDateTime.parse(text).toInstant()
          : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static String lower(String text) {
      return text.toLowerCase(Locale.ROOT);
    }
  }
}
