package org.ackademy.gradebook;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A table that a learning management system wrote, into one column of which marks are filled: all
 * else, and so its ids, stays as it is. Numbers are not touched up for spreadsheets, for a machine
 * reads them.
 */
final class Template {
  /** Canvas and Blackboard keep points to the hundredth. */
  static final int DIGITS = 2;

  private final Kind kind;
  private final Table table;
  private final int column;
  private final List<Integer> names;

  private Template(Kind kind, Table table, int column, List<Integer> names) {
    this.kind = kind;
    this.table = table;
    this.column = column;
    this.names = names;
  }

  /** Whose table it is. */
  enum Kind {
    /**
     * {@code Title (123)} names a column; a row whose first cell says Points Possible has the
     * maxima; {@code EX} excuses.
     */
    CANVAS(Pattern.compile("(?<title>.*?) \\((?<id>\\d+)\\)\\s*"), "EX"),
    /** {@code Title [Total Pts: 10 Score] |123} names a column and its maximum. */
    BLACKBOARD(
        Pattern.compile(
            "(?<title>.*?) \\[[^\\]]*?: ?(?:up to )?(?<maximum>[0-9.]+)[^\\]]*\\] ?\\|(?<id>\\d+)\\s*"),
        "");

    private final Pattern column;
    private final String excused;

    Kind(Pattern column, String excused) {
      this.column = column;
      this.excused = excused;
    }

    /** The columns that say who a row is about, the surest first. */
    private List<String> names() {
      return switch (this) {
        case CANVAS -> List.of("sis login id", "sis user id");
        case BLACKBOARD -> List.of("username");
      };
    }
  }

  /** What is wrong with a table. */
  enum Flaw {
    /** No column says who a row is about. */
    NOBODY,
    /** No column, or more than one, is that of the assignment. */
    NO_COLUMN
  }

  /** A table that can be filled, or why not. */
  sealed interface Opened {
    record Good(Template template) implements Opened {}

    record Bad(Flaw flaw) implements Opened {}
  }

  /**
   * Looks a table over.
   *
   * @param wanted the header of the column to fill, or the title in it
   */
  static Opened open(Kind kind, Table table, Set<String> wanted) {
    if (table.rows().isEmpty()) {
      return new Opened.Bad(Flaw.NOBODY);
    }
    List<String> header = table.rows().getFirst();
    var names = new ArrayList<Integer>();
    for (String name : kind.names()) {
      for (int i = 0; i < header.size(); i++) {
        if (header.get(i).strip().toLowerCase(Locale.ROOT).equals(name)) {
          names.add(i);
        }
      }
    }
    if (names.isEmpty()) {
      return new Opened.Bad(Flaw.NOBODY);
    }
    var columns = new ArrayList<Integer>();
    for (int i = 0; i < header.size(); i++) {
      Matcher found = kind.column.matcher(header.get(i));
      boolean titled = found.matches() && wanted.contains(found.group("title").strip());
      if (wanted.contains(header.get(i).strip()) || titled) {
        columns.add(i);
      }
    }
    return columns.size() == 1
        ? new Opened.Good(new Template(kind, table, columns.getFirst(), names))
        : new Opened.Bad(Flaw.NO_COLUMN);
  }

  /**
   * The table with the marks filled in.
   *
   * @param filled learners whose row was found
   * @param missing learners with points who have no row
   */
  record Filled(Table table, int filled, int missing) {}

  /**
   * Fills the marks in; rows of others, and learners without points, stay as they are.
   *
   * @param own the assignment's column here
   */
  Filled fill(Gradebook gradebook, Gradebook.Column own) {
    Map<String, Cell> cells = new HashMap<>();
    for (Gradebook.Row row : gradebook.rows()) {
      cells.put(row.username().toLowerCase(Locale.ROOT), row.cell(own));
    }
    BigDecimal maximum = maximum().orElse(own.maximum());
    var seen = new HashSet<String>();
    var rows = new ArrayList<List<String>>();
    for (List<String> row : table.rows()) {
      Optional<String> name = rows.isEmpty() ? Optional.empty() : name(row, cells);
      name.ifPresent(seen::add);
      rows.add(
          name.flatMap(found -> Optional.ofNullable(cells.get(found)))
              .flatMap(cell -> text(cell, own, maximum))
              .map(text -> with(row, text))
              .orElse(row));
    }
    int missing =
        (int)
            cells.entrySet().stream()
                .filter(entry -> !seen.contains(entry.getKey()))
                .filter(entry -> entry.getValue().points().isPresent())
                .count();
    return new Filled(new Table(table.form(), rows), seen.size(), missing);
  }

  private Optional<String> name(List<String> row, Map<String, Cell> cells) {
    return names.stream()
        .filter(place -> place < row.size())
        .map(place -> row.get(place).strip().toLowerCase(Locale.ROOT))
        .filter(cells::containsKey)
        .findFirst();
  }

  private Optional<String> text(Cell cell, Gradebook.Column own, BigDecimal maximum) {
    if (cell.state() == Cell.State.EXCUSED) {
      return kind.excused.isEmpty() ? Optional.empty() : Optional.of(kind.excused);
    }
    return cell.points()
        .map(
            points ->
                Points.text(
                    points.multiply(maximum).divide(own.maximum(), DIGITS, RoundingMode.HALF_UP)));
  }

  /** The most points as the table has it: marks are brought to its scale. */
  private Optional<BigDecimal> maximum() {
    return switch (kind) {
      case CANVAS ->
          table.rows().stream()
              .skip(1)
              .filter(row -> row.getFirst().strip().startsWith("Points Possible"))
              .filter(row -> column < row.size())
              .map(row -> row.get(column).strip())
              .findFirst()
              .flatMap(Template::positive);
      case BLACKBOARD -> {
        Matcher header = kind.column.matcher(table.rows().getFirst().get(column));
        yield header.matches() ? positive(header.group("maximum")) : Optional.empty();
      }
    };
  }

  private static Optional<BigDecimal> positive(String text) {
    try {
      return Optional.of(new BigDecimal(text)).filter(number -> number.signum() > 0);
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private List<String> with(List<String> row, String text) {
    var changed = new ArrayList<>(row);
    while (changed.size() <= column) {
      changed.add("");
    }
    changed.set(column, text);
    return changed;
  }
}
