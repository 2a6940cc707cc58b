package org.ackademy.gradebook;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.ackademy.course.Assignment;
import org.ackademy.question.Text;

/**
 * A part of a course's gradebook.
 *
 * @param course the course's name
 * @param categories in which its assignments count; where there is none, all points are added up
 * @param columns its assignments, the oldest first
 * @param rows some of its learners, by name
 */
record Gradebook(String course, List<Category> categories, List<Column> columns, List<Row> rows) {
  Gradebook {
    categories = List.copyOf(categories);
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  /**
   * An assignment.
   *
   * @param exercises how many it has, 1 at least
   */
  record Column(Assignment given, Weighting weighting, int exercises) {
    UUID assignment() {
      return given.id();
    }

    Text title() {
      return given.title();
    }

    /** The most points that it gives. */
    BigDecimal maximum() {
      return weighting.points().orElseGet(() -> BigDecimal.valueOf(exercises));
    }
  }

  /**
   * A learner.
   *
   * @param cells one for each assignment
   */
  record Row(UUID learner, String username, String displayName, Map<UUID, Cell> cells) {
    Row {
      cells = Map.copyOf(cells);
    }

    Cell cell(Column column) {
      return Objects.requireNonNull(cells.get(column.assignment()));
    }
  }

  /** A learner's result in percent, where there is one. */
  Optional<BigDecimal> result(Row row) {
    if (categories.isEmpty()) {
      return Result.percent(List.of(new Result.Part(BigDecimal.ONE, 0, counted(row, columns))));
    }
    var parts = new ArrayList<Result.Part>();
    for (Category category : categories) {
      List<Column> its =
          columns.stream()
              .filter(column -> column.weighting().category().equals(Optional.of(category.id())))
              .toList();
      parts.add(new Result.Part(category.weight(), category.dropLowest(), counted(row, its)));
    }
    return Result.percent(parts);
  }

  private static List<Result.Counted> counted(Row row, List<Column> columns) {
    var counted = new ArrayList<Result.Counted>();
    for (Column column : columns) {
      row.cell(column)
          .points()
          .ifPresent(points -> counted.add(new Result.Counted(points, column.maximum())));
    }
    return counted;
  }
}
